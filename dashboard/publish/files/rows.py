"""The figures of a version as rows: the same in the CSV, the XLSX and the GeoPackage."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from dashboard.publish.allowed import check_fields, columns
from dashboard.publish.figures import Told
from dashboard.publish.files.origins import Origins
from dashboard.publish.release import Release
from dashboard.words import N_

Cell = str | int | float | None
"""What may stand in a cell; None is not known, or does not apply."""
MEANINGS = {
    "part": N_("Part of the page that tells the figure."),
    "measure": N_("Key of the measure."),
    "subject_id": N_(
        "Country as Eurostat writes it, NUTS 2021 code, or id of a port or logistics cluster."
    ),
    "name": N_("Name of the country in this language, else the local name."),
    "level": N_("eu, 0 to 3, or place."),
    "year": N_("Calendar year."),
    "mode": N_("road, rail, inland_waterway, sea or air; empty where it is not counted by mode."),
    "definition": N_("Which of several ways of counting."),
    "value": N_("The figure, unrounded. Empty when it is not known; never 0 for that."),
    "low": N_("Lower end of an estimate’s range, from runs with other assumptions."),
    "high": N_("Upper end of that range."),
    "wtt": N_("The part of the value from well to tank."),
    "ttw": N_("The part of the value from tank to wheel."),
    "unit": N_("Code of the unit."),
    "status": N_("How sure the figure is."),
    "flag": N_("Letters of the supplier: b break in the series, e estimated, p provisional."),
    "known": N_("For a sum: the ports of the region that have a figure."),
    "out_of": N_("For a sum: all ports of the region in the atlas."),
    "shown_in": N_("map, or panel where only a chart or key figure beside the map tells it."),
    "source_id": N_("Ids of the sources, joined by a bar."),
    "source": N_("Who published what the figure rests on."),
    "licence": N_("What may be done with it, as the sources say."),
    "caution": N_("What it must not be used for, and what holds for this very figure."),
}
"""What each column holds; ``name`` stands for the names in all languages."""
WHOLE = frozenset({"year", "known", "out_of"})
DECIMAL = frozenset({"value", "low", "high", "wtt", "ttw"})


def column_key(column: str) -> str:
    """Return the key in `MEANINGS` of a column.

    Examples
    --------
    >>> column_key("name_sv"), column_key("out_of")
    ('name', 'out_of')
    """
    return "name" if column.startswith("name_") else column


def figure_rows(release: Release, place: str) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Return the columns of a table of figures, and a row for each figure.

    Parameters
    ----------
    release
        What leaves.
    place
        Which table, as the list of what may leave names it.

    Raises
    ------
    NotListed
        If a cell would be made that the list does not have.
    """
    head = tuple(one for one in columns(place, release.edition.languages) if one != "fid")
    cells = _cells(release)
    ordered = [cells[name] for name in head]
    return head, [tuple(cell(one) for cell in ordered) for one in release.told]


def known(value: float) -> float | None:
    """Return a number, or None where it is not known."""
    return None if math.isnan(value) else value


def _cells(release: Release) -> Mapping[str, Callable[[Told], Cell]]:
    origins = Origins(release)
    found: dict[str, Callable[[Told], Cell]] = {
        "part": lambda one: one.part,
        "measure": lambda one: one.measure,
        "subject_id": lambda one: one.figure.subject_id,
        "level": lambda one: one.figure.level,
        "year": lambda one: one.figure.year,
        "mode": lambda one: one.figure.mode,
        "definition": lambda one: one.figure.definition,
        "value": lambda one: known(one.figure.value),
        "low": lambda one: known(one.figure.low),
        "high": lambda one: known(one.figure.high),
        "wtt": lambda one: known(one.figure.wtt),
        "ttw": lambda one: known(one.figure.ttw),
        "unit": lambda one: one.figure.unit,
        "status": lambda one: one.figure.status,
        "flag": lambda one: one.figure.flag,
        "known": lambda one: one.figure.known if one.figure.out_of else None,
        "out_of": lambda one: one.figure.out_of or None,
        "shown_in": lambda one: one.shown_in,
        "source_id": lambda one: one.figure.source_id,
        "source": lambda one: origins.suppliers(one.figure.source_id),
        "licence": lambda one: origins.licences(one.figure.source_id),
        "caution": lambda one: origins.caution(one.measure, one.figure),
    }
    for language, names in release.names.items():
        found[f"name_{language}"] = _named(names)
    check_fields("data.csv", found)
    return found


def _named(names: Mapping[str, str]) -> Callable[[Told], Cell]:
    return lambda one: names[one.figure.subject_id]
