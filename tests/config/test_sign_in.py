"""Guessing passwords."""

import pytest
from django.urls import reverse

PASSWORD = "right horse battery"

pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_in(client, django_user_model):
    django_user_model.objects.create_superuser("ana", password=PASSWORD)

    def post(password, address="203.0.113.7", **headers):
        return client.post(
            reverse("wagtailadmin_login"),
            {"username": "ana", "password": password},
            REMOTE_ADDR=address,
            headers=headers,
        )

    return post


def guess_until_locked(sign_in):
    return [sign_in(f"guess {number}").status_code for number in range(5)]


def test_the_fifth_wrong_password_locks_and_the_sixth_is_not_even_tried(sign_in):
    assert guess_until_locked(sign_in) == [200, 200, 200, 200, 429]
    assert sign_in("guess 6").status_code == 429


def test_a_locked_person_is_told_what_to_do(sign_in):
    guess_until_locked(sign_in)

    assert "Wait 15 minutes" in sign_in("guess 6").content.decode()


def test_the_right_password_does_not_open_a_locked_account(sign_in):
    guess_until_locked(sign_in)

    assert sign_in(PASSWORD).status_code == 429


def test_somebody_elsewhere_still_gets_in(sign_in):
    guess_until_locked(sign_in)

    assert sign_in(PASSWORD, address="198.51.100.4").status_code == 302


def test_a_made_up_header_does_not_make_somebody_else_of_you(sign_in):
    guess_until_locked(sign_in)

    assert sign_in(PASSWORD, **{"X-Forwarded-For": "198.51.100.4"}).status_code == 429


def test_the_right_password_starts_the_count_anew(sign_in):
    statuses = [sign_in(f"guess {number}").status_code for number in range(4)]
    statuses.append(sign_in(PASSWORD).status_code)
    statuses.append(sign_in("guess 5").status_code)

    assert statuses == [200, 200, 200, 200, 302, 200]


def test_a_short_password_is_refused(settings):
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match="at least 12 characters"):
        validate_password("x7!kQ9zz#1a")
