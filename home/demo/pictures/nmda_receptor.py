"""The NMDA receptor, simplified: an open channel beside one with ketamine in its pore."""

from math import cos, radians, sin

from PIL import Image

from .drawing.canvas import Canvas
from .drawing.palette import BRAND, DEEP, GOLD, HAZE, INK, PAPER, SEA, SHADE, WHITE, across, down
from .drawing.shapes import Point, Shape, circle, ellipse, outline, polygon, rounded, stroke

WIDTH = 740
PORE = 370
OUTER, INNER = 486, 630


def nmda_receptor(scale: float = 1) -> Image.Image:
    canvas = Canvas(1600, 1000, scale)
    canvas.cover(PAPER)
    for left, title in ((40, "Signal passes"), (820, "Ketamine blocks the channel")):
        _panel(canvas, left, title)
        _membrane(canvas, left)
        _receptor(canvas, left + PORE)
    _open_channel(canvas, 40)
    _blocked_channel(canvas, 820)
    return canvas.image


def _panel(canvas: Canvas, left: float, title: str) -> None:
    panel = rounded((left, 40, left + WIDTH, 960), 36)
    canvas.shadow(panel.moved(0, 8), 14, SHADE, 0.12)
    canvas.fill(panel, WHITE)
    cell = rounded((left, 558, left + WIDTH, 850), 0)
    canvas.fill(cell, down(558, 850, "#d3eaed", "#e5f4f6"))
    canvas.fill(rounded((left, 160, left + WIDTH, 558), 0), down(160, 558, WHITE, "#f1f8f9"))
    canvas.text((left + WIDTH / 2, 104), title, 50, INK, 700)
    canvas.text((left + 30, 806), "Inside", 40, DEEP, 500, "lm")
    canvas.text((left + 30, 190), "Outside", 40, DEEP, 500, "lm")


def _membrane(canvas: Canvas, left: float) -> None:
    tails, heads = Shape(()), Shape(())
    for x in range(26, WIDTH, 43):
        for y, side in ((OUTER, 1), (INNER, -1)):
            heads += circle((left + x, y), 19)
            for dx in (-7, 7):
                way = [(left + x + dx, y + side * d) for d in (16, 40, 64)]
                tails += stroke([way[0], (way[1][0] + 4, way[1][1]), way[2]], 5)
    band = rounded((left, OUTER, left + WIDTH, INNER), 0)
    canvas.fill(band, "#f7e6c9")
    canvas.fill(tails, "#e3b572")
    canvas.fill(heads, down(OUTER - 20, INNER + 20, "#eec283", "#dca45c"))


def _receptor(canvas: Canvas, x: float) -> None:
    """Two of its four parts, cut open so that the pore between them shows."""
    pore = outline("M -70 420 L 70 420 L 50 690 L -50 690 Z").moved(x, 0)
    canvas.fill(pore, down(400, 690, "#f6fafb", HAZE))
    half = ellipse((-102, 322), 72, 60) + ellipse((-100, 424), 62, 54)
    half += outline(
        "M -148 420 C -138 470 -134 560 -134 636 C -134 690 -116 708 -88 708"
        " C -58 708 -44 690 -42 650 L -41 540 C -40 500 -52 470 -48 420 Z"
    )
    half = half.moved(x, 0)
    for part, paint in (
        (half, across(x - 180, x - 30, "#4b9daa", BRAND)),
        (half.mirrored(x), across(x + 30, x + 180, BRAND, DEEP)),
    ):
        canvas.shadow(part.moved(3, 6), 8, SHADE, 0.2)
        canvas.fill(part, paint)
    for side in (-1, 1):
        glutamate = _hexagon((x + side * 172, 375), 26)
        canvas.fill(glutamate, GOLD)
        canvas.fill(glutamate - _hexagon((x + side * 172, 375), 20), "#a97816")


def _open_channel(canvas: Canvas, left: float) -> None:
    x = left + PORE
    arrow = stroke([(x, 240), (x, 760)], 10) + polygon([(x - 32, 752), (x + 32, 752), (x, 806)])
    canvas.fill(arrow, SEA, 0.6)
    for dx, y in (
        (-44, 206),
        (52, 222),
        (0, 330),
        (0, 452),
        (0, 574),
        (0, 690),
        (-82, 756),
        (82, 756),
    ):
        _ion(canvas, (x + dx, y))
    _label(canvas, "Glutamate", (left + 30, 254), "lm", ((left + 112, 282), (left + 186, 362)))
    _label(canvas, "Calcium", (left + 706, 190), "rm", ((left + 538, 196), (left + 454, 216)))
    _label(
        canvas, "NMDA\nreceptor", (left + 640, 282), "mm", ((left + 672, 344), (left + 516, 440))
    )
    canvas.text((left + WIDTH / 2, 904), "Calcium flows in, the signal goes on", 40, INK, 600)


def _blocked_channel(canvas: Canvas, left: float) -> None:
    x = left + PORE
    canvas.fill(
        stroke([(x, 240), (x, 500)], 10) + stroke([(x - 26, 506), (x + 26, 506)], 12), SEA, 0.6
    )
    for dx, y in ((-62, 206), (44, 192), (114, 214), (-22, 284), (16, 366), (-8, 452)):
        _ion(canvas, (x + dx, y))
    _ketamine(canvas, (x, 584))
    _label(canvas, "Ketamine", (x, 772), "mm", ((x, 742), (x, 620)))
    _label(
        canvas, "Cell\nmembrane", (left + 130, 714), "mm", ((left + 110, 662), (left + 110, 580))
    )
    canvas.text((left + WIDTH / 2, 904), "Calcium stays out, the signal weakens", 40, INK, 600)


def _ion(canvas: Canvas, place: Point) -> None:
    x, y = place
    canvas.shadow(circle((x + 2, y + 5), 25), 6, SHADE, 0.3)
    canvas.fill(circle(place, 26), down(y - 26, y + 26, "#1f8a99", "#0b5560"))
    canvas.fill(
        stroke([(x - 11, y), (x + 11, y)], 6) + stroke([(x, y - 11), (x, y + 11)], 6), WHITE
    )


def _ketamine(canvas: Canvas, place: Point) -> None:
    """Two rings, as in its formula."""
    x, y = place
    for dy in (-29, 29):
        shape = _hexagon((x, y + dy), 36)
        canvas.shadow(shape.moved(2, 5), 6, SHADE, 0.4)
        canvas.fill(shape, down(y - 60, y + 60, "#f0a565", "#c9622a"))
        canvas.fill(shape - _hexagon((x, y + dy), 29), "#7a3210")


def _hexagon(center: Point, radius: float) -> Shape:
    turns = [radians(60 * i + 30) for i in range(6)]
    return polygon([(center[0] + radius * cos(t), center[1] + radius * sin(t)) for t in turns])


def _label(
    canvas: Canvas, words: str, place: Point, anchor: str, pointer: tuple[Point, Point]
) -> None:
    canvas.line(pointer, 3, INK)
    canvas.fill(circle(pointer[1], 9), WHITE)
    canvas.fill(circle(pointer[1], 6), INK)
    canvas.text(place, words, 41, INK, 600, anchor)
