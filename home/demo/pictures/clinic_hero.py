"""A still lake between hills in the first light of a day."""

from math import sin
from random import Random

from PIL import Image

from .drawing.canvas import Canvas
from .drawing.palette import BRAND, CREAM, DEEP, NIGHT, WHITE, Colour, Linear, down, mixed
from .drawing.shapes import Point, Shape, circle, ellipse, polygon, rounded, smooth, stroke

SUN = (1030, 372)
SHORE = 640
# Height of the crest, the waves in it as (length, start, size), and the tone, from far to near.
RANGES: list[tuple[float, list[tuple[float, float, float]], Colour]] = [
    (500, [(900, 0.2, 46), (370, 1.1, 22), (160, 0.4, 7)], "#bfdade"),
    (540, [(760, 2.6, 62), (330, 0.3, 18), (120, 2.0, 5)], "#9cc8ce"),
    (592, [(620, 4.4, 40), (260, 1.9, 16), (90, 0.0, 4)], "#6fadb7"),
    (622, [(980, 1.0, 14), (300, 0.6, 9), (70, 1.2, 2)], "#3f8792"),
]


def clinic_hero(scale: float = 1) -> Image.Image:
    canvas = Canvas(1600, 1000, scale)
    _sky(canvas)
    _lake(canvas)
    for height, waves, tone in RANGES:
        _range(canvas, height, waves, tone)
    _glints(canvas)
    _bank(canvas)
    canvas.grain()
    return canvas.image


def _sky(canvas: Canvas) -> None:
    canvas.cover(down(0, 620, "#8fc4cc", "#c3e0e4", "#f1f1ea", "#fbead2"))
    for x, y, rx, ry in (
        (360, 210, 460, 26),
        (700, 268, 330, 15),
        (1320, 150, 380, 22),
        (1500, 236, 260, 13),
    ):
        canvas.shadow(ellipse((x, y), rx, ry), 22, WHITE, 0.5)
    canvas.glow(SUN, 760, "#ffe9cc", 0.85)
    canvas.glow(SUN, 330, "#ffdfb5", 0.9)
    canvas.fill(circle(SUN, 92), down(280, 470, "#fffaf0", "#ffe3b8"))


def _range(
    canvas: Canvas, height: float, waves: list[tuple[float, float, float]], tone: Colour
) -> None:
    """A line of hills whose feet dissolve in mist, and the same hills in the water."""
    crest = [
        (x, height - sum(size * sin(x / length * 6.283 + start) for length, start, size in waves))
        for x in range(-20, 1640, 10)
    ]
    top = min(y for _, y in crest)
    hills = polygon([*crest, (1640, SHORE), (-20, SHORE)])
    image = hills.changed(lambda p: (p[0], SHORE + (SHORE - p[1]) * 0.8))
    canvas.fill(image, tone, 0.5, fade=down(SHORE, SHORE + 0.9 * (SHORE - top), WHITE, "#000000"))
    canvas.fill(hills, down(top, SHORE + 20, tone, mixed(tone, "#f1efe4", 0.72)))


def _lake(canvas: Canvas) -> None:
    water = polygon([(-10, SHORE), (1610, SHORE), (1610, 1010), (-10, 1010)])
    canvas.fill(water, down(SHORE, 1000, "#f3ead8", "#d5e6e5", "#8dbfc7", "#4793a0"))
    canvas.glow((SUN[0], SHORE + 20), 460, "#ffe6c2", 0.9, within=water)


def _glints(canvas: Canvas) -> None:
    """The sun's path on the water, and a breath of wind beside it."""
    random = Random(4)
    for i in range(60):
        depth = (i / 60) ** 1.9
        half = random.uniform(18, 84) * (1 - 0.2 * depth)
        x = SUN[0] + random.gauss(0, 22 + 60 * depth)
        y = SHORE + 5 + depth * 330
        lens = ellipse((x, y), half, 1.6 + 1.6 * depth)
        canvas.fill(lens, CREAM, 0.85 * (1 - 0.72 * depth))
    for i in range(34):
        y = SHORE + 10 + (i / 34) ** 1.4 * 330
        x = random.uniform(0, 1600)
        canvas.fill(ellipse((x, y), random.uniform(60, 220), 1.8), WHITE, 0.3)
    canvas.fill(rounded((-10, SHORE - 2, 1610, SHORE + 2), 1), WHITE, 0.35)


def _bank(canvas: Canvas) -> None:
    far = smooth([(1000, 1040), (1160, 968), (1330, 920), (1500, 896), (1660, 890)])
    canvas.fill(polygon([*far, (1660, 1040)]), down(890, 1040, "#17707c", DEEP))
    back = smooth([(-40, 770), (150, 790), (330, 846), (500, 920), (690, 980), (900, 1030)])
    canvas.fill(polygon([*back, (-40, 1040)]), down(770, 1000, BRAND, DEEP))
    canvas.fill(_grasses(5, 30, 330, 900, 15), down(600, 960, "#2b7d89", DEEP))
    front = smooth([(-40, 872), (120, 884), (300, 930), (470, 990), (560, 1040)])
    canvas.fill(polygon([*front, (-40, 1040)]), down(872, 1040, DEEP, NIGHT))
    canvas.fill(_grasses(8, -20, 250, 1000, 18), Linear((0, 640), (0, 960), (DEEP, NIGHT)))


def _grasses(seed: int, left: float, right: float, ground: float, count: int) -> Shape:
    """Blades that bend with the wind to the right, highest at the left edge."""
    random = Random(seed)
    blades = Shape(())
    for i in range(count):
        part = i / (count - 1)
        x = left + (right - left) * part + random.uniform(-8, 8)
        height = random.uniform(150, 330) * (1 - 0.55 * part)
        lean = height * random.uniform(0.1, 0.5)
        blade: list[Point] = [
            (x, ground),
            (x + lean * 0.12, ground - height * 0.5),
            (x + lean * 0.5, ground - height * 0.85),
            (x + lean, ground - height),
        ]
        blades += stroke(smooth(blade), 10, 7, 4, 1.5)
    return blades
