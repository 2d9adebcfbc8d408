"""The front desk works on requests; nobody else sees them, and every look is logged."""

import csv
import io

import openpyxl
import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from kp_pages import sealing
from kp_pages.asking.details import Details
from kp_pages.models import ConsultationRequest
from tests.admin.conftest import member
from tests.factories import ClinicLocationPageFactory, LocationIndexPageFactory, UserFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/requests/"
FIND = "/admin/requests/find/"


def one(request):
    return f"/admin/requests/edit/{request.pk}/"


@pytest.fixture
def desk(roles):
    user = member("Front desk")
    user.first_name, user.last_name = "Sam", "Ortiz"
    user.save()
    return user


@pytest.fixture
def as_desk(client, desk):
    client.force_login(desk)
    return client


@pytest.fixture
def manager(desk):
    """Somebody who may also take requests out in a file."""
    desk.user_permissions.add(Permission.objects.get(codename="export_consultationrequest"))
    return desk


@pytest.fixture
def ask(db):
    def ask(name="Jane Zephyrine", contact="(555) 010-0142", location=None, **details):
        channel = "email" if "@" in contact else "phone"
        given = {"time": "morning", **details}
        request, _is_new = ConsultationRequest.objects.receive(
            Details(name, channel, contact, **given),
            name,
            page=None,
            notice="I agree.",
            location=location,
        )
        return request

    return ask


def text(response):
    return response.content.decode()


def logged():
    return list(ModelLogEntry.objects.order_by("pk").values_list("action", "label"))


# The list


def test_the_list_names_nobody(as_desk, ask):
    request = ask()

    html = text(as_desk.get(LIST))

    assert request.reference in html
    assert "Jane" not in html
    assert "0142" not in html
    assert logged() == []


def test_the_list_shows_where_each_request_stands(as_desk, ask, desk, home):
    request = ask()
    request.state, request.assigned_to = "contacted", desk
    request.save()

    html = text(as_desk.get(LIST))

    assert "Contacted" in html
    assert "Sam Ortiz" in html
    assert "About to be sent" in html


def test_requests_are_filtered(as_desk, ask, desk, home):
    harbor = ClinicLocationPageFactory(parent=LocationIndexPageFactory(parent=home))
    jane, kim, lou = ask("Jane", location=harbor.pk), ask("Kim"), ask("Lou")
    kim.state, kim.assigned_to = "contacted", desk
    kim.save()

    def shown(query):
        html = text(as_desk.get(LIST + query))
        return [
            name
            for name, one in (("Jane", jane), ("Kim", kim), ("Lou", lou))
            if one.reference in html
        ]

    assert shown("") == ["Jane", "Kim", "Lou"]
    assert shown("?state=new") == ["Jane", "Lou"]
    assert shown(f"?assigned_to={desk.pk}") == ["Kim"]
    assert shown("?assigned_to=null") == ["Jane", "Lou"]
    assert shown(f"?location={harbor.pk}") == ["Jane"]
    assert shown("?created_at_from=2020-01-01&created_at_to=2020-12-31") == []


def test_the_list_costs_the_same_for_one_and_for_ten(as_desk, ask, django_assert_max_num_queries):
    for number in range(10):
        ask(f"Jane {number}")

    with django_assert_max_num_queries(25):
        as_desk.get(LIST)


# One request


def test_opening_a_request_shows_what_the_patient_said_and_is_logged(as_desk, ask, desk):
    request = ask(may_leave_message=True)

    html = text(as_desk.get(one(request)))

    for word in (
        "Jane Zephyrine",
        "tel:5550100142",
        "Morning",
        "You may leave a message",
        "I agree.",
    ):
        assert word in html
    entry = ModelLogEntry.objects.get()
    assert (entry.action, entry.user) == ("kp_pages.view_request", desk)
    assert (entry.label, entry.data) == (request.reference, {})


def test_no_message_is_left_unless_the_patient_said_so(as_desk, ask):
    assert "Leave no message." in text(as_desk.get(one(ask())))


def test_the_front_desk_writes_down_what_it_does(as_desk, ask, desk):
    request = ask()
    data = {"state": "contacted", "assigned_to": desk.pk, "notes": "Call again on Friday."}

    assert as_desk.post(one(request), data).status_code == 302

    request.refresh_from_db()
    assert (request.state, request.assigned_to) == ("contacted", desk)
    assert request.notes == "Call again on Friday."
    assert b"Friday" not in bytes(request.sealed_notes)
    assert "Call again on Friday." in text(as_desk.get(one(request)))


def test_the_help_asks_for_notes_without_medical_words(as_desk, ask):
    assert "Nothing medical" in text(as_desk.get(one(ask())))


def test_a_request_is_assigned_to_who_works_on_requests(as_desk, ask, editor):
    request = ask()
    data = {"state": "new", "assigned_to": editor.pk, "notes": ""}

    assert as_desk.post(one(request), data).status_code == 200
    request.refresh_from_db()
    assert request.assigned_to is None


def test_two_requests_with_the_same_words_may_both_become_new_again(as_desk, ask):
    first = ask()
    as_desk.post(one(first), {"state": "contacted", "notes": ""})
    details = first.details
    _second, is_new = ConsultationRequest.objects.receive(
        details, "other", page=None, notice="I agree."
    )
    assert is_new

    assert as_desk.post(one(first), {"state": "new", "notes": ""}).status_code == 302
    assert ConsultationRequest.objects.filter(state="new").count() == 2


def test_the_history_says_who_looked_and_what_changed(as_desk, ask):
    request = ask()
    as_desk.get(one(request))
    as_desk.post(one(request), {"state": "closed", "notes": ""})

    html = text(as_desk.get(f"/admin/requests/history/{request.pk}/"))

    assert "Opened and read" in html
    assert "Jane" not in html


def test_spam_can_be_deleted_and_the_log_remembers(as_desk, ask):
    request = ask()

    as_desk.post(f"/admin/requests/delete/{request.pk}/")

    assert not ConsultationRequest.objects.exists()
    assert logged() == [("wagtail.delete", request.reference)]


def test_a_request_whose_key_is_gone_says_so(as_desk, ask, settings):
    request = ask()
    settings.KP_PAGES = {**settings.KP_PAGES, "REQUEST_KEYS": [sealing.new_key()]}

    for response in (as_desk.get(one(request)), as_desk.post(one(request), {"state": "closed"})):
        assert "This request cannot be read" in text(response)
    assert as_desk.get(LIST).status_code == 200
    assert as_desk.post(FIND, {"words": "Jane"}).status_code == 200


def test_who_may_only_look_cannot_change(client, ask, roles):
    user = UserFactory()
    names = ["access_admin", "view_consultationrequest"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    request = ask()

    html = text(client.get(one(request)))
    assert "Jane" in html
    assert 'name="notes"' not in html
    assert client.post(one(request), {"state": "closed", "notes": ""}).status_code == 302
    request.refresh_from_db()
    assert request.state == "new"


# Finding who calls back


@pytest.mark.parametrize("words", ["zephyrine", "JANE", "010-0142", "5550100142", "0142 "])
def test_a_patient_who_calls_back_is_found(as_desk, ask, words):
    request = ask()
    ask("Kim Lee", "kim@patient.example")

    html = text(as_desk.post(FIND, {"words": words}))

    assert one(request) in html
    assert "Kim" not in html
    assert logged() == [("kp_pages.find_request", request.reference)]


def test_so_is_one_who_wrote_an_email_address(as_desk, ask):
    request = ask("Kim Lee", "kim@patient.example")

    assert one(request) in text(as_desk.post(FIND, {"words": "kim@patient"}))


def test_who_is_not_there_is_not_found(as_desk, ask):
    ask()

    assert "Nobody is found." in text(as_desk.post(FIND, {"words": "Smith"}))


def test_nothing_that_is_looked_for_stands_in_an_address(as_desk, ask):
    ask()

    assert "Jane" not in text(as_desk.get(f"{FIND}?words=Jane"))


# A file


def test_a_file_needs_a_permission_of_its_own(as_desk, ask):
    ask()

    assert "Download CSV" not in text(as_desk.get(LIST))
    response = as_desk.get(f"{LIST}?export=csv")
    assert response.status_code == 302
    assert logged() == []


def rows(response):
    content = b"".join(response.streaming_content)
    if response["Content-Type"] == "text/csv":
        return list(csv.reader(io.StringIO(content.decode())))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [list(row) for row in sheet.iter_rows()]


def test_taking_requests_out_is_logged_for_each(client, manager, ask):
    jane, kim = ask("Jane"), ask("Kim")
    client.force_login(manager)

    table = rows(client.get(f"{LIST}?export=csv"))

    assert table[0][:3] == ["Reference", "Received", "Name to use"]
    assert [row[2] for row in table[1:]] == ["Kim", "Jane"]
    assert sorted(logged()) == sorted(
        [("kp_pages.export_request", one.reference) for one in (jane, kim)]
    )


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_file_is_named_for_its_day(client, manager, kind):
    client.force_login(manager)

    response = client.get(f"{LIST}?export={kind}")

    name = f"requests-{timezone.localdate().isoformat()}.{kind}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'


def test_only_what_was_filtered_is_taken_out(client, manager, ask):
    ask("Jane")
    kim = ask("Kim")
    kim.state = "closed"
    kim.save()
    client.force_login(manager)

    table = rows(client.get(f"{LIST}?export=csv&state=closed"))

    assert [row[2] for row in table[1:]] == ["Kim"]


FORMULAS = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", " =1+1"]


@pytest.mark.parametrize("name", FORMULAS)
def test_no_cell_of_a_text_file_is_a_formula(client, manager, ask, name):
    ask(name, "+44 20 7946 0018")
    client.force_login(manager)

    (row,) = rows(client.get(f"{LIST}?export=csv"))[1:]

    assert [cell for cell in row if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t"))] == []
    assert "+44 20 7946 0018" in row[4]  # still a number that can be called


@pytest.mark.parametrize("name", FORMULAS)
def test_no_cell_of_a_spreadsheet_is_a_formula(client, manager, ask, name):
    ask(name)
    client.force_login(manager)

    (row,) = rows(client.get(f"{LIST}?export=xlsx"))[1:]

    assert "f" not in {cell.data_type for cell in row}
    assert name.strip() in row[2].value


# Nobody else


ADDRESSES = [
    LIST,
    "/admin/requests/results/",
    FIND,
    "/admin/requests/edit/{pk}/",
    "/admin/requests/delete/{pk}/",
    "/admin/requests/history/{pk}/",
    "/admin/requests/history-results/{pk}/",
    f"{LIST}?export=csv",
    f"{LIST}?export=xlsx",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("who", ["editor", "reviewer", "publisher"])
def test_nobody_else_gets_to_a_request(client, ask, who, address, request):
    patient = ask()
    client.force_login(request.getfixturevalue(who))

    response = client.get(address.format(pk=patient.pk))

    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    posted = client.post(address.format(pk=patient.pk), {"words": "Jane", "state": "closed"})
    assert (posted.status_code, posted.url) == (302, reverse("wagtailadmin_home"))
    assert ConsultationRequest.objects.get().state == "new"
    assert logged() == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_keeps_a_page_and_no_other_site_hears_of_it(client, manager, ask, address):
    client.force_login(manager)

    response = client.get(address.format(pk=ask().pk))

    assert response.status_code == 200
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_is_not_signed_in_is_asked_to(client, ask, address):
    response = client.get(address.format(pk=ask().pk))

    assert response.status_code == 302
    assert "/admin/login/" in response.url


def test_every_address_of_requests_is_in_that_list():
    from kp_pages.admin.requests import RequestsViewSet

    names = {pattern.name for pattern in RequestsViewSet().get_urlpatterns()}

    assert names == {
        "index",
        "index_results",
        "edit",
        "delete",
        "history",
        "history_results",
        "find",
    }


def test_the_menu_leads_there_for_the_front_desk_alone(client, desk, editor):
    client.force_login(desk)
    assert f'"{LIST}"' in text(client.get("/admin/"))
    client.force_login(editor)
    assert f'"{LIST}"' not in text(client.get("/admin/"))


def test_the_front_desk_sees_requests_and_no_pages(as_desk, home):
    assert as_desk.get(f"/admin/pages/{home.pk}/edit/").status_code == 302
    assert as_desk.get("/admin/images/").status_code == 302


def test_nobody_adds_a_request_in_the_admin(admin_client, roles):
    assert admin_client.get("/admin/requests/new/").status_code == 404
    assert "/admin/requests/new/" not in text(admin_client.get(LIST))
