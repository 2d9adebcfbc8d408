"""The words that a clinician signs: which they are, and that storing them changes none."""

import copy
import uuid

import pytest
from django.utils.html import escape
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from kp_pages.blocks.body import BodyBlock
from kp_pages.blocks.parts import PROSE_FEATURES
from kp_pages.models import ConditionPage
from kp_pages.models.labels import label
from kp_pages.models.reviewed import standings
from kp_pages.readiness.changes import changes
from kp_pages.readiness.digest import digest, plain, rich
from tests.admin.posting import filled_in
from tests.blocks.samples import sample_values
from tests.factories import (
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    ImageFactory,
    ReferenceFactory,
    TreatmentFactory,
)

pytestmark = pytest.mark.django_db

NOT_CLINICAL = ["clinic", "consultation_cta", "cost", "related"]

#: Signs that a person may type, spaces and accents among them, and none that a form takes out.
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=40)

in_one_database = settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def samples(home):
    return sample_values(home)


@pytest.fixture
def page(home, samples):
    """A condition page with one of every block, as the database holds it."""
    index = ConditionIndexPageFactory(parent=home, slug="conditions")
    page = ConditionPageFactory(
        parent=index, title="CRPS", evidence_level="limited", body=list(samples.items())
    )
    return ConditionPage.objects.get(pk=page.pk)


def stored(page):
    return copy.deepcopy(list(page.body.get_prep_value()))


def with_body(page, raw):
    """The page in memory with another stored body."""
    other = ConditionPage.objects.get(pk=page.pk)
    other.body = BodyBlock().to_python(raw)
    return other


def through_the_form(page):
    """The page as it is after an editor opened it and pressed Save."""
    form_class = page.get_edit_handler().get_form_class()
    fresh = ConditionPage.objects.get(pk=page.pk)
    form = form_class(_as_posted(filled_in(page)), instance=fresh, parent_page=page.get_parent())
    form.defer_required_fields()
    assert form.is_valid(), form.errors
    return form.save(commit=False)


def _as_posted(data):
    from django.http import QueryDict

    posted = QueryDict(mutable=True)
    for key, values in data.items():
        posted.setlist(key, values if isinstance(values, list) else [values])
    return posted


def places(value, path=()):
    """The path to every single value in a stored body, ids and types left out."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"id", "type"}:
                yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from places(inner, (*path, position))
    else:
        yield path


def at(raw, path):
    for step in path:
        raw = raw[step]
    return raw


def put(raw, path, value):
    at(raw, path[:-1])[path[-1]] = value


def test_loading_and_saving_changes_nothing(page):
    before = page.medical_digest()

    list(page.body)  # an untouched body is stored as it was loaded
    page.save()
    revision = page.save_revision()
    saved = ConditionPage.objects.get(pk=page.pk)
    revision.publish()

    assert saved.medical_digest() == before
    assert revision.as_object().medical_digest() == before
    assert ConditionPage.objects.get(pk=page.pk).medical_digest() == before
    assert through_the_form(page).medical_digest() == before


#: Fields that hold a day and no words.
DATES = {"uploaded_on"}


@in_one_database
@given(data=st.data())
def test_whatever_an_editor_typed_is_the_same_after_storing(page, data):
    raw = data.draw(st.permutations(stored(page)).map(lambda one: one[:6]))
    for path in [path for path in places(raw) if isinstance(at(raw, path), str)]:
        if path[-1] in {"kind", "level", "basis", "direction", "placement", "url", "phone"} | DATES:
            continue
        typed = data.draw(TEXT)
        is_rich = at(raw, path).startswith("<p>")
        put(raw, path, f"<p>{escape(typed)}</p>" if is_rich else typed)
    other = with_body(page, raw)
    before = other.medical_digest()

    revision = other.save_revision(clean=False)
    type(page).objects.filter(pk=page.pk).update(body=other.body)
    saved = ConditionPage.objects.get(pk=page.pk)

    assert saved.medical_digest() == before
    assert revision.as_object().medical_digest() == before
    assert through_the_form(saved).medical_digest() == before


SPAN = TEXT.filter(str.strip).map(escape)
MARKED = st.one_of(
    SPAN,
    SPAN.map("<b>{}</b>".format),
    SPAN.map("<i>{}</i>".format),
    st.tuples(SPAN, SPAN).map(lambda two: "<b>{}<i>{}</i></b>".format(*two)),
)
RICH = st.lists(
    st.one_of(
        MARKED,
        MARKED.map('<a linktype="page" id="2">{}</a>'.format),
        MARKED.map('<a href="tel:+15550100">{}</a>'.format),
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
POINTS = st.lists(RICH.map("<li>{}</li>".format), min_size=1, max_size=3).map("".join)
PROSE = st.lists(
    st.one_of(
        RICH.map("<p>{}</p>".format),
        POINTS.map("<ul>{}</ul>".format),
        POINTS.map("<ol>{}</ol>".format),
    ),
    min_size=1,
    max_size=4,
).map("".join)


@settings(max_examples=60)
@given(html=PROSE)
def test_the_text_editor_writes_the_same_words_in_its_own_way(html):
    converter = ContentstateConverter(features=PROSE_FEATURES)
    written = converter.to_database_format(converter.from_database_format(html))

    again = converter.to_database_format(converter.from_database_format(written))

    assert rich(again) == rich(written)
    assert rich(written)[0] == rich(html)[0]


def test_every_clinical_value_makes_a_difference(page):
    raw = stored(page)
    before = page.medical_digest()
    keys = {"image": ImageFactory().pk, "treatment": TreatmentFactory().pk}
    unchanged = []

    for path in places(raw):
        if raw[path[0]]["type"] in NOT_CLINICAL or path[-2:] == ("table", "caption"):
            continue
        other = copy.deepcopy(raw)
        value = at(raw, path)
        if isinstance(value, bool):
            changed = not value
        elif path[-1] in keys:
            changed = keys[path[-1]]
        elif "references" in path:
            changed = ReferenceFactory().pk
        elif isinstance(value, str):
            changed = f"{value} indeed"
        else:
            changed = value + 1
        put(other, path, changed)
        if with_body(page, other).medical_digest() == before:
            unchanged.append(path)

    assert unchanged == []


@in_one_database
@given(data=st.data())
def test_any_other_word_in_any_place_makes_a_difference(page, data):
    raw = stored(page)
    texts = [
        path
        for path in places(raw)
        if isinstance(at(raw, path), str)
        and raw[path[0]]["type"] not in NOT_CLINICAL
        and path[-2:] != ("table", "caption")
    ]
    path = data.draw(st.sampled_from(texts))
    typed = data.draw(TEXT)
    is_rich = at(raw, path).startswith("<p>")
    changed = f"<p>{escape(typed)}</p>" if is_rich else typed
    assume(plain(typed) != plain(at(raw, path)))
    assume(not is_rich or rich(changed) != rich(at(raw, path)))
    before = page.medical_digest()

    put(raw, path, changed)

    assert with_body(page, raw).medical_digest() != before


@pytest.mark.parametrize("field", ["title", "summary", "evidence_level"])
def test_the_clinical_fields_of_the_page_make_a_difference(page, field):
    before = page.medical_digest()

    setattr(page, field, "strong")

    assert page.medical_digest() != before


def test_the_order_of_the_blocks_makes_a_difference(page):
    raw = stored(page)
    before = page.medical_digest()

    assert with_body(page, [*raw[1:], raw[0]]).medical_digest() != before


def test_ids_make_no_difference(page):
    def renamed(value):
        if isinstance(value, dict):
            return {
                key: str(uuid.uuid4()) if key == "id" else renamed(inner)
                for key, inner in value.items()
            }
        return [renamed(one) for one in value] if isinstance(value, list) else value

    before = page.medical_digest()

    assert with_body(page, renamed(stored(page))).medical_digest() == before


@pytest.mark.parametrize("name", NOT_CLINICAL)
def test_what_no_clinician_answers_for_makes_no_difference(page, name):
    raw = stored(page)
    before = page.medical_digest()
    block = next(one for one in raw if one["type"] == name)

    block["value"]["heading"] = "Other words"
    changed = with_body(page, raw).medical_digest()
    left_out = with_body(page, [one for one in raw if one is not block]).medical_digest()

    assert changed == before
    assert left_out == before


def test_what_search_engines_are_told_makes_no_difference(page, home):
    before = page.medical_digest()

    page.seo_title, page.search_description, page.slug = "Other", "Other.", "other"
    page.noindex, page.also_called, page.picture = True, "Other", ImageFactory()
    page.author = ClinicianPageFactory(parent=ClinicianIndexPageFactory(parent=home, slug="people"))

    assert page.medical_digest() == before


def test_a_page_that_was_read_has_the_digest_of_the_page(page):
    assert page.medical_digest(page.read()) == page.medical_digest()


def test_reading_the_words_of_a_read_page_asks_the_database_nothing(
    page, django_assert_num_queries
):
    reading = page.read()

    with django_assert_num_queries(0):
        page.medical_digest(reading)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("regulatory_status", "Approved for anesthesia alone."),
        ("common_risks", [("point", "dizziness")]),
        ("should_not_have", []),
        ("monitoring", "We watch your breathing."),
    ],
)
def test_the_facts_of_a_treatment_count_once_they_are_public(page, samples, field, value):
    treatment = samples["risks"]["treatment"]
    before = page.medical_digest()

    setattr(treatment, field, value)
    revision = treatment.save_revision()
    as_a_draft = page.medical_digest()
    revision.publish()

    assert as_a_draft == before
    assert page.medical_digest() != before
    assert page.medical_digest(page.read()) == page.medical_digest()


def test_a_codes_of_a_treatment_are_no_words(page, samples):
    treatment = samples["risks"]["treatment"]
    before = page.medical_digest()

    treatment.rxcui, treatment.brand_names = "6130", "Ketalar"
    treatment.save()

    assert page.medical_digest() == before


def hide(fact):
    """By the way of the database, as no other is open while readers see it."""
    type(fact).objects.filter(pk=fact.pk).update(live=False)


def test_a_treatment_that_is_taken_down_counts(page, samples):
    before = page.medical_digest()

    hide(samples["risks"]["treatment"])

    assert page.medical_digest() != before
    assert page.medical_digest(page.read()) == page.medical_digest()


def test_a_source_that_readers_no_longer_see_counts(page, samples):
    before = page.medical_digest()

    hide(samples["table"]["references"][0])

    assert page.medical_digest() != before
    assert page.medical_digest(page.read()) == page.medical_digest()


@pytest.fixture
def cited(page, samples):
    """A source that a table on the page cites."""
    return samples["table"]["references"][0]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("authors", "Somebody else"),
        ("title", "Ketamine cures pain"),
        ("source", "Another journal"),
        ("year", 1999),
        ("doi", "10.9999/another"),
    ],
)
def test_what_readers_see_of_a_source_counts_once_it_is_public(page, cited, field, value):
    before = page.medical_digest()

    setattr(cited, field, value)
    revision = cited.save_revision()
    as_a_draft = page.medical_digest()
    revision.publish()

    assert as_a_draft == before
    assert page.medical_digest() != before
    assert page.medical_digest(page.read()) == page.medical_digest()


@pytest.mark.parametrize(
    ("field", "value"), [("status", "retracted"), ("checked_on", "2026-01-01")]
)
def test_what_is_not_said_by_the_source_makes_no_difference(page, cited, field, value):
    before = page.medical_digest()

    setattr(cited, field, value)
    cited.save()

    assert page.medical_digest() == before


def test_a_source_of_a_treatment_counts(page, samples):
    source = samples["risks"]["treatment"].references[0].value
    before = page.medical_digest()

    source.title = "Another title"
    source.save()

    assert page.medical_digest() != before
    assert page.medical_digest(page.read()) == page.medical_digest()


@pytest.fixture
def marked(home):
    """A page that cites a source inside a text alone, and that source."""
    source = ReferenceFactory(title="In a sentence")
    mark = f'<embed embedtype="kp-citation" id="{source.pk}"/>'
    section = {"heading": "How?", "kind": "free", "text": f"<p>It may help.{mark}</p>"}
    parent = ConditionIndexPageFactory(parent=home, slug="more")
    page = ConditionPageFactory(parent=parent, body=[("section", section)])
    return ConditionPage.objects.get(pk=page.pk), source


def test_a_source_that_a_text_cites_counts(marked):
    page, source = marked
    before = page.medical_digest()

    source.title = "Another title"
    source.save()

    assert page.medical_digest() != before
    assert page.medical_digest(page.read()) == page.medical_digest()


def test_what_changed_of_a_source_is_shown(marked):
    page, source = marked
    before = page.medical_words()

    source.title = "Another title"
    source.save()

    (change,) = changes(before, page.medical_words())
    assert label(ConditionPage, change.path) == "Reference"
    assert ("gone", "In") in change.marked()
    assert "Another title" in change.after


def test_the_words_of_many_pages_are_those_of_each(page, marked, monkeypatch):
    pages, seen = [page, marked[0]], {}
    monkeypatch.setattr(
        "kp_pages.models.reviewed.standing_of",
        lambda page, fingerprint, records: seen.update({page.pk: fingerprint}),
    )

    standings(pages)

    assert seen == {one.pk: one.medical_digest() for one in pages}


def test_the_digest_can_be_made_again_from_the_words(page):
    words = [[path, text] for path, text in page.medical_words()]

    assert digest(words) == page.medical_digest()


def test_a_place_is_called_what_its_editor_reads(page):
    paths = dict(page.medical_words())

    assert label(ConditionPage, "summary") == "Summary"
    assert label(ConditionPage, "body.faq.questions.question") == (
        "Questions and answers › Questions › Question"
    )
    assert label(ConditionPage, "treatment.common_risks") == "Treatment › Common side effects"
    assert label(ConditionPage, "body.gone.what_was_said") == "gone › what was said"
    assert all(label(ConditionPage, path) for path in paths)
