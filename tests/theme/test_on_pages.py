"""A clinic's color on its pages, under the strict policy."""

import pytest
from wagtail.images import get_image_model

from kp_pages.middleware import allowing_style
from kp_pages.models import ClinicSettings
from kp_pages.theme import derive, style, style_hash
from tests.factories import ImageFactory
from tests.theme.test_palette import HARD


@pytest.fixture
def clinic(home):
    return ClinicSettings.objects.create(site=home.get_site(), name="Clinic", phone="+15550100199")


def paint(clinic, brand):
    clinic.brand_color = brand
    clinic.save()


def test_a_color_of_its_own_is_let_in_by_its_hash_alone(client, home, clinic):
    paint(clinic, "#c2185b")

    response = client.get("/")

    policy = response["Content-Security-Policy"]
    assert f"<style>{style('#c2185b')}</style>" in response.content.decode()
    assert f"style-src 'self' {style_hash('#c2185b')};" in f"{policy};"
    assert "unsafe-inline" not in policy


@pytest.mark.parametrize(
    ("policy", "becomes"),
    [
        ("style-src 'self'; img-src *", "style-src 'self' 'sha256-x'; img-src *"),
        ("default-src 'self'", "default-src 'self'; style-src 'self' 'sha256-x'"),
        ("style-src 'none'", "style-src 'sha256-x'"),
        ("style-src 'self' 'unsafe-inline'", "style-src 'self' 'unsafe-inline'"),
        ("upgrade-insecure-requests;", "upgrade-insecure-requests; style-src 'sha256-x'"),
    ],
)
def test_a_policy_lets_in_one_more_style_and_nothing_else(policy, becomes):
    assert allowing_style(policy, "'sha256-x'") == becomes


def test_the_color_of_the_style_sheet_needs_no_word(client, home, clinic):
    response = client.get("/")

    assert "<style>" not in response.content.decode()
    assert "sha256" not in response["Content-Security-Policy"]


def test_the_browser_frames_the_page_in_its_ground(client, home, clinic):
    paint(clinic, "#7cb342")

    html = client.get("/").content.decode()

    for ground in (derive("#7cb342").light["bg"], derive("#7cb342").dark["bg"]):
        assert f'<meta name="theme-color" content="{ground}"' in html


@pytest.mark.parametrize("address", ["/", "/nowhere/"])
def test_a_page_costs_the_same_in_any_color(
    client, home, clinic, django_assert_max_num_queries, address
):
    client.get(address)
    with django_assert_max_num_queries(50) as plain:
        client.get(address)

    paint(clinic, "#c2185b")
    client.get(address)
    with django_assert_max_num_queries(50) as painted:
        client.get(address)

    assert len(painted) == len(plain)


def test_a_logo_stands_beside_the_name_and_another_on_dark_ground(
    client, home, clinic, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        clinic.logo = ImageFactory(file__width=900, file__height=300)
        clinic.logo_on_dark = ImageFactory(file__width=600, file__height=300)
        clinic.save()
    made = get_image_model().get_rendition_model().objects.count()

    html = client.get("/").content.decode()

    light, dark = ClinicSettings.objects.get().logos
    assert f'<img src="{light.url}" alt="" width="288" height="96">' in html
    assert f'srcset="{dark.url}" width="192" height="96"' in html
    assert "kp-logo--plate" not in html
    assert get_image_model().get_rendition_model().objects.count() == made


def test_a_logo_without_a_sister_stands_on_white_at_night(
    client, home, clinic, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        clinic.logo = ImageFactory()
        clinic.save()

    assert "kp-logo--plate" in client.get("/").content.decode()


@pytest.mark.browser
@pytest.mark.parametrize("brand", HARD)
def test_no_color_makes_a_page_that_axe_cannot_read(brand, new_tab, axe, home, clinic):
    paint(clinic, brand)
    tab = new_tab()

    found = {}
    for mode in ("light", "dark"):
        tab.emulate_media(color_scheme=mode)
        tab.goto("/")
        found[mode] = axe(tab, "color-contrast")

    assert found == {"light": [], "dark": []}


@pytest.mark.browser
def test_the_color_arrives_in_the_browser(new_tab, home, clinic):
    paint(clinic, "#ffd400")
    tab = new_tab()

    tab.goto("/")

    color = "getComputedStyle(document.querySelector('.kp-btn')).backgroundColor"
    assert tab.evaluate(color) == "rgb(255, 212, 0)"
