"""Neuropathic pain: a nerve cell whose sheath is worn in one place."""

from PIL import Image

from ..drawing.palette import BRAND, HAZE, SEA, SHADE, down
from ..drawing.shapes import Point, Shape, circle, smooth, stroke
from .family import body, ground, ripples, warmth

CELL = (352, 400)
AXON = smooth(
    [(352, 400), (480, 480), (640, 548), (800, 540), (960, 470), (1110, 440), (1250, 492)], steps=40
)
SHEATHS = ((0.19, 0.30), (0.33, 0.44), (0.60, 0.71), (0.74, 0.85))
SWELL = (48, 66, 74, 77, 78, 77, 74, 66, 48)


def neuropathic_pain(scale: float = 1) -> Image.Image:
    focus = _at(0.52)
    canvas = ground((800, 500), 430, scale)
    ripples(canvas, focus, range(160, 480, 62))
    body(canvas, _cell() + stroke(AXON, 60, 30, 22, 20, 20, 20) + _endings())
    canvas.fill(circle(CELL, 34), HAZE, 0.55)
    for start, end in SHEATHS:
        sheath = stroke([_at(start + (end - start) * i / 40) for i in range(41)], *SWELL)
        canvas.shadow(sheath.moved(6, 10), 12, SHADE, 0.3)
        canvas.fill(sheath, down(410, 620, "#5fb0bb", SEA, BRAND))
    warmth(canvas, focus, 170)
    canvas.grain()
    return canvas.image


def _at(part: float) -> Point:
    return AXON[round(part * (len(AXON) - 1))]


def _cell() -> Shape:
    cell = circle(CELL, 78)
    for way in (
        [(0, 0), (-80, -84), (-150, -130), (-210, -220)],
        [(-100, -100), (-176, -110), (-236, -84)],
        [(0, 0), (24, -120), (64, -190), (54, -276)],
        [(40, -156), (96, -200), (132, -252)],
        [(0, 0), (-120, 20), (-210, 6), (-300, 44)],
        [(-150, 14), (-206, 64), (-240, 118)],
        [(0, 0), (-44, 110), (-96, 176), (-104, 268)],
        [(-62, 140), (-30, 210), (-10, 272)],
    ):
        points = smooth([(CELL[0] + x, CELL[1] + y) for x, y in way], steps=24)
        cell += stroke(points, 90, 34, 18, 11, 6) if len(way) == 4 else stroke(points, 14, 11, 6)
    return cell


def _endings() -> Shape:
    end = AXON[-1]
    ends = Shape(())
    for tip in ((1390, 356), (1456, 440), (1466, 540), (1400, 630)):
        middle = ((end[0] + tip[0]) / 2, end[1] + (tip[1] - end[1]) * 0.28)
        ends += stroke(smooth([end, middle, tip]), 20, 12, 9) + circle(tip, 17)
    return ends
