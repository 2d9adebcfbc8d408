"""Fibromyalgia: a whole body with warm places far apart, joined by fine lines."""

from PIL import Image

from ..drawing.palette import CREAM
from ..drawing.shapes import Shape, circle, ellipse, path, polygon
from .family import body, ground, ripples, warmth

NECK, LEFT, RIGHT = (800, 318), (668, 386), (932, 386)
BACK, ELBOW_L, ELBOW_R = (800, 560), (604, 640), (996, 640)
HIP_L, HIP_R = (722, 812), (878, 812)
PLACES = [NECK, LEFT, RIGHT, BACK, ELBOW_L, ELBOW_R, HIP_L, HIP_R]
LINKS = [
    (NECK, LEFT), (NECK, RIGHT), (LEFT, ELBOW_L), (RIGHT, ELBOW_R), (LEFT, BACK), (RIGHT, BACK),
    (BACK, HIP_L), (BACK, HIP_R), (HIP_L, HIP_R), (NECK, BACK),
]  # fmt: skip


def fibromyalgia(scale: float = 1) -> Image.Image:
    canvas = ground((800, 500), 430, scale)
    ripples(canvas, (800, 520), range(360, 640, 62))
    figure = _figure()
    body(canvas, figure)
    for place in PLACES:
        warmth(canvas, place, 92, within=figure)
    for start, end in LINKS:
        canvas.line([start, end], 2.5, CREAM, 0.5)
    for place in PLACES:
        canvas.fill(circle(place, 8), CREAM)
    canvas.grain()
    return canvas.image


def _figure() -> Shape:
    """Someone standing with their hair up, seen from behind."""
    half = path(
        "M 800 100 C 850 100 876 136 874 182 C 872 222 854 244 842 258"
        " C 836 286 840 306 856 320 C 890 342 944 346 974 378 C 1000 408 1004 456 1008 510"
        " C 1016 580 1034 640 1046 720 C 1056 790 1066 860 1074 1020 L 1018 1020"
        " C 1010 900 1000 830 986 760 C 968 690 952 620 936 550 C 930 610 910 660 908 708"
        " C 912 780 950 860 956 1020 L 800 1020 Z"
    )
    side = polygon(half)
    return side + side.mirrored(800) + ellipse((800, 92), 46, 40)
