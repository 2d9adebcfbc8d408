"""What the rules are given of a page as it is stored."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail import blocks
from wagtail.models import PageViewRestriction, Site

from kp_pages.blocks.body import BodyBlock
from kp_pages.models import ClinicSettings, ConditionPage, Reference
from kp_pages.models.around import Around
from kp_pages.models.judged import all_rules, policy
from kp_pages.readiness import Origin, Rule, Severity
from kp_pages.readiness.packs import CORE
from tests.blocks.samples import sample_values
from tests.factories import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    ConsultationPageFactory,
    ImageFactory,
    ReferenceFactory,
    StandardPageFactory,
    TreatmentFactory,
)

pytestmark = pytest.mark.django_db

OWN = Rule(
    "OUR-01", Severity.WARN, "", "", "", Origin("Us", "", "2026-01-01"), lambda _document: ()
)
MILDER = Rule(
    "CLM-01", Severity.INFO, "", "", "", Origin("Us", "", "2026-01-01"), lambda _document: ()
)
PACK = [OWN, MILDER]


class PlainBlock(blocks.StructBlock):
    """A site's own block that knows nothing of rules."""

    promise = blocks.CharBlock()

    class Meta:
        template = "kp_pages/blocks/callout.html"


@pytest.fixture
def index(home):
    return ConditionIndexPageFactory(parent=home, slug="conditions")


def stored(page, *body):
    """The page with this body, as it comes from the database; published by no form."""
    block = BodyBlock()
    raw = block.to_python(block.to_python(list(body)).get_prep_value()).get_prep_value()
    type(page).objects.filter(pk=page.pk).update(body=block.to_python(raw))
    return type(page).objects.get(pk=page.pk), raw


def section(text="", **more):
    return ("section", {"heading": "A heading", "text": text, **more})


def claim(**changes):
    value = {
        "statement": "Pain was lower.",
        "level": "limited",
        "direction": "helps",
        "population": "60 adults",
        "comparator": "a placebo",
        "timeframe": "12 weeks",
        "affected": 3,
        "out_of": 10,
        "limits": "It is small.",
        "references": [],
    }
    return ("evidence", {"heading": "Evidence", "claims": [{**value, **changes}]})


def found(page, code):
    return [one for one in page.findings() if one.code == code]


def test_a_path_leads_to_the_field(index):
    page, raw = stored(ConditionPageFactory(parent=index), claim())
    item = raw[0]["value"]["claims"][0]["id"]

    paths = {one.text: one.path for one in page.document().passages}

    assert paths["Pain was lower."] == ("body", raw[0]["id"], "claims", item, "statement")
    assert paths[page.title] == ("title",)


def test_a_claim_brings_what_stands_behind_it(index):
    reference = ReferenceFactory(kind="guideline", checked_on=date(2026, 1, 1))
    page, _raw = stored(ConditionPageFactory(parent=index), claim(references=[reference]))

    (statement,) = page.document().named("evidence")[0].says("claim")

    assert statement.backing.level == "limited"
    assert (statement.backing.affected, statement.backing.out_of) == (3, 10)
    assert statement.backing.comparator == "a placebo"
    (source,) = statement.backing.sources
    assert (source.key, source.kind, source.doi) == (reference.pk, "guideline", reference.doi)


def test_a_mechanism_brings_its_basis_and_an_option_its_title(index):
    page, _raw = stored(
        ConditionPageFactory(parent=index),
        (
            "how_ketamine_helps",
            {"mechanisms": [{"title": "A", "text": "<p>One.</p>", "basis": "plausible"}]},
        ),
        ("treatment_options", {"options": [{"title": "Walking", "text": "<p>Two.</p>"}]}),
    )
    passages = {one.text: one for one in page.document().passages}

    assert passages["One."].backing.basis == "plausible"
    assert passages["Two."].topic == "Walking"


def test_each_paragraph_and_point_is_a_line(index):
    text = (
        "<p>One &amp; two.</p><p>Three <b>four</b>.<br/>Five</p><ul><li>six</li><li>seven</li></ul>"
    )
    page, _raw = stored(ConditionPageFactory(parent=index), section(text))

    (said,) = page.document().parts[0].says("text")

    assert said.text == "One & two.\nThree four.\nFive\nsix\nseven"


def test_the_words_of_the_treatment_stand_in_the_block_that_shows_them(index):
    treatment = TreatmentFactory(monitoring="We watch you.")
    page, raw = stored(ConditionPageFactory(parent=index), ("risks", {"treatment": treatment}))

    paths = {one.text: one.path for one in page.document().passages}

    assert paths["We watch you."] == ("body", raw[0]["id"], "treatment", "monitoring")


@pytest.fixture
def samples(home):
    return sample_values(home)


def test_a_table_is_read_cell_by_cell(index, samples):
    page, _raw = stored(ConditionPageFactory(parent=index), ("table", samples["table"]))
    cells = {one.text: one.path[3:] for one in page.document().parts[0].passages}

    assert cells["How long"] == ("columns", "1")
    assert cells["30 minutes"] == ("rows", "0", "1")


def test_a_site_s_own_block_is_read_too(index):
    blocks = {"promise": f"{__name__}.PlainBlock"}
    with override_settings(KP_PAGES={"BLOCKS": blocks, "GATE": "off"}):
        block = BodyBlock()
        page = ConditionPageFactory(parent=index)
        page.body = block.to_python(
            [{"type": "promise", "value": {"promise": "It cures pain."}, "id": "x"}]
        )

        (finding,) = found(page, "CLM-01")

    assert finding.path == ("body", "x", "promise")


def test_what_a_field_refuses_is_a_finding_at_that_field(index):
    page, raw = stored(
        ConditionPageFactory(parent=index), claim(limits="", affected=12), section("")
    )
    evidence, item = raw[0]["id"], raw[0]["value"]["claims"][0]["id"]

    problems = {one.path: one.params["problem"] for one in found(page, "CMP-01")}

    assert problems[("body", evidence, "claims", item, "limits")] == "This field is required."
    assert problems[("body", raw[1]["id"], "text")] == (
        "Write something here, or delete the section."
    )


def test_the_page_s_own_fields_are_complete_too(index):
    page = ConditionPageFactory(parent=index)
    page.summary = ""

    assert [one.path for one in found(page, "CMP-01")] == [("summary",)]


def test_a_complete_body_has_no_problems(index, samples):
    page, _raw = stored(ConditionPageFactory(parent=index), *samples.items())

    assert found(page, "CMP-01") == []


def test_a_body_that_cannot_be_read_is_told(index):
    page = ConditionPageFactory(parent=index)
    page.body = BodyBlock().to_python([{"type": "faq", "value": {"questions": 5}, "id": "x"}])

    assert [one.path for one in found(page, "CMP-01")] == [("body",)]


def test_a_link_to_a_page_that_is_not_open_is_told(home, index):
    draft = StandardPageFactory(parent=home, title="A draft", live=False)
    secret = StandardPageFactory(parent=home, title="A secret")
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    over = StandardPageFactory(parent=home, expire_at=timezone.now() - timedelta(days=1))
    fine = StandardPageFactory(parent=home)
    link = '<a linktype="page" id="{}">{}</a>'
    text = "".join(
        link.format(key, word)
        for key, word in ((draft.pk, "one"), (secret.pk, "two"), (over.pk, "three"), (0, "gone"))
    )
    page, raw = stored(
        ConditionPageFactory(parent=index),
        section(f"<p>{text}{link.format(fine.pk, 'fine')}</p>"),
        ("related", {"pages": [ConditionPageFactory(parent=index, live=False)]}),
    )

    dead = found(page, "LNK-01")

    assert [one.words for one in dead] == ["one", "two", "three", "gone", ""]
    assert dead[0].path == ("body", raw[0]["id"], "text")
    assert dead[0].params == {"title": "A draft"}
    assert dead[-1].path[:3] == ("body", raw[1]["id"], "pages")


@pytest.mark.parametrize(("live", "told"), [(True, []), (False, ["target"])])
def test_a_button_to_the_consultation_page_asks_for_one(home, index, live, told):
    consultation = ConsultationPageFactory(parent=home, live=live)
    ClinicSettings.objects.create(site=Site.objects.get(), consultation_page=consultation)
    page, _raw = stored(ConditionPageFactory(parent=index), ("consultation_cta", {"text": "Ask."}))

    assert [one.path[-1] for one in found(page, "LNK-01")] == told


def test_a_reference_that_is_not_published_is_told_where_it_is_cited(index):
    draft = ReferenceFactory(live=False)
    page, raw = stored(ConditionPageFactory(parent=index), section("<p>x</p>", references=[draft]))

    assert [one.path[:3] for one in found(page, "REF-05")] == [("body", raw[0]["id"], "references")]
    assert page.document().sources == ()


def test_a_reference_is_known_at_each_place_that_cites_it(index):
    gone = ReferenceFactory(status=Reference.Status.RETRACTED)
    page, _raw = stored(
        ConditionPageFactory(parent=index),
        section("<p>x</p>", references=[gone]),
        claim(references=[gone]),
    )

    assert [one.path[2] for one in found(page, "REF-04")] == ["references", "claims"]


def test_pictures_are_read_with_the_words_of_their_place(index):
    picture = ImageFactory(description="")
    picture.contextual_alt_text, picture.decorative = "IMG_1.jpg", False
    page, raw = stored(
        ConditionPageFactory(parent=index, picture=picture),
        ("figure", {"picture": picture, "caption": "A nerve", "credit": ""}),
    )

    assert {one.path for one in found(page, "A11Y-02")} == {
        ("picture",),
        ("body", raw[0]["id"], "picture", "alt_text"),
    }


def test_other_pages_with_the_same_search_texts_are_told(home, index):
    same = {"seo_title": "Nerve pain", "search_description": "All about it."}
    ConditionPageFactory(parent=index, title="First", **same)
    page = ConditionPageFactory(parent=index, title="Second", **same)
    ConditionPageFactory(parent=index, title="Draft", live=False, **same)

    for around in (Around(), Around(many=True)):
        facts = page.document(around).facts
        assert facts["same_title"] == ("First",)
        assert facts["same_description"] == ("First",)


def test_the_title_counts_where_there_is_none_for_search_engines(home, index):
    ConditionPageFactory(parent=index, title="nerve PAIN", slug="other")
    page = ConditionPageFactory(parent=index, title="Nerve pain")

    assert page.document().facts["same_title"] == ("nerve PAIN",)


def test_the_clinic_s_notices_and_treatments_are_known(home, index):
    TreatmentFactory(name="Ketamine", drug_name="ketamine hydrochloride", brand_names="Ketalar, X")
    clinic = ClinicSettings.for_site(Site.objects.get())
    clinic.emergency_text = "Call 911."
    clinic.save()

    facts = ConditionPageFactory(parent=index).document().facts

    assert facts["emergency_text"] == "Call 911."
    assert facts["treatments"] == ("Ketamine", "ketamine hydrochloride", "Ketalar", "X")


def test_only_a_published_author_counts(home, index):
    people = ClinicianIndexPageFactory(parent=home)
    author = ClinicianPageFactory(parent=people)
    page = ConditionPageFactory(parent=index, author=author)

    for around in (Around(), Around(many=True)):
        assert page.document(around).facts["author"] is True
    author.unpublish()
    for around in (Around(), Around(many=True)):
        assert page.document(around).facts["author"] is False


@pytest.mark.parametrize("many", [False, True])
def test_a_page_costs_the_same_queries_whatever_its_length(home, index, many):
    values = sample_values(home)
    page = ConditionPageFactory(parent=index)

    def cost(times):
        stored(page, *(pair for _ in range(times) for pair in values.items()))
        around = Around(many=many)
        page.findings(around)
        fresh = ConditionPage.objects.get(pk=page.pk)
        with CaptureQueriesContext(connection) as captured:
            fresh.findings(around)
        return [query["sql"] for query in captured]

    one, forty = cost(1), cost(40)

    assert len(forty) == len(one)
    assert len(forty) <= 20, "\n".join(forty)


def test_a_draft_that_was_never_saved_is_judged_in_memory(index):
    page = ConditionPage(title="New", summary="It cures pain.", body=[section("<p>x</p>")])

    assert [one.path for one in found(page, "CLM-01")] == [("summary",)]


def test_an_article_and_a_plain_page_are_judged_for_what_they_are(home):
    article = ArticlePageFactory(parent=ArticleIndexPageFactory(parent=home))

    assert article.document().kind == "article"
    assert StandardPageFactory(parent=home).document().kind == "page"


def test_a_site_adds_rules_and_takes_the_place_of_ours():
    with override_settings(KP_PAGES={"RULE_PACKS": [f"{__name__}.PACK"]}):
        assert policy().rule("OUR-01") is OWN
        assert policy().rule("CLM-01") is MILDER
        assert len(all_rules()) == len(CORE) + 1


def test_a_site_says_how_strict_a_rule_is():
    with override_settings(KP_PAGES={"RULES": {"CLM-01": "off", "SEO-01": "block"}}):
        assert policy().severity(policy().rule("CLM-01")) is Severity.OFF
        assert policy().severity(policy().rule("SEO-01")) is Severity.BLOCK


def test_a_severity_that_there_is_not_is_never_passed_over():
    with (
        override_settings(KP_PAGES={"RULES": {"CLM-01": "loud"}}),
        pytest.raises(ImproperlyConfigured, match="loud"),
    ):
        policy()


def test_what_the_software_keeps_for_itself_is_no_text_of_the_page(index):
    page = ConditionPageFactory(parent=index)

    assert page.changed_words
    assert page.changed_words not in {passage.text for passage in page.own_passages()}
