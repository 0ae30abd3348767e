"""One table of ``geodata/raw`` read and checked."""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from dashboard.errors import DataFaults, Fault, MissingInput
from dashboard.sources.checks import (
    Known,
    Line,
    Problem,
    Table,
    check_head,
    check_lines,
    check_rules,
    to_faults,
)

Row = tuple[int, list[str]]
"""Number of the line that a row begins in, and its cells."""

_log = logging.getLogger(__name__)


def read_table(raw: Path, table: Table, known: Known) -> pd.DataFrame:
    """Return a table of ``geodata/raw`` in which everything has been checked.

    Parameters
    ----------
    raw
        Folder of the tables.
    table
        What the file must look like.
    known
        Ids of other tables, which columns of this one may use.

    Returns
    -------
    rows
        The lines in the order of the file, with the columns in the order of ``table``. A text
        that is empty is ``""``; a number is ``float64``, ``NaN`` where it is not known; a whole
        number that is never empty is ``int64``.

    Raises
    ------
    MissingInput
        If the file is not there.
    DataFaults
        If anything in the file is not as ``table`` says. All faults are told.
    """
    rows = list(_split_rows(_read_text(raw / table.file), table.file))
    problems = list(_find_problems(rows, table, known))
    if problems:
        raise DataFaults(to_faults(table.file, problems))
    lines = _to_lines(rows)
    _log.info("read %d rows of %s", len(lines), table.file)
    return pd.DataFrame({c.name: _column(lines, c.name, c.kind, c.empty) for c in table.columns})


def _find_problems(rows: Sequence[Row], table: Table, known: Known) -> Iterator[Problem]:
    if len(rows) < 2:
        yield Problem(0, "", "", "has no lines", "Bring the file back from the repository")
        return
    head, lines = rows[0][1], _to_lines(rows)
    problems = list(check_head(head, table))
    if len(head) > 1:
        problems += [*_check_widths(rows), *check_lines(lines, table, known)]
    yield from problems
    if not problems:
        yield from check_rules(lines, table)


def _check_widths(rows: Sequence[Row]) -> Iterator[Problem]:
    width = len(rows[0][1])
    for number, cells in rows[1:]:
        if len(cells) != width:
            what = f"has {len(cells)} cells where the head has {width}"
            mend = "Put a cell that holds a comma in quotation marks, or add the cell that lacks"
            yield Problem(number, "", ",".join(cells)[:60], what, mend)


def _to_lines(rows: Sequence[Row]) -> list[Line]:
    """Return the rows below the head that are as wide as the head."""
    head = rows[0][1]
    return [
        Line(number, dict(zip(head, cells, strict=True)))
        for number, cells in rows[1:]
        if len(cells) == len(head)
    ]


def _column(lines: Sequence[Line], name: str, kind: str, empty: bool) -> pd.Series:
    texts = [line.cells[name] for line in lines]
    if kind == "text":
        return pd.Series(texts, dtype="str")
    if kind == "whole" and not empty:
        return pd.Series([int(text) for text in texts], dtype="int64")
    return pd.Series([float(text or "nan") for text in texts], dtype="float64")


def _read_text(path: Path) -> str:
    if not path.is_file():
        raise MissingInput("the table is not there", str(path), "Bring it back from the repository")
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = len(content[: error.start].split(b"\n"))
        sign = repr(content[error.start : error.end])
        mend = "Save the file as UTF-8"
        raise DataFaults([Fault(path.name, number, "", sign, "is not UTF-8", mend)]) from error


def _split_rows(text: str, file: str) -> Iterator[Row]:
    """Give each row with the line that it begins in; empty lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 1
    try:
        for cells in reader:
            if cells:
                yield number, cells
            number = reader.line_num + 1
    except csv.Error as error:
        mend = "Look for a quotation mark that is not closed or stands inside a cell"
        fault = Fault(file, number, "", "", f"cannot be read: {error}", mend)
        raise DataFaults([fault]) from error
