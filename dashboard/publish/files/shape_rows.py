"""The figures of the maps as one row for each region or place, a column for each state."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.measures.cube import Figure
from dashboard.publish.allowed import GPKG, check_fields, columns
from dashboard.publish.figures import Told
from dashboard.publish.files.origins import Origins, cautions_of, joined_ids
from dashboard.publish.files.rows import Cell, known
from dashboard.publish.files.wkb import point
from dashboard.publish.release import Release

REGIONS, PLACES = "regions", "places"
_ALWAYS = ("value_", "status_")
_BY_STATE = ("value_", "low_", "high_", "status_", "flag_")


@dataclass(frozen=True, slots=True)
class ShapeTable:
    """Regions or places with the figures of their maps.

    Parameters
    ----------
    name
        ``regions`` or ``places``.
    head
        Columns, as the list of what may leave has them.
    rows
        A cell for each column; None is not known.
    shapes
        Boundary or point of each row as well-known binary in EPSG:4326; None where there is none.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shapes: tuple[bytes | None, ...]


def shape_tables(release: Release) -> tuple[ShapeTable, ...]:
    """Return a table of the regions and one of the places, those without any rows left out."""
    made = (_table(release, name) for name in (REGIONS, PLACES))
    return tuple(one for one in made if one.rows)


def state_name(figure: Figure) -> str:
    """Return a state as it stands in names of columns.

    Examples
    --------
    >>> state_name(Figure("SE", "0", 2022, "rail", "", 28.7, "percent", "official", "", ""))
    '2022_rail'
    """
    return f"{figure.year}_{figure.mode}" if figure.mode else str(figure.year)


def _table(release: Release, name: str) -> ShapeTable:
    found: dict[tuple[str, str], list[Told]] = {}
    for one in release.on_maps(of_places=name == PLACES):
        found.setdefault((one.part, one.figure.subject_id), []).append(one)
    states = sorted({state_name(one.figure) for own in found.values() for one in own})
    every = columns(f"{GPKG}/{name}", release.edition.languages, states)
    origins = Origins(release)
    records = [_record(own, release, origins) for own in found.values()]
    used = {column for record in records for column, cell in record.items() if cell is not None}
    head = tuple(
        one
        for one in every
        if one not in ("fid", "geom") and (one in used or not _is_optional(one))
    )
    for record in records:
        check_fields(f"{GPKG}/{name}", record)
    shapes = tuple(_shape(subject, release) for _, subject in found)
    rows = tuple(tuple(record.get(column) for column in head) for record in records)
    return ShapeTable(name, head, rows, shapes)


def _is_optional(column: str) -> bool:
    """Whether a column is left out where no row has anything in it."""
    by_state = column.startswith(_BY_STATE) and not column.startswith(_ALWAYS)
    return by_state or column == "point_precision_km"


def _record(own: list[Told], release: Release, origins: Origins) -> dict[str, Cell]:
    """Return one row by its columns."""
    first, subject = own[0], own[0].figure.subject_id
    source_id = joined_ids([one.figure.source_id for one in own])
    place = release.points.get(subject)
    return {
        "part": first.part,
        "measure": first.measure,
        "subject_id": subject,
        **{f"name_{language}": names[subject] for language, names in release.names.items()},
        "level": first.figure.level,
        "definition": first.figure.definition,
        "unit": next((one.figure.unit for one in own if one.figure.is_known), first.figure.unit),
        "point_precision_km": place.precision_km if place else None,
        **dict(_state_cells(own)),
        "source_id": source_id,
        "licence": origins.licences(source_id),
        "caution": " ".join(cautions_of(first.measure, release)),
    }


def _state_cells(own: Iterable[Told]) -> Iterator[tuple[str, Cell]]:
    for one in own:
        state = state_name(one.figure)
        yield f"value_{state}", known(one.figure.value)
        yield f"low_{state}", known(one.figure.low)
        yield f"high_{state}", known(one.figure.high)
        yield f"status_{state}", one.figure.status
        yield f"flag_{state}", one.figure.flag or None


def _shape(subject: str, release: Release) -> bytes | None:
    place = release.points.get(subject)
    if place is not None and not math.isnan(place.lon):
        return point(place.lon, place.lat)
    return release.shapes.get(subject)
