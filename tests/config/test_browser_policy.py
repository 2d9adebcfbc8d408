"""What a browser is told about each answer of the site."""

import pytest
from django.urls import path, reverse

from config.policy import ADMIN_POLICY, PUBLIC_POLICY


def show(request):
    from django.http import HttpResponse

    return HttpResponse("Hello")


urlpatterns = [
    path("", show),
    path("admin/", show, name="wagtailadmin_home"),
    path("admin/pages/7/edit/preview/", show),
]


def directives(response):
    parts = response["Content-Security-Policy"].split("; ")
    return {name: sources for name, *sources in (part.split() for part in parts)}


@pytest.fixture
def _plain_urls(settings):
    settings.ROOT_URLCONF = __name__


@pytest.mark.usefixtures("_plain_urls")
def test_a_page_may_load_from_its_own_origin_alone(client):
    policy = directives(client.get("/"))

    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == ["'self'"]
    assert policy["style-src"] == ["'self'"]
    assert {"base-uri", "form-action", "frame-ancestors"} <= set(policy)


@pytest.mark.usefixtures("_plain_urls")
@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/7/edit/preview/"])
def test_the_admin_may_use_inline_style_and_no_inline_script(client, address):
    policy = directives(client.get(address))

    assert policy["style-src"] == ["'self'", "'unsafe-inline'"]
    assert policy["script-src"] == ["'self'"]


@pytest.mark.parametrize("policy", [PUBLIC_POLICY, ADMIN_POLICY], ids=["public", "admin"])
def test_no_policy_names_another_host(policy):
    sources = {source for listed in policy.values() for source in listed}

    assert sources <= {"'none'", "'self'", "'unsafe-inline'", "data:", "blob:"}


@pytest.mark.usefixtures("_plain_urls")
def test_an_answer_turns_off_what_a_clinic_never_uses(client):
    response = client.get("/")

    assert "camera=()" in response["Permissions-Policy"]
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.django_db
@pytest.mark.usefixtures("_plain_urls")
@pytest.mark.parametrize("address", ["/", "/nowhere/"])
def test_a_visitor_gets_no_cookie(client, address):
    response = client.get(address)

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("address", ["/", "/search/?q=pain", "/nowhere/"])
def test_nor_does_a_visitor_of_the_real_pages(client, home, address):
    response = client.get(address)

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert directives(response)["script-src"] == ["'self'"]


@pytest.mark.django_db
def test_signing_in_sets_cookies_that_scripts_cannot_read(client, django_user_model):
    django_user_model.objects.create_superuser("ana", password="right horse battery")
    sign_in = reverse("wagtailadmin_login")

    client.get(sign_in)
    response = client.post(sign_in, {"username": "ana", "password": "right horse battery"})

    assert response.status_code == 302
    assert {name: cookie["httponly"] for name, cookie in client.cookies.items()} == {
        "csrftoken": True,
        "sessionid": True,
    }
    assert {cookie["samesite"] for cookie in client.cookies.values()} == {"Lax"}


def test_there_is_no_django_admin(settings):
    assert "django.contrib.admin" not in settings.INSTALLED_APPS


def test_the_admin_asks_no_third_party(settings):
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
    assert settings.WAGTAIL_ENABLE_WHATS_NEW_BANNER is False
    assert settings.WAGTAILEMBEDS_FINDERS == []
