"""What is wrong with a regional table before anything of it is used, all of it told at once."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from dashboard.errors import DataFaults, Fault
from dashboard.sources.nuts_codes import EDITION, NutsCodes
from dashboard.sources.observations import FLAG, TIME, VALUE, StatTable
from dashboard.sources.stat_codes import GOODS, is_place, is_reporter, is_unplaced
from dashboard.sources.stat_tables import TONNE_KM, TONNES, TableSpec

PORT = re.compile(r"[A-Z]{2}(_[0-9A-Z]{1,9})?|E[UAF][0-9A-Z_]+|TOTAL")
YEAR = re.compile(r"(19|20)[0-9]{2}")
_AMOUNTS = {*TONNES, *TONNE_KM}


class Checked(NamedTuple):
    """What the check of a table found.

    Parameters
    ----------
    faults
        What has to be mended before the table can be used.
    left_out
        Codes of the supplier's own that are not known here: their rows are not used.
    other_editions
        Codes that are regions of another edition of NUTS, with the edition: their rows are not
        used.
    """

    faults: list[Fault]
    left_out: list[Fault]
    other_editions: dict[str, int]


def check_table(table: StatTable, spec: TableSpec, codes: NutsCodes, strict: bool) -> Checked:
    """Return everything that is wrong with a table.

    Parameters
    ----------
    table
        As one of the readers gives it, with what of it could not be read.
    spec
        What it must look like.
    codes
        Codes of NUTS regions.
    strict
        Whether codes of places and goods and units that are not known here, and regions of
        another edition of NUTS, are faults, as they are in a file that somebody made. The
        supplier's own table may keep old codes for old years and have new ones: there they are
        told and left out.

    Notes
    -----
    A code that stands in many lines is one fault, told where it stands first. What of the table
    could not be read is among the faults, and the rest is checked all the same.

    Codes are known where a list of them is: regions and reporting countries from NUTS, partner
    countries from ISO 3166-1, goods from NST 2007. Those of other dimensions are not checked.
    """
    faults = [*table.faults, *_check_columns(table, spec)]
    strange = list(_check_unknown(table, spec, codes))
    faults += _check_codes(table, TIME, YEAR, "a year")
    others = _other_editions(table, spec, codes)
    if "unit" in table.rows:
        faults += _check_unit(table, spec)
        faults += _check_amounts(table)
    if strict:
        faults += strange
        faults += _check_editions(table, spec, others)
    faults.sort(key=lambda fault: fault.row)
    return Checked(faults, [] if strict else strange, others)


def demand_sound(table: StatTable, spec: TableSpec, codes: NutsCodes, strict: bool) -> Checked:
    """Return what `check_table` finds where the table can be used.

    Raises
    ------
    DataFaults
        If it cannot. All faults are told.
    """
    checked = check_table(table, spec, codes, strict)
    if checked.faults:
        raise DataFaults(checked.faults)
    return checked


def _check_columns(table: StatTable, spec: TableSpec) -> Iterator[Fault]:
    if table.code and table.code != spec.code:
        mend = f"Give the file of {spec.code}"
        yield Fault(table.file, 0, "", table.code, f"is not the table {spec.code}", mend)
    for name in spec.needed:
        if name not in table.rows:
            has = ", ".join(table.dimensions)
            mend = f"Download {spec.code} with all its dimensions; this file has: {has}"
            yield Fault(table.file, 0, name, "", "is missing", mend)
    if table.rows.empty and not table.faults:
        yield Fault(table.file, 0, "", "", "has no figure", "Download it again")


def _first_lines(table: StatTable, name: str) -> dict[str, tuple[int, int]]:
    """Return for each code of a column the line it stands in first, and in how many rows."""
    column = table.rows[name].cat
    codes = column.codes.to_numpy()
    stands = codes[table.lines > 0] if (table.lines > 0).any() else codes
    lines = table.lines[table.lines > 0] if (table.lines > 0).any() else table.lines
    first = np.full(len(column.categories), np.iinfo(np.int64).max)
    np.minimum.at(first, stands, lines)
    count = np.bincount(codes, minlength=len(column.categories))
    return {
        text: (int(line) if line < np.iinfo(np.int64).max else 0, int(rows))
        for text, line, rows in zip(column.categories, first, count, strict=True)
    }


def _check_codes(
    table: StatTable, name: str, form: re.Pattern[str], wanted: str
) -> Iterator[Fault]:
    for code, (line, count) in _first_lines(table, name).items():
        if not form.fullmatch(code):
            what = f"is not {wanted}{_in_rows(count)}"
            yield Fault(table.file, line, name, code, what, f"Write {wanted}")


def _check_unknown(table: StatTable, spec: TableSpec, codes: NutsCodes) -> Iterator[Fault]:
    """Tell codes and units that are not known here."""
    if "rep_mar" in table.rows:
        yield from _check_codes(table, "rep_mar", PORT, "a code of a port such as BE_0BEANR")
    for name in (name for name in spec.regions if name in table.rows):
        yield from _check_places(table, name, codes)
    if "geo" in table.rows and "geo" in spec.needed and "geo" not in spec.regions:
        reporters = {code for code in table.rows["geo"].cat.categories if is_reporter(code, codes)}
        what, mend = (
            "is no country that reports to Eurostat",
            "Write a code such as SE, or EU27_2020",
        )
        yield from _not_among(table, "geo", reporters, what, mend)
    if "nst07" in table.rows:
        what, mend = "is no kind of goods of NST 2007", "Write TOTAL, or one of GT01 to GT20"
        yield from _not_among(table, "nst07", GOODS, what, mend)
    if "unit" in table.rows:
        units, mend = (spec.unit, *spec.other_units), f"Give the figures in {spec.unit}"
        yield from _not_among(table, "unit", units, f"is not a unit of {spec.code}", mend)


def _check_places(table: StatTable, name: str, codes: NutsCodes) -> Iterator[Fault]:
    for code, (line, count) in _first_lines(table, name).items():
        if codes.edition(code) is not None or is_unplaced(code):
            continue
        if codes.is_region(code):
            what = f"is a region of no edition of NUTS that is known here{_in_rows(count)}"
            yield Fault(table.file, line, name, code, what, f"Write the code of NUTS {EDITION}")
        elif not is_place(code):
            what = f"is neither a region nor a country{_in_rows(count)}"
            mend = "Write a NUTS code such as SE12, or a country such as SE"
            yield Fault(table.file, line, name, code, what, mend)


def _not_among(
    table: StatTable, name: str, known: Container[str], what: str, mend: str
) -> Iterator[Fault]:
    for code, (line, count) in _first_lines(table, name).items():
        if code not in known:
            yield Fault(table.file, line, name, code, f"{what}{_in_rows(count)}", mend)


def _other_editions(table: StatTable, spec: TableSpec, codes: NutsCodes) -> dict[str, int]:
    found = {
        code: codes.edition(code)
        for name in spec.regions
        if name in table.rows
        for code in table.rows[name].cat.categories
        if len(code) > 2 and not is_unplaced(code)
    }
    return {code: year for code, year in found.items() if year not in (None, EDITION)}


def _check_editions(table: StatTable, spec: TableSpec, others: dict[str, int]) -> Iterator[Fault]:
    mend = f"Give the figures for NUTS {EDITION}, or leave such rows out with OTHER_NUTS=leave-out"
    for name in (name for name in spec.regions if name in table.rows):
        for code, (line, count) in _first_lines(table, name).items():
            if code in others:
                what = f"is a region of NUTS {others[code]}, not of NUTS {EDITION}{_in_rows(count)}"
                yield Fault(table.file, line, name, code, what, mend)


def _check_unit(table: StatTable, spec: TableSpec) -> Iterator[Fault]:
    found = list(table.rows["unit"].cat.categories)
    if spec.unit not in found and not table.rows.empty:
        what = f"is missing: the units are {', '.join(found)}"
        yield Fault(table.file, 0, "unit", spec.unit, what, f"Download it with {spec.unit}")


def _check_amounts(table: StatTable) -> Iterator[Fault]:
    amounts = table.rows["unit"].isin(_AMOUNTS)
    values = table.rows[VALUE]
    for row in np.flatnonzero((amounts & (values < 0)).to_numpy()):
        value = f"{values.iloc[row]:g}"
        key = table.rows.iloc[row].drop(labels=[VALUE, FLAG])
        where = ", ".join(f"{name}={code}" for name, code in key.items())
        mend = "Look it up in the source"
        what = f"is negative ({where}), which a weight cannot be"
        yield Fault(table.file, int(table.lines[row]), VALUE, value, what, mend)


def _in_rows(count: int) -> str:
    return f", in {count} rows" if count > 1 else ""


def told_left_out(checked: Checked, table: str) -> list[str]:
    """Return what is to be said of a table whose rows are used in part, one sentence each."""
    sentences = []
    others = checked.other_editions
    for edition in sorted(set(others.values())):
        own = sorted(code for code, year in others.items() if year == edition)
        sentences.append(f"that are of NUTS {edition}, not {EDITION} ({_some(own)})")
    for name in dict.fromkeys(fault.column for fault in checked.left_out):
        own = [fault.value for fault in checked.left_out if fault.column == name]
        sentences.append(f"in the column {name} that are not known here ({_some(own)})")
    return [f"{table}: codes {one}. Their figures are kept, and not used." for one in sentences]


def _some(codes: Sequence[str]) -> str:
    return ", ".join(codes[:5]) + (f" and {len(codes) - 5} others" if len(codes) > 5 else "")
