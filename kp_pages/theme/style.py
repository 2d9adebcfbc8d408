"""The style sheet of a theme, and the hash by which a content security policy lets it in."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256

from kp_pages.theme.palette import Colors, derive


@lru_cache(maxsize=64)
def style(brand: str) -> str:
    """What stands in the head of a page: the colors of both modes."""
    theme = derive(brand)
    dark = f"@media screen and (prefers-color-scheme:dark){{{_rule(theme.dark)}}}"
    return f"@layer tokens{{{_rule(theme.light)}{dark}}}"


def _rule(colors: Colors) -> str:
    return ":root{" + ";".join(f"--kp-{name}:{color}" for name, color in colors.items()) + "}"


@lru_cache(maxsize=64)
def style_hash(brand: str) -> str:
    """The source expression of this style sheet, such as ``'sha256-…'``, for ``style-src``."""
    digest = sha256(style(brand).encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"
