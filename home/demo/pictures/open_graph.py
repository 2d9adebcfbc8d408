"""The card that others show when they link to the site: lines and light, without words."""

from PIL import Image

from .article_hero import flow
from .drawing.canvas import Canvas
from .drawing.palette import AMBER, BRAND, CREAM, DEEP, MIST, NIGHT, SEA, Linear, across
from .drawing.shapes import Shape, band, circle, ring

SUN = (846, 270)


def open_graph(scale: float = 1) -> Image.Image:
    canvas = Canvas(1200, 630, scale)
    canvas.cover(Linear((0, 0), (1200, 630), (NIGHT, DEEP, BRAND)))
    canvas.glow(SUN, 520, SEA, 0.7)
    for step, radius in enumerate(range(150, 480, 46)):
        canvas.fill(ring(SUN, radius, 2), MIST, 0.5 * (1 - step / 8))
    canvas.glow(SUN, 250, AMBER, 0.6)
    canvas.fill(circle(SUN, 92), Linear((800, 170), (900, 370), (CREAM, AMBER)))
    lines = Shape(())
    for line in flow(1200, 30, middle=440, gap=8, unrest=16):
        lines += band(line, 2)
    canvas.fill(lines, across(0, 1200, "#4b9daa", MIST, CREAM, MIST), 0.8)
    canvas.grain()
    return canvas.image
