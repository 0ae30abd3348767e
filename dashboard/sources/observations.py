"""Tidy rows of a statistical table, the same whichever format they were handed out in."""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.errors import Fault
from dashboard.sources.checks import Problem

TIME, VALUE, FLAG = "time", "value", "flag"
MISSING = ":"
UNREAD = "?"
"""Flag of a cell that could not be read."""
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
FLAGS = re.compile(r"[A-Za-z@]+")
Whole = NDArray[np.int64]
Tidied = tuple[pd.DataFrame, Whole, list[Problem]]
"""Rows and lines as of `StatTable`, and what is wrong."""


class Coded(NamedTuple):
    """Texts of many rows, each written as its place in a list of texts that differ.

    Parameters
    ----------
    codes
        Place in ``texts``, one for each row.
    texts
        The texts, each once.
    """

    codes: Whole
    texts: Sequence[str]


class Places(dict[str, int]):
    """Gives each text a place when it is seen first; the places count up from zero."""

    def __missing__(self, text: str) -> int:
        """Give a text that is new the next place."""
        self[text] = len(self)
        return self[text]

    def coded(self, codes: array[int]) -> Coded:
        """Return rows that were written as places of this list."""
        return Coded(np.asarray(codes, dtype=np.int64), list(self))


@dataclass(frozen=True, slots=True)
class StatTable:
    """One table of a statistical office.

    Parameters
    ----------
    code
        Code of the table in small letters, such as ``road_go_ta_rl``; empty where the file does
        not say it.
    title
        Title in the file; empty where it has none.
    updated
        When the supplier changed the table last, as the file says it; empty where it does not.
    rows
        One category column for each dimension in the order of the file, codes unchanged;
        ``time`` (text, as written: ``2022``, ``2022-Q1``); ``value`` (in the table's own unit,
        ``NaN`` where it is missing); ``flag`` (the supplier's letters, ``""`` where there are
        none, ``?`` where the cell could not be read). Every series of which anything is stated
        has a row for every period of the table. Sorted by all dimensions, then time.
    lines
        Line of the file that each row stands in, zero where the format has no lines.
    file
        Name of the file.
    faults
        What of the file could not be read, in its order. A table that has any is checked to tell
        all that is wrong with it, and never used.

    Notes
    -----
    A series that is not there is not known: it is neither zero nor proof that nothing was
    carried.
    """

    code: str
    title: str
    updated: str
    rows: pd.DataFrame
    lines: Whole
    file: str
    faults: tuple[Fault, ...] = ()

    @property
    def dimensions(self) -> list[str]:
        """Names of the dimensions, without time."""
        return [name for name in self.rows.columns if name not in (TIME, VALUE, FLAG)]


def split_cell(text: str) -> tuple[float, str] | None:
    """Return the value and flags of a cell such as ``12.3 be`` or ``: c``; None if it is neither.

    Examples
    --------
    >>> split_cell("12.3 be"), split_cell(": c"), split_cell("1,5")
    ((12.3, 'be'), (nan, 'c'), None)
    """
    value, _, flag = text.strip().partition(" ")
    if value.startswith(MISSING) and len(value) > 1 and not flag:
        value, flag = MISSING, value[1:]
    flag = flag.strip()
    if flag and not FLAGS.fullmatch(flag):
        return None
    if value in ("", MISSING):
        return math.nan, flag
    number = float(value) if NUMBER.fullmatch(value) else math.nan
    return (number, flag) if math.isfinite(number) else None


def tidy(
    dimensions: Mapping[str, Coded],
    time: Coded,
    value: NDArray[np.float64],
    flag: Coded,
    lines: Whole,
) -> Tidied:
    """Return stated observations as the rows of a `StatTable`, their lines, and what is wrong.

    A format may leave out a cell of which nothing is known, or write it as missing: both give
    the same rows. So series and periods that have neither a figure nor a flag are left out, also
    where they are written as missing: a cube cannot say which of its empty series exist. Who
    adds series up must know which ones there ought to be.

    Parameters
    ----------
    dimensions
        Codes of each dimension, in their order.
    time, value, flag, lines
        As of `StatTable`, one for each observation; in any order.

    Returns
    -------
    rows, lines, problems
        Rows and lines as of `StatTable`. Problems tell observations that are stated twice; the
        least of them is kept, so that a negative one is told as well.
    """
    ordered = {name: _sorted(coded) for name, coded in dimensions.items()}
    period, said = _sorted(time), _with_empty(_sorted(flag))
    stated = ~np.isnan(value) | (said.codes > 0)
    keys = _series_keys(ordered, len(value))
    series, periods = np.unique(keys[stated]), np.unique(period.codes[stated])
    inside = np.isin(keys, series) & np.isin(period.codes, periods)
    place = np.searchsorted(series, keys[inside]) * len(periods)
    place += np.searchsorted(periods, period.codes[inside])
    count = len(series) * len(periods)
    values, found = np.full(count, np.nan), np.zeros(count, dtype=np.int64)
    flags = np.zeros(count, dtype=np.int64)
    order = _least_last(place, value[inside], count)
    at = place[order]
    values[at], flags[at], found[at] = (one[inside][order] for one in (value, said.codes, lines))
    columns = {
        name: _category(np.repeat(codes, len(periods)), ordered[name].texts)
        for name, codes in _series_codes(series, ordered).items()
    }
    columns[TIME] = _category(np.tile(periods, len(series)), period.texts)
    rows = pd.DataFrame({**columns, VALUE: values, FLAG: _category(flags, said.texts)})
    return rows, found, list(_twice(place, lines[inside], rows))


def _least_last(place: Whole, value: NDArray[np.float64], count: int) -> Whole:
    """Return the order in which rows are written, so that of a place the least value stays."""
    if np.bincount(place, minlength=count + 1).max() < 2:
        return np.arange(len(place))
    return np.argsort(np.where(np.isnan(value), -np.inf, -value), kind="stable")


def _series_keys(ordered: Mapping[str, Coded], count: int) -> Whole:
    """Return one number for each row that sorts as its dimensions do."""
    keys = np.zeros(count, dtype=np.int64)
    for coded in ordered.values():
        keys = keys * max(len(coded.texts), 1) + coded.codes
    return keys


def _series_codes(keys: Whole, ordered: Mapping[str, Coded]) -> dict[str, Whole]:
    """Return the codes of each dimension that `_series_keys` has put together."""
    codes: dict[str, Whole] = {}
    for name in list(ordered)[::-1]:
        keys, codes[name] = np.divmod(keys, max(len(ordered[name].texts), 1))
    return dict(reversed(codes.items()))


def _sorted(coded: Coded) -> Coded:
    order = sorted(range(len(coded.texts)), key=lambda place: coded.texts[place])
    rank = np.empty(len(order) + 1, dtype=np.int64)
    rank[order] = np.arange(len(order))
    return Coded(rank[coded.codes], [coded.texts[place] for place in order])


def _with_empty(flags: Coded) -> Coded:
    """Return sorted flags whose first text is the empty one."""
    if flags.texts and flags.texts[0] == "":
        return flags
    return Coded(flags.codes + 1, ["", *flags.texts])


def _category(codes: Whole, texts: Sequence[str]) -> pd.Categorical:
    used, place = np.unique(codes, return_inverse=True)
    names = pd.Index([texts[code] for code in used], dtype="str")
    return pd.Categorical.from_codes(place.astype(np.int32), categories=names)


def _twice(place: Whole, lines: Whole, rows: pd.DataFrame) -> Iterator[Problem]:
    """Tell observations that stand in the file a second time."""
    order = np.argsort(place, kind="stable")
    again = order[1:][np.diff(place[order]) == 0]
    for one in np.sort(again):
        row = rows.iloc[int(place[one])].drop(labels=[VALUE, FLAG])
        text = ", ".join(f"{name}={code}" for name, code in row.items())
        yield Problem(int(lines[one]), "", text, "stands twice", "Keep one of the two")
