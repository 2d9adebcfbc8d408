"""Other chronic pain: a bent knee and its bones."""

from PIL import Image

from ..drawing.palette import HAZE, SHADE, WHITE, Linear
from ..drawing.shapes import Shape, ellipse, outline, smooth, stroke
from .family import body, ground, ripples, warmth


def other_chronic_pain(scale: float = 1) -> Image.Image:
    focus = (906, 452)
    canvas = ground((800, 490), 430, scale)
    ripples(canvas, focus, range(290, 610, 62))
    leg = _leg()
    body(canvas, leg)
    warmth(canvas, focus, 220, within=leg)
    for bone in _bones():
        canvas.shadow(bone.moved(5, 8), 10, SHADE, 0.35, within=leg)
        canvas.fill(bone, Linear((500, 250), (1000, 900), (WHITE, HAZE)))
    canvas.grain()
    return canvas.image


def _leg() -> Shape:
    return outline(
        "M -60 190 C 160 190 420 200 640 236 C 800 260 930 270 996 326"
        " C 1044 370 1050 440 1034 500 C 1016 560 1010 620 1002 700 C 994 800 984 900 980 1060"
        " L 800 1060 C 780 980 730 900 712 800 C 700 730 716 680 714 640"
        " C 706 606 660 596 600 596 C 400 610 160 660 -60 660 Z"
    )


def _bones() -> list[Shape]:
    femur = outline(
        "M -60 386 C 200 380 500 360 720 350 C 780 346 830 318 880 316"
        " C 940 318 968 360 964 412 C 962 470 930 502 884 500 C 846 496 830 462 790 444"
        " C 760 432 740 432 700 434 C 480 446 200 470 -60 480 Z"
    )
    tibia = outline(
        "M 806 540 C 800 516 820 512 850 516 C 890 524 930 516 962 508"
        " C 984 508 986 530 974 548 C 950 590 934 630 928 700 C 922 800 916 940 914 1060"
        " L 850 1060 C 850 940 856 800 850 700 C 846 640 816 590 806 540 Z"
    )
    fibula = stroke(smooth([(800, 604), (802, 700), (812, 860), (820, 1080)]), 38, 24, 22, 22)
    patella = ellipse((1004, 408), 24, 50).turned(-6, (1004, 408))
    return [fibula, tibia, femur, patella]
