"""The demo clinic's pictures. Most claims are checked on small drawings of the same pictures."""

from inspect import getmodule

import pytest
from PIL import Image, ImageChops

from home.demo.pictures import PICTURES
from home.demo.pictures.drawing import canvas as drawing

KEYS = {
    "article_hero", "back_and_neck_pain", "cancer_pain", "clinic_hero", "crps", "fibromyalgia",
    "location_outside", "migraine_and_headache", "neuropathic_pain", "nmda_receptor", "open_graph",
    "other_chronic_pain", "pain_after_surgery", "portrait_okafor", "portrait_rivera",
    "treatment_room", "visit_timeline",
}  # fmt: skip
DIAGRAMS = ["nmda_receptor", "visit_timeline"]
every_picture = pytest.mark.parametrize("key", sorted(KEYS))


def test_the_catalogue_has_the_pictures_that_the_pages_ask_for():
    assert set(PICTURES) == KEYS


@every_picture
def test_a_key_names_the_function_that_draws_it(key):
    draw = PICTURES[key].draw

    assert getattr(getmodule(draw), key) is draw


@every_picture
def test_a_picture_has_its_stated_proportions(key):
    width, height = PICTURES[key].size

    assert PICTURES[key].draw(scale=0.1).size == (round(width / 10), round(height / 10))


@pytest.mark.parametrize("key", ["clinic_hero", "nmda_receptor", "open_graph", "portrait_rivera"])
def test_without_a_scale_a_picture_has_its_stated_size(key):
    image = PICTURES[key].draw()

    assert (image.mode, image.size) == ("RGB", PICTURES[key].size)


@every_picture
def test_a_picture_is_the_same_each_time(key):
    draw = PICTURES[key].draw

    assert ImageChops.difference(draw(scale=0.1), draw(scale=0.1)).getbbox() is None


@every_picture
def test_a_picture_shows_something(key):
    """A sheet of one tone is what remains when the shapes miss it."""
    small = PICTURES[key].draw(scale=0.1).convert("L")
    darkest, lightest = small.getextrema()

    assert lightest - darkest > 100


@every_picture
def test_the_alternative_text_describes_the_picture(key):
    alt = PICTURES[key].alt

    assert len(alt.split()) >= 10
    assert len(alt) <= 255, "longer than Wagtail's field for it"
    assert not alt.lower().startswith(("image of", "picture of", "photo of", "illustration of"))


@every_picture
def test_the_focal_area_lies_inside_the_picture(key):
    picture = PICTURES[key]
    if picture.focal is None:
        assert picture.format == "PNG", (
            "a diagram is never cropped; everything else says what matters"
        )
        return
    x, y, width, height = picture.focal

    assert min(x - width / 2, y - height / 2) >= 0
    assert x + width / 2 <= picture.size[0]
    assert y + height / 2 <= picture.size[1]


@pytest.mark.parametrize("key", sorted(KEYS))
def test_a_saved_picture_opens_as_what_it_says(key, tmp_path, monkeypatch):
    picture = PICTURES[key]
    monkeypatch.setattr(drawing.Canvas, "__init__", _small(drawing.Canvas.__init__))

    path = picture.save(tmp_path)

    assert path.name == picture.filename
    with Image.open(path) as image:
        assert image.format == picture.format


@pytest.mark.parametrize("font", ["the site's font", "Pillow's font"])
@pytest.mark.parametrize("key", DIAGRAMS)
def test_the_lettering_of_a_diagram_can_be_read(key, font, monkeypatch, tmp_path):
    if font == "Pillow's font":
        monkeypatch.setattr(drawing, "FONT", tmp_path / "missing.woff2")
    drawing.lettering.cache_clear()
    labels = _watch_lettering(monkeypatch)

    PICTURES[key].draw(scale=0.5)
    drawing.lettering.cache_clear()

    assert len(labels) > 5
    for words, size, box, ground, ink, image_size in labels:
        assert size >= 34, words
        assert min(box[0], box[1], image_size[0] - box[2], image_size[1] - box[3]) > 10, words
        assert min(_contrast(ink, tone) for _, tone in ground) >= 7, words


def _small(init):
    return lambda self, width, height, scale=1: init(self, width, height, 0.1)


def _watch_lettering(monkeypatch):
    """Every label with its size, its place, and the tones that lay under it before it was drawn."""
    labels = []
    original = drawing.Canvas.text

    def text(self, place, words, size, colour, *args, **kwargs):
        before = self.image.copy()
        original(self, place, words, size, colour, *args, **kwargs)
        box = ImageChops.difference(before, self.image).getbbox()
        ground = before.crop(box).getcolors(1_000_000)
        labels.append((words, size, box, ground, drawing.rgb(colour), before.size))

    monkeypatch.setattr(drawing.Canvas, "text", text)
    return labels


def _contrast(one, other):
    """The ratio of WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour):
    parts = [v / 255 for v in colour]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
