"""The record of who did what, read: filtered, page by page, and as lines of CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa

from dashboard.store import tables
from dashboard.store.store import Store

PAGE = 50
_AT_ONCE = 500
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
HEAD = ("entry", "at_utc", "person", "action", "kind", "subject", "detail", "address")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are asked for; what is empty or ``None`` leaves nothing out.

    Parameters
    ----------
    person
        Name of who did it.
    action
        Key of what was done.
    subject
        Id of what it was done to, such as a view's.
    since, until
        First and last day, in UTC.
    """

    person: str = ""
    action: str = ""
    subject: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the record, as it was written."""

    entry_id: int
    at: datetime
    person: str
    action: str
    kind: str
    subject: str
    detail: Mapping[str, Any]
    address: str


def find_entries(
    connection: sa.Connection, wanted: Wanted, before: int | None = None, most: int = PAGE
) -> list[Entry]:
    """Return entries, the newest first.

    Parameters
    ----------
    connection
        A connection of the store.
    wanted
        Which ones.
    before
        Only those older than this entry: the last one of the page before.
    most
        How many at most.
    """
    audit = tables.audit
    query = _matching(wanted).order_by(audit.c.entry_id.desc()).limit(most)
    if before is not None:
        query = query.where(audit.c.entry_id < before)
    return [Entry(*row) for row in connection.execute(query)]


def csv_lines(store: Store, wanted: Wanted) -> Iterator[str]:
    """Yield the entries as CSV with a head, the newest first, some at a time.

    No cell begins with a sign that a spreadsheet takes for a formula.
    """
    yield _line(HEAD)
    before: int | None = None
    while True:
        with store.reading() as connection:
            entries = find_entries(connection, wanted, before, _AT_ONCE)
        for one in entries:
            yield _line(_cells(one))
        if len(entries) < _AT_ONCE:
            return
        before = entries[-1].entry_id


def people_in_record(connection: sa.Connection) -> list[str]:
    """Return the names of all who did something, in order."""
    audit = tables.audit
    names = connection.execute(sa.select(audit.c.person).distinct()).scalars()
    return sorted((name for name in names if name), key=str.casefold)


def actions_in_record(connection: sa.Connection) -> list[str]:
    """Return the keys of all that was done, in order."""
    audit = tables.audit
    return sorted(connection.execute(sa.select(audit.c.action).distinct()).scalars())


def _matching(wanted: Wanted) -> sa.Select[Any]:
    audit = tables.audit
    names = ("entry_id", "at", "person", "action", "subject_kind", "subject_id", "detail")
    query = sa.select(*(audit.c[name] for name in (*names, "address")))
    if wanted.person:
        query = query.where(audit.c.person == wanted.person)
    if wanted.action:
        query = query.where(audit.c.action == wanted.action)
    if wanted.subject:
        query = query.where(audit.c.subject_id == wanted.subject)
    if wanted.since:
        query = query.where(audit.c.at >= _midnight(wanted.since))
    if wanted.until and wanted.until < date.max:
        query = query.where(audit.c.at < _midnight(wanted.until + timedelta(days=1)))
    return query


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _cells(entry: Entry) -> tuple[str, ...]:
    detail = json.dumps(dict(entry.detail), ensure_ascii=False, sort_keys=True)
    moment = entry.at.isoformat(timespec="seconds")
    told = (entry.person, entry.action, entry.kind, entry.subject, detail, entry.address)
    return str(entry.entry_id), moment, *(_safe(cell) for cell in told)


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _line(cells: tuple[str, ...]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue()
