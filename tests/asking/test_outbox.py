"""Mails that say that a request has come, through a real mail server, well or not."""

import time
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from kp_pages import outbox
from kp_pages.asking.details import Details
from kp_pages.models import ConsultationRequest, JobRun, RequestNotification
from tests.factories import ConsultationPageFactory, UserFactory

pytestmark = pytest.mark.django_db

JANE = Details("Jane Zephyrine", "email", "jane@patient.example", "morning")


@pytest.fixture
def page(home):
    return ConsultationPageFactory(parent=home, notify="desk@clinic.example")


@pytest.fixture
def ask(page):
    def ask(name="Jane Zephyrine"):
        details = Details(name, "email", "jane@patient.example", "morning")
        request, _is_new = ConsultationRequest.objects.receive(
            details, name, page=page.pk, notice="Words."
        )
        return request

    return ask


@pytest.fixture(autouse=True)
def _real_mail(settings, mail_server):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mail_server.port
    settings.EMAIL_USE_TLS = False
    settings.WAGTAILADMIN_BASE_URL = "https://clinic.example"


def run():
    out = StringIO()
    call_command("kp_outbox", stdout=out)
    return out.getvalue()


def later(minutes):
    """Let so many minutes pass."""
    for note in RequestNotification.objects.all():
        note.due_at -= timedelta(minutes=minutes)
        note.save()


def test_the_mail_says_that_a_request_has_come_and_where_to_read_it(ask, mail_server):
    request = ask()

    assert run() == "Sent 1, 0 waiting.\n"

    (mail,) = mail_server.handler.mails
    assert mail["To"] == "desk@clinic.example"
    assert mail["Subject"] == "Somebody asked for a consultation"
    assert f"https://clinic.example/admin/requests/edit/{request.pk}/" in mail.get_payload()


def test_the_mail_says_nothing_of_the_patient(ask, mail_server):
    ask()
    run()

    (raw,) = mail_server.handler.raw
    assert not [
        word for word in (b"Jane", b"Zephyrine", b"patient.example", b"orning") if word in raw
    ]


def test_a_mail_is_sent_once(ask, mail_server):
    ask()
    run()
    run()

    assert len(mail_server.handler.raw) == 1
    assert str(RequestNotification.objects.get()).startswith("Sent ")


def test_the_job_is_noted(db):
    run()

    assert JobRun.objects.filter(name="kp_outbox").exists()


def test_a_cron_job_can_be_silent(ask, capsys):
    ask()
    call_command("kp_outbox", verbosity=0)

    assert capsys.readouterr().out == ""


# Who hears of it


def test_the_page_names_several(ask, page, mail_server):
    page.notify = "one@clinic.example\n two@clinic.example, three@clinic.example"
    page.save()
    ask()
    run()

    (mail,) = mail_server.handler.mails
    assert mail["To"] == "one@clinic.example, two@clinic.example, three@clinic.example"


def test_without_names_everybody_who_works_on_requests_hears_of_it(ask, page, mail_server):
    call_command("kp_setup", stdout=StringIO())
    page.notify = ""
    page.save()
    group = Group.objects.get(name="Front desk")
    for name, flags in {
        "sam": {},
        "gone": {"is_active": False},
        "editor": {"groups": "Marketing editors"},
        "boss": {"is_superuser": True},
    }.items():
        groups = flags.pop("groups", "Front desk")
        user = UserFactory(email=f"{name}@clinic.example", **flags)
        user.groups.add(Group.objects.get(name=groups))
    assert group.user_set.count() == 3
    ask()
    run()

    assert [mail["To"] for mail in mail_server.handler.mails] == ["sam@clinic.example"]


def test_a_clinic_of_one_hears_of_it_too(ask, page, mail_server):
    page.notify = ""
    page.save()
    UserFactory(email="boss@clinic.example", is_superuser=True)
    ask()
    run()

    assert [mail["To"] for mail in mail_server.handler.mails] == ["boss@clinic.example"]


def test_a_request_waits_for_somebody_to_tell(ask, page, mail_server):
    page.notify = ""
    page.save()
    ask()

    assert run() == "Sent 0, 1 waiting.\n"
    assert "nobody to tell" in str(RequestNotification.objects.get())


# A mail server that fails


def test_a_server_that_is_away_is_asked_again_later(ask, settings, free_port, mail_server):
    settings.EMAIL_PORT = free_port()
    ask()

    assert run() == "Sent 0, 1 waiting.\n"
    note = RequestNotification.objects.get()
    assert str(note).startswith("Waiting: tried once, next ")
    assert str(note).endswith("(ConnectionRefusedError)")

    settings.EMAIL_PORT = mail_server.port
    assert run() == "Sent 0, 1 waiting.\n"  # it is not due yet
    later(minutes=1)
    assert run() == "Sent 1, 0 waiting.\n"


def test_the_waits_grow_to_five_minutes_and_never_end(ask, settings, free_port):
    settings.EMAIL_PORT = free_port()
    ask()

    waits = []
    for _ in range(6):
        run()
        wait = RequestNotification.objects.get().due_at - timezone.now()
        waits.append(round(wait.total_seconds() / 60))
        later(minutes=10)

    assert waits == [1, 2, 4, 5, 5, 5]


def test_a_server_that_is_away_is_asked_once_a_run(ask, settings, free_port, monkeypatch):
    settings.EMAIL_PORT = free_port()
    for name in ("Jane", "Kim", "Lou"):
        ask(name)

    run()

    assert sorted(RequestNotification.objects.values_list("tries", flat=True)) == [0, 0, 1]


def test_a_server_that_never_answers_holds_the_job_for_seconds(ask, settings, black_hole):
    settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = black_hole, 1
    for name in ("Jane", "Kim", "Lou"):
        ask(name)
    start = time.monotonic()

    assert run() == "Sent 0, 3 waiting.\n"
    assert time.monotonic() - start < 5


def test_a_site_that_set_no_timeout_has_one(ask, settings, monkeypatch):
    settings.EMAIL_TIMEOUT = None
    given = {}
    make = outbox.get_connection
    monkeypatch.setattr(outbox, "get_connection", lambda **options: given.update(options) or make())
    ask()
    run()

    assert given == {"timeout": 10}


def test_a_mail_that_is_refused_for_now_arrives_once(ask, mail_server):
    mail_server.handler.answers = ["451 Try later"] * 3
    ask()

    for _ in range(5):
        run()
        later(minutes=10)

    assert len(mail_server.handler.raw) == 1
    assert RequestNotification.objects.get().tries == 4


def test_one_mail_that_is_refused_does_not_hold_up_the_others(ask, mail_server):
    mail_server.handler.answers = ["554 No"]
    for name in ("Jane", "Kim", "Lou"):
        ask(name)

    assert run() == "Sent 2, 1 waiting.\n"


def test_an_address_that_is_refused_is_tried_again(ask, mail_server):
    mail_server.handler.unknown = {"desk@clinic.example"}
    ask()

    run()
    assert str(RequestNotification.objects.get()).endswith("(SMTPRecipientsRefused)")


def test_a_server_that_hangs_up_after_taking_a_mail_may_get_it_twice_under_one_name(
    ask, mail_server
):
    mail_server.handler.answers = ["drop"]
    ask()
    run()
    later(minutes=10)
    run()

    first, second = mail_server.handler.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert RequestNotification.objects.get().sent_at


def test_what_is_logged_names_nobody(ask, mail_server, caplog):
    mail_server.handler.unknown = {"desk@clinic.example"}
    ask()
    run()

    said = [one.getMessage() for one in caplog.records if one.name.startswith("kp_pages")]
    assert said == [
        "A notification could not be sent and will be tried again: SMTPRecipientsRefused."
    ]


# Two senders


def test_a_mail_that_somebody_is_sending_is_left_to_them(ask):
    ask()
    first = RequestNotification.objects.claim()

    assert first is not None
    assert RequestNotification.objects.claim() is None


def test_two_that_reach_for_one_mail_get_it_once(ask):
    ask()
    same = [RequestNotification.objects.get() for _ in range(2)]

    assert [one.take() for one in same] == [True, False]


def test_a_claim_of_a_killed_sender_ends(ask, mail_server):
    ask()
    assert RequestNotification.objects.claim()
    later(minutes=4)

    assert run() == "Sent 1, 0 waiting.\n"


def test_who_lost_a_claim_does_not_say_what_became_of_the_mail(ask):
    ask()
    slow = RequestNotification.objects.claim()
    later(minutes=4)
    RequestNotification.objects.claim()

    assert not slow.put_off("too late")
    assert RequestNotification.objects.get().problem == ""


def test_a_locked_database_does_not_make_a_sent_mail_go_out_again(ask, mail_server, monkeypatch):
    ask()
    note_sent, locked = RequestNotification.note_sent, [True, True]

    def note_later(self):
        if locked and locked.pop():
            raise OperationalError("database is locked")
        return note_sent(self)

    monkeypatch.setattr(RequestNotification, "note_sent", note_later)
    monkeypatch.setattr(outbox.time, "sleep", lambda seconds: None)
    run()
    later(minutes=10)
    run()

    assert len(mail_server.handler.raw) == 1
