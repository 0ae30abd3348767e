"""Eurostat's bulk files of tab-separated values: one series a line, one period a column."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dashboard.errors import DataFaults
from dashboard.sources.checks import Problem, to_faults
from dashboard.sources.observations import (
    UNREAD,
    Coded,
    Places,
    StatTable,
    Tidied,
    Whole,
    split_cell,
    tidy,
)
from dashboard.sources.plain_text import AGAIN, demand_last_line, lines_of, read_plain_text

_LOST = "\t"
"""A cell of a line that has too few or too many; no cell can be written so."""


class _Grid(NamedTuple):
    """Codes of each series, and the cells of all series one after the other."""

    codes: dict[str, tuple[Places, array[int]]]
    cells: tuple[Places, array[int]]
    lines: array[int]


def read_tsv(path: Path) -> StatTable:
    r"""Return a table that Eurostat handed out as TSV, packed with gzip or not.

    Parameters
    ----------
    path
        File whose head is ``freq,unit,geo\TIME_PERIOD`` and the periods, and whose cells are a
        number, ``:`` (missing) or nothing, with flags after a space.

    Returns
    -------
    table
        The table; its code is taken from the name of the file (``estat_tran_hv_frmod.tsv``).

    Raises
    ------
    MissingInput
        If the file is not there.
    DataFaults
        If it is no such table, or is cut in the middle. What is wrong with single lines and
        cells is among the table's ``faults``.

    Notes
    -----
    A missing cell is ``NaN``, never zero. No unit is converted.
    """
    text = read_plain_text(path)
    demand_last_line(text, path.name)
    lines = lines_of(text)
    names, periods, problems = _read_head(next(lines))
    if problems:
        raise DataFaults(to_faults(path.name, problems))
    grid = _read_lines(lines, names, len(periods), problems)
    rows, found, twice = _to_rows(grid, periods, problems)
    problems = sorted([*problems, *twice], key=lambda problem: problem.number)
    faults = tuple(to_faults(path.name, problems))
    return StatTable(code_of_name(path.name), "", "", rows, found, path.name, faults)


def code_of_name(file: str) -> str:
    """Return the code of a table from the name that its file has when it is downloaded.

    Examples
    --------
    >>> code_of_name("estat_road_go_ta_rl_en.csv.gz"), code_of_name("ROAD_GO_TA_RL.tsv")
    ('road_go_ta_rl', 'road_go_ta_rl')
    """
    stem = file.lower().split(".")[0].removeprefix("estat_")
    return stem.removesuffix("_en").removesuffix("_linear")


def _read_head(line: str) -> tuple[list[str], list[str], list[Problem]]:
    first, *periods = (cell.strip() for cell in line.split("\t"))
    joined, mark, _ = first.partition("\\")
    names = [name.strip() for name in joined.split(",")]
    problems = []
    if not mark or not all(names):
        mend = "Choose TSV where the table is downloaded, and leave the file as it comes"
        what = "is not the head of a TSV table such as freq,unit,geo\\TIME_PERIOD"
        problems.append(Problem(1, "", first[:60], what, mend))
    elif not periods:
        problems.append(Problem(1, "", first, "has no column with a period", AGAIN))
    problems += [
        Problem(1, name, name, "stands twice in the head", "Take one of them out")
        for listed in (names, periods)
        for name in dict.fromkeys(listed)
        if listed.count(name) > 1
    ]
    return names, periods, problems


def _read_lines(
    lines: Iterable[str], names: Sequence[str], width: int, problems: list[Problem]
) -> _Grid:
    grid = _Grid(
        {name: (Places(), array("q")) for name in names}, (Places(), array("q")), array("q")
    )
    places, cells = grid.cells
    for number, line in enumerate(lines, start=2):
        if not line.strip():
            continue
        key, *texts = line.rstrip("\r\n").split("\t")
        codes = key.split(",")
        if len(codes) != len(names) or len(texts) != width:
            problems.append(_wrong_width(number, line, len(codes), len(texts), len(names), width))
            if len(codes) != len(names):
                continue
            texts = [_LOST] * width
        for (known, column), code in zip(grid.codes.values(), codes, strict=True):
            column.append(known[code.strip()])
        cells.extend([places[text] for text in texts])
        grid.lines.append(number)
    return grid


def _wrong_width(number: int, line: str, codes: int, cells: int, names: int, width: int) -> Problem:
    what = (
        f"has {codes} codes and {cells} cells, where the head has {names} and {width}: "
        "the line is cut or has cells too many"
    )
    return Problem(number, "", line[:40].strip().replace("\t", " "), what, AGAIN)


def _to_rows(grid: _Grid, periods: Sequence[str], problems: list[Problem]) -> Tidied:
    places, cells = grid.cells
    count, width = len(grid.lines), len(periods)
    read = [split_cell(text) for text in places]
    table = np.asarray(cells, dtype=np.int64).reshape(count, width)
    problems += _bad_cells(table, list(places), grid.lines, periods)
    value = np.array([one[0] if one else np.nan for one in read] or [np.nan])
    flags = Places()
    said = [
        one[1] if one and text != _LOST else UNREAD for text, one in zip(places, read, strict=True)
    ]
    flag = np.array([flags[text] for text in said] or [0], dtype=np.int64)
    return tidy(
        {
            name: Coded(np.repeat(np.asarray(codes, dtype=np.int64), width), list(known))
            for name, (known, codes) in grid.codes.items()
        },
        Coded(np.tile(np.arange(width), count), periods),
        value[table].ravel(),
        Coded(flag[table].ravel(), list(flags)),
        np.repeat(np.asarray(grid.lines, dtype=np.int64), width),
    )


def _bad_cells(
    table: Whole, texts: Sequence[str], lines: Sequence[int], periods: Sequence[str]
) -> Iterator[Problem]:
    wrong = [place for place, text in enumerate(texts) if split_cell(text) is None]
    mend = "Write a number with a point, or :, then flags after a space"
    for row, column in np.argwhere(np.isin(table, wrong)):
        text = texts[table[row, column]].strip()
        yield Problem(lines[row], periods[column], text, "is neither a number nor missing", mend)
