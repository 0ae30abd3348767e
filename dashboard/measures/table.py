"""Figures as one long table, as it is stored. Only the build needs this."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from dashboard.errors import HinterlandError
from dashboard.measures.cube import Figure
from dashboard.selection import LEVELS

COLUMNS = (
    "subject_id",
    "region_id",
    "place_id",
    "level",
    "year",
    "mode",
    "definition",
    "value",
    "unit",
    "status",
    "flag",
    "source_id",
    "known",
    "out_of",
    "wtt",
    "ttw",
    "low",
    "high",
)
_TEXTS = (
    *("subject_id", "region_id", "place_id", "level", "mode"),
    *("definition", "unit", "status", "flag", "source_id"),
)
_ORDER = ["level", "definition", "mode", "year", "subject_id"]


class DuplicateFigures(HinterlandError):
    """Two figures stand for the same subject, year, mode and definition."""


def long_table(figures: Iterable[Figure]) -> pd.DataFrame:
    """Return figures as a table.

    Parameters
    ----------
    figures
        Figures of one measure, in any order.

    Returns
    -------
    table
        The columns of `COLUMNS`, sorted by level, definition, mode, year and subject.
        ``region_id`` is empty for places, ``place_id`` for regions. A value that is not known
        is NaN, and its status ``missing``.

    Raises
    ------
    DuplicateFigures
        If two figures stand for the same thing. The message names the first pair.
    """
    rows = list(figures)
    _refuse_duplicates(rows)
    table = pd.DataFrame(rows, columns=list(Figure._fields))
    is_place = table["level"] == "place"
    table["region_id"] = table["subject_id"].mask(is_place, "")
    table["place_id"] = table["subject_id"].where(is_place, "")
    numbers = {"year": "int64", "known": "int64", "out_of": "int64"}
    texts = dict.fromkeys(_TEXTS, "str")  # said, for a measure without figures has no texts
    reals = dict.fromkeys(("value", "wtt", "ttw", "low", "high"), "float64")
    ordered = table.astype(numbers | reals | texts).sort_values(
        _ORDER, key=lambda column: column.map(LEVELS.index) if column.name == "level" else column
    )
    return ordered.reset_index(drop=True)[list(COLUMNS)]


def _refuse_duplicates(rows: list[Figure]) -> None:
    counts = Counter(
        (row.subject_id, row.level, row.year, row.mode, row.definition) for row in rows
    )
    twice = [key for key, count in counts.items() if count > 1]
    if twice:
        subject, _, year, mode, definition = twice[0]
        where = " ".join(str(part) for part in (subject, year, mode, definition) if part)
        raise DuplicateFigures(
            "two figures stand for the same thing", where, "Keep one row of geodata/raw"
        )
