# Wagtail ships no types. What is not described in this directory stays Any.
from typing import Any

VERSION: tuple[int, int, int, str, int]
__version__: str

def __getattr__(name: str) -> Any: ...
