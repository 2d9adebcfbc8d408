"""The brand's colours and the few warm ones beside them."""

from dataclasses import dataclass

from PIL import ImageColor

Colour = str

INK = "#132528"
NIGHT = "#002c33"
DEEP = "#004953"
BRAND = "#0e6470"
SEA = "#3d8d98"
MIST = "#8fc1c8"
HAZE = "#c4e0e4"
PALE = "#e5f4f6"
PAPER = "#f5fafb"
WHITE = "#ffffff"
SHADE = "#00353d"
AMBER = "#f2b880"
GOLD = "#e9c46a"
EMBER = "#e08e5b"
CREAM = "#fdf1e0"


@dataclass(frozen=True)
class Linear:
    """A gradient from one point of the picture to another, through evenly spaced colours."""

    start: tuple[float, float]
    end: tuple[float, float]
    colours: tuple[Colour, ...]


Paint = Colour | Linear


def down(top: float, bottom: float, *colours: Colour) -> Linear:
    return Linear((0, top), (0, bottom), colours)


def across(left: float, right: float, *colours: Colour) -> Linear:
    return Linear((left, 0), (right, 0), colours)


def rgb(colour: Colour) -> tuple[int, int, int]:
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue


def mixed(first: Colour, second: Colour, amount: float) -> Colour:
    a, b = rgb(first), rgb(second)
    return "#" + "".join(f"{round(x + (y - x) * amount):02x}" for x, y in zip(a, b, strict=True))
