"""Pictures, films, tables, links, search texts, calls to action, and the page as a whole."""

from dataclasses import replace

import pytest

from kp_pages.readiness import Document, Link, Picture, Problem
from tests.readiness.pages import PARTS, condition, part, says, with_part

PLACE = ("body", "figure", "picture", "alt_text")


@pytest.mark.parametrize(
    ("alt", "said"),
    [
        ("", "Say what the picture shows, or mark it as decoration."),
        ("IMG_2041.jpg", "Say what the picture shows; this is the name of a file."),
        ("dsc 0042", "Say what the picture shows; this is the name of a file."),
        ("Image of a nerve", "Begin with what it shows"),
        ("A photo of our clinic", "Begin with what it shows"),
        ("A nerve. " * 40, "Make the alternative text shorter"),
    ],
)
def test_a_picture_has_words_that_say_what_it_shows(alt, said):
    ((sentence, path),) = says("A11Y-02", condition(pictures=(Picture(PLACE, alt),)))

    assert sentence.startswith(said)
    assert path == PLACE


def test_decoration_and_good_words_pass():
    pictures = (Picture(PLACE, "", is_decorative=True), Picture(PLACE, "A nerve cell in blue"))

    assert says("A11Y-02", condition(pictures=pictures)) == []


@pytest.mark.parametrize(
    ("leads", "is_open", "told"),
    [
        ("consultation", False, [("body", "consultation_cta", "target")]),
        ("consultation", True, []),
        ("phone", False, []),
    ],
)
def test_a_button_to_a_consultation_page_that_is_not_there_is_told(leads, is_open, told):
    call = part("consultation_cta", facts={"leads": leads})
    facts = {"consultation_is_open": is_open}

    found = says("LNK-01", condition(parts=(call,), facts=facts))

    assert [path for _said, path in found] == told


def test_a_film_has_captions_and_a_transcript():
    film = part("video", ("transcript", "Hello.", {"role": "transcript"}))
    whole = part(
        "video",
        ("transcript", "Every word that is said. " * 5, {"role": "transcript"}),
        facts={"has_captions": True},
    )

    assert [path[-1] for _said, path in says("A11Y-04", condition(parts=(film,)))] == [
        "has_captions",
        "transcript",
    ]
    assert says("A11Y-04", condition(parts=(whole,))) == []


def test_a_table_has_a_caption_and_headers():
    bare = part("table", facts={"columns": ("What", "")})
    whole = part("table", ("caption", "Times", {"role": "caption"}), facts={"columns": ("What",)})

    assert [path[-1] for _said, path in says("A11Y-05", condition(parts=(bare,)))] == [
        "caption",
        "table",
    ]
    assert says("A11Y-05", condition(parts=(whole,))) == []


def test_a_link_leads_to_a_page_that_is_published():
    links = (
        Link(("body", "a"), "nerve pain", is_open=False, title="Nerve pain"),
        Link(("body", "b"), "gone", is_open=False),
        Link(("body", "c"), "fine"),
    )

    found = says("LNK-01", condition(links=links))

    assert [(said.partition(".")[0], path) for said, path in found] == [
        ("The page “Nerve pain” is not published", ("body", "a")),
        ("The page that this leads to is gone", ("body", "b")),
    ]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"head_title": "Pain"}, "seo_title"),
        ({"head_title": "Nerve pain and ketamine " * 4}, "seo_title"),
        ({"head_description": ""}, "search_description"),
        ({"head_description": "Nerve pain. " * 20}, "search_description"),
        ({"same_title": ("Other page",)}, "seo_title"),
        ({"same_description": ("Other page",)}, "search_description"),
    ],
)
def test_search_texts_fit_and_are_their_own(facts, field):
    ((_said, path),) = says("SEO-01", condition(facts=facts))

    assert path == (field,)


def test_a_page_that_is_kept_out_of_search_engines_needs_none():
    assert says("SEO-01", condition(facts={"head_title": "", "noindex": True})) == []


def test_calls_to_action_are_few_and_complete():
    call = PARTS[-1]
    bare = part("consultation_cta", ("heading", "Ask"), facts={"leads": ""})

    assert [said for said, _path in says("CTA-01", condition(parts=(call,) * 4))] == [
        "Take this call to action out. Three are enough."
    ]
    assert [path[-1] for _said, path in says("CTA-01", with_part(bare))] == [
        "eligibility_note",
        "target",
    ]
    assert says("CTA-01", condition(parts=PARTS[:-1])) == [
        ("Add a call to action, so that a reader can ask.", ("body",))
    ]


def test_a_block_that_quotes_patients_is_told_whatever_it_says():
    quote = part("quote", ("text", "Kind people."))

    assert says("FTC-02", condition(parts=(quote,))) == [
        ("Take out what patients say about us.", ("body", "quote"))
    ]


def test_a_clinician_says_where_they_are_licensed():
    assert says("MED-02", Document("page", facts={"license_states": ""}))
    assert says("MED-02", Document("page", facts={"license_states": "Ohio"})) == []
    assert says("MED-02", Document("page")) == []


def test_what_a_field_asks_for_is_told_in_its_own_words():
    problem = Problem(("body", "a", "heading"), "This field is 100% required.")

    assert says("CMP-01", condition(problems=(problem,))) == [
        ("This field is 100% required.", ("body", "a", "heading"))
    ]


def test_a_medical_page_names_its_author():
    assert says("QLT-01", condition(facts={"author": False}))
    assert says("QLT-01", replace(condition(facts={"author": False}), kind="page")) == []
