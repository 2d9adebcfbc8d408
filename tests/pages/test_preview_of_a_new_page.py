"""An editor sees the preview of a page that has not been saved yet."""

import pytest

from tests.factories import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ClinicLocationPageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    ConsultationPageFactory,
    LocationIndexPageFactory,
    StandardPageFactory,
)

KINDS = [
    (None, ArticleIndexPageFactory),
    (ArticleIndexPageFactory, ArticlePageFactory),
    (None, ClinicianIndexPageFactory),
    (ClinicianIndexPageFactory, ClinicianPageFactory),
    (None, LocationIndexPageFactory),
    (LocationIndexPageFactory, ClinicLocationPageFactory),
    (None, ConditionIndexPageFactory),
    (ConditionIndexPageFactory, ConditionPageFactory),
    (None, ConsultationPageFactory),
    (None, StandardPageFactory),
]


@pytest.mark.parametrize(("index", "kind"), KINDS, ids=lambda one: one and one._meta.model.__name__)
def test_it_shows_the_title(home, index, kind):
    parent = index(parent=home) if index else home
    page = kind.build(title="Not saved yet")
    # As Wagtail previews it: with a place in the tree, without a row in the database.
    page.set_url_path(parent)
    page.depth = parent.depth + 1
    page.path = page._get_path(parent.path, page.depth, 999)

    response = page.make_preview_request()

    assert response.status_code == 200
    assert "Not saved yet" in response.rendered_content
