"""The signed word in each form that says when and where the form was written.

It does what a session would do, without a cookie: it shows that the form is ours, catches a machine
that answers at once, and tells the second arrival of a form from another form. A cache may hand one
form to many patients, so the word alone never says who sends it.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass

from django.core import signing

SALT = "kp_pages.asking.form"
#: Seconds in which nobody can fill in the form.
QUICKEST = 3
#: Seconds after which a form is too old to be believed.
OLDEST = 24 * 60 * 60
#: Seconds by which two of our machines may differ.
DRIFT = 60


@dataclass(frozen=True)
class Token:
    """What the signed word says."""

    written: float
    page: int
    #: Which consent the patient was asked for.
    notice: str
    nonce: str

    @property
    def age(self) -> float:
        return time.time() - self.written

    @property
    def is_quick(self) -> bool:
        return self.age < QUICKEST

    def fits(self, page: int) -> bool:
        return self.page == page and -DRIFT <= self.age <= OLDEST


def issue(page: int, notice: str, *, again: bool = False) -> str:
    """A new word; ``again`` for a form that comes back with errors, which may be quick to mend."""
    written = time.time() - (QUICKEST if again else 0)
    return signing.dumps([written, page, notice, secrets.token_urlsafe(9)], salt=SALT)


def read(text: str) -> Token | None:
    """What a word says, or None if it is not ours."""
    try:
        return Token(*signing.loads(text, salt=SALT))
    except (signing.BadSignature, UnicodeError, TypeError):  # or it is of an older version
        return None
