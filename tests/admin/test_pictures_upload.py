"""Pictures are cleaned before they are stored; what is no picture is refused in the form."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model

pytestmark = pytest.mark.django_db

SECRET = b"kp-secret-camera"


def photograph(file_format, size=(60, 40), **options):
    """A picture that says where it was taken, with which camera, and has more behind its end."""
    picture = Image.new("RGB", size, "teal")
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    exif[0x8825] = {1: "N", 2: (47.0, 22.0, 8.0)}
    exif[0x0112] = 6
    out = BytesIO()
    picture.save(out, file_format, exif=exif, **options)
    return out.getvalue() + SECRET


def content(image):
    with image.file.open("rb") as file:
        return file.read()


def upload(client, name, content):
    return client.post(
        reverse("wagtailimages:add"),
        {
            "title": "Upload",
            "collection": 1,
            "file": SimpleUploadedFile(name, content),
        },
    )


@pytest.mark.parametrize(
    ("name", "file_format"),
    [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.avif", "AVIF")],
)
def test_location_and_camera_are_gone_from_an_uploaded_picture(admin_client, name, file_format):
    upload(admin_client, name, photograph(file_format))

    (image,) = get_image_model().objects.all()
    stored = content(image)
    assert SECRET not in stored
    assert len(Image.open(BytesIO(stored)).getexif()) == 0


def test_a_picture_taken_upright_stays_upright(admin_client):
    upload(admin_client, "a.jpg", photograph("JPEG", size=(60, 40)))

    (image,) = get_image_model().objects.all()
    assert (image.width, image.height) == (40, 60)


def test_a_picture_stored_by_a_script_is_cleaned_too():
    image = get_image_model().objects.create(
        title="Script", file=ImageFile(BytesIO(photograph("JPEG")), name="b.jpg")
    )

    assert SECRET not in content(image)
    assert (image.width, image.height) == (40, 60)


def test_an_animation_keeps_its_frames(admin_client):
    frames = [Image.new("RGB", (10, 10), color) for color in ("red", "blue")]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], comment=SECRET)
    upload(admin_client, "a.gif", out.getvalue())

    (image,) = get_image_model().objects.all()
    stored = content(image)
    with Image.open(BytesIO(stored)) as animation:
        assert animation.n_frames == 2
    assert SECRET not in stored


def bomb(width, height):
    out = BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.png", bomb(20_000, 20_000)),
        ("large.png", bomb(6_000, 4_000)),
        ("cut.jpg", photograph("JPEG", size=(400, 400))[:900]),
        ("text.png", b"<html><script>alert(1)</script>"),
        ("empty.png", b""),
        ("broken.gif", b"GIF89a\x01\x00\x01\x00\xff\xff\xff"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("psd.jpg", photograph("PNG")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_a_picture_is_refused_in_the_form(admin_client, name, data):
    response = upload(admin_client, name, data)

    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not get_image_model().objects.exists()
