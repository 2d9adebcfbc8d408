import pytest

from tests.factories import StandardPageFactory


def sections(count):
    return [
        ("section", {"heading": f"Part {number}", "text": "<p>Text.</p>"})
        for number in range(count)
    ]


@pytest.mark.parametrize(("parts", "lists"), [(2, 0), (3, 1)])
def test_the_contents_stand_beside_a_long_page_alone(home, show, parts, lists):
    page = StandardPageFactory(parent=home, body=sections(parts))

    assert len(show(page).select("aside .kp-toc")) == lists


def test_a_plain_page_asks_for_no_visit(home, clinic, show):
    page = StandardPageFactory(parent=home, body=sections(3))

    assert not show(page).select(".kp-cta")
