"""The dashboard says how many wait, what is in their way, and how it went by week."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from kp_pages.admin.chart import Chart, Week, chart
from kp_pages.admin.request_panel import troubles
from kp_pages.asking.details import Details
from kp_pages.models import ActionCount, ConsultationRequest, JobRun, RequestNotification
from tests.admin.conftest import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(roles):
    return member("Front desk")


@pytest.fixture
def administrator(django_user_model):
    return django_user_model.objects.create_superuser("admin", "admin@clinic.example")


@pytest.fixture
def panel(client):
    def panel(user):
        client.force_login(user)
        soup = BeautifulSoup(client.get("/admin/").content, "html5lib")
        return soup.select_one(".kp-requests")

    return panel


@pytest.fixture
def ask(db):
    def ask(name="Jane"):
        details = Details(name, "phone", "(555) 010-0142", "any")
        return ConsultationRequest.objects.receive(details, name, page=None, notice="Words.")[0]

    return ask


def count(page, kind, number=1, day=None):
    day = day or timezone.localdate()
    ActionCount.objects.create(page=page, kind=kind, count=number, day=day)


def test_new_requests_are_counted_and_lead_to_the_list(panel, desk, ask):
    ask("Jane")
    closed = ask("Kim")
    closed.state = "closed"
    closed.save()

    link = panel(desk).select_one(".kp-requests__new a")

    assert link.get_text() == "1 new request"
    assert link["href"] == "/admin/requests/?state=new"


def test_nobody_is_named(panel, desk, ask):
    ask("Zephyrine")

    assert "Zephyrine" not in str(panel(desk))


def test_an_editor_sees_numbers_and_no_way_to_requests(panel, editor, ask, home):
    ask()
    count(home, "call", 3)

    shown = panel(editor)

    assert shown.select_one(".kp-chart svg")
    assert not shown.select_one(".kp-requests__new")


def test_a_reviewer_sees_nothing_of_it(panel, reviewer):
    assert panel(reviewer) is None


def test_what_is_in_the_way_is_said(panel, desk, ask):
    ask()
    past = timezone.now() - timedelta(hours=2)
    RequestNotification.objects.update(created_at=past)

    said = [one.get_text() for one in panel(desk).select(".help-warning")]
    assert len(said) == 2
    assert "1 notification has waited" in said[0]
    assert "kp_purge has not run" in said[1]

    RequestNotification.objects.update(sent_at=past)
    JobRun.note("kp_purge")
    assert panel(desk).select(".help-warning") == []


def leave_over(days=1):
    yesterday = timezone.localdate() - timedelta(days=days)
    ConsultationRequest.objects.update(purge_on=yesterday)


@pytest.mark.parametrize("who", ["desk", "administrator"])
def test_requests_that_should_be_gone_are_told(panel, ask, who, request):
    user = request.getfixturevalue(who)
    ask()
    JobRun.note("kp_purge")
    leave_over(days=0)
    assert panel(user).select(".help-warning") == []

    leave_over()

    (said,) = panel(user).select(".help-warning")
    assert "1 request is older than patients were told" in said.get_text()


def test_that_costs_one_query_for_any_number(ask, django_assert_num_queries):
    for name in ("Jane", "Kim", "Lou"):
        ask(name)
    leave_over()

    with django_assert_num_queries(2):  # the other is for notifications that wait
        assert len(list(troubles())) == 1


# The chart


def test_a_week_is_counted_from_monday_for_all_pages(home):
    monday = date(2026, 11, 23)
    other = home.get_parent()
    count(home, "call", 2, monday)
    count(other, "call", 3, monday + timedelta(days=6))
    count(home, "request", 1, monday + timedelta(days=2))
    count(home, "call", 9, monday - timedelta(days=1))
    count(home, "form", 9, monday)

    drawn = chart(today=date(2026, 11, 25))

    assert len(drawn.weeks) == 12
    assert drawn.weeks[-1] == Week(monday, calls=5, requests=1)
    assert drawn.weeks[-2].calls == 9
    assert drawn.weeks[0].start == monday - timedelta(weeks=11)


def test_a_bar_is_as_tall_as_its_number():
    weeks = [Week(date(2026, 11, 2)), Week(date(2026, 11, 9), calls=10, requests=5)]

    calls, requests = Chart(weeks).bars

    assert calls.height == 2 * requests.height
    assert calls.y + calls.height == requests.y + requests.height == Chart.base
    assert calls.x + calls.width <= requests.x


def test_without_numbers_there_are_no_bars_and_no_error():
    drawn = Chart([Week(date(2026, 11, 2))])

    assert drawn.bars == []
    assert [count for _y, count in drawn.lines] == [0, 2, 4]


def test_the_chart_says_in_words_what_it_shows(panel, desk, home):
    count(home, "call", 3)
    count(home, "request", 1)

    shown = panel(desk)

    picture = shown.select_one(".kp-chart svg")
    assert picture["role"] == "img"
    assert picture["aria-label"] == (
        "The last 12 weeks. Requests: 1. Clicks on the phone number: 3."
    )
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in shown.select("tbody tr")]
    assert rows[-1][1:] == ["1", "3"]
    assert len(rows) == 12
    assert not shown.select("script, [style]")


# The report


def test_the_report_says_which_pages_lead_to_the_clinic(client, editor, home):
    count(home, "call", 3)
    count(home, "call", 2, timezone.localdate() - timedelta(days=29))
    count(home, "call", 100, timezone.localdate() - timedelta(days=30))
    count(home, "form", 7)
    client.force_login(editor)

    soup = BeautifulSoup(client.get("/admin/reports/calls/").content, "html5lib")

    cells = [cell.get_text(strip=True) for cell in soup.select("main table tbody td")]
    assert cells == ["Home", "5", "7", "0"]


def test_the_report_can_be_taken_out(client, editor, home):
    count(home, "call", 3)
    client.force_login(editor)

    response = client.get("/admin/reports/calls/?export=csv")

    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[1] == "Home,3,0,0"


def test_a_reviewer_is_not_shown_the_report(client, reviewer):
    client.force_login(reviewer)

    assert client.get("/admin/reports/calls/").status_code == 302
