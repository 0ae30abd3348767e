"""What differs between two versions of a published view, figure by figure."""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.measures.cube import UNKNOWN

VALUE, STATUS, RANGE, NEW, VANISHED = "value", "status", "range", "new", "vanished"
KINDS = (VALUE, STATUS, RANGE, NEW, VANISHED)
"""Kinds of change: another value; the same value, but otherwise sure; the same value with another
range; a figure where there was none; no figure where there was one."""
SAME = 1e-9
"""By what share of itself a value may move without having changed: what reckoning leaves over."""


class FigureKey(NamedTuple):
    """What makes a figure the same one in two versions."""

    measure: str
    subject_id: str
    year: int
    mode: str
    definition: str


class Held(NamedTuple):
    """What a version says of a figure.

    Parameters
    ----------
    level, unit
        Level of its subject, and code of its unit.
    value, low, high
        NaN where not known.
    status, flag
        How sure it is, and the letters of the supplier.
    """

    level: str
    unit: str
    value: float
    low: float
    high: float
    status: str
    flag: str

    @property
    def is_known(self) -> bool:
        """Whether there is a value."""
        return not math.isnan(self.value)


class FigureChange(NamedTuple):
    """How one figure differs.

    Parameters
    ----------
    key
        Which figure.
    kind
        One of `KINDS`.
    level, unit
        Level of its subject; code of its unit, the new one where it has changed.
    old, new
        Values; NaN where not known.
    old_status, new_status
        How sure it was, and is.
    """

    key: FigureKey
    kind: str
    level: str
    unit: str
    old: float
    new: float
    old_status: str
    new_status: str

    @property
    def difference(self) -> float:
        """New minus old, in the unit; NaN where one of them is not known."""
        return self.new - self.old

    @property
    def percent(self) -> float:
        """The difference in per cent of the old value; NaN where that says nothing."""
        return self.difference / abs(self.old) * 100 if self.old else UNKNOWN


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two versions.

    Parameters
    ----------
    since
        Version before.
    figures
        Every figure that differs: by kind, then in the order of the newer version.
    held
        How many known figures the newer version has.
    """

    since: int
    figures: tuple[FigureChange, ...]
    held: int = 0

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.figures)

    @property
    def counts(self) -> dict[str, int]:
        """How many figures differ, by kind, every kind named."""
        found = Counter(one.kind for one in self.figures)
        return {kind: found[kind] for kind in KINDS}

    def of(self, kind: str) -> tuple[FigureChange, ...]:
        """Return the changes of one kind."""
        return tuple(one for one in self.figures if one.kind == kind)

    def largest(self, most: int = 10) -> tuple[FigureChange, ...]:
        """Return the values that moved most, by their share of the old value."""

        def moved(one: FigureChange) -> float:
            return math.inf if math.isnan(one.percent) else abs(one.percent)

        return tuple(sorted(self.of(VALUE), key=moved, reverse=True)[:most])


def compare(old: Mapping[FigureKey, Held], new: Mapping[FigureKey, Held], since: int) -> Changes:
    """Return what differs between two versions.

    Parameters
    ----------
    old, new
        What each version says, by figure.
    since
        Number of the older version.

    Returns
    -------
    changes
        A figure that is not known in one of the versions counts as new or vanished there. Not
        known in both is no change.

    Examples
    --------
    >>> key = FigureKey("modal_split", "SE", 2022, "rail", "")
    >>> was = Held("0", "percent", 28.0, UNKNOWN, UNKNOWN, "official", "")
    >>> found = compare({key: was}, {key: was._replace(value=28.7)}, since=1)
    >>> [(one.kind, round(one.difference, 1), round(one.percent, 1)) for one in found.figures]
    [('value', 0.7, 2.5)]
    """
    found = list(_differing(old, new))
    found.sort(key=lambda one: KINDS.index(one.kind))
    return Changes(since, tuple(found), sum(one.is_known for one in new.values()))


def _differing(
    old: Mapping[FigureKey, Held], new: Mapping[FigureKey, Held]
) -> Iterator[FigureChange]:
    for key, now in new.items():
        before = old.get(key)
        kind = _kind(before, now)
        if kind:
            yield _change(key, kind, before, now)
    for key, before in old.items():
        if key not in new and before.is_known:
            yield _change(key, VANISHED, before, None)


def _kind(before: Held | None, now: Held) -> str:
    """Return how a figure differs; empty where it does not."""
    was_known = before is not None and before.is_known
    if before is None or not (was_known and now.is_known):
        if was_known == now.is_known:
            return ""
        return NEW if now.is_known else VANISHED
    if before.unit != now.unit or not _same(before.value, now.value):
        return VALUE
    if (before.status, before.flag) != (now.status, now.flag):
        return STATUS
    return "" if _same(before.low, now.low) and _same(before.high, now.high) else RANGE


def _same(one: float, other: float) -> bool:
    if math.isnan(one) or math.isnan(other):
        return math.isnan(one) and math.isnan(other)
    return math.isclose(one, other, rel_tol=SAME, abs_tol=0.0)


def _change(key: FigureKey, kind: str, before: Held | None, now: Held | None) -> FigureChange:
    last = now or before
    assert last is not None
    is_other_unit = before is not None and now is not None and before.unit != now.unit
    return FigureChange(
        key,
        kind,
        last.level,
        last.unit,
        before.value if before and not is_other_unit else UNKNOWN,
        now.value if now else UNKNOWN,
        before.status if before else "",
        now.status if now else "",
    )


def read_held(text: str) -> dict[FigureKey, Held]:
    """Return what a version's ``data.csv`` says, by figure.

    Parameters
    ----------
    text
        The file as it was published; columns that are not needed do not matter.
    """
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return held_by_key(
        (
            FigureKey(
                row["measure"],
                row["subject_id"],
                int(row["year"]),
                row["mode"],
                row["definition"],
            ),
            Held(
                row["level"],
                row["unit"],
                _number(row["value"]),
                _number(row["low"]),
                _number(row["high"]),
                row["status"],
                row["flag"],
            ),
        )
        for row in rows
    )


def held_by_key(pairs: Iterable[tuple[FigureKey, Held]]) -> dict[FigureKey, Held]:
    """Return figures by key; of one told in several parts the first that is known counts."""
    found: dict[FigureKey, Held] = {}
    for key, held in pairs:
        if key not in found or (held.is_known and not found[key].is_known):
            found[key] = held
    return found


def _number(text: str) -> float:
    return float(text) if text else UNKNOWN
