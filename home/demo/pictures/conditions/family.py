"""What the pictures of conditions share: ground, body, ripples and the warm, painful place."""

from ..drawing.canvas import Canvas
from ..drawing.palette import (
    AMBER,
    BRAND,
    CREAM,
    DEEP,
    EMBER,
    MIST,
    PALE,
    SHADE,
    WHITE,
    Linear,
    down,
)
from ..drawing.shapes import Point, Shape, circle, polygon, ring, smooth

SIZE = (1600, 1000)
BODY = Linear((500, 150), (1100, 1000), (BRAND, DEEP))


def ground(center: Point, radius: float, scale: float) -> Canvas:
    """A quiet sheet with a pale disc behind the motif and low waves at its feet."""
    canvas = Canvas(*SIZE, scale)
    canvas.cover(Linear((0, 0), (1300, 1000), (PALE, "#d3e9ec", "#b4d7dc")))
    canvas.glow((center[0] - 260, center[1] - 300), 900, WHITE, 0.75)
    _wave(canvas, [(-40, 800), (300, 745), (760, 835), (1180, 760), (1640, 700)], 0.3)
    disc = down(center[1] - radius, center[1] + radius, WHITE, "#d9edf0")
    canvas.fill(circle(center, radius), disc, 0.8)
    _wave(canvas, [(-40, 905), (360, 930), (820, 850), (1240, 900), (1640, 840)], 0.42)
    return canvas


def _wave(canvas: Canvas, crest: list[Point], alpha: float) -> None:
    top = min(y for _, y in crest)
    hill = polygon([*smooth(crest), (1700, 1100), (-100, 1100)])
    canvas.fill(hill, MIST, alpha, fade=down(top - 60, 1150, WHITE, "#404040"))


def body(canvas: Canvas, shape: Shape) -> None:
    """A dark silhouette with light from the upper left."""
    x0, y0, x1, y1 = shape.box
    canvas.shadow(shape.moved(16, 24), 26, SHADE, 0.26)
    canvas.fill(shape, BODY)
    canvas.glow((x0 + (x1 - x0) * 0.1, y0 + (y1 - y0) * 0.15), 500, "#58aab6", 0.5, within=shape)


def ripples(canvas: Canvas, center: Point, radii: range, alpha: float = 0.34) -> None:
    """Thin circles that grow fainter with distance."""
    for step, radius in enumerate(radii):
        canvas.fill(ring(center, radius, 3), BRAND, alpha * (1 - step / (len(radii) + 0.6)))


def warmth(canvas: Canvas, center: Point, radius: float, within: Shape | None = None) -> None:
    """A painful place: warm light with a bright heart."""
    canvas.glow(center, radius, EMBER, 0.8, within)
    canvas.glow(center, radius * 0.7, AMBER, 0.85, within)
    canvas.glow(center, radius * 0.3, CREAM, 0.9, within)
