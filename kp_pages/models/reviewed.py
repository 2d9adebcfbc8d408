"""What a clinician signs of a page, and how the page stands with its clinicians.

The standing is worked out whenever somebody asks, and never stored: it is what the records say
about the words as they are now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from wagtail.models import get_page_models

from kp_pages import readiness
from kp_pages.blocks.leaves import is_chooser_of
from kp_pages.blocks.reading import Reading
from kp_pages.blocks.words import Words, chosen, cited, is_clinical, stored
from kp_pages.models.records import MedicalReview
from kp_pages.models.references import Reference
from kp_pages.models.standing import Standing, State, records_about, standing_of
from kp_pages.models.treatments import Treatment
from kp_pages.readiness.changes import Change, changes
from kp_pages.readiness.digest import Word, digest, plain

TREATMENT, REFERENCE = Treatment._meta.label, Reference._meta.label


@dataclass(frozen=True)
class DraftReview:
    """What an edit does to the review of a page."""

    #: Whether publishing the draft takes the review away that readers see now.
    will_void: bool
    #: The last review of the page, or None.
    record: MedicalReview | None
    #: What differs from the words that were signed in it.
    changes: list[Change]


@dataclass(frozen=True)
class Shown:
    """The treatments and references that readers of some pages see, fetched once for all."""

    treatments: Mapping[int, Treatment]
    references: Mapping[int, Reference]

    @classmethod
    def fetch(cls, treatments: Iterable[int], references: Iterable[int]) -> Shown:
        live = Treatment.objects.filter(pk__in=set(treatments), live=True).in_bulk()
        wanted = set(references)
        for treatment in live.values():
            wanted.update(treatment.reference_keys())
        found = Reference.objects.filter(pk__in=wanted, live=True)
        return cls(live, found.in_bulk() if wanted else {})

    @classmethod
    def on(cls, reading: Reading) -> Shown:
        """Those that were fetched when the page was read."""
        pointers = [leaf for leaf in reading.leaves() if leaf.value is not None]
        treatments = [one.value for one in pointers if is_chooser_of(one.block, TREATMENT)]
        fetched = [one for one in reading.shelf.values() if isinstance(one, Reference)]
        return cls({one.pk: one for one in treatments}, {one.pk: one for one in fetched})


class Reviewed:
    """A page whose clinical words a clinician signs."""

    #: The fields of the page, besides its body, for whose words a clinician answers.
    clinical_fields: tuple[str, ...] = ("title", "summary")

    def medical_words(
        self: Any, reading: Reading | None = None, shown: Shown | None = None
    ) -> list[Word]:
        """The words that a clinician signs, as the page has them in memory.

        Whoever has read the page already gives the ``reading`` and saves two queries.
        """
        block, raw = self.body.stream_block, stored(self.body, is_clinical)
        treatments = chosen(block, raw, TREATMENT)
        if shown is None:
            on_page = Shown.on(reading) if reading else None
            shown = on_page or Shown.fetch(treatments, cited(block, raw, REFERENCE))
        words = Words({TREATMENT: shown.treatments, REFERENCE: shown.references})
        return [
            *self._own_words(),
            *words.of(block, raw, "body"),
            *(
                word
                for key in treatments
                if key in shown.treatments
                for word in shown.treatments[key].words(words)
            ),
            *_sources(shown, treatments, cited(block, raw, REFERENCE)),
        ]

    def treatment_keys(self: Any) -> list[int]:
        """The keys of the treatments whose facts the page shows."""
        return chosen(self.body.stream_block, stored(self.body, is_clinical), TREATMENT)

    def cites(self: Any, reference: Reference) -> bool:
        """Whether the page cites a source itself, where a clinician answers for it."""
        block, raw = self.body.stream_block, stored(self.body, is_clinical)
        return reference.pk in cited(block, raw, REFERENCE)

    def _own_words(self: Any) -> Iterator[Word]:
        for name in self.clinical_fields:
            if text := plain(str(getattr(self, name) or "")):
                yield name, text

    def medical_digest(self, reading: Reading | None = None) -> str:
        """The fingerprint of the words that a clinician signs."""
        return digest(self.medical_words(reading))

    def shown_review(self, reading: Reading | None = None) -> MedicalReview | None:
        """The review of which readers are told, or None."""
        standing = self.standing(reading)
        return standing.record if standing.is_shown else None

    @property
    def review(self) -> Standing:
        """How the page, as it is in memory, stands with its clinicians."""
        return self.standing()

    def standing(self: Any, reading: Reading | None = None) -> Standing:
        """The same, for whoever has read the page already; asked once for one reading."""
        kept_for, kept = self.__dict__.get("_kp_standing", (None, None))
        if reading is not None and kept_for is reading:
            return kept
        fingerprint = self.medical_digest(reading)
        standing = standing_of(self, fingerprint, records_about([(self, fingerprint)]))
        self.__dict__["_kp_standing"] = (reading, standing)
        return standing

    def review_for_rules(self) -> readiness.Review | None:
        return self.review.for_rules()

    def review_of_draft(self: Any) -> DraftReview:
        """What publishing the page as it is in memory would do to the review of the live page."""
        words = self.medical_words()
        standing = standing_of(self, digest(words), records_about([(self, digest(words))]))
        live = type(self).objects.filter(pk=self.pk, live=True).first()
        was_shown = live is not None and live.review.is_shown
        return DraftReview(
            will_void=was_shown and standing.state in (State.CHANGED, State.NONE),
            record=standing.record,
            changes=changes(signed_words(standing.record), words) if standing.record else [],
        )

    def changes_since(self, record: MedicalReview) -> list[Change]:
        """What differs from the words that were signed in ``record``."""
        return changes(signed_words(record), self.medical_words())


def _sources(shown: Shown, treatments: Iterable[int], cited: Iterable[int]) -> Iterator[Word]:
    """What the list of references says of each source, once."""
    keys = set(cited)
    for key in treatments:
        if key in shown.treatments:
            keys.update(shown.treatments[key].reference_keys())
    for key in sorted(keys & shown.references.keys()):
        yield "reference", plain(shown.references[key].as_read)


def reviewed_models() -> list[Any]:
    """The kinds of pages whose words clinicians sign, those of the site too."""
    return [model for model in get_page_models() if issubclass(model, Reviewed)]


def content_pages(*wanted: Q, **filters: Any) -> Iterator[Any]:
    """The pages whose words clinicians sign, of all kinds, by title."""
    for model in reviewed_models():
        yield from model.objects.filter(*wanted, **filters).order_by("title")


def signed_words(record: MedicalReview) -> list[Word]:
    """The words of a record as it keeps them."""
    return [(path, text) for path, text in record.words]


def standings(pages: Iterable[Any]) -> dict[int, Standing]:
    """How each of these pages stands, at three queries for all."""
    pages = list(pages)
    raws = {page.pk: stored(page.body, is_clinical) for page in pages}
    pointed = {
        label: {key for page in pages for key in find(page.body.stream_block, raws[page.pk], label)}
        for label, find in ((TREATMENT, chosen), (REFERENCE, cited))
    }
    shown = Shown.fetch(pointed[TREATMENT], pointed[REFERENCE])
    digests = [(page, digest(page.medical_words(shown=shown))) for page in pages]
    records = records_about(digests) if pages else []
    return {page.pk: standing_of(page, one, records) for page, one in digests}
