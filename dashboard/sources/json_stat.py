"""JSON-stat 2.0 as Eurostat's API hands it out: one cube, its cells counted row by row."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.errors import DataFaults, Fault
from dashboard.sources.checks import Problem, to_faults
from dashboard.sources.estat_tsv import code_of_name
from dashboard.sources.observations import FLAGS, TIME, UNREAD, Coded, Places, StatTable, tidy
from dashboard.sources.plain_text import AGAIN, read_plain_text

Cells = dict[int, Any]
_GREATEST = 1e300
_PLACE = re.compile(r"[0-9]{1,18}")


def read_json_stat(path: Path) -> StatTable:
    """Return a table that Eurostat's API handed out as JSON-stat 2.0, packed with gzip or not.

    Parameters
    ----------
    path
        File with one object of the class ``dataset``. ``value`` and ``status`` may be lists or
        objects, the codes of a dimension a list or an object, and any cell may be left out.

    Returns
    -------
    table
        The table. Its time is the dimension whose role is time, else the one called ``time``.

    Raises
    ------
    MissingInput
        If the file is not there.
    DataFaults
        If it is no such cube, or is cut in the middle. What is wrong with single cells is among
        the table's ``faults``.

    Notes
    -----
    A cell that is left out or ``null`` is ``NaN``, never zero. No unit is converted.
    """
    cube = _parsed(read_plain_text(path), path.name)
    problems = _check_cube(cube)
    if problems:
        raise DataFaults(to_faults(path.name, problems))
    rows = _to_rows(cube, problems)
    extension = cube.get("extension")
    named = extension.get("id", "") if isinstance(extension, dict) else ""
    return StatTable(
        str(named).lower() or code_of_name(path.name),
        str(cube.get("label", "")),
        str(cube.get("updated", "")),
        rows,
        np.zeros(len(rows), dtype=np.int64),
        path.name,
        tuple(to_faults(path.name, problems)),
    )


def _parsed(text: str, file: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or "Unterminated" in error.msg
        what = "is where the file ends: it is cut" if cut else f"cannot be read: {error.msg}"
        value = text[max(error.pos - 20, 0) : error.pos + 20]
        raise DataFaults([Fault(file, error.lineno, "", value, what, AGAIN)]) from error
    except (ValueError, RecursionError) as error:
        raise DataFaults([Fault(file, 0, "", "", f"cannot be read: {error}", AGAIN)]) from error


def _check_cube(cube: Any) -> list[Problem]:
    if isinstance(cube, dict) and "error" in cube:
        said = json.dumps(cube["error"], ensure_ascii=False)[:200]
        return [Problem(0, "error", said, "is an error of the supplier, not a table", AGAIN)]
    if isinstance(cube, dict) and "warning" in cube and "value" not in cube:
        mend = "Ask again in a few minutes: the supplier is still making the table"
        return [Problem(0, "warning", "", "is a notice, not a table", mend)]
    if not isinstance(cube, dict) or cube.get("class", "dataset") != "dataset":
        return [Problem(0, "class", "", "is not a JSON-stat dataset", "Choose JSON-stat 2.0")]
    problems = [
        Problem(0, key, "", "is missing, or not what it must be", f"Choose JSON-stat 2.0. {AGAIN}")
        for key, sound in _soundness(cube).items()
        if not sound
    ]
    if problems:
        return problems
    if len(cube["id"]) != len(cube["size"]):
        return [Problem(0, "size", str(cube["size"]), "does not fit id", AGAIN)]
    for name, size in zip(cube["id"], cube["size"], strict=True):
        codes = _codes(cube["dimension"].get(name))
        if len(codes) != size or size == 0:
            what = f"has {len(codes)} codes, where size says {size}: the file is not whole"
            problems.append(Problem(0, name, "", what, AGAIN))
    if _time_name(cube) not in cube["id"]:
        problems.append(Problem(0, TIME, "", "is missing among the dimensions", AGAIN))
    return problems


def _soundness(cube: Mapping[str, Any]) -> dict[str, bool]:
    """Return for each part of a cube whether it is of the kind that it must be."""
    names, sizes = cube.get("id"), cube.get("size")
    return {
        "id": isinstance(names, list)
        and all(isinstance(name, str) for name in names)
        and len(set(names)) == len(names) > 0,
        "size": isinstance(sizes, list) and all(type(size) is int for size in sizes),
        "dimension": isinstance(cube.get("dimension"), dict),
        "value": isinstance(cube.get("value"), list | dict),
        "status": isinstance(cube.get("status"), list | dict | str | None),
    }


def _codes(dimension: Any) -> list[str]:
    """Return the codes of a dimension in their order; none where they cannot be told."""
    category = dimension.get("category") if isinstance(dimension, dict) else None
    if not isinstance(category, dict):
        return []
    index = category.get("index", list(category.get("label") or {}))
    if isinstance(index, dict):
        places = list(index.values())
        if not all(type(place) is int for place in places):
            return []
        index = sorted(index, key=lambda code: index[code])
        if sorted(places) != list(range(len(places))):
            return []
    sound = isinstance(index, list) and all(isinstance(code, str) for code in index)
    return index if sound and len(set(index)) == len(index) else []


def _time_name(cube: Mapping[str, Any]) -> str:
    roles = cube.get("role")
    named = roles.get("time") if isinstance(roles, dict) else None
    if isinstance(named, list) and named:
        return str(named[0])
    return next((n for n in cube["id"] if n.lower() == TIME), TIME)


def _cells(content: Any, count: int, name: str, problems: list[Problem]) -> Cells:
    """Return the cells that are stated, by their place in the cube."""
    if isinstance(content, list):
        if len(content) != count:
            what = f"has {len(content)} cells, where the cube has {count}: the file is not whole"
            problems.append(Problem(0, name, "", what, AGAIN))
        return {place: cell for place, cell in enumerate(content[:count]) if cell is not None}
    cells: Cells = {}
    for key, cell in (content or {}).items():
        if not _PLACE.fullmatch(key) or int(key) >= count:
            what = f"is not a place from 0 to {count - 1}"
            problems.append(Problem(0, name, key, what, AGAIN))
        elif cell is not None:
            cells[int(key)] = cell
    return cells


def _sound_cells(values: Cells, said: Cells, problems: list[Problem]) -> tuple[Cells, Cells]:
    """Return values and flags, those that cannot be read told and marked so."""
    wrong = [place for place, cell in values.items() if not _is_number(cell)]
    strange = [p for p, cell in said.items() if cell != "" and not FLAGS.fullmatch(str(cell))]
    problems += [
        Problem(0, f"{name}, place {place}", str(cells[place]), what, mend)
        for name, cells, places, what, mend in (
            ("value", values, wrong, "is not a number", "Write a number, or null"),
            ("status", said, strange, "is not a flag", "Write letters, or null"),
        )
        for place in places
    ]
    numbers = {place: cell for place, cell in values.items() if _is_number(cell)}
    return numbers, said | dict.fromkeys([*wrong, *strange], UNREAD)


def _is_number(cell: Any) -> bool:
    counts = isinstance(cell, int | float) and not isinstance(cell, bool)
    return counts and abs(cell) < _GREATEST


def _to_rows(cube: Mapping[str, Any], problems: list[Problem]) -> pd.DataFrame:
    sizes, count = cube["size"], math.prod(cube["size"])
    values = _cells(cube["value"], count, "value", problems)
    status = cube.get("status")
    if isinstance(status, str):
        status = {str(place): status for place in values}
    said = _cells(status, count, "status", problems)
    values, said = _sound_cells(values, said, problems)
    stated = sorted({*values, *said})
    places = np.array(stated, dtype=np.int64)
    at = np.unravel_index(places, sizes) if stated else [places] * len(sizes)
    coded = {
        name: Coded(np.asarray(codes, dtype=np.int64), _codes(cube["dimension"][name]))
        for name, codes in zip(cube["id"], at, strict=True)
    }
    time, flags = coded.pop(_time_name(cube)), Places()
    codes = np.array([flags[str(said.get(place, ""))] for place in stated], dtype=np.int64)
    value = np.array([values.get(place, math.nan) for place in stated], dtype=np.float64)
    lines = np.zeros(len(stated), dtype=np.int64)
    return tidy(coded, time, value, Coded(codes, list(flags)), lines)[0]
