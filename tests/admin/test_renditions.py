"""Pictures are made ready when something is saved, so that no visitor waits for one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from kp_pages import pictures
from kp_pages.blocks.body import BodyBlock
from kp_pages.outlines import Outline
from tests.factories import ConditionPageFactory, ImageFactory

pytestmark = pytest.mark.django_db

Rendition = get_image_model().get_rendition_model()


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def image():
    return ImageFactory(file__width=1000, file__height=800, file__filename="wide.png")


def page_with(image, parent, **kwargs):
    parts = [("figure", {"picture": {"image": image, "alt_text": "A diagram"}})]
    body = Outline("t", "T", "", "kp_pages.ConditionPage", parts).fill(BodyBlock())
    return ConditionPageFactory(parent=parent, picture=image, body=body, live=False, **kwargs)


def specs(shape):
    return {spec for formats in pictures.SHAPES[shape].values() for spec in formats}


def test_publishing_makes_every_size_and_a_visit_makes_none(client, conditions, image, commit):
    page = page_with(image, conditions)
    with commit():
        page.save_revision().publish()

    made = set(Rendition.objects.values_list("filter_spec", flat=True))
    assert made == specs("text") | specs("wide") | specs("share")
    for visited in (page, conditions):
        assert client.get(visited.url).status_code == 200
    assert Rendition.objects.count() == len(made)


def test_saving_a_draft_makes_them_too(conditions, image, commit):
    page = page_with(image, conditions)

    with commit():
        page.save_revision()

    assert Rendition.objects.filter(filter_spec__in=specs("text")).exists()


def test_another_focal_point_makes_the_crops_anew(conditions, image, commit):
    with commit():
        page_with(image, conditions).save_revision().publish()
    before = dict(Rendition.objects.values_list("filter_spec", "pk"))

    with commit():
        image.focal_point_x, image.focal_point_y = 900, 700
        image.focal_point_width = image.focal_point_height = 50
        image.save()

    after = dict(Rendition.objects.values_list("filter_spec", "pk"))
    assert Rendition.objects.count() == len(after) == len(before)
    for spec in specs("wide"):
        assert after[spec] != before[spec]
    for spec in specs("text"):
        assert after[spec] == before[spec]


def test_a_new_file_makes_all_of_them_anew(admin_client, conditions, image, commit):
    with commit():
        page_with(image, conditions).save_revision().publish()
    count = Rendition.objects.count()

    with commit():
        admin_client.post(
            reverse("wagtailimages:edit", args=[image.pk]),
            {
                "title": "Red",
                "collection": 1,
                "file": SimpleUploadedFile(
                    "red.png", get_test_image_file(colour="red", size=(1000, 800)).file.getvalue()
                ),
            },
        )

    assert Rendition.objects.count() == count
    with Rendition.objects.filter(filter_spec__contains="format-jpeg").first().file.open() as file:
        red, green, blue = Pillow.open(file).convert("RGB").getpixel((5, 5))
    assert red > 200 > green + blue


def test_a_picture_without_its_file_undoes_no_save(conditions, image, commit, caplog):
    image.file.storage.delete(image.file.name)
    page = page_with(image, conditions)

    with commit():
        page.save_revision().publish()

    page.refresh_from_db()
    assert page.live
    assert "make_renditions" in caplog.text


def test_a_picture_that_no_page_shows_stays_as_it_is(image, commit):
    with commit():
        image.title = "Another title"
        image.save()

    assert not Rendition.objects.exists()
