"""Outlines: everything here becomes polygons, so that it can be moved, turned and mirrored."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, ceil, cos, hypot, pi, radians, sin

Point = tuple[float, float]
Points = Sequence[Point]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Shape:
    """Polygons that are filled together, and then the holes in them."""

    polygons: tuple[tuple[Point, ...], ...]
    holes: tuple[tuple[Point, ...], ...] = ()

    @property
    def box(self) -> Box:
        xs = [x for polygon in self.polygons for x, _ in polygon]
        ys = [y for polygon in self.polygons for _, y in polygon]
        return min(xs), min(ys), max(xs), max(ys)

    def __add__(self, other: "Shape") -> "Shape":
        return Shape(self.polygons + other.polygons, self.holes + other.holes)

    def __sub__(self, other: "Shape") -> "Shape":
        return Shape(self.polygons, self.holes + other.polygons)

    def changed(self, change: Callable[[Point], Point]) -> "Shape":
        return Shape(
            tuple(tuple(change(point) for point in polygon) for polygon in self.polygons),
            tuple(tuple(change(point) for point in hole) for hole in self.holes),
        )

    def moved(self, dx: float, dy: float) -> "Shape":
        return self.changed(lambda p: (p[0] + dx, p[1] + dy))

    def mirrored(self, axis: float) -> "Shape":
        return self.changed(lambda p: (2 * axis - p[0], p[1]))

    def scaled(self, factor: float, about: Point = (0, 0)) -> "Shape":
        (cx, cy) = about
        return self.changed(lambda p: (cx + (p[0] - cx) * factor, cy + (p[1] - cy) * factor))

    def turned(self, degrees: float, about: Point = (0, 0)) -> "Shape":
        return self.changed(lambda p: turned(p, degrees, about))


def turned(point: Point, degrees: float, about: Point) -> Point:
    """Clockwise, as seen on a screen."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    dx, dy = point[0] - about[0], point[1] - about[1]
    return about[0] + dx * c - dy * s, about[1] + dx * s + dy * c


def polygon(points: Points) -> Shape:
    return Shape((tuple(points),))


def ellipse(center: Point, rx: float, ry: float) -> Shape:
    count = max(12, ceil(4 * max(rx, ry) ** 0.5) * 2)
    turns = (2 * pi * i / count for i in range(count))
    return polygon([(center[0] + rx * cos(t), center[1] + ry * sin(t)) for t in turns])


def circle(center: Point, radius: float) -> Shape:
    return ellipse(center, radius, radius)


def ring(center: Point, radius: float, width: float) -> Shape:
    return circle(center, radius + width / 2) - circle(center, radius - width / 2)


def rounded(box: Box, radius: float) -> Shape:
    x0, y0, x1, y1 = box
    radius = min(radius, (x1 - x0) / 2, (y1 - y0) / 2)
    corners = [(x1, y0, -90), (x1, y1, 0), (x0, y1, 90), (x0, y0, 180)]
    points = []
    for x, y, start in corners:
        cx = x - radius if x == x1 else x + radius
        cy = y - radius if y == y1 else y + radius
        for step in range(13):
            turn = radians(start + 90 * step / 12)
            points.append((cx + radius * cos(turn), cy + radius * sin(turn)))
    return polygon(points)


def arc(center: Point, radius: float, start: float, end: float) -> list[Point]:
    """Points on a circle, in degrees clockwise from three o'clock."""
    count = max(8, ceil(abs(end - start) / 3))
    turns = [radians(start + (end - start) * i / count) for i in range(count + 1)]
    return [(center[0] + radius * cos(t), center[1] + radius * sin(t)) for t in turns]


def smooth(points: Points, closed: bool = False, steps: int = 14) -> list[Point]:
    """A curve through the given points (Catmull-Rom)."""
    p = list(points)
    p = [p[-1], *p, p[0], p[1]] if closed else [p[0], *p, p[-1]]
    curve = [
        _between(p[i : i + 4], step / steps) for i in range(len(p) - 3) for step in range(steps)
    ]
    return curve if closed else [*curve, p[-2]]


def _between(p: Points, t: float) -> Point:
    def axis(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t**2
            + (3 * b - a - 3 * c + d) * t**3
        )

    return axis(*(q[0] for q in p)), axis(*(q[1] for q in p))


def path(text: str, steps: int = 24) -> list[Point]:
    """Points along a path written as in SVG: M, L, C, Q and Z with absolute coordinates."""
    points: list[Point] = []
    for letter, numbers in re.findall(r"([MLCQZ])([^MLCQZ]*)", text):
        values = [float(n) for n in re.findall(r"-?[\d.]+", numbers)]
        stops = list(zip(values[::2], values[1::2], strict=True))
        size = {"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 1}[letter]
        for i in range(0, len(stops), size):
            controls = [*points[-1:], *stops[i : i + size]]
            if size == 1:
                points += stops[i : i + 1]
            else:
                points += [_bezier(controls, step / steps) for step in range(1, steps + 1)]
    return points


def outline(text: str) -> Shape:
    """A filled path."""
    return polygon(path(text))


def _bezier(controls: Points, t: float) -> Point:
    while len(controls) > 1:
        controls = [
            (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(controls)
        ]
    return controls[0]


def stroke(points: Points, *widths: float) -> Shape:
    """A line with round ends. With several widths it swells or thins evenly along its points."""
    radii = [_along(widths, i / max(1, len(points) - 1)) / 2 for i in range(len(points))]
    polygons = [_dot(point, r) for point, r in zip(points, radii, strict=True)]
    for a, b, ra, rb in zip(points, points[1:], radii, radii[1:], strict=False):
        length = hypot(b[0] - a[0], b[1] - a[1])
        if length:
            nx, ny = (b[1] - a[1]) / length, (a[0] - b[0]) / length
            polygons.append(
                (
                    (a[0] + nx * ra, a[1] + ny * ra),
                    (b[0] + nx * rb, b[1] + ny * rb),
                    (b[0] - nx * rb, b[1] - ny * rb),
                    (a[0] - nx * ra, a[1] - ny * ra),
                )
            )
    return Shape(tuple(polygons))


def _along(values: Sequence[float], t: float) -> float:
    place = t * (len(values) - 1)
    i = min(int(place), len(values) - 2)
    return values[0] if len(values) == 1 else values[i] + (values[i + 1] - values[i]) * (place - i)


def _dot(center: Point, radius: float) -> tuple[Point, ...]:
    count = 8 if radius < 3 else 20 if radius < 20 else 48
    turns = [2 * pi * i / count for i in range(count)]
    return tuple((center[0] + radius * cos(t), center[1] + radius * sin(t)) for t in turns)


def band(points: Points, *widths: float) -> Shape:
    """One outline along a gentle curve: cheaper than a stroke, with flat ends."""
    left, right = [], []
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
        turn = atan2(by - ay, bx - ax) + pi / 2
        half = _along(widths, i / (len(points) - 1)) / 2
        left.append((x + half * cos(turn), y + half * sin(turn)))
        right.append((x - half * cos(turn), y - half * sin(turn)))
    return polygon([*left, *reversed(right)])
