"""The demo clinic's two clinicians, who are drawn because they don't exist."""

from dataclasses import dataclass

from PIL import Image

from .drawing.canvas import Canvas
from .drawing.palette import BRAND, DEEP, MIST, NIGHT, SHADE, WHITE, Colour, Linear, down
from .drawing.shapes import Shape, circle, ellipse, outline, path, polygon, rounded, stroke

SIZE = (800, 1000)
MIDDLE = 400


@dataclass(frozen=True)
class Tones:
    """Colours of one person: lit skin, skin in shade, the lines of the face, lips and hair."""

    skin: Colour
    shade: Colour
    line: Colour
    lips: Colour
    hair: Colour
    hair_light: Colour


RIVERA = Tones("#e0aa82", "#c98d66", "#7d4a30", "#b5634e", "#33211d", "#5c3b30")
OKAFOR = Tones("#8a573c", "#6d412b", "#3a1f14", "#5e3024", "#1b1717", "#38302e")


def portrait_rivera(scale: float = 1) -> Image.Image:
    canvas = _studio(scale, ("#e5f4f6", "#b7dae0"))
    _long_hair(canvas, RIVERA)
    _neck(canvas, RIVERA)
    _coat(canvas, scrubs=("#2b8490", BRAND))
    _face(canvas, RIVERA)
    _fringe(canvas, RIVERA)
    canvas.grain(2)
    return canvas.image


def portrait_okafor(scale: float = 1) -> Image.Image:
    canvas = _studio(scale, ("#f3ede1", "#d6cebd"))
    _neck(canvas, OKAFOR)
    _coat(canvas, scrubs=("#d9eaec", MIST))
    _face(canvas, OKAFOR)
    _short_hair_and_beard(canvas, OKAFOR)
    _glasses(canvas)
    _stethoscope(canvas)
    canvas.grain(2)
    return canvas.image


def _studio(scale: float, tones: tuple[Colour, Colour]) -> Canvas:
    canvas = Canvas(*SIZE, scale)
    canvas.cover(Linear((0, 0), (800, 1000), tones))
    canvas.fill(circle((400, 430), 330), WHITE, 0.5, fade=down(100, 900, WHITE, "#303030"))
    return canvas


def _both(shape: Shape) -> Shape:
    return shape + shape.mirrored(MIDDLE)


def _neck(canvas: Canvas, tones: Tones) -> None:
    neck = outline(
        "M 338 520 L 462 520 C 462 620 470 660 520 690 L 400 800 L 280 690"
        " C 330 660 338 620 338 520 Z"
    )
    canvas.fill(neck, tones.skin)
    chin = outline("M 320 520 C 340 610 460 640 500 520 L 500 600 C 470 650 400 668 338 612 Z")
    canvas.fill(chin, tones.shade, 0.85, within=neck)


def _coat(canvas: Canvas, scrubs: tuple[Colour, Colour]) -> None:
    shoulders = path(
        "M 400 1040 L 40 1040 C 44 900 66 800 130 762 C 200 724 280 712 330 664 L 400 790"
        " L 470 664 C 520 712 600 724 670 762 C 734 800 756 900 760 1040 Z"
    )
    top = outline(
        "M 316 664 C 340 700 372 760 400 792 C 428 760 460 700 484 664 L 500 760 L 400 1040"
        " L 300 760 Z"
    )
    body = polygon(shoulders)
    canvas.shadow(body.moved(0, -6), 22, SHADE, 0.22)
    canvas.fill(body, Linear((200, 660), (700, 1040), (WHITE, "#e8f1f2", "#bcd3d7")))
    canvas.fill(top, down(660, 1040, *scrubs))
    canvas.fill(stroke([(330, 690), (400, 800), (470, 690)], 12), scrubs[1])
    lapel = outline(
        "M 330 660 L 262 704 L 232 806 L 286 822 L 262 860 L 352 1040 L 400 1040"
        " C 380 900 340 760 326 672 Z"
    )
    for side, tone in ((lapel, "#f8fbfb"), (lapel.mirrored(MIDDLE), "#e3eef0")):
        canvas.shadow(side.moved(4, 8), 8, SHADE, 0.28, within=body + top)
        canvas.fill(side, tone)
    canvas.fill(_both(stroke(path("M 150 850 C 160 920 164 980 166 1040"), 3)), "#9bb9be", 0.7)


def _face(canvas: Canvas, tones: Tones) -> None:
    canvas.fill(_both(ellipse((283, 424), 24, 40)), tones.shade)
    head = outline(
        "M 284 384 C 282 282 330 236 400 236 C 470 236 518 282 516 384"
        " C 516 446 508 494 484 536 C 460 576 430 594 400 594 C 370 594 340 576 316 536"
        " C 292 494 284 446 284 384 Z"
    )
    canvas.fill(head, tones.skin)
    side = outline("M 450 236 C 490 330 486 470 420 594 L 540 594 L 540 236 Z")
    canvas.fill(side, tones.shade, 0.35, within=head)
    for x in (332, 468):
        canvas.glow((x, 474), 46, tones.lips, 0.22, within=head)
    canvas.fill(_both(ellipse((352, 414), 10, 11)), tones.line)
    canvas.fill(_both(stroke(path("M 334 404 C 344 394 360 394 371 403"), 4, 6, 4)), tones.line)
    canvas.fill(_both(stroke(path("M 324 374 C 338 360 358 358 376 366"), 5, 9, 6)), tones.hair)
    canvas.fill(
        stroke(path("M 404 410 C 408 440 418 462 416 472 C 412 482 400 482 392 478"), 3, 5, 4),
        tones.shade,
    )
    canvas.fill(stroke(path("M 358 518 C 380 538 420 538 442 518"), 3, 7, 3), tones.lips)
    canvas.fill(stroke(path("M 386 552 C 396 556 406 556 414 552"), 3), tones.shade)


def _long_hair(canvas: Canvas, tones: Tones) -> None:
    hair = outline(
        "M 400 176 C 520 170 584 260 580 380 C 578 480 600 560 612 640"
        " C 620 716 580 760 520 764 L 280 764 C 220 760 180 716 188 640"
        " C 200 560 222 480 220 380 C 216 260 280 170 400 176 Z"
    )
    canvas.shadow(hair.moved(6, 10), 20, SHADE, 0.25)
    canvas.fill(hair, Linear((220, 180), (600, 740), (tones.hair_light, tones.hair)))


def _fringe(canvas: Canvas, tones: Tones) -> None:
    """Hair parted a little to the side, in front of the temples."""
    left = path(
        "M 428 186 C 410 246 330 290 302 360 C 284 410 286 480 272 560"
        " C 262 620 240 640 232 600 C 216 520 216 440 222 360 C 232 250 320 166 428 186 Z"
    )
    right = path(
        "M 400 184 C 430 250 486 290 504 360 C 518 410 514 480 528 560"
        " C 538 620 560 640 568 600 C 584 520 584 440 578 360 C 568 250 500 166 400 184 Z"
    )
    canvas.fill(polygon(right), Linear((420, 180), (600, 560), (tones.hair_light, tones.hair)))
    canvas.fill(polygon(left), Linear((460, 180), (250, 560), (tones.hair_light, tones.hair)))


def _short_hair_and_beard(canvas: Canvas, tones: Tones) -> None:
    cap = path(
        "M 280 404 C 266 280 312 204 400 202 C 488 204 534 280 520 404"
        " C 514 396 512 366 506 338 C 496 304 470 296 400 294 C 330 296 304 304 294 338"
        " C 288 366 286 396 280 404 Z"
    )
    canvas.fill(polygon(cap), Linear((280, 190), (520, 400), (tones.hair_light, tones.hair)))
    beard = path(
        "M 281 430 C 292 476 304 506 332 508 C 352 494 376 490 400 494"
        " C 424 490 448 494 468 508 C 496 506 508 476 519 430 C 521 500 512 544 486 576"
        " C 462 604 430 614 400 614 C 370 614 338 604 314 576 C 288 544 279 500 281 430 Z"
    )
    mouth = outline("M 358 520 C 376 514 424 514 442 520 C 424 546 376 546 358 520 Z")
    canvas.fill(polygon(beard), Linear((300, 420), (500, 620), (tones.hair_light, tones.hair)))
    canvas.fill(mouth, "#7c4636")
    canvas.fill(stroke(path("M 356 519 C 380 530 420 530 444 519"), 3, 5, 3), tones.line)


def _glasses(canvas: Canvas) -> None:
    for x in (350, 450):
        lens = rounded((x - 44, 384, x + 44, 446), 26)
        canvas.fill(lens, WHITE, 0.12)
        canvas.fill(lens - rounded((x - 39, 389, x + 39, 441), 22), NIGHT)
    canvas.fill(stroke(path("M 393 406 C 398 400 402 400 407 406"), 5), NIGHT)
    canvas.fill(_both(stroke([(307, 404), (282, 398)], 5)), NIGHT)


def _stethoscope(canvas: Canvas) -> None:
    tube = path("M 318 668 C 288 770 300 860 340 900 C 372 930 392 950 396 1010")
    other = path("M 482 668 C 516 760 520 840 508 900")
    for part in (stroke(tube, 13), stroke(other, 13)):
        canvas.shadow(part.moved(4, 8), 6, SHADE, 0.35)
        canvas.fill(part, Linear((300, 680), (520, 960), (DEEP, NIGHT)))
    for radius, tone in ((32, "#c9dadd"), (22, "#8fb0b6"), (14, "#dfeaec")):
        canvas.fill(circle((506, 920), radius), tone)
