"""SDMX-CSV as Eurostat's API hands it out: one observation a line."""

from __future__ import annotations

import csv
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from dashboard.errors import DataFaults, Fault
from dashboard.sources.checks import Problem, to_faults
from dashboard.sources.estat_tsv import code_of_name
from dashboard.sources.observations import (
    FLAGS,
    UNREAD,
    Coded,
    Places,
    StatTable,
    Tidied,
    split_cell,
    tidy,
)
from dashboard.sources.plain_text import AGAIN, demand_last_line, lines_of, read_plain_text

_TIME, _VALUE, _FLAG, _SECRET = "TIME_PERIOD", "OBS_VALUE", "OBS_FLAG", "CONF_STATUS"
_FLOWS = ("DATAFLOW", "STRUCTURE_ID")
_UPDATED = "LAST UPDATE"
_OTHERS = {*_FLOWS, _UPDATED, "STRUCTURE", "STRUCTURE_NAME", "ACTION"}
_OBSERVED = {_TIME, _VALUE, _FLAG, _SECRET}
_Columns = dict[str, tuple[Places, "array[int]"]]


def read_sdmx_csv(path: Path) -> StatTable:
    """Return a table that Eurostat's API handed out as SDMX-CSV, packed with gzip or not.

    Parameters
    ----------
    path
        File with one column for each dimension (codes, no labels), ``TIME_PERIOD``,
        ``OBS_VALUE`` and, where there are any, ``OBS_FLAG`` and ``CONF_STATUS``.

    Returns
    -------
    table
        The table. A confidentiality status is kept as the flag ``c``, as the other formats have
        it.

    Raises
    ------
    MissingInput
        If the file is not there.
    DataFaults
        If it is no such table, or is cut in the middle. What is wrong with single lines and
        values is among the table's ``faults``.

    Notes
    -----
    An empty value is ``NaN``, never zero. No unit is converted.
    """
    text = read_plain_text(path)
    demand_last_line(text, path.name)
    reader = csv.reader(lines_of(text))
    try:
        head = next(reader)
        problems = _check_head(head)
        if problems:
            raise DataFaults(to_faults(path.name, problems))
        columns, numbers = _read_body(head, reader, problems)
    except csv.Error as error:
        mend = "Look for a quotation mark that has no second one"
        fault = Fault(path.name, reader.line_num, "", "", f"cannot be read: {error}", mend)
        raise DataFaults([fault]) from error
    rows, found, twice = _to_rows(columns, numbers, problems)
    problems = sorted([*problems, *twice], key=lambda problem: problem.number)
    code = next((_first(columns, name) for name in _FLOWS if name in columns), "")
    code = code.split(":")[-1].split("(")[0].lower() or code_of_name(path.name)
    faults = tuple(to_faults(path.name, problems))
    return StatTable(code, "", _first(columns, _UPDATED), rows, found, path.name, faults)


def _first(columns: _Columns, name: str) -> str:
    return next(iter(columns[name][0]), "") if name in columns else ""


def _check_head(head: Sequence[str]) -> list[Problem]:
    if len(head) == 1 and ";" in head[0]:
        mend = "Save the file as CSV with commas, and with points in numbers"
        return [Problem(1, "", head[0][:60], "has semicolons between its columns", mend)]
    problems = [
        Problem(1, name, "", "is missing in the head", f"Add the column {name}, or {AGAIN.lower()}")
        for name in (_TIME, _VALUE)
        if name not in head
    ]
    for name in dict.fromkeys(head):
        if head.count(name) > 1:
            problems.append(
                Problem(1, name, name, "stands twice in the head", "Take one of them out")
            )
        elif name not in _OTHERS | _OBSERVED and not name.replace("_", "").isalnum():
            mend = "Download it with codes only, without labels"
            problems.append(Problem(1, name, name, "is not the code of a dimension", mend))
    return problems


def _read_body(
    head: Sequence[str], body: Iterable[Sequence[str]], problems: list[Problem]
) -> tuple[_Columns, array[int]]:
    columns: _Columns = {name: (Places(), array("i")) for name in head}
    pairs, numbers = list(columns.values()), array("i")
    for number, cells in enumerate(body, start=2):
        if not cells:
            continue
        if len(cells) != len(head):
            what = f"has {len(cells)} cells, where the head has {len(head)}: the line is cut"
            problems.append(Problem(number, "", ",".join(cells)[:40], what, AGAIN))
            continue
        for (places, codes), cell in zip(pairs, cells, strict=True):
            codes.append(places[cell])
        numbers.append(number)
    return columns, numbers


def _to_rows(columns: _Columns, numbers: array[int], problems: list[Problem]) -> Tidied:
    places, codes = columns[_VALUE]
    texts = list(places)
    read = [split_cell(text) for text in texts]
    at = np.asarray(codes, dtype=np.int64)
    wrong = np.isin(at, [place for place, one in enumerate(read) if one is None or one[1]])
    problems += [
        Problem(
            numbers[row], _VALUE, texts[at[row]], "is not a number", "Write a number or nothing"
        )
        for row in np.flatnonzero(wrong)
    ]
    value = np.array([one[0] if one else np.nan for one in read] or [np.nan])
    flags = _flags(columns, numbers, problems)
    dimensions = [name for name in columns if name not in _OTHERS | _OBSERVED]
    return tidy(
        {name: columns[name][0].coded(columns[name][1]) for name in dimensions},
        columns[_TIME][0].coded(columns[_TIME][1]),
        np.where(wrong, np.nan, value[at]),
        Coded(np.where(wrong, len(flags.texts), flags.codes), [*flags.texts, UNREAD]),
        np.asarray(numbers, dtype=np.int64),
    )


def _flags(columns: _Columns, numbers: array[int], problems: list[Problem]) -> Coded:
    """Return the flags of each row, ``c`` added where the confidentiality status asks for it."""
    nothing = (Places({"": 0}), array("i", bytes(4 * len(numbers))))
    flags, at = columns.get(_FLAG, nothing)
    secrets, secret_at = columns.get(_SECRET, nothing)
    texts, codes = list(flags), np.asarray(at, dtype=np.int64)
    wrong = [place for place, text in enumerate(texts) if text and not FLAGS.fullmatch(text)]
    problems += [
        Problem(numbers[row], _FLAG, texts[codes[row]], "is not a flag", "Write letters or nothing")
        for row in np.flatnonzero(np.isin(codes, wrong))
    ]
    joined = Places()
    table = np.array(
        [[joined[_with_secret(flag, secret)] for secret in secrets] for flag in flags],
        dtype=np.int64,
    ).reshape(len(flags), len(secrets))
    return Coded(table[codes, np.asarray(secret_at, dtype=np.int64)], list(joined))


def _with_secret(flag: str, status: str) -> str:
    """Return flags with ``c`` where a status of confidentiality other than F (free) is given."""
    return flag if status in ("", "F") or "c" in flag.lower() else f"{flag}c"
