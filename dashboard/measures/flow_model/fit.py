"""What is official for countries against what the flows make of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from dashboard.measures.flow_model.estimate import FlowEstimate
from dashboard.measures.flow_model.inputs import MODES, FlowInputs
from dashboard.measures.flow_model.national_volumes import Counts
from dashboard.measures.flow_model.region_sums import SUMS
from dashboard.measures.flow_model.road import RoadYear
from dashboard.measures.flow_model.territory import Array

Row = dict[str, Any]
WORST = 15


def fit_rows(estimate: FlowEstimate, inputs: FlowInputs) -> list[Row]:
    """Return official against modelled, a row for each country, mode, year and quantity.

    Returns
    -------
    rows
        ``mode``, ``year``, ``country``, ``quantity``, ``official`` and ``modelled`` (tonnes, or
        tonne-kilometres; None where not known) and ``binds``: whether the flows were made to meet
        it. Quantities: ``tonnes_to_others``, ``tonnes_from_others``, ``tonne_km`` (what the
        official figure counts of the flows) and ``tonne_km_on_territory``.
    """
    rows: list[Row] = []
    for year, flows in estimate.road.items():
        rows += _road_rows(flows, inputs, year)
    for (mode, year), other in estimate.others.items():
        for at, country in enumerate(inputs.territory.countries):
            pair = other.official[at], other.modelled[at]
            if np.isfinite(pair[0]):
                binds = bool(np.isfinite(pair[1]))
                rows.append(_row(mode, year, country, "tonne_km", *pair, binds))
    return rows


def unknown_rows(estimate: FlowEstimate, inputs: FlowInputs) -> list[Row]:
    """Return the countries and years whose flows inside are not known, by mode, and why."""
    rows: list[Row] = []
    for number, mode in enumerate(MODES):
        for at, year in enumerate(estimate.road):
            for place, country in enumerate(inputs.territory.countries):
                if not estimate.known[number, at, place]:
                    why = _reason(inputs, mode, year, country)
                    rows.append({"mode": mode, "year": year, "country": country, "why": why})
    return rows


def half_rows(estimate: FlowEstimate, inputs: FlowInputs) -> list[Row]:
    """Return the road tonne-kilometres that regions of a country have together.

    Half of each flow counts where it is loaded and half where it is unloaded; what an official
    figure counts is another thing, so the two are told side by side.
    """
    quantity, mode = SUMS.index("tonne_km_half"), MODES.index("road")
    rows: list[Row] = []
    for at, (year, flows) in enumerate(estimate.road.items()):
        for place, country in enumerate(inputs.territory.countries):
            value = estimate.ranges.sums[0][quantity, mode, at, place]
            if np.isfinite(value):
                volumes = flows.goals.volumes
                official = volumes.official[place]
                on_territory = volumes.on_territory[place]
                rows.append(
                    {
                        "year": year,
                        "country": country,
                        "modelled": float(value),
                        "official": float(official) if np.isfinite(official) else None,
                        "on_territory": (
                            float(on_territory) if np.isfinite(on_territory) else None
                        ),
                    }
                )
    return rows


def weakest_regions(estimate: FlowEstimate, year: int) -> list[Row]:
    """Return the NUTS 2 regions whose tonnes loaded by road have the widest range, widest first."""
    quantity, mode = SUMS.index("tonnes_loaded"), MODES.index("road")
    at = list(estimate.road).index(year)
    level = estimate.grouping[-1]
    value, low, high = (
        one[-1][quantity, mode, at]
        for one in (estimate.ranges.sums, estimate.ranges.sums_low, estimate.ranges.sums_high)
    )
    width = np.where(value > 0, (high - low) / np.where(value > 0, value, 1.0), -1.0)
    order = np.argsort(-width, kind="stable")[:WORST]
    return [
        {
            "region": level.ids[one],
            "year": year,
            "tonnes": float(value[one]),
            "low": float(low[one]),
            "high": float(high[one]),
        }
        for one in order
        if width[one] > 0
    ]


def _reason(inputs: FlowInputs, mode: str, year: int, country: str) -> str:
    if (country, mode, year) not in inputs.tonne_km:
        return "no official tonne-kilometres"
    counts = inputs.parameters.value("road_counts", country, year)
    if mode == "road" and counts == Counts.CANNOT_TELL:
        return "official tonne-kilometres cannot be divided"
    return "no way between regions by this mode"


def _road_rows(flows: RoadYear, inputs: FlowInputs, year: int) -> Iterator[Row]:
    territory, goals, sums = inputs.territory, flows.goals, flows.sums
    made = territory.by_pair(np.nan_to_num(flows.tonnes))
    np.fill_diagonal(made, 0.0)
    pairs = np.where(np.isfinite(goals.pairs), goals.pairs, 0.0)
    counted, territory_km = road_counted(flows), sums.domestic + sums.all_home
    at_home = goals.volumes.on_territory * (1 - goals.volumes.transit)
    for at, country in enumerate(territory.countries):
        if np.isfinite(goals.pairs[at]).any() or np.isfinite(goals.pairs[:, at]).any():
            out = pairs[at].sum(), made[at].sum()
            into = pairs[:, at].sum(), made[:, at].sum()
            yield _row("road", year, country, "tonnes_to_others", *out, True)
            yield _row("road", year, country, "tonnes_from_others", *into, True)
        inside = np.isfinite(np.diag(flows.tonnes)[territory.members(at)]).any()
        official = goals.volumes.official[at]
        if inside and np.isfinite(official):
            met = abs(counted[at] / official - 1) < 1e-6
            yield _row("road", year, country, "tonne_km", official, counted[at], met)
            if np.isfinite(at_home[at]):
                yield _row(
                    "road",
                    year,
                    country,
                    "tonne_km_on_territory",
                    at_home[at],
                    territory_km[at],
                    abs(territory_km[at] / at_home[at] - 1) < 1e-6,
                )
        elif np.isfinite(official):
            yield _row("road", year, country, "tonne_km", official, np.nan, False)


def road_counted(flows: RoadYear) -> Array:
    """Return the tonne-kilometres of the flows that each official figure counts."""
    sums, volumes = flows.sums, flows.goals.volumes
    across = np.select(
        [
            volumes.counts == Counts.OWN_LORRIES,
            volumes.counts == Counts.OWN_LORRIES_AT_HOME,
            volumes.counts == Counts.ALL_LORRIES_AT_HOME,
        ],
        [sums.own, sums.own_home, sums.all_home + volumes.transit * volumes.official],
        0.0,
    )
    counted: Array = sums.domestic + across
    return counted


def _row(
    mode: str,
    year: int,
    country: str,
    quantity: str,
    official: float,
    modelled: float,
    binds: bool,
) -> Row:
    known = [float(one) if np.isfinite(one) else None for one in (official, modelled)]
    return {
        "mode": mode,
        "year": year,
        "country": country,
        "quantity": quantity,
        "official": known[0],
        "modelled": known[1],
        "binds": bool(binds),
    }
