"""The demo clinic's accounts, and the passwords that are printed once."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group

#: By their address we know the accounts that are ours.
DOMAIN = "clinic.example"
#: Without the letters and digits that look alike.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class Account:
    """Somebody who logs in: what they are, and the group that says what they may do."""

    username: str
    role: str
    first_name: str
    last_name: str
    group: str = ""
    #: The page of the clinician who owns the account.
    page: str = ""

    @property
    def email(self) -> str:
        return f"{self.username}@{DOMAIN}"


ADMIN = Account("admin", "Administrator", "Robin", "Hale")
EDITOR = Account("editor", "Marketing editor", "Jordan", "Blake", group="Marketing editors")
REVIEWER = Account(
    "reviewer",
    "Medical reviewer",
    "Amara",
    "Okafor",
    group="Medical reviewers",
    page="/clinicians/amara-okafor/",
)
PUBLISHER = Account("publisher", "Publisher", "Sam", "Ellis", group="Publishers")
FRONT_DESK = Account("frontdesk", "Front desk", "Rosa", "Ortiz", group="Front desk")
ACCOUNTS = [ADMIN, EDITOR, REVIEWER, PUBLISHER, FRONT_DESK]


def add_accounts() -> dict[str, AbstractUser]:
    """Make the accounts, nobody being able to log in yet; an account of that name is left alone."""
    users: dict[str, AbstractUser] = {}
    for account in ACCOUNTS:
        user, is_new = get_user_model().objects.get_or_create(
            username=account.username,
            defaults={
                "email": account.email,
                "first_name": account.first_name,
                "last_name": account.last_name,
                "is_superuser": not account.group,
            },
        )
        if is_new:
            user.set_unusable_password()
            user.save()
        users[account.username] = user
    return users


def give_roles() -> None:
    """Put the accounts into their groups, which are made by ``kp_setup``."""
    for account, user in ours():
        if account.group:
            user.groups.set([Group.objects.get(name=account.group)])


def ours() -> Iterator[tuple[Account, AbstractUser]]:
    """The accounts that we made and that are still there."""
    users = get_user_model().objects.in_bulk(field_name="username")
    for account in ACCOUNTS:
        user = users.get(account.username)
        if user is not None and user.email == account.email:
            yield account, user


def set_passwords(password: str | None) -> dict[str, str]:
    """Give every account this password, or a random one to each that has none yet.

    Answers with what was set, by user name.
    """
    given = {}
    for account, user in ours():
        if password or not user.has_usable_password():
            given[account.username] = password or random_password()
            user.set_password(given[account.username])
            user.save(update_fields=["password"])
    return given


def random_password() -> str:
    """Sixteen letters and digits in groups of four."""
    letters = [secrets.choice(ALPHABET) for _ in range(16)]
    return "-".join("".join(letters[at : at + 4]) for at in range(0, 16, 4))


def remove_accounts() -> None:
    for _account, user in ours():
        user.delete()
