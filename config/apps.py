from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The site's own policy as an app, so that it may replace a template of Wagtail's admin."""

    name = "config"

    def ready(self) -> None:
        from config import choosers  # noqa: PLC0415 - needs the models, which load before this

        choosers.start_without_script()
