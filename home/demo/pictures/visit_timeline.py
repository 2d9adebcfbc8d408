"""A visit in four steps, with what people ask about most: who watches, and who drives."""

from PIL import Image

from .drawing.canvas import Canvas
from .drawing.palette import (
    AMBER,
    BRAND,
    DEEP,
    HAZE,
    INK,
    MIST,
    NIGHT,
    PALE,
    PAPER,
    SEA,
    SHADE,
    WHITE,
    Linear,
    across,
    down,
)
from .drawing.shapes import circle, ellipse, outline, rounded, smooth, stroke
from .treatment_room import trace

STEPS = [
    (220, "Arrive", "Blood pressure,\nheart, medicines"),
    (607, "Infusion", "Through a drip,\nin a recliner"),
    (994, "Rest", "Until you feel\nsteady"),
    (1380, "Ride home", "Someone else\ndrives you"),
]
ROW = 270


def visit_timeline(scale: float = 1) -> Image.Image:
    canvas = Canvas(1600, 1000, scale)
    canvas.cover(PAPER)
    canvas.fill(rounded((220, ROW - 4, 1380, ROW + 4), 4), MIST)
    for (x, title, note), draw in zip(STEPS, (_clipboard, _drip, _chair, _car), strict=True):
        disc = circle((x, ROW), 166)
        canvas.shadow(disc.moved(0, 10), 14, SHADE, 0.16)
        canvas.fill(disc, PAPER)
        canvas.fill(
            circle((x, ROW), 157), Linear((x - 100, 100), (x + 100, 400), (PALE, "#b9dce1"))
        )
        draw(canvas, x)
        canvas.text((x, 522), title, 60, INK, 700)
        canvas.text((x, 576), note, 44, INK, 500, "ma")
    for x in (413, 800, 1187):
        canvas.line([(x - 10, ROW - 22), (x + 12, ROW), (x - 10, ROW + 22)], 9, BRAND)
    _watched(canvas)
    _no_driving(canvas)
    return canvas.image


def _watched(canvas: Canvas) -> None:
    """What runs alongside: the monitor, from the first check to the end of the rest."""
    bar = rounded((60, 778, 1168, 916), 30)
    canvas.fill(bar, across(60, 1168, DEEP, NIGHT))
    canvas.fill(stroke(trace(96, 330, 856, 46), 6), "#9fe6d3")
    canvas.text((376, 847), "Heart, breathing and oxygen watched", 44, WHITE, 600, "lm")


def _no_driving(canvas: Canvas) -> None:
    bar = rounded((1208, 778, 1552, 916), 30)
    canvas.fill(bar, "#fff4db")
    canvas.fill(bar - rounded((1211, 781, 1549, 913), 27), "#a16207")
    canvas.text((1380, 847), "No driving\nfor 24 hours", 44, "#5f3a04", 600)


def _clipboard(canvas: Canvas, x: float) -> None:
    y = ROW
    canvas.fill(rounded((x - 66, y - 82, x + 66, y + 94), 14), down(y - 82, y + 94, BRAND, DEEP))
    canvas.fill(rounded((x - 52, y - 64, x + 52, y + 80), 6), WHITE)
    canvas.fill(rounded((x - 30, y - 98, x + 30, y - 64), 10), AMBER)
    for i, width in enumerate((46, 34, 42)):
        level = y - 28 + i * 38
        canvas.line([(x - 38, level), (x - 30, level + 8), (x - 16, level - 9)], 6, SEA)
        canvas.line([(x - 2, level), (x - 2 + width, level)], 7, HAZE)


def _drip(canvas: Canvas, x: float) -> None:
    y = ROW
    canvas.line([(x, y - 104), (x, y - 84)], 7, DEEP)
    bag = outline("M -46 -84 L 46 -84 L 50 10 C 50 40 20 44 0 46 C -20 44 -50 40 -50 10 Z").moved(
        x, y
    )
    canvas.fill(bag, WHITE)
    canvas.fill(
        rounded((x - 60, y - 36, x + 60, y + 60), 0), down(y - 36, y + 46, SEA, BRAND), within=bag
    )
    canvas.fill(stroke([*bag.polygons[0], bag.polygons[0][0]], 6), DEEP)
    canvas.line(smooth([(x, y + 46), (x, y + 70), (x + 8, y + 92), (x + 46, y + 104)]), 6, DEEP)
    canvas.fill(rounded((x - 9, y + 44, x + 9, y + 74), 6), DEEP)


def _chair(canvas: Canvas, x: float) -> None:
    y = ROW
    tone = Linear((x - 80, y - 80), (x + 80, y + 80), ("#2f8793", DEEP))
    canvas.fill(rounded((x - 30, y + 60, x + 46, y + 84), 8), NIGHT)
    canvas.fill(
        stroke([(x - 92, y + 56), (x - 34, y + 38)], 26, 36)
        + stroke([(x - 34, y + 38), (x + 44, y + 40)], 40)
        + stroke([(x + 44, y + 36), (x + 78, y - 72)], 42, 36),
        tone,
    )
    canvas.fill(stroke([(x + 52, y - 46), (x + 62, y - 74)], 26), WHITE)
    canvas.fill(
        stroke([(x - 26, y + 2), (x + 40, y - 2)], 20)
        + stroke([(x + 6, y + 6), (x + 8, y + 40)], 20),
        "#57a6b1",
    )
    canvas.fill(rounded((x - 98, y + 22, x - 34, y + 36), 7).turned(-16, (x - 66, y + 30)), AMBER)


def _car(canvas: Canvas, x: float) -> None:
    y = ROW + 8
    cabin = outline("M -64 0 C -50 -52 -40 -62 -10 -62 C 26 -62 40 -50 66 0 Z").moved(x, y)
    body = rounded((x - 112, y - 8, x + 112, y + 48), 24)
    canvas.fill(cabin + body, down(y - 62, y + 48, "#2f8793", DEEP))
    glass = outline("M -46 -4 C -36 -42 -30 -48 -8 -48 L -4 -4 Z")
    glass += outline("M 8 -4 L 4 -48 C 24 -48 32 -40 50 -4 Z")
    canvas.fill(glass.moved(x, y), PALE)
    for dx in (-62, 62):
        canvas.fill(circle((x + dx, y + 48), 27), NIGHT)
        canvas.fill(circle((x + dx, y + 48), 12), HAZE)
    canvas.fill(ellipse((x + 104, y + 16), 8, 10), AMBER)
