"""Cancer pain: the ribbon that stands for people with cancer."""

from PIL import Image

from ..drawing.palette import BRAND, DEEP, NIGHT, SEA, SHADE, down
from ..drawing.shapes import Shape, band, smooth
from .family import ground, ripples, warmth

# Up the one leg, round the loop and down the other.
WAY = smooth(
    [(590, 890), (686, 700), (786, 520), (888, 340), (918, 232), (882, 144), (800, 112),
     (718, 144), (682, 232), (712, 340), (814, 520), (914, 700), (1010, 890)],
    steps=20,
)  # fmt: skip
TOP = len(WAY) // 2
FOLD = "#0b5560"


def cancer_pain(scale: float = 1) -> Image.Image:
    focus = (800, 320)
    canvas = ground((800, 490), 430, scale)
    ripples(canvas, focus, range(270, 590, 62))
    rising, falling = _half(0, TOP + 2), _half(TOP - 2, len(WAY) - 1)
    canvas.shadow((rising + falling).moved(16, 24), 26, SHADE, 0.26)
    warmth(canvas, (800, 262), 190)
    canvas.fill(rising, down(890, 150, BRAND, DEEP, "#003f49", "#00363f", FOLD))
    canvas.shadow(falling.moved(4, 14), 18, NIGHT, 0.6, within=_half(0, TOP // 2 + 10))
    canvas.fill(falling, down(890, 150, BRAND, "#1f7682", SEA, SEA, FOLD))
    canvas.grain()
    return canvas.image


def _half(start: int, end: int) -> Shape:
    """The ribbon is widest in its legs and seen almost edge-on at the top."""
    widths = [56 + 74 * min(1, abs(i - TOP) / 80) ** 1.7 for i in range(start, end + 1)]
    return band(WAY[start : end + 1], *widths)
