"""How long a search takes, ours and Wagtail's own in the same run.

    python bench/search.py                            SQLite, in a file of its own in var/
    python bench/search.py --postgres 127.0.0.1:5432  PostgreSQL there, in a database of its own

Both are timed on a small site, because Wagtail's takes minutes on a large one; then ours on the
large one. A time is that of the first ten results with their excerpts: what the search page asks,
without its template. On a machine with other work, believe the ratios and the processor's time.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

WORDS_ON_A_PAGE = 1_200
#: What is asked, and how often its words stand in the pages.
QUERIES = {
    "one word, every page": "fibromyalgia",
    "three words, every page": "nerve pain relief",
    "every tenth page": "tenthword",
    "every hundredth page": "hundredthword",
    "one page": "onlyone777",
    "every page and one page": "fibromyalgia onlyone777",
    "misspelt": "fibromialgia",
    "on no page": "xyzzyplugh",
}
#: What Wagtail's backend has no answer for.
OURS_ALONE = {"misspelt"}


def main() -> None:
    asked = arguments()
    connect(asked)

    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0, interactive=False)
    site = Site(asked.seed)
    site.grow(asked.small, with_wagtails=True)
    ours = measure(site, asked.rounds, site.ours)
    wagtails = measure(site, asked.rounds_of_wagtails, site.wagtails, leaving_out=OURS_ALONE)
    print(f"\n{connection.vendor}, {asked.small:,} pages: ours beside Wagtail's own\n")
    print(f"{'':28}{'ours p50':>10}{'p95':>8}{'cpu':>8}{'Wagtail p50':>13}{'p95':>9}{'ratio':>8}")
    for name in QUERIES:
        line = f"{name:28}{row(ours[name])}"
        if name in wagtails:
            p50, p95, _cpu = wagtails[name]
            line += f"{p50:13.1f}{p95:9.1f}{p50 / ours[name][0]:8.1f}"
        print(line)
    site.grow(asked.pages, with_wagtails=False)
    ours = measure(site, asked.rounds, site.ours)
    print(f"\n{connection.vendor}, {asked.pages:,} pages: ours\n")
    print(f"{'':28}{'p50':>10}{'p95':>8}{'cpu':>8}")
    for name in QUERIES:
        print(f"{name:28}{row(ours[name])}")
    print("\nMilliseconds; cpu is this process's own, which on SQLite is all there is.")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--postgres", metavar="HOST:PORT")
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--rounds-of-wagtails", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def connect(asked: argparse.Namespace) -> None:
    """An empty database, and Django on it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    from django.conf import settings

    name = "bench_search"
    database = settings.DATABASES["default"]
    if asked.postgres:
        import psycopg

        host, _colon, port = asked.postgres.partition(":")
        server = {"host": host, "port": port, "user": "kp_pages"}
        with psycopg.connect(**server, dbname="postgres", autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {name}")
        database.clear()
        database |= {"ENGINE": "django.db.backends.postgresql", "NAME": name}
        database |= {"HOST": host, "PORT": port, "USER": "kp_pages"}
    else:
        database["NAME"] = settings.VAR_DIR / f"{name}.sqlite3"
        for end in ("", "-wal", "-shm"):
            Path(f"{database['NAME']}{end}").unlink(missing_ok=True)
    import django

    django.setup()


class Site:
    """A site of articles, as long as a clinic's, straight into the tables."""

    def __init__(self, seed: int) -> None:
        from django.test import RequestFactory
        from wagtail.models import Page
        from wagtail.models import Site as WagtailSite

        self.random = random.Random(seed)
        source = " ".join(
            file.read_text(encoding="utf-8")
            for file in sorted((ROOT / "home" / "demo" / "content").rglob("*.toml"))
        )
        said = set(" ".join(QUERIES.values()).split())
        self.vocabulary = [
            word for word in re.findall(r"[a-z]{2,}", source.lower()) if word not in said
        ]
        self.site = WagtailSite.objects.get()
        self.root = Page.objects.get(pk=self.site.root_page_id)
        self.request = RequestFactory().get("/search/", SERVER_NAME="localhost")
        self.pages = 0

    def grow(self, pages: int, *, with_wagtails: bool) -> None:
        from kp_pages.search.databases import database

        start = time.perf_counter()
        while self.pages < pages:
            self.add(min(1_000, pages - self.pages), with_wagtails=with_wagtails)
            print(f"\r{self.pages:,} pages", end="", file=sys.stderr, flush=True)
        database().tidy()
        self.analyze()
        print(f" in {time.perf_counter() - start:.0f} s", file=sys.stderr)

    def analyze(self) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def add(self, count: int, *, with_wagtails: bool) -> None:
        from django.contrib.contenttypes.models import ContentType
        from django.db import transaction
        from wagtail.models import Page

        from kp_pages.models import ArticlePage, SearchEntry, SearchWord
        from kp_pages.search.entries import rules_in_use, words_in

        kind = ContentType.objects.get_for_model(ArticlePage)
        numbers = range(self.pages, self.pages + count)
        pages = [self.page(number, kind) for number in numbers]
        with transaction.atomic():
            Page.objects.bulk_create(pages)
            entries = [
                SearchEntry(
                    page_id=page.pk,
                    facets="kindarticle",
                    language=rules_in_use()[0],
                    title=page.title,
                    names="",
                    summary=f"About pain, page {number}.",
                    body=self.body(number),
                )
                for number, page in zip(numbers, pages, strict=True)
            ]
            SearchEntry.objects.bulk_create(entries)
            words = map(SearchWord, sorted(words_in(entries)))
            SearchWord.objects.bulk_create(words, ignore_conflicts=True)
            if with_wagtails:
                self.add_to_wagtails(pages, entries)
        self.pages += count

    def page(self, number: int, kind: Any) -> Any:
        from wagtail.models import Page

        path = f"{self.root.path}{Page._int2str(number + 1).rjust(Page.steplen, '0')}"
        title = " ".join(self.random.sample(self.vocabulary, 4)).capitalize()
        return Page(
            title=title,
            draft_title=title,
            slug=f"page-{number}",
            content_type=kind,
            path=path,
            depth=self.root.depth + 1,
            url_path=f"{self.root.url_path}page-{number}/",
            locale_id=self.root.locale_id,
        )

    def body(self, number: int) -> str:
        """Sentences of the demo clinic's words, among them those that are asked for."""
        lines = ["Nerve pain relief, and fibromyalgia, are spoken of here."]
        lines += [f"The {word} stands here." for word in marks(number)]
        words = 0
        while words < WORDS_ON_A_PAGE:
            size = self.random.randint(8, 18)
            start = self.random.randrange(len(self.vocabulary) - size)
            lines.append(f"{' '.join(self.vocabulary[start : start + size]).capitalize()}.")
            words += size
        self.random.shuffle(lines)
        return "\n".join(lines)

    def add_to_wagtails(self, pages: list[Any], entries: list[Any]) -> None:
        """As its own index does it, with our texts for those of the pages."""
        from wagtail.models import Page
        from wagtail.search.backends import get_search_backend
        from wagtail.search.index import SearchField

        class Bench(Page):
            body = ""
            search_fields = [*Page.search_fields, SearchField("body")]

            class Meta:
                proxy = True
                app_label = "wagtailcore"

        from django.contrib.contenttypes.models import ContentType

        backend = get_search_backend("wagtail.search.backends.database")
        index = backend.get_index_for_model(Page)
        things = []
        for page, entry in zip(pages, entries, strict=True):
            page.__class__ = Bench
            page.body = entry.body
            things.append(page)
        index.add_items(Bench, things)
        ContentType.objects.clear_cache()

    def ours(self, words: str) -> list[Any]:
        from kp_pages.search import here

        nothing = {"kind": "", "area": ""}
        found = here.find(words, self.site, self.request, nothing)
        return list(here.results(found.keys[:10], found, self.request))

    def wagtails(self, words: str) -> list[Any]:
        from wagtail.models import Page

        from kp_pages.visibility import searchable

        pages = searchable(Page.objects.all(), self.site)
        backend = "wagtail.search.backends.database"
        return list(pages.search(words, operator="and", backend=backend)[:10])


def marks(number: int) -> Iterator[str]:
    if number % 10 == 0:
        yield "tenthword"
    if number % 100 == 0:
        yield "hundredthword"
    yield f"onlyone{number}"


Times = tuple[float, float, float]


def measure(
    site: Site,
    rounds: int,
    search: Callable[[str], list[Any]],
    leaving_out: set[str] = frozenset(),  # type: ignore[assignment]
) -> dict[str, Times]:
    """Median, 95th percentile and processor's time of each query, all in turn in each round."""
    walls: dict[str, list[float]] = {name: [] for name in QUERIES if name not in leaving_out}
    cpus: dict[str, list[float]] = {name: [] for name in walls}
    for number in range(rounds + 1):
        for name in site.random.sample(sorted(walls), len(walls)):
            wall, cpu = time.perf_counter(), time.process_time()
            search(QUERIES[name])
            if number:  # the first round warms up
                cpus[name].append(1000 * (time.process_time() - cpu))
                walls[name].append(1000 * (time.perf_counter() - wall))
    return {
        name: (
            statistics.median(walls[name]),
            statistics.quantiles(walls[name], n=20)[-1],
            statistics.median(cpus[name]),
        )
        for name in walls
    }


def row(times: Times) -> str:
    p50, p95, cpu = times
    return f"{p50:10.1f}{p95:8.1f}{cpu:8.1f}"


if __name__ == "__main__":
    main()
