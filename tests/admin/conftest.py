from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from tests.factories import (
    ArticleIndexPageFactory,
    ConditionIndexPageFactory,
    TreatmentFactory,
    UserFactory,
)


@pytest.fixture
def roles(home):
    call_command("kp_setup", stdout=StringIO())


def member(name):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=name))
    return user


@pytest.fixture
def editor(roles):
    return member("Marketing editors")


@pytest.fixture
def reviewer(roles):
    return member("Medical reviewers")


@pytest.fixture
def publisher(roles):
    return member("Publishers")


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def as_publisher(client, publisher):
    client.force_login(publisher)
    return client


@pytest.fixture
def conditions(home):
    return ConditionIndexPageFactory(parent=home, slug="conditions")


@pytest.fixture
def articles(home):
    return ArticleIndexPageFactory(parent=home, slug="articles")


@pytest.fixture
def treatment(db):
    return TreatmentFactory(name="Ketamine")
