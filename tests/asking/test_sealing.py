"""What is stored says nothing without its key, and keys can be changed."""

from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection

from kp_pages import sealing
from kp_pages.asking.details import Details
from kp_pages.models import ConsultationRequest

JANE = Details("Jane Zephyrine", "phone", "(555) 010-0142", "morning")


@pytest.fixture
def keys(settings):
    """``keys(new, old)`` puts these keys into the settings."""

    def use(*keys):
        settings.KP_PAGES = {**settings.KP_PAGES, "REQUEST_KEYS": list(keys)}

    return use


@pytest.fixture
def request_of_jane(db):
    request, _is_new = ConsultationRequest.objects.receive(JANE, "x", page=None, notice="Words.")
    request.notes = "Called on Monday."
    request.save()
    return request


def reencrypt():
    out = StringIO()
    call_command("kp_reencrypt", stdout=out)
    return out.getvalue()


def test_the_table_holds_nothing_that_can_be_read(request_of_jane):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM kp_pages_consultationrequest")
        row = b" ".join(
            bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
            for value in cursor.fetchone()
        )

    assert b"Jane" not in row
    assert b"0142" not in row
    assert b"Monday" not in row


def test_what_was_stored_comes_back(request_of_jane):
    request = ConsultationRequest.objects.get()

    assert request.details == JANE
    assert request.notes == "Called on Monday."


def test_the_same_words_are_sealed_differently_each_time():
    assert sealing.seal("Jane") != sealing.seal("Jane")


def test_the_newest_key_seals_and_every_key_opens(keys):
    old, new = sealing.new_key(), sealing.new_key()
    keys(old)
    sealed = sealing.seal("Jane")
    keys(new, old)

    assert sealing.unseal(sealed) == "Jane"
    assert not sealing.is_current(sealed)
    assert sealing.is_current(sealing.seal("Jane"))


def test_without_its_key_it_cannot_be_read(keys, request_of_jane):
    keys(sealing.new_key())

    with pytest.raises(sealing.Unreadable):
        _ = request_of_jane.details
    assert ConsultationRequest.objects.unreadable() == 1


def test_what_was_changed_in_the_database_is_not_believed():
    sealed = bytearray(sealing.seal("Jane"))
    sealed[-1] ^= 1

    with pytest.raises(sealing.Unreadable):
        sealing.unseal(bytes(sealed))


def test_nothing_is_sealed_without_a_key(keys):
    keys()

    assert not sealing.is_ready()
    with pytest.raises(ImproperlyConfigured):
        sealing.seal("Jane")


def test_after_a_change_of_keys_the_old_one_can_go(keys, request_of_jane, settings):
    old, new = settings.KP_PAGES["REQUEST_KEYS"][0], sealing.new_key()
    keys(new, old)

    assert reencrypt() == "Encrypted 1 of 1 requests with the newest key.\n"
    assert reencrypt() == "Encrypted 0 of 1 requests with the newest key.\n"

    keys(new)
    request = ConsultationRequest.objects.get()
    assert request.details == JANE
    assert request.notes == "Called on Monday."


def test_a_note_written_with_the_new_key_does_not_hide_details_under_the_old_one(
    keys, request_of_jane, settings
):
    old, new = settings.KP_PAGES["REQUEST_KEYS"][0], sealing.new_key()
    keys(new, old)
    request_of_jane.notes = "Called on Tuesday."
    request_of_jane.save()

    assert reencrypt() == "Encrypted 1 of 1 requests with the newest key.\n"
    keys(new)
    assert ConsultationRequest.objects.get().details == JANE


def test_a_request_whose_key_is_gone_is_told_and_left_as_it_is(keys, request_of_jane, settings):
    old = settings.KP_PAGES["REQUEST_KEYS"][0]
    keys(sealing.new_key())

    with pytest.raises(CommandError, match="1 requests cannot be read with any of the keys"):
        reencrypt()
    keys(old)
    assert ConsultationRequest.objects.get().details == JANE


def test_without_a_key_there_is_nothing_to_encrypt_with(keys, db):
    keys()

    with pytest.raises(CommandError, match="holds no key"):
        reencrypt()


@pytest.mark.parametrize("text", ["", "short", "é" * 44, "A" * 43, "A" * 44 + "\n" * 3])
def test_what_is_no_key_is_known_as_such(text):
    assert not sealing.is_key(text)
    assert sealing.is_key(sealing.new_key())
