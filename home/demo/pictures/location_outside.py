"""The clinic from the street: a low building with a glazed waiting room, a ramp and trees."""

from random import Random

from PIL import Image

from .drawing.canvas import Canvas
from .drawing.palette import (
    AMBER,
    BRAND,
    DEEP,
    HAZE,
    NIGHT,
    SEA,
    SHADE,
    WHITE,
    Linear,
    across,
    down,
)
from .drawing.shapes import Box, Point, Shape, ellipse, polygon, rounded, smooth, stroke

GROUND = 770
TREES_BEHIND = [((250, 770), 430, 150), ((352, 762), 320, 118), ((1330, 766), 370, 128)]
TREES_BEFORE = [((130, 812), 520, 176), ((1466, 800), 560, 188)]


def location_outside(scale: float = 1) -> Image.Image:
    canvas = Canvas(1600, 1000, scale)
    _surroundings(canvas)
    for foot, height, width in TREES_BEHIND:
        _tree(canvas, foot, height, width)
    _wing(canvas)
    _entrance(canvas)
    _forecourt(canvas)
    for foot, height, width in TREES_BEFORE:
        _tree(canvas, foot, height, width)
    _bench(canvas, 1356, 862)
    canvas.grain()
    return canvas.image


def _surroundings(canvas: Canvas) -> None:
    canvas.cover(down(0, 800, "#a5d0d7", "#d4e8eb", "#f7efe0"))
    canvas.glow((320, 420), 760, "#fff1d8", 0.8)
    for x, y, rx, ry in ((520, 150, 300, 26), (1180, 110, 360, 30), (900, 214, 260, 16)):
        canvas.shadow(ellipse((x, y), rx, ry), 24, WHITE, 0.45)
    for crest, tone in (
        ([(-40, 560), (200, 500), (480, 590), (800, 540), (1200, 600), (1640, 500)], "#b5d6db"),
        ([(-40, 660), (260, 620), (600, 670), (1000, 640), (1400, 620), (1640, 660)], "#8fc1c8"),
    ):
        canvas.fill(
            polygon([*smooth(crest), (1640, 800), (-40, 800)]), down(480, 800, tone, "#dcebec")
        )
    lawn = polygon(
        [*smooth([(-40, 752), (400, 742), (1000, 750), (1640, 738)]), (1640, 1010), (-40, 1010)]
    )
    canvas.fill(lawn, down(740, 1000, "#9cc9cc", "#5b9fa8"))


def _wing(canvas: Canvas) -> None:
    wall = rounded((330, 440, 960, GROUND), 0)
    canvas.shadow(polygon([(330, GROUND), (960, GROUND), (1060, 812), (380, 812)]), 16, SHADE, 0.35)
    canvas.fill(wall, across(330, 960, "#fbf8f1", "#e6eeec"))
    _glass(canvas, (374, 500, 916, 738), 5)
    roof = rounded((296, 412, 1010, 446), 4)
    canvas.shadow(roof.moved(0, 22), 14, SHADE, 0.35, within=wall)
    canvas.fill(roof, down(412, 446, BRAND, DEEP))


def _glass(canvas: Canvas, box: Box, panes: int) -> None:
    """A window front with warm light, lamps and chairs behind it."""
    x0, y0, x1, y1 = box
    glass = rounded(box, 3)
    canvas.fill(glass, down(y0, y1, "#fbe6c6", "#f3d6a8", "#c9b48e"))
    for x in (x0 + 70, x0 + 150, x1 - 180, x1 - 100):
        canvas.fill(_chair(x, y1), SEA, 0.75, within=glass)
    for x in (x0 + 150, x1 - 150):
        canvas.glow((x, y0 + 60), 170, "#fff6e4", 0.8, within=glass)
        shade = [(x - 26, y0 + 62), (x + 26, y0 + 62), (x + 10, y0 + 36), (x - 10, y0 + 36)]
        canvas.fill(stroke([(x, y0), (x, y0 + 36)], 3) + polygon(shade), BRAND, 0.8)
    shine = polygon([(x0 + 60, y0), (x0 + 190, y0), (x0 + 60, y1), (x0 - 70, y1)])
    for dx in (0, 250):
        canvas.fill(shine.moved(dx, 0), WHITE, 0.2, within=glass)
    canvas.fill(glass - rounded((x0 + 7, y0 + 7, x1 - 7, y1 - 7), 1), DEEP)
    for i in range(1, panes):
        x = x0 + (x1 - x0) * i / panes
        canvas.fill(rounded((x - 3.5, y0, x + 3.5, y1), 0), DEEP)


def _chair(x: float, floor: float) -> Shape:
    seat = rounded((x, floor - 64, x + 54, floor - 26), 10)
    back = rounded((x + 4, floor - 104, x + 50, floor - 50), 12)
    legs = stroke([(x + 10, floor - 30), (x + 8, floor)], 5)
    return seat + back + legs + stroke([(x + 44, floor - 30), (x + 46, floor)], 5)


def _entrance(canvas: Canvas) -> None:
    block = rounded((940, 330, 1300, GROUND), 0)
    canvas.shadow(
        polygon([(940, GROUND), (1300, GROUND), (1420, 820), (1000, 820)]), 16, SHADE, 0.4
    )
    canvas.fill(block, Linear((940, 330), (1300, 780), ("#17717d", BRAND, DEEP)))
    for x in range(958, 1300, 18):
        canvas.fill(rounded((x, 346, x + 2, GROUND), 0), NIGHT, 0.28)
    canvas.fill(rounded((926, 312, 1314, 336), 4), down(312, 336, DEEP, NIGHT))
    mark = rounded((1196, 392, 1252, 448), 14)
    canvas.fill(mark, WHITE)
    canvas.fill(rounded((1219, 404, 1229, 436), 2) + rounded((1208, 415, 1240, 425), 2), BRAND)
    _glass_door(canvas)
    canopy = rounded((972, 484, 1204, 504), 4)
    canvas.shadow(canopy.moved(0, 24), 14, SHADE, 0.5, within=block)
    canvas.fill(canopy, down(484, 504, WHITE, HAZE))


def _glass_door(canvas: Canvas) -> None:
    box = (1000, 530, 1176, GROUND)
    door = rounded(box, 3)
    canvas.fill(door, down(530, GROUND, "#fdebcf", "#f0d3a4", "#d0b88d"))
    canvas.glow((1088, 570), 130, "#fff8ea", 0.9, within=door)
    canvas.fill(
        polygon([(1030, 530), (1084, 530), (1010, GROUND), (956, GROUND)]), WHITE, 0.28, within=door
    )
    canvas.fill(door - rounded((1008, 538, 1168, GROUND + 9), 1), NIGHT)
    canvas.fill(rounded((1085, 530, 1091, GROUND), 0), NIGHT)
    for x in (1074, 1102):
        canvas.fill(stroke([(x, 640), (x, 692)], 5), NIGHT)


def _forecourt(canvas: Canvas) -> None:
    street = rounded((-10, 868, 1610, 924), 0)
    canvas.fill(street, down(868, 924, "#e3edec", "#cfe0e2"))
    canvas.fill(rounded((-10, 921, 1610, 926), 0), SEA, 0.35)
    for x in range(40, 1600, 130):
        canvas.line([(x, 870), (x - 16, 922)], 2.5, SEA, 0.25)
    walk = polygon([(986, GROUND), (1190, GROUND), (1250, 869), (900, 869)])
    canvas.fill(walk, down(GROUND, 1000, "#f2f4ef", "#d3e3e4"))
    for y in (794, 826):
        canvas.fill(rounded((700, y, 1400, y + 3), 0), SEA, 0.25, within=walk)
    ramp = polygon([(430, 870), (540, 818), (986, GROUND), (996, 800), (640, 846), (560, 870)])
    canvas.fill(ramp, across(440, 1000, "#dfe9e8", "#f4f5f0"))
    for x in range(6):
        foot = (640 + x * 66, 846 - x * 8.8)
        canvas.line([foot, (foot[0], foot[1] - 62)], 5, DEEP)
    canvas.line([(634, 786), (978, 740)], 7, DEEP)
    canvas.line([(634, 812), (978, 766)], 4, DEEP)
    for left, right, seed in ((352, 560, 2), (1196, 1300, 6)):
        _shrubs(canvas, left, right, seed)


def _shrubs(canvas: Canvas, left: float, right: float, seed: int) -> None:
    random = Random(seed)
    x = left
    while x < right:
        size = random.uniform(22, 40)
        canvas.fill(
            ellipse((x, GROUND - size * 0.55), size, size),
            down(GROUND - 70, GROUND + 10, "#4b9daa", DEEP),
        )
        x += size * 0.9
    canvas.fill(
        rounded((left - 30, GROUND - 6, right + 26, GROUND + 30), 5),
        down(GROUND - 6, GROUND + 30, WHITE, HAZE),
    )


def _bench(canvas: Canvas, left: float, ground: float) -> None:
    canvas.shadow(ellipse((left + 90, ground + 2), 110, 9), 6, SHADE, 0.4)
    for x in (left + 18, left + 162):
        canvas.line([(x, ground - 80), (x, ground)], 7, NIGHT)
    for rise, height in ((92, 12), (74, 12), (44, 14)):
        canvas.fill(
            rounded((left, ground - rise, left + 180, ground - rise + height), 5),
            across(left, left + 180, AMBER, "#dd9f6a"),
        )


def _tree(canvas: Canvas, foot: Point, height: float, width: float) -> None:
    """A tall crown like a leaf, light on the side of the morning."""
    x, y = foot
    canvas.shadow(ellipse((x + 60, y + 6), width * 0.7, 11), 9, SHADE, 0.4)
    top, waist, low = y - height, y - height * 0.5, y - height * 0.16
    right = smooth(
        [
            (x, top),
            (x + width * 0.34, top + height * 0.24),
            (x + width / 2, waist),
            (x + width * 0.3, low),
            (x, low + 12),
        ]
    )
    crown = polygon([*right, *((2 * x - px, py) for px, py in reversed(right))])
    canvas.fill(crown, down(top, low, "#4b9daa", BRAND))
    canvas.fill(polygon(right), down(top, low, BRAND, DEEP), 0.85)
    trunk = stroke([(x, y), (x, waist), (x, top + height * 0.2)], 12, 7, 2)
    for rise, reach in ((0.34, 0.26), (0.46, -0.26), (0.58, 0.2), (0.68, -0.16)):
        start = y - height * rise
        trunk += stroke([(x, start), (x + width * reach, start - width * abs(reach) * 1.2)], 5, 2)
    canvas.fill(trunk, NIGHT, 0.85)
