"""How fast the demo clinic is on a phone, as Lighthouse sees it: the median of three runs.

    (cd tests/judges && npm ci --ignore-scripts)
    python bench/lighthouse.py

The site runs as it does for patients: gunicorn on production settings, behind a proxy that speaks
TLS. Lighthouse reckons the times of a slow phone on a slow line from those of this machine, so
other work on it costs points.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from socket import create_server
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
#: What the points of performance are made of, and how each is printed.
TIMES = {
    "first-contentful-paint": "FCP s",
    "largest-contentful-paint": "LCP s",
    "total-blocking-time": "TBT ms",
    "cumulative-layout-shift": "CLS",
}


def main() -> None:
    asked = arguments()
    with tempfile.TemporaryDirectory() as directory:
        pages = build(Path(directory))
        reports = measure(Path(directory), pages, asked.rounds)
    print(f"\n\nPoints and times of the demo clinic, median of {asked.rounds}\n")
    print(f"{'':18}" + "".join(f"{name:>16}" for name in (*CATEGORIES, *TIMES.values())))
    for kind, of_page in reports.items():
        print(f"{kind:18}" + "".join(row(of_page)))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


def build(directory: Path) -> dict[str, str]:
    """The demo clinic in a database and a directory of its own, and the paths to look at."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = directory / "site.sqlite3"
    settings.MEDIA_ROOT = directory / "media"
    settings.DEBUG = True  # the demo is for a development machine
    import django

    django.setup()
    from django.core.management import call_command
    from wagtail.models import Site

    from kp_pages.models import ArticlePage, ConditionIndexPage, ConditionPage
    from tests.support.proxy import HOST

    call_command("demo", no_server=True, verbosity=0)
    Site.objects.update(hostname=HOST, port=443)
    pages = {
        "condition": ConditionPage.objects.live().order_by("path").first(),
        "article": ArticlePage.objects.live().order_by("path").first(),
        "condition index": ConditionIndexPage.objects.live().first(),
        "home": Site.objects.get().root_page,
    }
    return {kind: page.relative_url(Site.objects.get()) for kind, page in pages.items()}


def measure(directory: Path, pages: dict[str, str], rounds: int) -> dict[str, list[Any]]:
    """Reports by kind of page, all kinds in turn in each round."""
    from tests.support import lighthouse
    from tests.support.processes import manage, production, serving
    from tests.support.proxy import Proxy

    environment = {
        **production(directory / "static"),
        "DATABASE_URL": f"sqlite:///{directory / 'site.sqlite3'}",
    }
    manage(environment, "collectstatic", "--no-input", "--verbosity", "0")
    reports: dict[str, list[Any]] = {kind: [] for kind in pages}
    with (
        serving(environment, free_port(), directory / "site.log") as site,
        Proxy(site.port, directory / "media", directory) as proxy,
    ):
        for number in range(1, rounds + 1):
            for kind, path in pages.items():
                print(f"\rround {number}: {path:50}", end="", file=sys.stderr, flush=True)
                reports[kind].append(lighthouse.run(proxy, path, CATEGORIES))
    return reports


def free_port() -> int:
    with closing(create_server(("127.0.0.1", 0))) as probe:
        return probe.getsockname()[1]


def row(reports: list[Any]) -> list[str]:
    points = [
        statistics.median(100 * one["categories"][name]["score"] for one in reports)
        for name in CATEGORIES
    ]
    times = {
        name: statistics.median(one["audits"][name]["numericValue"] for one in reports)
        for name in TIMES
    }
    cells = [f"{one:16.0f}" for one in points]
    for name, time in times.items():
        cells.append(f"{time / 1000:16.2f}" if "paint" in name else f"{time:16.2f}")
    return cells


if __name__ == "__main__":
    main()
