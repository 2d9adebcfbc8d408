"""A room for an infusion: a recliner by a window, a drip stand and a monitor."""

from math import exp

from PIL import Image

from .drawing.canvas import Canvas
from .drawing.palette import (
    AMBER,
    BRAND,
    CREAM,
    DEEP,
    HAZE,
    MIST,
    NIGHT,
    PALE,
    SEA,
    SHADE,
    WHITE,
    Linear,
    across,
    down,
)
from .drawing.shapes import (
    Point,
    Points,
    circle,
    ellipse,
    outline,
    path,
    polygon,
    rounded,
    smooth,
    stroke,
)

FLOOR = 770
LEAVES = [(-96, -120), (-60, -190), (-8, -226), (46, -190), (86, -128), (-34, -110), (34, -104)]
WINDOW = (130, 120, 690, 560)
HILLS: list[tuple[list[Point], str]] = [
    ([(80, 440), (200, 400), (330, 432), (470, 408), (600, 380), (760, 430)], "#a3ccd3"),
    ([(80, 470), (180, 486), (320, 440), (450, 476), (600, 470), (760, 420)], "#6fadb7"),
    ([(80, 500), (240, 508), (420, 534), (560, 500), (760, 508)], "#3f8792"),
]


def treatment_room(scale: float = 1) -> Image.Image:
    canvas = Canvas(1600, 1000, scale)
    _room(canvas)
    _window(canvas)
    _monitor(canvas)
    _drip(canvas)
    _recliner(canvas)
    _table(canvas)
    canvas.grain()
    return canvas.image


def _room(canvas: Canvas) -> None:
    canvas.cover(Linear((0, 0), (1600, 780), ("#eaf4f5", "#d5e8eb", "#bcd9de")))
    canvas.glow((420, 340), 900, "#fffaf0", 0.8)
    floor = polygon([(-10, FLOOR), (1610, FLOOR), (1610, 1010), (-10, 1010)])
    canvas.fill(floor, down(FLOOR, 1000, "#a9ccd2", "#86b5bd"))
    canvas.fill(rounded((-10, FLOOR - 22, 1610, FLOOR), 0), WHITE, 0.6)
    light = polygon([(300, FLOOR), (800, FLOOR), (1130, 1010), (430, 1010)])
    canvas.shadow(light, 16, "#fff3dd", 0.75, within=floor)
    rug = ellipse((860, 892), 520, 74)
    canvas.fill(rug, across(340, 1380, "#d7e9eb", "#bfdce0"), 0.8)
    canvas.fill(rug - ellipse((860, 892), 496, 66), WHITE, 0.6)


def _window(canvas: Canvas) -> None:
    x0, y0, x1, y1 = WINDOW
    canvas.shadow(rounded((x0 - 16, y0 - 16, x1 + 16, y1 + 16), 10).moved(6, 10), 18, SHADE, 0.2)
    canvas.fill(rounded((x0 - 16, y0 - 16, x1 + 16, y1 + 16), 10), WHITE)
    glass = rounded(WINDOW, 4)
    canvas.fill(glass, down(y0, y1, "#a8d2d9", "#d8eaec", "#fbead2"))
    canvas.glow((470, 360), 300, "#ffe3bd", 0.9, within=glass)
    canvas.fill(circle((470, 352), 44), CREAM, within=glass)
    for crest, tone in HILLS:
        canvas.fill(
            polygon([*smooth(crest), (780, 600), (80, 600)]),
            down(400, 640, tone, PALE),
            within=glass,
        )
    for x in (316, 504):
        canvas.fill(rounded((x - 5, y0, x + 5, y1), 0), WHITE)
    canvas.fill(rounded((x0, 250, x1, 258), 0), WHITE)
    canvas.fill(
        rounded((x0 - 36, y1 + 14, x1 + 36, y1 + 38), 5), down(y1 + 14, y1 + 38, WHITE, HAZE)
    )
    _curtain(canvas, 60, 176)
    _curtain(canvas, 650, 762)


def _curtain(canvas: Canvas, left: float, right: float) -> None:
    cloth = rounded((left, 84, right, 690), 8)
    canvas.shadow(cloth.moved(8, 6), 12, SHADE, 0.2)
    canvas.fill(
        cloth, across(left, right, "#f4fafa", "#d3e6e9", "#f4fafa", "#cfe3e6", "#eef6f7", "#d3e6e9")
    )


def _monitor(canvas: Canvas) -> None:
    canvas.shadow(ellipse((1320, 880), 110, 16), 10, SHADE, 0.4)
    canvas.fill(stroke([(1320, 500), (1320, 868)], 16), across(1310, 1330, MIST, "#4b8089"))
    for foot in (1234, 1406):
        canvas.fill(stroke([(1320, 858), (foot, 876)], 14, 10), "#3c6f79")
        canvas.fill(circle((foot, 882), 11), NIGHT)
    case = rounded((1190, 316, 1450, 512), 18)
    canvas.shadow(case.moved(8, 14), 16, SHADE, 0.35)
    canvas.fill(case, down(316, 512, "#f7fbfb", "#c3dce0"))
    screen = rounded((1208, 334, 1432, 480), 8)
    canvas.fill(screen, Linear((1208, 334), (1432, 480), (DEEP, NIGHT)))
    for y, tone in ((374, "#8be0c8"), (414, AMBER), (450, MIST)):
        canvas.fill(stroke(trace(1222, 1366, y, 24 if y < 400 else 12), 3.4), tone)
        canvas.fill(rounded((1380, y - 9, 1416, y + 9), 4), tone, 0.9)
    canvas.fill(circle((1320, 496), 5), SEA)


def trace(left: float, right: float, level: float, height: float) -> list[Point]:
    """Heartbeats along a line."""
    points = []
    for i in range(int(right - left) // 2 + 1):
        beat = (i * 2 % 62) / 62
        peak = exp(-(((beat - 0.45) / 0.035) ** 2)) - 0.35 * exp(-(((beat - 0.53) / 0.04) ** 2))
        points.append(
            (left + i * 2, level - height * (peak + 0.18 * exp(-(((beat - 0.8) / 0.07) ** 2))))
        )
    return points


def _drip(canvas: Canvas) -> None:
    canvas.shadow(ellipse((1000, 862), 84, 13), 10, SHADE, 0.35)
    canvas.fill(stroke([(1000, 196), (1000, 852)], 9), across(994, 1006, "#dbe9eb", "#5a8d96"))
    for foot in (930, 1070):
        canvas.fill(stroke([(1000, 842), (foot, 858)], 10, 8), "#3c6f79")
        canvas.fill(circle((foot, 863), 8), NIGHT)
    canvas.fill(
        stroke([(952, 214), (954, 198), (1000, 192), (1046, 198), (1048, 214)], 7), "#7fa9b1"
    )
    bag = outline(
        "M 928 226 L 976 226 L 980 312 C 980 336 964 340 952 342 C 940 340 924 336 924 312 Z"
    )
    canvas.fill(bag, down(226, 342, WHITE, "#d9eef1"), 0.95)
    canvas.fill(rounded((900, 268, 1000, 360), 0), MIST, 0.55, within=bag)
    tube: Points = smooth([(952, 342), (950, 420), (930, 500), (902, 570), (868, 606)])
    canvas.fill(stroke(tube, 4), WHITE, 0.95)


def _recliner(canvas: Canvas) -> None:
    canvas.shadow(ellipse((800, 874), 330, 24), 16, SHADE, 0.5)
    canvas.fill(rounded((700, 812, 930, 868), 14), down(812, 868, "#07414b", NIGHT))
    leather = Linear((560, 400), (1060, 800), ("#2f8793", BRAND, DEEP))
    back = stroke(
        smooth([(930, 750), (968, 620), (1020, 470), (1046, 384)], steps=24), 116, 118, 104, 84
    )
    seat = stroke([(700, 748), (930, 752)], 104, 116)
    foot = stroke([(510, 800), (700, 748)], 62, 92)
    for part in (foot, back, seat):
        canvas.shadow(part.moved(4, 10), 12, SHADE, 0.3)
        canvas.fill(part, leather)
    pillow = rounded((952, 350, 1018, 474), 32).turned(17, (985, 410))
    canvas.shadow(pillow.moved(4, 8), 8, SHADE, 0.35, within=back + pillow)
    canvas.fill(pillow, Linear((950, 350), (1030, 470), (WHITE, HAZE)))
    canvas.line(path("M 548 770 C 620 746 680 724 730 704"), 3, WHITE, 0.3)
    canvas.line(path("M 926 690 C 950 600 984 520 1004 470"), 3, WHITE, 0.22)
    _throw(canvas)
    _armrest(canvas)


def _armrest(canvas: Canvas) -> None:
    arm = outline(
        "M 716 640 C 760 612 840 604 930 606 C 962 608 966 650 936 656"
        " C 920 660 912 676 908 700 L 892 796 C 888 812 876 818 862 818 L 770 818"
        " C 752 818 744 806 746 792 L 756 700 C 758 680 752 672 736 676"
        " C 704 682 694 656 716 640 Z"
    )
    canvas.shadow(arm.moved(5, 10), 12, SHADE, 0.4)
    canvas.fill(arm, Linear((700, 600), (930, 820), ("#57a6b1", "#1f7682", BRAND)))
    canvas.line(path("M 780 690 C 820 680 850 678 874 682"), 3, WHITE, 0.35)


def _throw(canvas: Canvas) -> None:
    """A folded blanket at the foot end."""
    for rise, tone in (
        (0, Linear((560, 0), (700, 0), (CREAM, AMBER))),
        (17, Linear((560, 0), (690, 0), ("#fff8ec", CREAM))),
    ):
        fold = rounded((556, 718 - rise, 690, 737 - rise), 9).turned(-16, (623, 736))
        canvas.shadow(fold.moved(2, 5), 5, SHADE, 0.3)
        canvas.fill(fold, tone)


def _table(canvas: Canvas) -> None:
    canvas.shadow(ellipse((360, 892), 120, 16), 10, SHADE, 0.4)
    for x in (286, 434):
        canvas.fill(stroke([(x + (360 - x) * 0.25, 712), (x, 884)], 12, 8), "#3c6f79")
    canvas.fill(rounded((250, 694, 470, 716), 11), down(694, 716, WHITE, HAZE))
    canvas.fill(rounded((404, 648, 446, 694), 8), down(648, 694, WHITE, HAZE))
    canvas.fill(rounded((284, 628, 362, 694), 16), down(628, 694, CREAM, AMBER))
    for dx, dy in LEAVES:
        leaf = smooth([(323, 634), (323 + dx * 0.35, 634 + dy * 0.65), (323 + dx, 634 + dy)])
        canvas.fill(
            stroke(leaf, 5, 24, 30, 20, 2), Linear((240, 420), (400, 640), ("#3d8d98", DEEP))
        )
