import pytest

from tests.factories import UserFactory
from tests.gate.doors import force_live, words
from tests.reviews.clinic import *  # noqa: F403 - the people of the clinic


@pytest.fixture
def admin(client):
    admin = UserFactory(is_superuser=True, email="admin@clinic.example")
    client.force_login(admin)
    return admin


@pytest.fixture
def bad(page, reviewer, editor):
    """A public page from before there was a gate, which would not pass it now."""
    return force_live(words(page, reviewer, editor, kind="unsafe"))
