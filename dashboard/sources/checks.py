"""What a table must look like, written down as columns, and the check that tells every fault."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.errors import Fault

Kind = Literal["text", "number", "whole"]
Known = Mapping[str, frozenset[str]]
"""Ids that other tables have, by the name of the table."""

NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class Column:
    """What may stand in one column.

    Parameters
    ----------
    name
        As it stands in the head of the file.
    kind
        ``text``, ``number`` (a point as decimal mark, no spaces, no exponent) or ``whole``.
    empty
        Whether a cell may be empty, which means not known.
    several
        Whether a cell may hold several texts, joined by ``|``; each is checked.
    choices
        The only texts allowed; no choices means any.
    pattern
        What the whole text must match, as a regular expression.
    like
        An example of the pattern, for the message.
    low, high
        Least and greatest number allowed.
    refers
        Names of tables, one of which must have the text as an id.
    """

    name: str
    kind: Kind = "text"
    empty: bool = False
    several: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    like: str = ""
    low: float = float("-inf")
    high: float = float("inf")
    refers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table.

    Parameters
    ----------
    number
        As an editor counts it, the head being line 1.
    cells
        Text of each column.
    """

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault before it is known in which file it is: line, column, value, what, how to mend."""

    number: int
    column: str
    value: str
    what: str
    mend: str


Rule = Callable[[Sequence[Line]], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Table:
    """What one file of ``geodata/raw`` must look like.

    Parameters
    ----------
    name
        Name of the file, without its ending.
    columns
        Columns in their order.
    key
        Columns whose texts together stand in one line only.
    rules
        What holds between cells or lines. Asked only when every cell of the file is sound.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rules: tuple[Rule, ...] = ()

    @property
    def file(self) -> str:
        """Name of the file."""
        return f"{self.name}.csv"


def check_head(head: Sequence[str], table: Table) -> Iterator[Problem]:
    """Tell which columns are missing, unknown or written twice.

    The order of columns is free.
    """
    wanted = [column.name for column in table.columns]
    if len(head) == 1 and ";" in head[0]:
        mend = "Save the file as CSV with commas, and with points in numbers"
        yield Problem(1, "", head[0], "has semicolons between its columns", mend)
        return
    for name in wanted:
        if name not in head:
            yield Problem(1, name, "", "is missing in the head", f"Add the column {name}")
    for name in dict.fromkeys(head):
        if name not in wanted:
            mend = f"Take the column out, or rename it to one of: {', '.join(wanted)}"
            yield Problem(1, name, name, "is not a column of this table", mend)
        elif head.count(name) > 1:
            yield Problem(1, name, name, "stands twice in the head", "Take one of them out")


def check_lines(lines: Sequence[Line], table: Table, known: Known) -> Iterator[Problem]:
    """Tell what is wrong with the lines of a table.

    Parameters
    ----------
    lines
        In the order of the file. A column that no line has is passed over.
    table
        What they must look like.
    known
        Ids that the columns with ``refers`` may use. A table that is not there is not asked.
    """
    problems = [
        problem
        for line in lines
        for column in table.columns
        if column.name in line.cells
        for problem in _check_cell(line.number, line.cells[column.name], column, known)
    ]
    if lines and lines[0].cells.keys() >= set(table.key):
        problems += _check_key(lines, table.key)
    yield from sorted(problems, key=lambda problem: problem.number)


def check_rules(lines: Sequence[Line], table: Table) -> Iterator[Problem]:
    """Tell what does not fit together in lines whose cells are all sound."""
    for rule in table.rules:
        yield from rule(lines)


def to_faults(file: str, problems: Sequence[Problem]) -> list[Fault]:
    """Return the problems of a file as faults, in the same order."""
    return [
        Fault(file, problem.number, problem.column, problem.value, problem.what, problem.mend)
        for problem in problems
    ]


def _check_cell(number: int, text: str, column: Column, known: Known) -> Iterator[Problem]:
    if text == "":
        if not column.empty:
            yield Problem(number, column.name, text, "is empty", "Fill it in")
        return
    if text != text.strip() or any(unicodedata.category(sign) == "Cc" for sign in text):
        mend = "Take out spaces before and after it, tabs and line breaks"
        yield Problem(number, column.name, text, "has stray spaces or line breaks", mend)
    elif not unicodedata.is_normalized("NFC", text):
        mend = "Type its letters with accents anew"
        yield Problem(number, column.name, text, "has accents apart from their letters", mend)
    elif column.kind != "text":
        yield from _check_number(number, text, column)
    else:
        for part in text.split("|") if column.several else [text]:
            yield from _check_text(number, part, column, known)


def _check_number(number: int, text: str, column: Column) -> Iterator[Problem]:
    form, name, like = (
        (WHOLE, "a whole number", "12") if column.kind == "whole" else (NUMBER, "a number", "12.5")
    )
    if not form.fullmatch(text):
        mend = f"Write it as {like}, with digits and a point only, or leave it empty"
        if not column.empty:
            mend = mend.removesuffix(", or leave it empty")
        yield Problem(number, column.name, text, f"is not {name}", mend)
    elif not column.low <= float(text) <= column.high:
        what = f"lies outside {column.low:g} to {column.high:g}"
        yield Problem(number, column.name, text, what, "Look it up in the source")


def _check_text(number: int, text: str, column: Column, known: Known) -> Iterator[Problem]:
    if column.choices and text not in column.choices:
        mend = f"Use one of: {', '.join(column.choices)}"
        yield Problem(number, column.name, text, "is not allowed here", mend)
    if column.pattern and not re.fullmatch(column.pattern, text):
        yield Problem(number, column.name, text, "is not a code", f"Write it like {column.like}")
    can_be_asked = column.refers and all(table in known for table in column.refers)
    if can_be_asked and not any(text in known[table] for table in column.refers):
        files = " or ".join(f"{table}.csv" for table in column.refers)
        mend = f"Correct it, or add it to {files}"
        yield Problem(number, column.name, text, f"does not stand in {files}", mend)


def _check_key(lines: Sequence[Line], key: Sequence[str]) -> Iterator[Problem]:
    first: dict[tuple[str, ...], int] = {}
    for line in lines:
        value = tuple(line.cells[column] for column in key)
        if value in first:
            what = f"stands in line {first[value]} already"
            yield Problem(
                line.number, ", ".join(key), ", ".join(value), what, "Keep one of the two lines"
            )
        first.setdefault(value, line.number)
