"""What an owner decides for the organisation, kept in the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from dashboard.people import audit
from dashboard.people.accounts import active_with
from dashboard.people.audit import Actor
from dashboard.people.roles import Right
from dashboard.store import tables
from dashboard.store.store import Store
from dashboard.words import LANGUAGES, N_

MOST_SIGNS = 200


class Approval(StrEnum):
    """Whether a second person must agree before something is published."""

    AUTOMATIC = "automatic"
    ALWAYS = "always"
    NEVER = "never"


APPROVAL_NAMES = {
    Approval.AUTOMATIC: N_("As soon as two people may publish"),
    Approval.ALWAYS: N_("Always"),
    Approval.NEVER: N_("Never"),
}


@dataclass(frozen=True, slots=True)
class Organisation:
    """What was decided.

    Parameters
    ----------
    publisher_names
        The organisation's name on published pages, by language; a language may have none.
    approval
        Whether a second person must agree.
    """

    publisher_names: Mapping[str, str] = field(default_factory=dict)
    approval: Approval = Approval.AUTOMATIC

    def publisher(self, language: str) -> str:
        """Return the organisation's name in a language, else in the first that has one."""
        names = [self.publisher_names.get(one, "") for one in (language, *LANGUAGES)]
        return next((name for name in names if name), "")


def read_organisation(connection: sa.Connection) -> Organisation:
    """Return what was decided; the defaults where nothing was."""
    settings = tables.settings
    kept: dict[str, Any] = {
        row.key: row.value for row in connection.execute(sa.select(settings)).all()
    }
    names = kept.get("publisher_names", {})
    approval = kept.get("approval", Approval.AUTOMATIC.value)
    return Organisation(
        {language: str(names[language]) for language in LANGUAGES if names.get(language)},
        Approval(approval) if approval in list(Approval) else Approval.AUTOMATIC,
    )


def write_organisation(connection: sa.Connection, actor: Actor, wanted: Organisation) -> None:
    """Keep what an owner decided, and what it was before in the record."""
    before = read_organisation(connection)
    values = {"publisher_names": dict(wanted.publisher_names), "approval": wanted.approval.value}
    old = {"publisher_names": dict(before.publisher_names), "approval": before.approval.value}
    for key, value in values.items():
        if value != old[key]:
            _write(connection, key, value)
            detail = {"before": old[key], "after": value}
            audit.record(connection, actor, "settings.changed", ("setting", key), detail)


def needs_approval(store: Store) -> bool:
    """Return whether a second person must agree before something is published."""
    with store.reading() as connection:
        approval = read_organisation(connection).approval
        if approval is not Approval.AUTOMATIC:
            return approval is Approval.ALWAYS
        return len(active_with(connection, Right.PUBLISH)) > 1


def _write(connection: sa.Connection, key: str, value: Any) -> None:
    settings = tables.settings
    connection.execute(sa.delete(settings).where(settings.c.key == key))
    connection.execute(sa.insert(settings).values(key=key, value=value))
