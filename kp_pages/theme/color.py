"""Colors: between ``#rrggbb`` and OKLCH, and the contrast of two of them.

OKLCH is Björn Ottosson's (https://bottosson.github.io/posts/oklab/): lightness from 0 to 1, chroma,
hue in radians. Contrast is the ratio of WCAG 2.2, from 1 to 21.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import atan2, cos, hypot, sin
from typing import NamedTuple

#: How far a channel may stand outside of what a screen shows before a color counts as too vivid.
_TOLERANCE = 1e-4


class OKLCH(NamedTuple):
    """A color by lightness, chroma and hue."""

    lightness: float
    chroma: float
    hue: float


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _channels(color: str) -> tuple[float, float, float]:
    """The linear red, green and blue of ``#rrggbb``."""
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def to_oklch(color: str) -> OKLCH:
    red, green, blue = _channels(color)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    return OKLCH(lightness, hypot(a, b), atan2(b, a))


def _to_linear(color: OKLCH) -> tuple[float, float, float]:
    a, b = color.chroma * cos(color.hue), color.chroma * sin(color.hue)
    long = (color.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (color.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (color.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _can_be_shown(color: OKLCH) -> bool:
    return all(-_TOLERANCE <= channel <= 1 + _TOLERANCE for channel in _to_linear(color))


def to_hex(color: OKLCH) -> str:
    """The color as ``#rrggbb``, with as much of its chroma as a screen can show."""
    if not _can_be_shown(color):
        low, high = 0.0, color.chroma
        for _step in range(20):
            middle = (low + high) / 2
            if _can_be_shown(color._replace(chroma=middle)):
                low = middle
            else:
                high = middle
        color = color._replace(chroma=low)
    channels = (_gamma(min(1, max(0, channel))) for channel in _to_linear(color))
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def luminance(color: str) -> float:
    """Relative luminance, from 0 for black to 1 for white."""
    red, green, blue = _channels(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def clear_of(grounds: Iterable[str], start: OKLCH, ratio: float, *, darker: bool) -> str:
    """The first color from ``start`` on, darker or lighter, that has this contrast to them all."""
    grounds = list(grounds)
    lightness = start.lightness
    while 0 <= lightness <= 1:
        color = to_hex(start._replace(lightness=lightness))
        if all(contrast(color, ground) >= ratio for ground in grounds):
            return color
        lightness += -0.005 if darker else 0.005
    return "#000000" if darker else "#ffffff"
