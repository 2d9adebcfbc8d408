"""Migraine and headache: a bowed head, and the zigzag that some people see before the pain."""

from math import cos, radians, sin

from PIL import Image

from ..drawing.canvas import Canvas
from ..drawing.palette import EMBER, NIGHT
from ..drawing.shapes import Point, Shape, circle, outline
from .family import body, ground, ripples, warmth

TILT = (12, (760, 800))


def migraine_and_headache(scale: float = 1) -> Image.Image:
    focus = (930, 400)
    canvas = ground((780, 490), 430, scale)
    ripples(canvas, focus, range(370, 690, 66))
    head, bun = profile().turned(*TILT), (hair() + circle((548, 640), 92)).turned(*TILT)
    body(canvas, head + bun)
    canvas.fill(bun, NIGHT, 0.6, within=head + bun)
    warmth(canvas, focus, 230, within=head)
    _aura(canvas, (1010, 556))
    canvas.grain()
    return canvas.image


def profile() -> Shape:
    """A head with its neck, looking to the right."""
    return outline(
        "M 250 1300 C 300 1090 420 1010 540 960 C 620 920 646 880 640 800"
        " C 634 740 600 700 576 640 C 544 560 534 470 556 390 C 590 260 694 180 824 176"
        " C 944 174 1036 230 1062 330 C 1074 376 1076 400 1076 430 C 1078 452 1090 470 1106 496"
        " C 1124 526 1140 546 1136 558 C 1132 570 1112 572 1098 578"
        " C 1096 592 1108 604 1108 618 C 1108 628 1098 634 1094 640"
        " C 1102 648 1104 660 1098 670 C 1088 682 1084 692 1084 710"
        " C 1086 750 1064 770 1024 768 C 978 766 930 768 908 800 C 890 850 890 900 910 950"
        " C 940 1010 980 1100 990 1300 Z"
    )


def hair() -> Shape:
    return outline(
        "M 1052 316 C 1020 212 936 158 820 162 C 678 164 572 256 542 386"
        " C 522 480 538 590 584 664 C 624 668 660 640 676 600 C 690 566 690 540 706 524"
        " C 744 516 766 480 772 440 C 862 424 980 392 1052 316 Z"
    )


def _aura(canvas: Canvas, eye: Point) -> None:
    """Zigzag arcs beside the eye, fainter towards the outside."""
    for radius, alpha in ((262, 1.0), (312, 0.55), (362, 0.25)):
        turns = [-52 + 100 * i / 22 for i in range(23)]
        reach = [radius + (16 if i % 2 else -16) for i in range(23)]
        zigzag = [
            (eye[0] + r * cos(radians(t)), eye[1] + r * sin(radians(t)))
            for r, t in zip(reach, turns, strict=True)
        ]
        canvas.line(zigzag, 6, EMBER, alpha)
