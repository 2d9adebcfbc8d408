"""``manage.py demo``: one command, safe to repeat, and never on somebody else's site."""

import io
import os
import re
import signal
import socket
import sys
from contextlib import suppress

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command
from django.db import connection
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from home.demo import interrupt, server, state, terminal, versions
from home.demo.alone import alone
from home.demo.errors import DemoError
from kp_pages.models import Reference
from tests.factories import StandardPageFactory

NAMES = {"admin", "editor", "reviewer", "publisher", "frontdesk"}
PASSWORD = "a long enough password"


@pytest.fixture
def run(db, tiny, settings, monkeypatch):
    """Runs the command on the tiny content and answers with what it printed."""
    settings.DEBUG = True
    monkeypatch.setattr(sys, "stdin", io.StringIO())

    def run(*args, out=None):
        out = out or io.StringIO()
        call_command("demo", "--no-server", *args, stdout=out)
        return out.getvalue()

    return run


def passwords(printed):
    """User name to password, as the box shows them."""
    names = "|".join(NAMES)
    return dict(re.findall(rf"({names}) +((?:\w{{4}}-){{3}}\w{{4}})", printed))


def test_the_first_run_builds_the_site_and_prints_its_logins(run):
    printed = run()

    assert "http://localhost:8000/admin/" in printed
    assert set(passwords(printed)) == NAMES
    for username, password in passwords(printed).items():
        user = get_user_model().objects.get(username=username)
        assert user.check_password(password)
    assert [page.title for page in Page.objects.filter(depth__gt=1)] == ["Home", "Safety"]


def test_the_logins_have_the_rights_of_their_roles(run):
    run()
    users = get_user_model().objects.in_bulk(field_name="username")

    assert users["admin"].is_superuser
    assert [group.name for group in users["editor"].groups.all()] == ["Marketing editors"]
    assert [group.name for group in users["reviewer"].groups.all()] == ["Medical reviewers"]
    assert [group.name for group in users["frontdesk"].groups.all()] == ["Front desk"]
    assert not users["editor"].is_superuser
    home = Page.objects.get(depth=2).specific
    assert home.permissions_for_user(users["editor"]).can_edit()
    assert not home.permissions_for_user(users["editor"]).can_publish()


def test_without_a_terminal_it_prints_plain_lines(run):
    printed = run()

    assert re.search(r"^1/3 Pictures: \d+ of \d+, \d+ s$", printed, re.MULTILINE)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", printed)


def test_silence_leaves_the_logins(run):
    printed = run("--verbosity", "0")

    assert "Pictures" not in printed
    assert passwords(printed)


def test_the_second_run_changes_nothing_and_tells_where_the_passwords_went(run):
    run()
    before = list(Page.objects.order_by("pk").values_list("pk", "latest_revision_created_at"))
    hashes = set(get_user_model().objects.values_list("password", flat=True))

    printed = run()

    assert "printed at the first run" in printed
    assert "demo --password" in printed
    assert not passwords(printed)
    after = list(Page.objects.order_by("pk").values_list("pk", "latest_revision_created_at"))
    assert after == before
    assert set(get_user_model().objects.values_list("password", flat=True)) == hashes
    assert get_image_model().objects.count() == 1


def test_a_second_one_at_the_same_time_is_told_to_wait(run):
    with alone(), pytest.raises(CommandError, match="Another demo is being built here"):
        run()


def test_a_given_password_is_set_at_any_run_and_not_printed(run, rf):
    run()
    printed = run("--password", PASSWORD)

    assert PASSWORD not in printed
    for username in NAMES:
        assert authenticate(rf.post("/"), username=username, password=PASSWORD)


def test_a_password_that_the_admin_would_refuse_is_refused(run):
    with pytest.raises(CommandError, match="too short"):
        run("--password", "demo")

    assert not Page.objects.filter(title="Safety").exists()


def test_passwords_that_were_never_printed_are_made_again(run):
    run()
    for user in get_user_model().objects.all():
        user.set_unusable_password()
        user.save()

    assert set(passwords(run())) == NAMES


def test_an_account_that_we_did_not_make_keeps_its_password(run):
    mine = get_user_model().objects.create_superuser("admin", "me@mine.example", PASSWORD)

    printed = run()
    mine.refresh_from_db()

    assert set(passwords(printed)) == NAMES - {"admin"}
    assert mine.check_password(PASSWORD)


def test_reset_builds_anew_and_prints_new_passwords(run):
    first = passwords(run())
    home = Page.objects.get(depth=2).specific
    home.title = "Changed"
    home.save()

    second = passwords(run("--reset"))

    assert set(second) == set(first)
    assert second != first
    assert [page.title for page in Page.objects.filter(depth__gt=1)] == ["Home", "Safety"]
    assert Reference.objects.count() == 1
    assert get_image_model().objects.count() == 1
    assert Site.objects.get().root_page.title == "Home"


def test_reset_keeps_accounts_of_others(run):
    run()
    get_user_model().objects.create_user("me", "me@mine.example", PASSWORD)

    run("--reset")

    assert get_user_model().objects.filter(username="me").exists()


def test_reset_does_not_remove_pages_of_others_unasked(run):
    run()
    StandardPageFactory(parent=Page.objects.get(depth=2), title="My page", slug="mine")

    with pytest.raises(CommandError, match=r"My page.*--no-input"):
        run("--reset")

    assert Page.objects.filter(title="My page").exists()


@pytest.mark.parametrize(("answer", "is_kept"), [("yes", False), ("no", True), ("", True)])
def test_reset_asks_whoever_is_there(run, monkeypatch, answer, is_kept):
    run()
    StandardPageFactory(parent=Page.objects.get(depth=2), title="My page", slug="mine")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _question: answer)

    if is_kept:
        with pytest.raises(CommandError, match="Nothing was removed"):
            run("--reset")
    else:
        run("--reset")

    assert Page.objects.filter(title="My page").exists() is is_kept


def test_reset_goes_ahead_when_told_not_to_ask(run):
    run()
    StandardPageFactory(parent=Page.objects.get(depth=2), title="My page", slug="mine")

    run("--reset", "--no-input")

    assert not Page.objects.filter(title="My page").exists()


@pytest.mark.parametrize(
    "args", [[], ["--reset"], ["--reset", "--no-input"], ["--password", PASSWORD]]
)
def test_a_site_that_it_did_not_make_is_left_alone(run, home, args):
    StandardPageFactory(parent=home, title="Real page", slug="real")

    with pytest.raises(CommandError, match="did not make"):
        run(*args)

    assert [page.title for page in Page.objects.filter(depth__gt=1)] == ["Home", "Real page"]
    assert not get_user_model().objects.exists()


def test_a_site_whose_tables_are_of_an_older_wagtail_is_not_ours(db, home, monkeypatch):
    describe = connection.introspection.get_table_description

    def without_key(cursor, table):
        return [column for column in describe(cursor, table) if column.name != "translation_key"]

    monkeypatch.setattr(connection.introspection, "get_table_description", without_key)

    assert state.state() is state.State.FOREIGN


def test_a_database_without_tables_is_empty(db, monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", list)

    assert state.state() is state.State.EMPTY


def test_what_makes_a_site_ours_goes_where_its_home_page_goes(run):
    run()
    assert state.state() is state.State.OURS

    Page.objects.filter(depth=2).update(translation_key="0" * 32)

    assert state.state() is state.State.FOREIGN


def test_it_refuses_to_run_without_debug(run, settings):
    settings.DEBUG = False

    with pytest.raises(CommandError, match="DEBUG must be True"):
        run()

    assert Page.objects.filter(depth__gt=1).count() == 1


def test_a_mistake_in_the_content_is_one_sentence_and_leaves_nothing(run, tiny):
    (tiny / "pages/safety.toml").write_text('type = "home.StandardPage"\ntitle = "S"')

    with pytest.raises(
        CommandError, match=r"^pages/safety\.toml: summary: This field is required\.$"
    ):
        run()

    assert not get_user_model().objects.exists()
    assert state.state() is state.State.EMPTY


def test_an_interrupted_run_leaves_nothing_and_the_next_completes_it(run, monkeypatch):
    from home.demo.build import Builder

    def interrupted(self, advance):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Builder, "make_renditions", interrupted)
        with pytest.raises(SystemExit) as left:
            run()

    assert left.value.code == 130
    assert state.state() is state.State.EMPTY
    assert not get_image_model().objects.exists()
    run()
    assert get_image_model().objects.get().file.name == "original_images/demo-clinic-hero.jpg"


def lose_a_ctrl_c():
    """As Python does inside a finalizer."""
    with suppress(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)


def test_a_ctrl_c_that_python_loses_is_heard_afterwards():
    before = signal.getsignal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt), interrupt.heard():
        lose_a_ctrl_c()

    assert signal.getsignal(signal.SIGINT) is before


def test_a_ctrl_c_that_python_loses_stops_the_next_step():
    report = terminal.PlainReport(io.StringIO())

    def work():
        with interrupt.heard() as report.stop_if_asked, report.step("Pages", 2) as advance:
            lose_a_ctrl_c()
            advance("/a/")
            pytest.fail("It went on.")

    with pytest.raises(KeyboardInterrupt):
        work()


def test_links_carry_the_port_of_the_server(run):
    run("--port", "8123")
    assert Site.objects.get().port == 8123

    run("--port", "8124")
    assert Site.objects.get().root_url == "http://localhost:8124"


def test_a_site_that_was_given_a_name_of_its_own_keeps_its_port(run):
    run()
    Site.objects.update(hostname="clinic.example", port=443)

    run("--port", "8123")

    assert Site.objects.get().port == 443


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_a_port_must_be_one(run, port):
    with pytest.raises(CommandError, match="number from 1 to 65535"):
        run("--port", port)


def listening(host="127.0.0.1", family=socket.AF_INET):
    listener = socket.socket(family)
    listener.bind((host, 0))
    listener.listen()
    return listener


def test_a_port_that_is_taken_is_left_for_the_next_free_one():
    with listening() as listener:
        taken = listener.getsockname()[1]

        assert not server.is_free(socket.AF_INET, "127.0.0.1", taken)
        assert server.free_port(taken) > taken


def test_the_server_is_started_on_the_next_free_port(run, monkeypatch):
    served = []
    monkeypatch.setattr(server, "serve", served.append)
    out = io.StringIO()

    with listening() as listener:
        taken = listener.getsockname()[1]
        call_command("demo", "--port", str(taken), stdout=out)

    assert served[0] > taken
    assert f"http://localhost:{served[0]}/" in out.getvalue()
    assert f"port {taken} is taken" in out.getvalue()


def test_the_server_starts_itself_again_without_preparing_the_demo(monkeypatch):
    called = []
    monkeypatch.setattr(server, "call_command", lambda *args: called.append(args))
    monkeypatch.setattr(sys, "argv", ["manage.py", "demo", "--password", PASSWORD])
    monkeypatch.setenv("DJANGO_RUNSERVER_HIDE_WARNING", "")

    server.serve(8123)

    assert called == [("runserver", "127.0.0.1:8123")]
    assert sys.argv == ["manage.py", "runserver", "127.0.0.1:8123"]


def test_the_libraries_that_are_installed_suit_the_site():
    versions.require_libraries(versions.needed())


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("wagtail>=99", r"^wagtail 7\.\S+ is installed, and this site runs on >=99: run 'python"),
        ("kp-no-such-thing>=1", "^kp-no-such-thing is not installed: run 'python"),
    ],
)
def test_another_library_version_gets_one_sentence(line, sentence):
    with pytest.raises(DemoError, match=sentence):
        versions.require_libraries([line])


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_on_a_terminal_it_draws_bars_and_a_frame(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)

    report = terminal.report(screen)
    report.steps = 1
    with report.step("Pages", 2) as advance:
        advance("/a/")
        advance("/b/")
    report.box(["Password [bold]x[/bold]"])

    shown = screen.getvalue()
    assert "1/1 Pages" in shown
    assert "2/2" in shown
    assert "\x1b[" in shown
    assert "Password [bold]x[/bold]" in shown


def test_a_terminal_that_can_do_nothing_gets_plain_lines(monkeypatch):
    monkeypatch.setenv("TERM", "dumb")

    assert type(terminal.report(Terminal())) is terminal.PlainReport
