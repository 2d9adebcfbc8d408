from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from tests.factories import ConditionIndexPageFactory, ConditionPageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "status"), [(-1, 404), (1, 200)])
def test_a_page_past_its_day_is_gone_before_the_job_has_taken_it_down(client, home, days, status):
    page = ConditionPageFactory(parent=ConditionIndexPageFactory(parent=home))
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() + timedelta(days=days))

    assert client.get(page.url).status_code == status
