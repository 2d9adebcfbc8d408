import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from moto import mock_aws

from kp_pages.sealing import new_key

S3 = {"MEDIA_BUCKET": "clinic-media", "MEDIA_HOST": "media.clinic.example"}


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "REQUEST_KEYS"])
def test_it_refuses_to_start_without(production, name):
    with pytest.raises(ImproperlyConfigured, match=rf"^Set {name} in the environment: .*\.$"):
        production(**{name: ""})


def test_it_refuses_to_answer_for_every_host(production):
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS"):
        production(ALLOWED_HOSTS="clinic.example,*")


def test_a_wrong_key_is_refused_and_not_shown(production):
    with pytest.raises(ImproperlyConfigured, match="REQUEST_KEYS") as refused:
        production(REQUEST_KEYS="secret-nonsense")

    assert "secret-nonsense" not in str(refused.value)


def test_several_keys_are_read_newest_first(production):
    keys = [new_key(), new_key()]

    assert production(REQUEST_KEYS=",".join(keys))["KP_PAGES"]["REQUEST_KEYS"] == keys


def test_without_a_form_no_key_is_needed(production):
    settings = production(REQUEST_KEYS="", CONSULTATION_FORM="false")

    assert settings["KP_PAGES"]["CONSULTATION_FORM"] is False


def test_a_wrong_number_is_named(production):
    with pytest.raises(ImproperlyConfigured, match=r"^EMAIL_PORT must be a number, not 'smtp'.$"):
        production(EMAIL_PORT="smtp")


def test_a_wrong_switch_is_named(production):
    with pytest.raises(ImproperlyConfigured, match=r"^EMAIL_USE_TLS must be true or false"):
        production(EMAIL_USE_TLS="maybe")


def test_debug_is_off_whatever_the_environment_says(production):
    assert production(DEBUG="True")["DEBUG"] is False


@pytest.mark.parametrize("kind", ["SESSION", "CSRF"])
def test_cookies_belong_to_this_host_over_an_encrypted_connection(production, kind):
    settings = production()

    assert settings[f"{kind}_COOKIE_NAME"].startswith("__Host-")
    assert settings[f"{kind}_COOKIE_SECURE"]
    assert settings[f"{kind}_COOKIE_HTTPONLY"]
    assert settings[f"{kind}_COOKIE_SAMESITE"] == "Lax"


def test_connections_are_encrypted_for_a_year(production):
    settings = production()

    assert settings["SECURE_SSL_REDIRECT"]
    assert settings["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert settings["SECURE_HSTS_INCLUDE_SUBDOMAINS"]
    assert settings["SECURE_HSTS_PRELOAD"]


def test_a_proxy_is_believed_only_when_there_is_one(production):
    assert "SECURE_PROXY_SSL_HEADER" not in production()
    assert "SECURE_PROXY_SSL_HEADER" in production(TRUSTED_PROXIES="1")


def test_a_mail_server_that_never_answers_holds_nobody_for_long(production):
    assert production()["EMAIL_TIMEOUT"] <= 5


def test_sqlite_is_set_up_for_real_use_when_no_database_is_named(production):
    database = production()["DATABASES"]["default"]

    assert database["NAME"].endswith("var/db.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgresql_is_named_by_its_address(production):
    database = production(DATABASE_URL="postgres://me:secret@db.example/clinic")["DATABASES"]

    assert database["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert database["default"]["HOST"] == "db.example"
    assert "init_command" not in database["default"]["OPTIONS"]


def test_a_bucket_needs_the_host_that_serves_it(production):
    with pytest.raises(ImproperlyConfigured, match=r"^Set MEDIA_HOST"):
        production(MEDIA_BUCKET="clinic-media")


def test_pictures_may_come_from_the_media_host_and_scripts_may_not(production):
    settings = production(**S3)

    for policy in ("CONTENT_SECURITY_POLICY", "ADMIN_CONTENT_SECURITY_POLICY"):
        directives = settings[policy]["DIRECTIVES"]
        hosts = {name for name, sources in directives.items() if S3["MEDIA_HOST"] in sources}
        assert hosts == {"img-src", "media-src"}


def test_an_upload_reaches_the_bucket_and_comes_back(production, monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    with mock_aws():
        bucket = storages.create_storage(
            production(**S3, MEDIA_REGION="us-east-1")["STORAGES"]["default"]
        )
        bucket.connection.create_bucket(Bucket=S3["MEDIA_BUCKET"])

        first = bucket.save("images/face.jpg", ContentFile(b"one"))
        second = bucket.save("images/face.jpg", ContentFile(b"two"))

        with bucket.open(first) as file:
            assert file.read() == b"one"
        assert second != first
        assert bucket.url(first) == "https://media.clinic.example/images/face.jpg"
