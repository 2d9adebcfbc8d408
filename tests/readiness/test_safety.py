"""What must be on a page about a treatment, and before what."""

from dataclasses import replace

import pytest

from kp_pages.readiness import Document, Passage
from tests.readiness.pages import (
    PARTS,
    TEXTS,
    condition,
    everything,
    part,
    says,
    severities,
    with_part,
    without,
)

NEEDED = {"fda_status": "FDA-01", "risks": "FDA-03", "suitability": "FDA-05"}


def test_a_page_with_everything_passes_every_rule():
    assert everything(condition()) == []


@pytest.mark.parametrize(("kind", "code"), NEEDED.items())
def test_what_is_missing_is_asked_for(kind, code):
    ((sentence, path),) = says(code, without(kind))

    assert sentence.startswith("Add the block")
    assert path == ("body",)


@pytest.mark.parametrize(("kind", "code"), NEEDED.items())
def test_what_comes_after_the_last_call_to_action_is_moved_up(kind, code):
    rest = [one for one in PARTS if one.kind != kind]
    late = [one for one in PARTS if one.kind == kind]

    ((sentence, path),) = says(code, condition(parts=(*rest, *late)))

    assert "above the last call to action" in sentence
    assert path == ("body", kind)


@pytest.mark.parametrize("kind", NEEDED)
def test_a_block_that_shows_nothing_is_as_good_as_none(kind):
    assert says(NEEDED[kind], with_part(part(kind)))


def test_an_article_needs_them_as_soon_as_it_names_the_treatment_for_a_condition():
    about_pain = part("section", ("text", "Some clinics give ketamine for chronic pain."))
    about_sleep = part("section", ("text", "Ketamine puts people to sleep for surgery."))

    assert says("FDA-03", Document("article", parts=(about_pain,)))
    assert says("FDA-03", Document("article", parts=(about_sleep,))) == []


def test_a_page_of_the_clinic_needs_none_of_them():
    home = Document("page", (Passage("Ketamine for chronic pain", ("title",), "title"),))

    assert [code for code in NEEDED.values() if says(code, home)] == []


@pytest.mark.parametrize(
    ("risk", "sentence"),
    [
        ("Higher blood pressure, or a faster heartbeat", "Name blood pressure and the heart"),
        ("Feeling sick, or throwing up", "Name nausea"),
        ("Seeing or hearing things that are not there", "Name what it can do to the mind"),
        ("Slow or weak breathing", "Name slow or weak breathing"),
        ("Bladder problems", "Name the bladder"),
        ("Harm to the liver", "Name the liver"),
        ("Craving the drug, or misusing it", "Name misuse and dependence"),
    ],
)
def test_each_risk_of_the_label_is_named(risk, sentence):
    fewer = TEXTS["risks"].replace(risk, "")

    found = says("FDA-04", with_part(part("risks", ("text", fewer))))

    assert [said.partition(" among")[0] for said, _path in found] == [sentence]


def test_a_condition_names_two_other_choices_and_waiting():
    titles = ("Ketamine", "Exercise")
    options = part(
        "treatment_options",
        *((f"options.{title}.title", title, {"role": "heading"}) for title in titles),
    )

    found = says("ALT-01", with_part(options))

    assert [said for said, _path in found] == [
        "Name two other choices at least.",
        "Name waiting, or no new treatment, as one of the choices.",
    ]
    assert severities("ALT-01", with_part(options)) == ["BLOCK", "WARN"]
    assert says("ALT-01", without("treatment_options"))


@pytest.mark.parametrize(
    "title", ["Waiting", "No new treatment", "Leaving it as it is", "Doing nothing for now"]
)
def test_doing_nothing_has_many_names(title):
    options = part(
        "treatment_options",
        *(
            (f"options.{n}.title", name, {"role": "heading"})
            for n, name in enumerate(("Exercise", "Medicines", title))
        ),
    )

    assert says("ALT-01", with_part(options)) == []


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("EMG-01", {"emergency_text": ""}),
        ("EMG-01", {"emergency_text": "Call a doctor."}),
        ("EMG-01", {"crisis_text": ""}),
        ("DIS-01", {"disclaimer": ""}),
        ("DIS-01", {"disclaimer": "Ask us anything."}),
        ("FTC-05", {"interest_disclosure": ""}),
    ],
)
def test_the_settings_of_the_clinic_say_what_every_page_must(code, facts):
    assert len(says(code, condition(facts=facts))) == 1


def test_one_line_may_name_both_numbers():
    both = {"emergency_text": "Call 911, or 988 in a crisis.", "crisis_text": ""}

    assert says("EMG-01", condition(facts=both)) == []


def test_a_call_to_action_above_the_risks_speaks_of_them():
    call = part("consultation_cta", ("heading", "Ask us"), ("eligibility_note", "See you soon."))
    open_call = replace(call, passages=(Passage("It has risks.", call.path, "note"),))

    assert says("CTA-02", condition(parts=(call, *PARTS))) == [
        (
            "Move it below the risks, or say in its note that there are risks.",
            ("body", "consultation_cta", "eligibility_note"),
        )
    ]
    assert says("CTA-02", condition(parts=(open_call, *PARTS))) == []


def test_schedule_three_is_said_once():
    silent = part("fda_status", ("text", "Ketamine is not approved for pain."))

    assert says("FDA-08", with_part(silent))
    assert says("FDA-08", condition()) == []


def test_a_form_that_the_fda_warns_about_may_be_named_with_the_warning():
    lozenge = part("section", ("text", "Some pharmacies sell ketamine as a lozenge."))
    warning = part("section", ("text", "The FDA has not approved compounded ketamine of any kind."))

    assert says("FDA-06", condition(parts=(lozenge,)))
    assert says("FDA-06", condition(parts=(lozenge, warning))) == []


def test_other_uses_are_graver_in_a_title_than_in_a_text():
    text = part("section", ("text", "Ketamine helps with depression."))
    title = (Passage("Ketamine helps with depression", ("title",), "title"),)

    assert severities("FDA-07", condition(own=(), parts=(text,))) == ["WARN"]
    assert severities("FDA-07", condition(own=title, parts=())) == ["BLOCK"]
