"""Complex regional pain syndrome: a hand and its nerves."""

from PIL import Image

from ..drawing.palette import CREAM
from ..drawing.shapes import Point, Shape, path, polygon, smooth, stroke
from .family import body, ground, ripples, warmth

TILT = (9, (800, 900))
# From inside the palm to the tip, with the widths on the way.
FINGERS: list[tuple[list[Point], tuple[float, ...]]] = [
    ([(894, 520), (926, 424), (948, 366), (964, 316)], (72, 64, 57, 46)),
    ([(850, 500), (872, 366), (884, 300), (892, 246)], (80, 72, 65, 52)),
    ([(794, 490), (797, 350), (798, 274), (796, 212)], (84, 75, 67, 54)),
    ([(738, 500), (722, 370), (710, 308), (700, 254)], (82, 73, 65, 52)),
    ([(752, 660), (680, 580), (632, 522), (590, 466)], (110, 88, 74, 56)),
]


def crps(scale: float = 1) -> Image.Image:
    focus = (812, 560)
    canvas = ground((800, 490), 420, scale)
    ripples(canvas, focus, range(290, 610, 62))
    hand = _hand()
    body(canvas, hand)
    warmth(canvas, focus, 240, within=hand)
    canvas.fill(_nerves(), CREAM, 0.85, within=hand)
    canvas.grain()
    return canvas.image


def _hand() -> Shape:
    palm = path(
        "M 722 800 C 718 760 706 720 692 680 C 682 630 690 580 694 530"
        " C 696 490 700 470 706 450 C 720 436 752 436 770 446 C 784 432 816 432 830 446"
        " C 850 438 874 442 884 458 C 906 462 926 478 928 510 C 932 590 880 670 878 760 Z"
    )
    arm = path("M 722 740 C 722 820 700 920 676 1120 L 934 1120 C 906 920 878 820 878 740 Z")
    hand = polygon(palm) + polygon(arm)
    for points, widths in FINGERS:
        hand += stroke(smooth(points), *widths)
    return hand.turned(*TILT)


def _nerves() -> Shape:
    wrist = (799, 740)
    nerves = stroke([(806, 1120), (801, 900), wrist], 10, 8)
    for points, _ in FINGERS:
        knuckle = points[1]
        start = (wrist[0] + (knuckle[0] - wrist[0]) * 0.36, 660)
        nerves += stroke(smooth([wrist, start, knuckle, *points[2:]]), 8, 6, 4, 3)
    return nerves.turned(*TILT)
