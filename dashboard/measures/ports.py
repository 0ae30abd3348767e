"""Throughput and connectivity of ports, and sums of the ports that have a figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import Figure
from dashboard.measures.port_sums import Register, parts_of_region, regions_to_sum
from dashboard.measures.raw import GroupRow, PortRow, Tables
from dashboard.measures.record import Explanation, Input, Step, published
from dashboard.measures.status import known_status, made_status
from dashboard.words import N_

TONNES_UNIT, TEU_UNIT, INDEX_UNIT = "thousand_t", "teu", "index"
PARTIAL = "partial"
NUTS_LENGTHS = (2, 3, 4, 5)
_LABELS = {
    TONNES_UNIT: N_("Goods handled"),
    TEU_UNIT: N_("Containers handled"),
    INDEX_UNIT: N_("Liner shipping connectivity"),
}
_SUM_STEP = N_("Sum of the ports with a figure: {known} of {out_of} ports = {value}")
_SUM_CAUTION = N_("Ports without a figure are left out, so this is not the region's total.")
_GROUP_CAUTION = N_("The figure of a port group counts for all of its ports.")


def port_figures(tables: Tables, indicator: str, unit: str) -> list[Figure]:
    """Return what ports handle, one by one and summed by region.

    Definitions are never mixed: each has its own figures and its own sums.

    Parameters
    ----------
    tables
        Of ``port_series``: one row per port or port group, year, indicator and definition; of
        ``ports`` and ``port_groups``: where they lie and what they are made of.
    indicator
        ``tonnes`` or ``teu``.
    unit
        Code of the unit that the rows are in.

    Returns
    -------
    figures
        Level ``place`` in the order of the table, then levels ``0`` to ``3`` with the status
        ``partial`` and how many of how many ports are known. A region whose ports have no
        figure has no row.

    Notes
    -----
    A sum of known ports is never a region's total. With a confidential figure in it, it is
    confidential itself.
    """
    places = [
        Figure(
            f"port:{row.locode}",
            "place",
            row.year,
            "",
            row.definition,
            row.value,
            unit,
            known_status(row.value, row.status),
            row.flag,
            row.source_id,
        )
        for row in tables.port_series
        if row.indicator == indicator and row.unit.lower() == unit
    ]
    return places + _region_sums(places, register_of(tables.ports, tables.port_groups), unit)


def port_connectivity(tables: Tables) -> list[Figure]:
    """Return how well each port is connected by liner shipping.

    Parameters
    ----------
    tables
        Of ``port_connectivity``: one row per port and year.

    Returns
    -------
    figures
        In the order of the table, level ``place`` only: an index cannot be summed.

    Notes
    -----
    UNCTAD's index on its old base, mean of four quarters. Not a count of ships or containers.
    """
    return [
        Figure(
            f"port:{row.locode}",
            "place",
            row.year,
            "",
            "",
            row.value,
            INDEX_UNIT,
            known_status(row.value, row.status),
            row.flag,
            row.source_id,
        )
        for row in tables.port_connectivity
    ]


def register_of(ports: Iterable[PortRow], groups: Iterable[GroupRow]) -> Register:
    """Return where ports lie and what groups are made of, from the tables of the project.

    Parameters
    ----------
    ports
        The register, each with its NUTS 3 code; where it has none only its country counts.
    groups
        Groups with their members.
    """
    regions: dict[str, tuple[str | None, ...]] = {
        f"port:{row.locode}": tuple(row.nuts3[:length] for length in NUTS_LENGTHS)
        if row.nuts3
        else (row.country, None, None, None)
        for row in ports
    }
    groups = tuple(groups)
    members = {
        f"port:{row.code}": tuple(f"port:{code}" for code in row.members.split("|") if code)
        for row in groups
    }
    wider = frozenset(f"port:{row.code}" for row in groups if row.other_members)
    return Register(regions, members, wider)


def register_of_atlas(atlas: Atlas) -> Register:
    """Return where ports lie and what groups are made of, from the atlas."""
    ports = {p.place_id: p.regions for p in atlas.places.values() if p.kind == "port"}
    groups = [place for place in atlas.places.values() if place.kind == "port_group"]
    members = {group.place_id: tuple(group.facts.get("members") or ()) for group in groups}
    wider = frozenset(group.place_id for group in groups if group.facts.get("other_members"))
    return Register(ports, members, wider)


def explain_port_figure(figure: Figure, atlas: Atlas, measure: str) -> Explanation:
    """Return how a figure of a port, or a sum of ports, was made.

    Parameters
    ----------
    figure
        A figure of a port measure.
    atlas
        Holds the figures of the ports that make up a sum.
    measure
        Key of the measure.
    """
    if figure.level == "place":
        return published(_LABELS[figure.unit], figure)
    found = atlas.cubes[measure].at("place", figure.year, "", figure.definition)
    parts = parts_of_region(figure.subject_id, found, register_of_atlas(atlas))
    inputs = tuple(_part(row) for row in sorted(parts.figures, key=lambda row: -row.value))
    numbers = {"known": parts.known, "out_of": parts.out_of, "value": figure.value}
    has_group = any(row.subject_id in atlas.groups for row in parts.figures)
    cautions = (_SUM_CAUTION, _GROUP_CAUTION) if has_group else (_SUM_CAUTION,)
    return Explanation((Step(_SUM_STEP, numbers),), inputs, cautions)


explain_tonnes = partial(explain_port_figure, measure="port_tonnes")
explain_teu = partial(explain_port_figure, measure="port_teu")
explain_connectivity = partial(explain_port_figure, measure="port_connectivity")


def _part(row: Figure) -> Input:
    return Input(
        _LABELS[row.unit],
        row.value,
        row.unit,
        row.status,
        row.source_id,
        row.subject_id,
        row.year,
        row.flag,
    )


def _region_sums(places: Iterable[Figure], register: Register, unit: str) -> list[Figure]:
    groups: dict[tuple[str, int], dict[str, Figure]] = defaultdict(dict)
    for row in places:
        groups[row.definition, row.year][row.subject_id] = row
    return [
        figure
        for (definition, year), found in sorted(groups.items())
        for figure in _sums_of_year(found, register, definition, year, unit)
    ]


def _sums_of_year(
    found: Mapping[str, Figure], register: Register, definition: str, year: int, unit: str
) -> Iterable[Figure]:
    for region_id, level in sorted(regions_to_sum(found, register).items()):
        parts = parts_of_region(region_id, found, register)
        if parts.figures:
            yield Figure(
                region_id,
                level,
                year,
                "",
                definition,
                sum(row.value for row in parts.figures),
                unit,
                made_status(PARTIAL, [row.status for row in parts.figures]),
                "",
                "|".join(dict.fromkeys(row.source_id for row in parts.figures)),
                parts.known,
                parts.out_of,
            )
