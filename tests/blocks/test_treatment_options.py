import pytest

from tests.blocks.checking import problems, shown

pytestmark = pytest.mark.django_db


def test_each_option_has_a_heading(samples):
    soup = shown("treatment_options", samples["treatment_options"])

    assert [tag.get_text(strip=True) for tag in soup.select("h3")] == ["Waiting", "Therapy"]


def test_one_option_is_no_choice(samples):
    value = {**samples["treatment_options"], "options": samples["treatment_options"]["options"][:1]}

    assert "options" in problems("treatment_options", value)


def test_the_same_option_twice_is_refused(samples):
    one = samples["treatment_options"]["options"][0]
    value = {**samples["treatment_options"], "options": [one, {**one, "title": "waiting"}]}

    assert list(problems("treatment_options", value)) == ["options.1"]
