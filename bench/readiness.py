"""Says how long the readiness rules take, on the live pages of the database of these settings.

    python manage.py demo --no-server
    python bench/readiness.py --pages 1000

Times are of the processor, so that other programs on the machine count less. The first line is
the speed of the machine itself: divide by it to compare one machine with another.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import django

ROOT = Path(__file__).parents[1]
ROUNDS = 7


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The processor time of the middle one of several rounds."""
    times = []
    for _ in range(rounds):
        begin = process_time()
        work()
        times.append((process_time() - begin) * 1000)
    return median(times)


def say(label: str, value: float, unit: str = "ms") -> None:
    sys.stdout.write(f"{label:<44}{value:>10.1f} {unit}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=200, help="how many to audit (200)")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    django.setup()
    measure(options.pages)


def measure(number: int) -> None:
    # Only now is Django ready to have its models imported.
    from kp_pages.management.readiness import pages_to_audit
    from kp_pages.models.around import Around
    from kp_pages.models.judged import policy

    say("This machine: one sum of a million", milliseconds(lambda: sum(range(1_000_000))))
    keys = list(pages_to_audit(drafts=False).values_list("pk", flat=True))
    if not keys:
        sys.exit("There are no live pages. Run manage.py demo --no-server first.")
    around = Around(many=True)
    documents = [page(key).document(around) for key in keys]
    longest = max(documents, key=words)
    say("Words of the longest page", words(longest), "words")
    whole = rules(longest, policy())
    say("All rules on the longest page", whole)
    for rule in policy().rules:
        alone = milliseconds(lambda rule=rule: list(rule.check(longest)), 3)
        if alone > whole / 20:
            say(f"  of it {rule.code}", 100 * alone / whole, "%")
    begin = process_time()
    for key in islice(cycle(keys), number):
        page(key).findings(around)
    say(f"Document and rules, each of {number} pages", (process_time() - begin) * 1000 / number)


def page(key: int) -> Any:
    from wagtail.models import Page

    return Page.objects.get(pk=key).specific


def words(document: Any) -> int:
    return sum(len(passage.text.split()) for passage in document.passages)


def rules(document: Any, policy: Any) -> float:
    """A document that nobody has searched yet, with nothing remembered of its texts."""
    from kp_pages.readiness import check
    from kp_pages.readiness.grade import measure as measured
    from kp_pages.readiness.text import sentences

    def fresh() -> None:
        sentences.cache_clear()
        measured.cache_clear()
        check(replace(document), policy)

    return milliseconds(fresh)


if __name__ == "__main__":
    main()
