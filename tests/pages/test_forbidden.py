"""What a visitor sees who may not."""

import pytest
from django.core.exceptions import PermissionDenied
from django.views.defaults import permission_denied


@pytest.mark.django_db
def test_it_says_so_and_no_more(clinic, rf):
    response = permission_denied(rf.get("/"), PermissionDenied("the reason"))

    html = response.content.decode()
    assert response.status_code == 403
    assert "You may not see this page" in html
    assert "the reason" not in html
