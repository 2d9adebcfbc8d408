"""A changed address leads to the new one, if a visitor can know the old one.

Wagtail leaves a redirect at every change. Nobody knows the address of a draft, and its redirect
would only be in the way of a later page.
"""

from __future__ import annotations

from typing import Any

from wagtail.contrib.redirects import signal_handlers
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

_redirect_at_slug_change = signal_handlers.autocreate_redirects_on_slug_change
_redirect_at_move = signal_handlers.autocreate_redirects_on_page_move


def connect() -> None:
    """Called once, when the apps are ready."""
    page_slug_changed.disconnect(_redirect_at_slug_change)
    post_page_move.disconnect(_redirect_at_move)
    # Wagtail's app takes its handlers from here when it is ready, which may be after us.
    signal_handlers.autocreate_redirects_on_slug_change = redirect_at_slug_change
    signal_handlers.autocreate_redirects_on_page_move = redirect_at_move
    page_slug_changed.connect(redirect_at_slug_change)
    post_page_move.connect(redirect_at_move)


def redirect_at_slug_change(instance_before: Page, instance: Page, **kwargs: Any) -> None:
    if was_public(instance):
        _redirect_at_slug_change(instance_before, instance, **kwargs)


def redirect_at_move(
    instance: Page, url_path_after: str, url_path_before: str, **kwargs: Any
) -> None:
    if was_public(instance):
        _redirect_at_move(instance, url_path_after, url_path_before, **kwargs)


def was_public(page: Page) -> bool:
    """Whether a visitor may know the address of this page or of one below it."""
    known = page.get_descendants(inclusive=True).filter(first_published_at__isnull=False)
    return bool(known.exists())
