"""Columns that several tables share, and rules between cells that several tables keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dashboard.sources.checks import Column, Line, Problem, Rule

MODES = ("road", "rail", "inland_waterway", "sea", "air")
STATUSES = ("official", "provisional", "estimated", "secondary")
"""How sure a figure is; ``secondary`` was typed from press or another's text."""
CONFIDENTIAL = "confidential"
"""Status of a figure that nobody outside the organisation may see."""
FIGURE_STATUSES = (*STATUSES, CONFIDENTIAL)
PLACE_STATUSES = ("official", "secondary", "unconfirmed")
"""How sure a position or a link is; a figure is never ``unconfirmed``."""

SOURCE = Column("source_id", refers=("sources",))
STATUS = Column("status", choices=FIGURE_STATUSES)
STATUS_OR_MISSING = Column("status", choices=(*FIGURE_STATUSES, "missing"))
FIRM_STATUS = Column("status", choices=STATUSES)
"""Of what the atlas is calculated with: no row of it can be kept from the public."""
PLACE_STATUS = Column("status", choices=PLACE_STATUSES)
COORD_STATUS = Column("coord_status", choices=PLACE_STATUSES)
FLAG = Column("flag", empty=True, pattern="[a-z]+", like="be")
NOTE = Column("note", empty=True)
YEAR = Column("year", "whole", low=1970, high=2030)
AMOUNT = Column("value", "number", low=0)
REGION = Column("region_id", pattern="[A-Z]{2}|EU27_2020", like="SE or EU27_2020")
COUNTRY = Column("country", pattern="[A-Z]{2}", like="SE, EL or UK")
NUTS3 = Column("nuts3", pattern="[A-Z]{2}[A-Z0-9]{3}", like="SE123")
# From the Azores to eastern Anatolia, from Cyprus and the Canaries to the North Cape.
LATITUDE = Column("lat", "number", low=27, high=72)
LONGITUDE = Column("lon", "number", low=-32, high=46)
PRECISION = Column("coord_precision_km", "number", low=0, high=10)


def status_fits_flag(lines: Sequence[Line]) -> Iterator[Problem]:
    """Tell figures whose status is not the one that the supplier's flag asks for."""
    for line in lines:
        flag, status = line.cells["flag"], line.cells["status"]
        wanted = "estimated" if "e" in flag else "provisional" if "p" in flag else ""
        if status in ("missing", CONFIDENTIAL):
            continue
        if (wanted and status != wanted) or (not wanted and status in ("estimated", "provisional")):
            mend = f"Write {wanted or 'official'}, or correct the flag"
            yield Problem(line.number, "status", status, f"does not fit the flag '{flag}'", mend)


def value_fits_status(lines: Sequence[Line]) -> Iterator[Problem]:
    """Tell missing figures that have a value, and figures without a value that are not missing."""
    for line in lines:
        value, status = line.cells["value"], line.cells["status"]
        if (value == "") != (status == "missing"):
            mend = "Give a value, or empty the value and write missing"
            yield Problem(line.number, "value", value, f"does not fit the status {status}", mend)


def filled_together(*names: str) -> Rule:
    """Return a rule: these columns are all filled in a line, or all empty."""

    def rule(lines: Sequence[Line]) -> Iterator[Problem]:
        for line in lines:
            empty = [name for name in names if line.cells[name] == ""]
            if empty and len(empty) < len(names):
                what = f"is empty where {', '.join(n for n in names if n not in empty)} is not"
                yield Problem(line.number, ", ".join(empty), "", what, "Fill in all or none")

    return rule


def fits(column: str, wanted: Mapping[str, str], other: str) -> Rule:
    """Return a rule: ``other`` is what ``wanted`` gives for the text in ``column``."""

    def rule(lines: Sequence[Line]) -> Iterator[Problem]:
        for line in lines:
            text, found = line.cells[column], line.cells[other]
            if text in wanted and found != wanted[text]:
                what = f"does not fit the {column} {text}"
                yield Problem(line.number, other, found, what, f"Write {wanted[text]}")

    return rule


def one_of_each(column: str, other: str) -> Rule:
    """Return a rule: the same text in ``column`` goes with the same text in ``other``."""

    def rule(lines: Sequence[Line]) -> Iterator[Problem]:
        first: dict[str, Line] = {}
        for line in lines:
            before = first.setdefault(line.cells[column], line)
            if line.cells[other] != before.cells[other]:
                what = f"is {before.cells[other]} for {line.cells[column]} in line {before.number}"
                mend = f"Use one {other}, or another {column}"
                yield Problem(line.number, other, line.cells[other], what, mend)

    return rule


def region_in_country(lines: Sequence[Line]) -> Iterator[Problem]:
    """Tell places whose NUTS 3 code is not one of their country."""
    for line in lines:
        code, country = line.cells["nuts3"], line.cells["country"]
        if not code.startswith(country):
            what = f"is not a region of {country}"
            yield Problem(line.number, "nuts3", code, what, "Correct the code or the country")
