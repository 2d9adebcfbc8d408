"""The guide in the help menu, and what stands around the editor."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Site

from kp_pages.blocks.body import BodyBlock
from kp_pages.models import ClinicSettings
from tests.factories import ConditionPageFactory

pytestmark = pytest.mark.django_db

GUIDE = "How to write for patients"


def test_it_explains_every_block(as_editor):
    html = as_editor.get(reverse("kp_pages_guide")).content.decode()

    assert "Name no doses." in html
    for block in BodyBlock().child_blocks.values():
        assert str(block.meta.description) in html


def test_it_stands_in_the_help_menu_and_beside_the_page(as_editor, conditions):
    page = ConditionPageFactory(parent=conditions)

    assert GUIDE in as_editor.get(reverse("wagtailadmin_home")).content.decode()
    html = as_editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert html.count(reverse("kp_pages_guide")) >= 2


def test_strangers_are_sent_to_the_login(client):
    assert client.get(reverse("kp_pages_guide")).status_code == 302


def test_every_icon_that_a_block_names_exists(client):
    sprite = client.get(reverse("wagtailadmin_sprite")).content.decode()

    def icons(block):
        yield block.meta.icon
        children = getattr(block, "child_blocks", {})
        for child in [*children.values(), *filter(None, [getattr(block, "child_block", None)])]:
            yield from icons(child)

    named = set(icons(BodyBlock()))
    assert not [icon for icon in named if f'id="icon-{icon}"' not in sprite]


def test_the_preview_offers_a_phone_first_and_a_desktop(as_editor, conditions):
    page = ConditionPageFactory(parent=conditions)

    html = as_editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    widths = re.findall(r'data-device-width="(\d+)"', html)
    assert widths == ["390", "1280"]
    assert page.default_preview_size == "mobile"


def test_the_admin_asks_nobody_else_for_anything(as_editor, conditions):
    page = ConditionPageFactory(parent=conditions)
    for url in (
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("kp_pages_start", args=[conditions.pk]),
    ):
        html = as_editor.get(url).content.decode()
        assert "gravatar" not in html
        assert 'src="http' not in html
        assert 'src="//' not in html


def test_the_admin_bears_the_name_of_the_clinic(client, home):
    settings = ClinicSettings.for_site(Site.objects.get())
    settings.name = "Harbor & Hill"
    settings.save()

    html = client.get(reverse("wagtailadmin_login")).content.decode()

    assert "Sign in to Harbor &amp; Hill" in html
    assert "- Harbor &amp; Hill</title>" in " ".join(html.split())


def test_whoever_chooses_a_kind_of_page_reads_what_it_is_for(as_editor, home):
    html = as_editor.get(reverse("wagtailadmin_pages:add_subpage", args=[home.pk])).content.decode()

    for model in home.allowed_subpage_models():
        assert model.get_page_description()
        assert model.get_page_description() in html
