"""Content files become pages through the admin's own forms."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from home.demo import files, library
from home.demo.build import build
from home.demo.errors import ContentError
from home.demo.markdown import rich_text
from kp_pages.models import ClinicSettings, Reference, Treatment
from tests.home.demo.conftest import silent


def page_key(path):
    if path != "/safety/":
        raise ValueError(f"there is no page at {path}.")
    return 7


def reference_key(name):
    if name != "cohen-2018":
        raise ValueError(f"there is no reference with the key “{name}”.")
    return 12


CITED = '<embed embedtype="kp-citation" id="12"/>'


@pytest.mark.parametrize(
    ("markdown", "stored"),
    [
        ("Two\nlines.\n\nNext.", "<p>Two lines.</p><p>Next.</p>"),
        ("A **bold** and *soft* word.", "<p>A <b>bold</b> and <i>soft</i> word.</p>"),
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("1. one\n\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("[Risks](page:/safety/)", '<p><a linktype="page" id="7">Risks</a></p>'),
        ("[x](https://a.example/?b&c)", '<p><a href="https://a.example/?b&amp;c">x</a></p>'),
        ("[Call](tel:+15550100199)", '<p><a href="tel:+15550100199">Call</a></p>'),
        ('5 < 6 & "so"', '<p>5 &lt; 6 &amp; "so"</p>'),
        ("It helps.[@cohen-2018] So & so.", f"<p>It helps.{CITED} So &amp; so.</p>"),
        ("- **one**[@cohen-2018][@cohen-2018]", f"<ul><li><b>one</b>{CITED}{CITED}</li></ul>"),
    ],
)
def test_markdown_becomes_what_wagtail_stores(markdown, stored):
    assert rich_text(markdown, page_key, reference_key) == stored


@pytest.mark.parametrize(
    ("markdown", "problem"),
    [
        ("# Title", "a heading"),
        ("<b>x</b>", "HTML"),
        ("<script>x</script>", "HTML"),
        ("![x](https://a.example/x.png)", "a picture"),
        ("> said", "a quotation"),
        ("`x`", "code"),
        ("[x](javascript:alert(1))", "not written as"),
        ("[x](http://a.example/)", "a link leads to"),
        ("[x](/safety/)", "a link leads to"),
        ("[x](page:/nowhere/)", "no page at"),
        ("- one\n\n  two", "two paragraphs"),
        ("It helps.[@nobody-1999]", "no reference with the key"),
    ],
)
def test_markdown_that_an_editor_could_not_write_is_refused(markdown, problem):
    with pytest.raises(ValueError, match=problem):
        rich_text(markdown, page_key, reference_key)


@pytest.fixture
def built(db, tiny):
    build(files.read(), silent, scale=0.05)


def test_a_page_lives_at_the_address_of_its_file(built, client):
    page = Page.objects.get(slug="safety").specific

    assert page.url == "/safety/"
    assert client.get("/safety/").status_code == 200
    assert page.live
    assert page.live_revision is not None
    assert not page.has_unpublished_changes


def test_the_home_page_takes_the_place_of_wagtails_welcome(built):
    site = Site.objects.get()

    assert site.root_page.specific.headline == "Headline"
    assert [page.title for page in Page.objects.filter(depth=2)] == ["Home"]


def test_pages_point_to_each_other_whichever_is_made_first(built):
    home = Page.objects.get(depth=2).specific
    safety = Page.objects.get(slug="safety").specific

    assert home.safety_page_id == safety.pk
    assert f'<a linktype="page" id="{home.pk}">' in safety.body[0].value["text"].source


def test_what_a_file_leaves_out_has_the_default_of_its_block(built):
    value = Page.objects.get(slug="safety").specific.body[1].value

    assert value.target.block_type == "consultation"
    assert value["button_label"] == "Request a visit"


def test_tables_and_references_find_their_blocks(built):
    section, _cta, table = (block.value for block in Page.objects.get(slug="safety").specific.body)

    assert list(section["references"]) == [Reference.objects.get()]
    assert [column["heading"] for column in table["table"].columns] == ["Step", "Minutes"]
    assert table["table"].row_data[0]["values"] == ["Rest", "60"]


def test_snippets_are_published_with_a_revision(built):
    treatment = Treatment.objects.get()

    assert treatment.live
    assert treatment.live_revision is not None
    assert Reference.objects.get().live_revision is not None
    assert [point.value for point in treatment.common_risks] == ["nausea"]


def test_the_clinic_says_what_its_file_says(built):
    assert ClinicSettings.for_site(Site.objects.get()).phone == "+15550100199"


def test_pictures_keep_their_name_words_and_focal_point(built):
    image = get_image_model().objects.get()

    assert image.file.name == "original_images/demo-clinic-hero.jpg"
    assert image.description == library.PICTURES["clinic_hero"].alt
    assert image.focal_point_x == round(library.PICTURES["clinic_hero"].focal.x * 0.05)


def test_blocks_have_the_same_ids_in_every_run(built):
    section = Page.objects.get(slug="safety").specific.body[0]

    assert section.id == "b6e73ad6-01d2-53ea-8585-54f9ba800e9c"


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        (
            "pages/safety.toml",
            'type = "home.StandardPage"\ntitle = "S"',
            "pages/safety.toml: summary: This field is required.",
        ),
        (
            "pages/safety.toml",
            'type = "home.Nothing"\ntitle = "S"\nsummary = "S."',
            "pages/safety.toml: type: there is no page type “home.Nothing”.",
        ),
        (
            "pages/safety.toml",
            'type = "home.StandardPage"\ntitle = "S"\nsummary = "S."\nsumary = "S."',
            "pages/safety.toml: sumary: there is no such field; there are ",
        ),
        (
            "pages/safety.toml",
            'type = "home.StandardPage"\ntitle = "S"\nsummary = "S."\npicture = "none"',
            "pages/safety.toml: picture: there is no picture named “none”.",
        ),
        (
            "pages/safety.toml",
            'type = "kp_pages.ConditionPage"\ntitle = "S"\nsummary = "S."',
            "pages/safety.toml: type: a page of this type cannot live under /",
        ),
        ("clinic.toml", 'phone = "555"', "clinic.toml: phone: Enter the number with country code"),
        ("references.toml", "[x]\nyear = ", "references.toml: this is not valid TOML: "),
        (
            "references.toml",
            '[trial]\nkind = "hearsay"\nauthors = "A"\ntitle = "T"\nsource = "S"\nyear = 2020',
            "references.toml: trial > kind: Select a valid choice.",
        ),
    ],
)
def test_a_mistake_names_the_file_and_the_field(db, tiny, file, text, problem):
    (tiny / file).write_text(text)

    with pytest.raises(ContentError) as error:
        build(files.read(), silent, scale=0.05)

    assert str(error.value).startswith(problem)


SECOND_SECTION = """
type = "home.StandardPage"
title = "S"
summary = "S."

[[body]]
type = "section"
heading = "One"
text = "Text."

[[body]]
type = "section"
"""


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ('text = "x"', "heading: Enter a heading."),
        ('heading = "H"', "text: Write something here"),
        ('heading = "H"\ntext = "# x"', "text: rich text cannot hold a heading."),
        ('heading = "H"\ntext = "[x](page:/x/)"', "text: there is no page at “/x/”."),
        ('heading = "H"\nkind = "rumor"', "kind: Select a valid choice."),
        ('heading = "H"\nreferences = ["x"]', "references > 1: there is no reference"),
        (
            'heading = "H"\nsubsections = [{ heading = "A", text = "a" }, { text = "b" }]',
            "subsections > 2 > heading: This field is required.",
        ),
        ('heading = "H"\npoints = "one"', "points: this takes a list."),
        ('heading = "H"\ncolor = "red"', "color: there is no such field; there are heading,"),
        ('heading = ["H"]', "heading: this takes one value, not a list or table."),
    ],
)
def test_a_mistake_inside_a_block_names_the_way_to_it(db, tiny, fields, problem):
    (tiny / "pages/safety.toml").write_text(SECOND_SECTION + fields)

    with pytest.raises(ContentError) as error:
        build(files.read(), silent, scale=0.05)

    assert str(error.value).startswith(f"pages/safety.toml: body > section 2 > {problem}")


def test_a_rule_that_the_admin_has_holds_here_too(db, tiny):
    (tiny / "pages/safety.toml").write_text(
        SECOND_SECTION.replace('type = "section"', 'type = "fda_status"\ntreatment = "ketamine"')
    )

    with pytest.raises(ContentError, match="A page has this block once"):
        build(files.read(), silent, scale=0.05)


def test_nothing_is_left_of_a_build_that_failed(db, tiny):
    (tiny / "pages/safety.toml").write_text('type = "home.StandardPage"\ntitle = "S"')

    with pytest.raises(ContentError):
        build(files.read(), silent, scale=0.05)

    assert not Reference.objects.exists()
    assert [page.title for page in Page.objects.filter(depth=2)] == [
        "Welcome to your new Wagtail site!"
    ]


def test_the_gate_of_the_site_speaks_in_the_same_sentence(db, tiny, monkeypatch):
    def refuse(self, *args, **kwargs):
        raise ValidationError("Not yet reviewed.")

    monkeypatch.setattr("home.models.StandardPage.save_revision", refuse)

    with pytest.raises(ContentError, match=r"pages/safety\.toml: Not yet reviewed\."):
        build(files.read(), silent, scale=0.05)


def test_leftovers_of_an_interrupted_run_make_way(built):
    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage

    left = default_storage.save("original_images/demo-left.jpg", ContentFile(b"x"))
    other = default_storage.save("original_images/holiday.jpg", ContentFile(b"x"))
    kept = get_image_model().objects.get().file.name

    library.remove_leftovers()

    assert not default_storage.exists(left)
    assert default_storage.exists(other)
    assert default_storage.exists(kept)
