"""Starts the app."""

from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _


class KpPagesConfig(AppConfig):
    """Typed medical content for Wagtail."""

    name = "kp_pages"
    verbose_name = _("KP Pages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # They need the models, which are loaded by now and not before.
        from kp_pages import checks, signals  # noqa: PLC0415

        signals.connect()
        checks.register_all()
        if apps.is_installed("wagtail.contrib.redirects"):
            from kp_pages import redirects  # noqa: PLC0415

            redirects.connect()
