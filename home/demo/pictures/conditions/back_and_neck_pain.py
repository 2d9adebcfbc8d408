"""Back and neck pain: someone standing, from the side, and their spine."""

from math import atan2, degrees

from PIL import Image

from ..drawing.palette import HAZE, NIGHT, WHITE, Linear, down
from ..drawing.shapes import Point, Shape, path, polygon, rounded, smooth, stroke
from .family import body, ground, ripples, warmth
from .migraine_and_headache import hair, profile

SPINE = smooth(
    [
        (842, 254),
        (828, 306),
        (842, 366),
        (880, 446),
        (896, 540),
        (878, 640),
        (850, 720),
        (846, 790),
        (870, 856),
    ],
    steps=40,
)
ARM = smooth([(806, 448), (778, 560), (764, 690), (738, 830), (690, 1080)])
ARM_SHADE = down(420, 640, "#000000", WHITE)
SACRUM = smooth([(876, 868), (900, 908), (918, 950), (916, 990)])


def back_and_neck_pain(scale: float = 1) -> Image.Image:
    neck, waist = (834, 318), (850, 752)
    canvas = ground((800, 490), 430, scale)
    ripples(canvas, waist, range(230, 550, 62))
    ripples(canvas, neck, range(150, 340, 62), 0.24)
    figure = _figure()
    body(canvas, figure)
    canvas.fill(_small(hair()), NIGHT, 0.5, within=figure)
    canvas.fill(stroke(ARM, 84, 82, 70, 66, 54), NIGHT, 0.34, within=figure, fade=ARM_SHADE)
    warmth(canvas, waist, 190, within=figure)
    warmth(canvas, neck, 120, within=figure)
    for bone in [stroke(SACRUM, 54, 40, 26, 10), *_bones()]:
        canvas.fill(bone, Linear((800, 0), (950, 0), (WHITE, HAZE)))
    canvas.grain()
    return canvas.image


def _figure() -> Shape:
    torso = path(
        "M 890 250 C 892 310 906 350 940 396 C 984 450 996 520 984 600"
        " C 972 670 944 700 946 760 C 950 820 1004 850 1012 930 C 1014 980 1010 1010 1008 1060"
        " L 690 1060 C 690 980 676 900 680 830 C 684 760 694 720 684 660"
        " C 672 600 656 560 668 500 C 680 440 730 400 756 370 C 772 346 776 320 774 280 Z"
    )
    return polygon(torso) + _clipped(_small(profile()))


def _small(head: Shape) -> Shape:
    return head.mirrored(800).scaled(0.42, (800, 480)).moved(14, -324)


def _clipped(head: Shape) -> Shape:
    """The head alone, without the shoulders that came with it."""
    return polygon([(x, y) for points in head.polygons for x, y in points if y < 330])


def _bones() -> list[Shape]:
    bones = []
    last = len(SPINE) - 1
    place = 0.0
    while place <= 1:
        i = round(place * last)
        (ax, ay), (bx, by) = SPINE[max(0, i - 6)], SPINE[min(last, i + 6)]
        tilt = degrees(atan2(by - ay, bx - ax)) - 90
        bones.append(_vertebra(SPINE[i], 15 + 15 * place, place).turned(tilt, SPINE[i]))
        place += 0.033 + 0.027 * place
    return bones


def _vertebra(center: Point, size: float, place: float) -> Shape:
    """The block in front and the spur behind it, which points down in the chest only."""
    x, y = center
    height = size * (0.5 if place < 0.25 else 0.52)
    slope = 0.9 if 0.25 < place < 0.65 else 0.25
    spur = [(x + size, y), (x + size * 1.5, y + size * 0.15), (x + size * 2.1, y + size * slope)]
    return rounded((x - size, y - height, x + size, y + height), size * 0.28) + stroke(
        spur, size * 0.42, size * 0.3
    )
