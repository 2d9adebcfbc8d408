"""Pain after surgery: a closed cut under a clear dressing, and the warmth that stays beneath it."""

from math import hypot

from PIL import Image

from ..drawing.canvas import Canvas
from ..drawing.palette import AMBER, EMBER, HAZE, MIST, NIGHT, PALE, SHADE, WHITE, Linear
from ..drawing.shapes import Shape, path, polygon, rounded, smooth, stroke
from .family import body, ground, ripples

FOCUS = (736, 680)
SCAR = smooth([(652, 744), (704, 710), (762, 664), (816, 602)], steps=24)


def pain_after_surgery(scale: float = 1) -> Image.Image:
    canvas = ground((800, 480), 430, scale)
    ripples(canvas, FOCUS, range(330, 650, 62))
    torso, arms = _torso(), _arm() + _arm().mirrored(800)
    canvas.shadow(arms.moved(16, 24), 26, SHADE, 0.2)
    canvas.fill(arms, Linear((500, 0), (1100, 900), ("#17727e", "#003f49")))
    body(canvas, torso)
    canvas.glow(FOCUS, 270, EMBER, 0.95, within=torso)
    canvas.glow(FOCUS, 190, AMBER, 0.9, within=torso)
    canvas.fill(stroke([(800, 500), (801, 520)], 9, 12, 8), NIGHT, 0.7)
    dressing = _box(0).turned(-41, FOCUS)
    canvas.fill(dressing, WHITE, 0.16)
    canvas.fill(dressing - _box(4).turned(-41, FOCUS), WHITE, 0.6)
    canvas.fill(stroke(SCAR, 3, 6, 6, 3) + _stitches(), "#4a2312")
    _cloth(canvas, torso)
    canvas.grain()
    return canvas.image


def _cloth(canvas: Canvas, torso: Shape) -> None:
    seam = smooth([(520, 850), (640, 900), (800, 916), (960, 900), (1080, 850)])
    cloth = polygon([(500, 1040), *seam, (1100, 1040)])
    canvas.shadow(cloth.moved(0, -8), 14, SHADE, 0.5, within=torso)
    canvas.fill(cloth, Linear((520, 860), (1000, 1040), (PALE, HAZE)), within=torso)
    canvas.fill(stroke(seam, 4).moved(0, 26), MIST, 0.8, within=torso)


def _box(inset: float) -> Shape:
    x, y = FOCUS
    return rounded((x - 134 + inset, y - 80 + inset, x + 134 - inset, y + 80 - inset), 40 - inset)


def _torso() -> Shape:
    side = path(
        "M 800 -40 L 1010 -40 C 1010 80 1002 180 990 280 C 978 360 974 410 980 470"
        " C 990 560 1028 640 1044 760 C 1056 860 1056 940 1058 1040 L 800 1040 Z"
    )
    return polygon(side) + polygon(side).mirrored(800)


def _arm() -> Shape:
    way = smooth([(1086, -60), (1100, 180), (1120, 420), (1136, 640), (1146, 860), (1146, 1080)])
    return stroke(way, 126, 104, 80)


def _stitches() -> Shape:
    stitches = Shape(())
    for i in range(6, len(SCAR) - 4, 7):
        (ax, ay), (bx, by) = SCAR[i - 2], SCAR[i + 2]
        length = hypot(bx - ax, by - ay)
        nx, ny = (ay - by) / length * 12, (bx - ax) / length * 12
        x, y = SCAR[i]
        stitches += stroke([(x - nx, y - ny), (x + nx, y + ny)], 3.5)
    return stitches
