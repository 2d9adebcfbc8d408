"""A sheet to draw on with Pillow: smooth edges, gradients, soft light, grain, lettering."""

from functools import cache
from math import ceil, floor
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from .palette import Colour, Linear, Paint, rgb
from .shapes import Box, Point, Points, Shape, stroke

# Each shape is drawn four times too large and reduced, which gives sixteen and more steps of edge.
FINENESS = 4
FONT = Path(__file__).parents[4] / "kp_pages/static/kp_pages/figtree-latin-wght-normal.woff2"
Pixels = tuple[int, int, int, int]


class Canvas:
    """Coordinates are those of the full-size picture; `scale` makes the same picture smaller."""

    def __init__(self, width: int, height: int, scale: float = 1) -> None:
        self.width, self.height, self.scale = width, height, scale
        self.image = Image.new("RGB", (round(width * scale), round(height * scale)))

    def cover(self, paint: Paint) -> None:
        self._paste(paint, (0, 0, *self.image.size), None)

    def fill(
        self,
        shape: Shape,
        paint: Paint,
        alpha: float = 1,
        within: Shape | None = None,
        fade: Linear | None = None,
    ) -> None:
        """Fill a shape, only inside another (`within`), thinner where `fade` is dark."""
        pixels = self._pixels(shape.box)
        if pixels is None:
            return
        mask = self._mask(shape, pixels)
        if within:
            mask = ImageChops.multiply(mask, self._mask(within, pixels))
        if fade:
            mask = ImageChops.multiply(mask, self._gradient(fade, pixels).convert("L"))
        self._paste(paint, pixels, _thinned(mask, alpha))

    def line(self, points: Points, width: float, paint: Paint, alpha: float = 1) -> None:
        self.fill(stroke(points, width), paint, alpha)

    def glow(
        self,
        center: Point,
        radius: float,
        colour: Colour,
        alpha: float = 1,
        within: Shape | None = None,
    ) -> None:
        """Light that is brightest in its centre and gone at its radius."""
        x, y = center
        pixels = self._pixels((x - radius, y - radius, x + radius, y + radius))
        if pixels is None:
            return
        side = max(2, round(2 * radius * self.scale))
        light = _light().resize((side, side), Image.Resampling.BICUBIC)
        left, top = round((x - radius) * self.scale), round((y - radius) * self.scale)
        mask = light.crop((pixels[0] - left, pixels[1] - top, pixels[2] - left, pixels[3] - top))
        if within:
            mask = ImageChops.multiply(mask, self._mask(within, pixels))
        self._paste(colour, pixels, _thinned(mask, alpha))

    def shadow(
        self, shape: Shape, blur: float, colour: Colour, alpha: float, within: Shape | None = None
    ) -> None:
        """The shape, blurred."""
        x0, y0, x1, y1 = shape.box
        reach = 2.5 * blur
        pixels = self._pixels((x0 - reach, y0 - reach, x1 + reach, y1 + reach))
        if pixels is None:
            return
        size = (pixels[2] - pixels[0], pixels[3] - pixels[1])
        coarse = max(1, min(4, int(blur * self.scale / 3)))
        small = self._mask(shape, pixels).resize((ceil(size[0] / coarse), ceil(size[1] / coarse)))
        small = small.filter(ImageFilter.GaussianBlur(blur * self.scale / coarse))
        mask = small.resize(size, Image.Resampling.BICUBIC)
        if within:
            mask = ImageChops.multiply(mask, self._mask(within, pixels))
        self._paste(colour, pixels, _thinned(mask, alpha))

    def text(
        self,
        place: Point,
        words: str,
        size: float,
        colour: Colour,
        weight: int = 500,
        anchor: str = "mm",
    ) -> None:
        at = (place[0] * self.scale, place[1] * self.scale)
        font = lettering(max(4, round(size * self.scale)), weight)
        pen = ImageDraw.Draw(self.image)
        pen.multiline_text(
            at, words, colour, font, anchor, spacing=size * 0.3 * self.scale, align="center"
        )

    def grain(self, strength: float = 3, seed: int = 7) -> None:
        """Fine noise, which keeps soft gradients from showing steps."""
        noise = _noise(seed).point(
            [round(128 + (v - 127.5) / 127.5 * strength) for v in range(256)]
        )
        sheet = Image.new("L", self.image.size)
        for x in range(0, sheet.width, noise.width):
            for y in range(0, sheet.height, noise.height):
                sheet.paste(noise, (x, y))
        tinted = Image.merge("RGB", (sheet, sheet, sheet))
        self.image = ImageChops.add(self.image, tinted, offset=-128)

    def _pixels(self, box: Box) -> Pixels | None:
        """The part of the sheet that a box touches, or nothing when it lies beside the sheet."""
        x0, y0 = (max(0, floor(value * self.scale) - 1) for value in box[:2])
        x1 = min(self.image.width, ceil(box[2] * self.scale) + 1)
        y1 = min(self.image.height, ceil(box[3] * self.scale) + 1)
        return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None

    def _mask(self, shape: Shape, pixels: Pixels) -> Image.Image:
        x0, y0, x1, y1 = pixels
        factor = self.scale * FINENESS
        mask = Image.new("L", ((x1 - x0) * FINENESS, (y1 - y0) * FINENESS))
        pen = ImageDraw.Draw(mask)
        for polygons, value in ((shape.polygons, 255), (shape.holes, 0)):
            for points in polygons:
                shifted = [
                    (x * factor - x0 * FINENESS, y * factor - y0 * FINENESS) for x, y in points
                ]
                pen.polygon(shifted, fill=value)
        return mask.reduce(FINENESS)

    def _gradient(self, paint: Linear, pixels: Pixels) -> Image.Image:
        (ax, ay), (bx, by) = paint.start, paint.end
        dx, dy = bx - ax, by - ay
        step = RAMP_STEPS / ((dx * dx + dy * dy) * self.scale)
        x0, y0, x1, y1 = pixels
        origin = RAMP_START + step * ((x0 - ax * self.scale) * dx + (y0 - ay * self.scale) * dy)
        places = (0.0, 0.0, 2.0, step * dx, step * dy, origin)
        size = (x1 - x0, y1 - y0)
        grey = _ramp().transform(size, Image.Transform.AFFINE, places, Image.Resampling.BILINEAR)
        return Image.merge("RGB", [grey.point(_steps(paint.colours, i)) for i in range(3)])

    def _paste(self, paint: Paint, pixels: Pixels, mask: Image.Image | None) -> None:
        source = self._gradient(paint, pixels) if isinstance(paint, Linear) else rgb(paint)
        self.image.paste(source, pixels, mask)


RAMP_STEPS = 1024
RAMP_START = 4 * RAMP_STEPS


@cache
def _ramp() -> Image.Image:
    """Black to white down a strip, with long ends for what lies beside a gradient."""
    strip = Image.new("L", (4, RAMP_STEPS * 9), 255)
    strip.paste(0, (0, 0, 4, RAMP_START))
    strip.paste(Image.linear_gradient("L").resize((4, RAMP_STEPS)), (0, RAMP_START))
    return strip


def _steps(colours: tuple[Colour, ...], channel: int) -> list[int]:
    values = [rgb(colour)[channel] for colour in colours]
    steps = []
    for i in range(256):
        place = i / 255 * (len(values) - 1)
        n = min(int(place), len(values) - 2)
        steps.append(round(values[n] + (values[n + 1] - values[n]) * (place - n)))
    return steps


@cache
def _light() -> Image.Image:
    # Pillow's radial gradient reaches white in the corners; light has to be gone at the sides.
    reach = [min(1, v * 2**0.5 / 255) for v in range(256)]
    fall = [round(255 * (1 - t) ** 2 * (1 + 2 * t)) for t in reach]
    return Image.radial_gradient("L").point(fall)


@cache
def _noise(seed: int) -> Image.Image:
    return Image.frombytes("L", (512, 512), Random(seed).randbytes(512 * 512))


def _thinned(mask: Image.Image, alpha: float) -> Image.Image:
    return mask if alpha >= 1 else mask.point([round(v * alpha) for v in range(256)])


@cache
def lettering(size: int, weight: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The site's own font; Pillow's, where the file or its compression can't be read."""
    try:
        font = ImageFont.truetype(FONT, size)
        font.set_variation_by_axes([weight])
    except OSError:
        return ImageFont.load_default(size)
    return font
