"""What an administrator sees of the clinic's color while choosing it."""

import pytest
from django.urls import reverse

from kp_pages.models import ClinicSettings
from kp_pages.theme import derive


@pytest.fixture
def settings_page(home):
    return reverse("wagtailsettings:edit", args=["kp_pages", "clinicsettings", home.get_site().pk])


def test_the_settings_show_what_becomes_of_the_color(admin_client, home, settings_page):
    ClinicSettings.objects.create(site=home.get_site(), brand_color="#ffd400")

    html = admin_client.get(settings_page).content.decode()

    assert "#ffd400 is kept on buttons." in html
    assert derive("#ffd400").light["brand"] in html
    assert derive("#ffd400").dark["brand"] in html
    assert "contrast 13.2, at least 4.5" in html


def test_another_color_is_shown_without_saving_it(admin_client, home):
    html = admin_client.get(reverse("kp_pages_theme"), {"color": "#0E6470"}).content.decode()

    assert "#0e6470 is kept for buttons, links and icons." in html
    assert not ClinicSettings.objects.exists()


@pytest.mark.parametrize("color", ["", "red", "#12345", "#123456;x"])
def test_what_is_no_color_is_refused(admin_client, home, color):
    assert admin_client.get(reverse("kp_pages_theme"), {"color": color}).status_code == 400


def test_a_stranger_sees_nothing(client, home):
    assert client.get(reverse("kp_pages_theme"), {"color": "#123456"}).status_code == 302


@pytest.mark.browser
def test_the_preview_follows_the_choice(signed_in_tab, home, settings_page):
    tab = signed_in_tab
    tab.goto(settings_page)
    field = tab.locator("#id_brand_color")

    field.evaluate(
        "one => { one.value = '#ffd400'; one.dispatchEvent(new Event('input', {bubbles: true})) }"
    )

    tab.get_by_text("#ffd400 is kept on buttons.").wait_for()
