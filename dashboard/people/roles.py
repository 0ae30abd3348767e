"""Who may do what: roles, each of which may do all that the ones before it may, and more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dashboard.words import N_


class Role(StrEnum):
    """What somebody is to the organisation, from least to most."""

    READER = "reader"
    PRESENTER = "presenter"
    EDITOR = "editor"
    PUBLISHER = "publisher"
    OWNER = "owner"


class Right(StrEnum):
    """Something that may be allowed."""

    EVERYONE = "everyone"  # nobody has to sign in
    READ = "read"  # what is shared with the organisation, and its data
    PRESENT = "present"  # a view as it would be published
    EDIT = "edit"  # save, import, share, answer what readers say
    PUBLISH = "publish"  # publish, approve, withdraw
    OWN = "own"  # people, settings, the record of who did what


ROLES_WITH = {
    Right.READ: Role.READER,
    Right.PRESENT: Role.PRESENTER,
    Right.EDIT: Role.EDITOR,
    Right.PUBLISH: Role.PUBLISHER,
    Right.OWN: Role.OWNER,
}
"""The least role that has each right."""
ROLE_NAMES = {
    Role.READER: N_("Reader"),
    Role.PRESENTER: N_("Presenter"),
    Role.EDITOR: N_("Editor"),
    Role.PUBLISHER: N_("Publisher"),
    Role.OWNER: N_("Owner"),
}
_ORDER = tuple(Role)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is signed in or could be.

    Parameters
    ----------
    person_id
        Number in the store.
    login
        E-mail address, in small letters.
    name
        As others see it.
    role
        What they may do.
    language
        Of their pages, where the address names none.
    is_active
        Whether they may sign in.
    """

    person_id: int
    login: str
    name: str
    role: Role
    language: str = "en"
    is_active: bool = True


def has_right(person: Person | None, right: Right) -> bool:
    """Return whether somebody may do something; ``None`` is the public.

    Examples
    --------
    >>> has_right(None, Right.EVERYONE), has_right(None, Right.READ)
    (True, False)
    """
    if right is Right.EVERYONE:
        return True
    if person is None or not person.is_active:
        return False
    return _ORDER.index(person.role) >= _ORDER.index(ROLES_WITH[right])
