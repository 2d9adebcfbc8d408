"""All the colors of a clinic, from the one it calls its own. No color can make a page fail.

Each color keeps the brand's hue, and goes as far towards black or white as its contrast asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kp_pages.theme.color import OKLCH, clear_of, contrast, to_hex, to_oklch

DEFAULT_BRAND = "#0e6470"
#: The chroma of grays: a touch of the brand.
TOUCH = 0.02
WHITE, BLACK = "#ffffff", "#000000"
#: The labels that a button may have, the kindest first.
LABELS = (WHITE, "#111111", BLACK)
LABEL_RATIO = 4.5

Colors = dict[str, str]


class Pair(NamedTuple):
    """A color that stands on others, and the contrast that it must have to each of them."""

    name: str
    grounds: tuple[str, ...]
    ratio: float


_PAGE = ("bg", "surface", "surface-2")
PAIRS = (
    Pair("text", _PAGE, 7),
    Pair("text-muted", _PAGE, 4.5),
    Pair("brand", _PAGE, 4.5),
    Pair("brand-strong", _PAGE, 4.5),
    Pair("line-strong", _PAGE, 3),
    Pair("on-brand", ("brand", "brand-strong"), 4.5),
    Pair("on-fill", ("fill", "fill-strong"), 4.5),
    Pair("fill-line", _PAGE, 3),
    Pair("on-band", ("band",), 7),
    Pair("on-band-muted", ("band",), 7),
)


@dataclass(frozen=True)
class Theme:
    """The colors of both modes, by the names of their CSS properties without ``--kp-``."""

    brand: str
    light: Colors
    dark: Colors

    def ratios(self, colors: Colors) -> Iterator[tuple[Pair, str, float]]:
        """Each pair with one of its grounds and the contrast between the two."""
        for pair in PAIRS:
            for ground in pair.grounds:
                yield pair, ground, contrast(colors[pair.name], colors[ground])


@lru_cache(maxsize=64)
def derive(brand: str) -> Theme:
    """The theme of a brand color, given as ``#rrggbb``."""
    brand = brand.lower()
    return Theme(brand, _light(brand), _dark(brand))


def _light(brand: str) -> Colors:
    lightness, chroma, hue = to_oklch(brand)
    touch = min(chroma, TOUCH)
    colors = {
        "bg": WHITE,
        "surface": to_hex(OKLCH(0.982, touch * 0.3, hue)),
        "surface-2": to_hex(OKLCH(0.956, touch * 0.8, hue)),
        "line": to_hex(OKLCH(0.89, touch, hue)),
        "text": to_hex(OKLCH(0.25, min(chroma, 0.025), hue)),
        "band": to_hex(OKLCH(0.27, min(chroma, 0.05), hue)),
        "on-band": WHITE,
        "on-brand": WHITE,
    }
    page = [colors[name] for name in _PAGE]
    colors["line-strong"] = clear_of(page, OKLCH(0.66, touch, hue), 3, darker=True)
    colors["text-muted"] = clear_of(page, OKLCH(0.52, touch, hue), 5, darker=True)
    start = OKLCH(min(lightness, 0.60), chroma, hue)
    colors["brand"] = clear_of(page, start, 4.8, darker=True)
    strong = max(to_oklch(colors["brand"]).lightness - 0.09, 0.16)
    colors["brand-strong"] = to_hex(OKLCH(strong, chroma, hue))
    muted = OKLCH(0.84, touch, hue)
    colors["on-band-muted"] = clear_of([colors["band"]], muted, 7, darker=False)
    return {**colors, **_fill(brand, page, darker=True)}


def _dark(brand: str) -> Colors:
    _lightness, chroma, hue = to_oklch(brand)
    touch = min(chroma, TOUCH)
    colors = {
        "bg": to_hex(OKLCH(0.19, touch * 0.6, hue)),
        "surface": to_hex(OKLCH(0.225, touch * 0.7, hue)),
        "surface-2": to_hex(OKLCH(0.265, touch * 0.9, hue)),
        "line": to_hex(OKLCH(0.36, touch, hue)),
        "text": to_hex(OKLCH(0.94, touch * 0.4, hue)),
        "band": to_hex(OKLCH(0.155, touch, hue)),
        "on-band": WHITE,
    }
    page = [colors[name] for name in _PAGE]
    colors["line-strong"] = clear_of(page, OKLCH(0.55, touch, hue), 3, darker=False)
    colors["text-muted"] = clear_of(page, OKLCH(0.76, touch, hue), 5, darker=False)
    colors["brand"] = clear_of(page, OKLCH(0.74, min(chroma, 0.13), hue), 5.5, darker=False)
    strong = min(to_oklch(colors["brand"]).lightness + 0.08, 0.97)
    colors["brand-strong"] = to_hex(OKLCH(strong, min(chroma, 0.1), hue))
    links = [colors["brand"], colors["brand-strong"]]
    colors["on-brand"] = clear_of(links, OKLCH(0.25, touch, hue), 5.5, darker=True)
    muted = OKLCH(0.8, touch, hue)
    colors["on-band-muted"] = clear_of([colors["band"]], muted, 7, darker=False)
    return {**colors, **_fill(colors["brand"], page, darker=False)}


def _fill(color: str, page: list[str], *, darker: bool) -> Colors:
    """A button in just this color, its label, and an edge that sets it off from the page."""
    label = next(one for one in LABELS if contrast(color, one) >= LABEL_RATIO)
    lightness, chroma, hue = to_oklch(color)
    # Away from the label, so that what can be read stays so under the pointer.
    strong = lightness - 0.06 if label == WHITE else lightness + 0.06
    hover = to_hex(OKLCH(min(1, max(0, strong)), chroma, hue))
    edge = OKLCH(lightness, chroma, hue)
    return {
        "fill": color,
        "on-fill": label,
        "fill-strong": hover,
        "fill-line": clear_of(page, edge, 3, darker=darker),
    }
