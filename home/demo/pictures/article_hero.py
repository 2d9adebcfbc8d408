"""Fine lines that swing widely at first and grow quieter on their way."""

from math import exp, sin
from random import Random

from PIL import Image

from .drawing.canvas import Canvas
from .drawing.palette import AMBER, BRAND, CREAM, DEEP, EMBER, MIST, NIGHT, SEA, Linear, across
from .drawing.shapes import Point, Shape, band

LINES = 54


def article_hero(scale: float = 1) -> Image.Image:
    canvas = Canvas(1600, 1000, scale)
    canvas.cover(Linear((0, 0), (1600, 1000), (NIGHT, DEEP, BRAND)))
    canvas.glow((260, 500), 700, "#8a5530", 0.5)
    canvas.glow((1420, 420), 820, SEA, 0.55)
    lines = flow(1600, LINES, middle=500, gap=8.6, unrest=92)
    tones = across(40, 1580, EMBER, AMBER, CREAM, MIST, "#7fc0c9")
    for start, alpha, width in ((0, 0.3, 2), (1, 0.55, 2.4), (2, 0.95, 3)):
        group = Shape(())
        for line in lines[start::3]:
            group += band(line, width)
        canvas.fill(group, tones, alpha)
    canvas.grain()
    return canvas.image


def flow(width: int, count: int, middle: float, gap: float, unrest: float) -> list[list[Point]]:
    """Neighbouring lines that move almost alike: restless on the left, then a long swell."""
    random = Random(12)
    jags = [
        (random.uniform(0.03, 0.085) * 1600 / width, random.uniform(0, 6), random.uniform(0.4, 1))
        for _ in range(5)
    ]
    lines = []
    for i in range(count):
        side = (i - (count - 1) / 2) / count
        line: list[Point] = []
        for x in range(-20, width + 24, 4):
            calm = 1 / (1 + exp((x - width * 0.36) / (width * 0.1)))
            jag = sum(size * sin(x * pace + start + side * 4.4) for pace, start, size in jags)
            swell = 0.055 * width * sin(x / width * 5.4 + 0.6 + side * 1.9)
            spread = gap * count * side * (0.6 + 0.9 * max(0, x / width) ** 1.4)
            line.append(
                (x, middle + swell + spread + calm * unrest * jag * (1 - 1.4 * side * side))
            )
        lines.append(line)
    return lines
