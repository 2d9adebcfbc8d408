"""What a developer is told at start: what is missing, what doesn't fit, what breaks a promise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db import DatabaseError
from django.utils.module_loading import import_string
from wagtail.models import Site

from kp_pages import conf, request_checks
from kp_pages.admin import review_checks
from kp_pages.admin.images import PictureForm
from kp_pages.models import BodyPage
from kp_pages.models.judged import SEVERITIES, all_rules
from kp_pages.outlines import Outline, OutlineError, all_outlines, refuse_unknown
from kp_pages.readiness import Rule
from kp_pages.stored import unknown_blocks

#: Every code in a sentence or two, for the reference. What a check itself says is more precise.
CODES = {
    "E001": 'A path in `KP_PAGES["OUTLINES"]` leads to no `kp_pages.outlines.Outline`. Correct it.',
    "E002": "An outline names a page model without a body, or a block or field that is not there.",
    "E003": "An app that we build on is missing. Add it to `INSTALLED_APPS`.",
    "E004": 'A path in `KP_PAGES["RULE_PACKS"]` leads to no list of `kp_pages.readiness.Rule`. '
    "Correct it.",
    "E005": '`KP_PAGES["RULES"]` names a rule that there is not. Correct the code, or take it out.',
    "E006": 'A severity in `KP_PAGES["RULES"]` is none of "block", "warn", "info" and "off".',
    "E010": "A setting of the gate or of reviews has a value that means nothing. Correct it.",
    "W001": "The admin asks Gravatar for pictures of the editors. Set "
    "`WAGTAIL_GRAVATAR_PROVIDER_URL = None`.",
    "W002": "The admin asks Wagtail's site for updates. Set `WAGTAIL_ENABLE_UPDATE_CHECK = False`.",
    "W003": "The admin points at what is new on Wagtail's site. Set "
    "`WAGTAIL_ENABLE_WHATS_NEW_BANNER = False`.",
    "W004": "A page or a snippet holds a block whose type is gone; its next save loses that block. "
    "Bring the type back, or move its content first.",
    "W005": "Parallel saves can give two pages one address. Add "
    "`kp_pages.middleware.PageWriteMiddleware` to `MIDDLEWARE`.",
    "W006": "Damaged and huge pictures are not refused in the upload form. Set "
    '`WAGTAILIMAGES_IMAGE_FORM_BASE = "kp_pages.admin.images.PictureForm"`.',
    "W007": "Pages lack the tags that other sites show when a page is shared. Add "
    "`wagtail.contrib.settings.context_processors.settings` to the context processors.",
    "W008": "The editor does not say what keeps a page back. Name `kp_pages` before "
    "`wagtail.admin` in `INSTALLED_APPS`.",
    "W009": "Visitors come over HTTPS, and a site's addresses begin with `http://`: in the "
    "canonical link, the sitemap and the structured data. Set its port to 443 under Settings > "
    "Sites.",
    "W010": "The gate asks for medical reviews, and nobody can sign one. Run `kp_setup`, and put a "
    "clinician's account into the group Medical reviewers.",
    **request_checks.CODES,
}


def register_all() -> None:
    checks.register(outlines_can_be_imported)
    checks.register(outlines_fit_their_pages)
    checks.register(rule_packs_can_be_imported)
    checks.register(rules_are_known)
    checks.register(needed_apps_are_installed)
    checks.register(the_site_is_prepared)
    checks.register(admin_asks_no_third_party)
    checks.register(review_checks.settings_mean_something)
    checks.register(stored_blocks_are_known, checks.Tags.database)
    checks.register(addresses_are_secure, checks.Tags.database)
    checks.register(review_checks.somebody_can_sign, checks.Tags.database)
    request_checks.register_all()


def outlines_can_be_imported(app_configs: Any, **kwargs: Any) -> Iterator[checks.CheckMessage]:
    for key, path in conf.load().OUTLINES.items():
        try:
            is_outline = isinstance(import_string(path), Outline)
        except ImportError:
            is_outline = False
        if not is_outline:
            yield checks.Error(
                f'KP_PAGES["OUTLINES"]["{key}"] names {path!r}, which is no outline.',
                hint="Give the dotted path of a kp_pages.outlines.Outline.",
                id="kp_pages.E001",
            )


def outlines_fit_their_pages(app_configs: Any, **kwargs: Any) -> Iterator[checks.CheckMessage]:
    if any(outlines_can_be_imported(app_configs)):
        return
    for key, outline in all_outlines().items():
        problem = _misfit(outline)
        if problem:
            yield checks.Error(
                f'The outline "{key}" does not fit: {problem}',
                hint="An outline names a page model with a body, and blocks and fields that exist.",
                id="kp_pages.E002",
            )


def _misfit(outline: Outline) -> str:
    try:
        model = apps.get_model(outline.page_model)
    except (LookupError, ValueError):
        return f"there is no model {outline.page_model!r}."
    if not issubclass(model, BodyPage):
        return f"{outline.page_model} has no body."
    try:
        refuse_unknown(model._meta.get_field("body").stream_block, outline.body)
    except OutlineError as error:
        return str(error)
    return ""


def rule_packs_can_be_imported(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    return [
        checks.Error(
            f'KP_PAGES["RULE_PACKS"] names {path!r}, which is no list of rules.',
            hint="Give the dotted path of a list of kp_pages.readiness.Rule.",
            id="kp_pages.E004",
        )
        for path in conf.load().RULE_PACKS
        if not _is_pack(path)
    ]


def _is_pack(path: str) -> bool:
    try:
        pack = import_string(path)
    except ImportError:
        return False
    return isinstance(pack, list | tuple) and all(isinstance(rule, Rule) for rule in pack)


def rules_are_known(app_configs: Any, **kwargs: Any) -> Iterator[checks.CheckMessage]:
    if rule_packs_can_be_imported(app_configs):
        return
    codes = {rule.code for rule in all_rules()}
    for code, severity in conf.load().RULES.items():
        if code not in codes:
            close = get_close_matches(code, codes, cutoff=0.5)
            yield checks.Error(
                f'KP_PAGES["RULES"] names the rule "{code}", which does not exist.',
                hint=f"Did you mean {' or '.join(close)}?" if close else "See the list of rules.",
                id="kp_pages.E005",
            )
        if severity not in SEVERITIES:
            yield checks.Error(
                f'KP_PAGES["RULES"]["{code}"] is {severity!r}, which is no severity.',
                hint=f"Choose one of {', '.join(sorted(SEVERITIES))}.",
                id="kp_pages.E006",
            )


#: What must be installed for our blocks and screens to work, and what breaks without it.
NEEDED_APPS = {
    "wagtail.contrib.settings": "the clinic's name and phone number cannot be edited",
    "wagtail.contrib.typed_table_block": "the editor cannot show the table block",
}


def needed_apps_are_installed(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    return [
        checks.Error(
            f"{app} is not installed: {problem}.",
            hint="Add it to INSTALLED_APPS.",
            id="kp_pages.E003",
        )
        for app, problem in NEEDED_APPS.items()
        if not apps.is_installed(app)
    ]


WRITING = "kp_pages.middleware.PageWriteMiddleware"
PICTURES = "kp_pages.admin.images.PictureForm"
SETTINGS = "wagtail.contrib.settings.context_processors.settings"


def the_site_is_prepared(app_configs: Any, **kwargs: Any) -> Iterator[checks.CheckMessage]:
    if WRITING not in settings.MIDDLEWARE:
        yield checks.Warning(
            "Two editors who save at the same moment can give two pages one address.",
            hint=f"Add {WRITING!r} at the end of MIDDLEWARE.",
            id="kp_pages.W005",
        )
    form = getattr(settings, "WAGTAILIMAGES_IMAGE_FORM_BASE", "")
    if not _is_ours(form):
        yield checks.Warning(
            "A damaged or huge picture is not refused beside its field when it is uploaded.",
            hint=f"Set WAGTAILIMAGES_IMAGE_FORM_BASE to {PICTURES!r}, or to a form based on it.",
            id="kp_pages.W006",
        )
    if not _comes_before_the_admin():
        yield checks.Warning(
            "The panel “Checks” of the editor is Wagtail's own, without what keeps a page back.",
            hint="Name kp_pages before wagtail.admin in INSTALLED_APPS.",
            id="kp_pages.W008",
        )
    if not any(SETTINGS in _context_processors(engine) for engine in settings.TEMPLATES):
        yield checks.Warning(
            "Pages say nothing to the sites on which they are shared.",
            hint=f"Add {SETTINGS!r} to the context processors in TEMPLATES.",
            id="kp_pages.W007",
        )


def _is_ours(form: Any) -> bool:
    try:
        found = import_string(form) if isinstance(form, str) else form
    except ImportError:
        return False
    return isinstance(found, type) and issubclass(found, PictureForm)


def _comes_before_the_admin() -> bool:
    """Whether our template of the panel is found before the one that it extends."""
    names = [app.name for app in apps.get_app_configs()]
    return names.index("kp_pages") < names.index("wagtail.admin")


def _context_processors(engine: dict[str, Any]) -> Sequence[str]:
    processors: Sequence[str] = engine.get("OPTIONS", {}).get("context_processors", ())
    return processors


#: Code, setting, its default in Wagtail, and what the admin does unless it is switched off.
OUTGOING = [
    ("W001", "WAGTAIL_GRAVATAR_PROVIDER_URL", "//www.gravatar.com/avatar", "asks for avatars"),
    ("W002", "WAGTAIL_ENABLE_UPDATE_CHECK", True, "looks for updates"),
    ("W003", "WAGTAIL_ENABLE_WHATS_NEW_BANNER", True, "points out what is new"),
]


def admin_asks_no_third_party(app_configs: Any, **kwargs: Any) -> Iterable[checks.CheckMessage]:
    return [
        checks.Warning(
            f"Wagtail's admin {habit} on another site, which learns who works here and when.",
            hint=f"Set {setting} to {None if setting.endswith('URL') else False}.",
            id=f"kp_pages.{code}",
        )
        for code, setting, default, habit in OUTGOING
        if getattr(settings, setting, default)
    ]


def addresses_are_secure(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    if not databases or not settings.SECURE_SSL_REDIRECT:
        return []
    try:
        insecure = list(Site.objects.exclude(port=443))
    except DatabaseError:
        return []  # before the first migration there are no tables to look into
    return [
        checks.Warning(
            f"Crawlers are sent to {site.root_url}, from where visitors are sent on to HTTPS.",
            hint="Set the port of the site to 443 under Settings > Sites.",
            id="kp_pages.W009",
        )
        for site in insecure
    ]


def stored_blocks_are_known(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    try:
        found = [str(block) for using in databases or [] for block in unknown_blocks(using)]
    except DatabaseError:
        return []  # before the first migration there are no tables to look into
    return [
        checks.Warning(
            f"A stored block has no block class any more: {block}.",
            hint="The next save of that page loses it. Bring the block back, or move its content.",
            id="kp_pages.W004",
        )
        for block in found
    ]
