"""Flows of all modes and years, and how far they move when an assumption does."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.measures.flow_model.balancing import Ways
from dashboard.measures.flow_model.deterrence import Deterrence
from dashboard.measures.flow_model.hauls import Haul, fit_deterrence
from dashboard.measures.flow_model.inputs import MODES, FlowInputs
from dashboard.measures.flow_model.other_modes import NAMES, ModeYear, estimate_mode
from dashboard.measures.flow_model.parameters import Parameters
from dashboard.measures.flow_model.region_sums import (
    SUMS,
    Groups,
    country_sums,
    groups,
    region_sums,
)
from dashboard.measures.flow_model.road import RoadYear, estimate_road, road_ways
from dashboard.measures.flow_model.territory import Array, Mask

_log = logging.getLogger(__name__)
INSIDE = "inside_way_factor"
Told = Callable[[str], object]
SHARED = ("population_weight", "gdp_weight", "cluster_tonnes", INSIDE)
"""Parameters that all modes use."""


@dataclass(frozen=True, slots=True)
class Ranges:
    """The least and the greatest of all runs.

    Parameters
    ----------
    low, high
        Tonnes [mode, year, from, to]; NaN where not known.
    sums, sums_low, sums_high
        Sums by region [level, quantity, mode, year][region], in the order of `SUMS`.
    country_low, country_high
        Tonnes [mode, year, from country, to country], inside a country on the diagonal.
    """

    low: Array
    high: Array
    sums: list[Array]
    sums_low: list[Array]
    sums_high: list[Array]
    country_low: Array
    country_high: Array


@dataclass(frozen=True, slots=True)
class FlowEstimate:
    """Flows and everything that is told of them.

    Parameters
    ----------
    tonnes
        [mode, year, from, to] in tonnes; NaN where not known.
    ranges
        What the runs give.
    road
        Road flows by year.
    others
        Those of the other modes, by mode and year.
    deterrence
        How distance counts by road, as fitted.
    known
        [mode, year, country]: whether the flows inside the country are known.
    grouping
        Which regions of each level the sums are for.
    runs
        Names of the runs of the sensitivity.
    """

    tonnes: Array
    ranges: Ranges
    road: dict[int, RoadYear]
    others: dict[tuple[str, int], ModeYear]
    deterrence: Deterrence
    known: Mask
    grouping: tuple[Groups, ...]
    runs: tuple[str, ...]


def estimate_flows(
    inputs: FlowInputs, hauls: Sequence[Haul], years: Sequence[int], told: Told = _log.info
) -> FlowEstimate:
    """Return flows between all regions by each mode and year, with their ranges.

    Parameters
    ----------
    inputs
        What they are estimated from.
    hauls
        Published mean hauls that the deterrence is fitted to.
    years
        Years to estimate.
    told
        Is told what is being done.

    Notes
    -----
    A range is the least and greatest of runs in each of which one assumption stands at its low
    or high. It tells how much the answer hangs on what was assumed; it is not a probability, and
    what all runs have in common can be wrong beyond it.
    """
    base = inputs.parameters
    ways = road_ways(inputs, base.value("way_tolerance"))
    told("fitting the deterrence")
    fitted = fit_deterrence(inputs, hauls, ways)
    road: dict[int, RoadYear] = {}
    before: RoadYear | None = None
    for year in years:
        before = road[year] = estimate_road(
            inputs, base, _changed(fitted, base), year, ways, before
        )
    others = {
        (mode, year): estimate_mode(inputs, base, mode, year) for mode in NAMES for year in years
    }
    tonnes = _stack(road, others, years)
    known = _known(inputs, tonnes)
    grouping = tuple(groups(inputs.territory.region_ids, level) for level in (0, 1, 2))
    ranges = _first(inputs, tonnes, known, grouping)
    runs = base.tried()
    for number, (name, parameters) in enumerate(runs, 1):
        told(f"run {number} of {len(runs)}: {name}")
        changed = with_ways_inside(inputs, parameters.value(INSIDE))
        for at, year, flows in _run(changed, parameters, name, fitted, ways, road):
            _widen(ranges, changed, flows, known[at, year], grouping, at, year)
    names = tuple(name for name, _ in runs)
    return FlowEstimate(tonnes, ranges, road, others, fitted, known, grouping, names)


def with_ways_inside(inputs: FlowInputs, factor: float) -> FlowInputs:
    """Return the same inputs with all ways inside regions times a factor."""
    if factor == 1:
        return inputs
    km = {mode: far.copy() for mode, far in inputs.km.items()}
    for far in km.values():
        np.fill_diagonal(far, np.diag(far) * factor)
    return replace(inputs, km=km)


def _changed(fitted: Deterrence, parameters: Parameters) -> Deterrence:
    return Deterrence(
        fitted.power + parameters.value("road_power_change"),
        fitted.scale_km * parameters.value("road_scale_factor"),
        fitted.near_km,
    )


def _run(
    inputs: FlowInputs,
    parameters: Parameters,
    name: str,
    fitted: Deterrence,
    ways: Ways,
    road: dict[int, RoadYear],
) -> Iterator[tuple[int, int, Array]]:
    """Give position of mode and year, and the flows, where the changed parameter has a say."""
    shared = name.split()[0] in SHARED
    for number, mode in enumerate(MODES):
        own = f"{NAMES[mode]}_" if mode in NAMES else ""
        of_others = any(name.startswith(f"{one}_") for one in NAMES.values())
        if not (shared or (own and name.startswith(own)) or (not own and not of_others)):
            continue
        if mode == "road" and name.startswith(("way_tolerance", INSIDE)):
            ways = road_ways(inputs, parameters.value("way_tolerance"))
        for at, (year, base) in enumerate(road.items()):
            if mode == "road":
                deterrence = _changed(fitted, parameters)
                yield (
                    number,
                    at,
                    estimate_road(inputs, parameters, deterrence, year, ways, base).tonnes,
                )
            else:
                yield number, at, estimate_mode(inputs, parameters, mode, year).tonnes


def _stack(
    road: dict[int, RoadYear], others: dict[tuple[str, int], ModeYear], years: Sequence[int]
) -> Array:
    return np.array(
        [
            [(road[year] if mode == "road" else others[mode, year]).tonnes for year in years]
            for mode in MODES
        ]
    )


def _known(inputs: FlowInputs, tonnes: Array) -> Mask:
    """Tell in which countries a region has a flow within itself."""
    inside = np.isfinite(np.diagonal(tonnes, axis1=2, axis2=3))
    starts = inputs.territory.starts
    known: Mask = np.logical_or.reduceat(inside, starts, axis=2)
    return known


def _first(inputs: FlowInputs, tonnes: Array, known: Mask, grouping: tuple[Groups, ...]) -> Ranges:
    modes, years = tonnes.shape[:2]
    sums = [np.full((len(SUMS), modes, years, len(group.ids)), np.nan) for group in grouping]
    for mode in range(modes):
        for year in range(years):
            _put(sums, inputs, tonnes[mode, year], known[mode, year], grouping, mode, year)
    pairs = np.array(
        [[country_sums(one, inputs.territory) for one in of_mode] for of_mode in tonnes]
    )
    return Ranges(
        tonnes.copy(),
        tonnes.copy(),
        sums,
        [one.copy() for one in sums],
        [one.copy() for one in sums],
        pairs,
        pairs.copy(),
    )


def _put(
    sums: list[Array],
    inputs: FlowInputs,
    flows: Array,
    known: Mask,
    grouping: tuple[Groups, ...],
    mode: int,
    year: int,
) -> None:
    km = inputs.km[MODES[mode]]
    whole = known[inputs.territory.country_of]
    for level, group in enumerate(grouping):
        sums[level][:, mode, year, :] = region_sums(flows, km, whole, group)


def _widen(
    ranges: Ranges,
    inputs: FlowInputs,
    flows: Array,
    known: Mask,
    grouping: tuple[Groups, ...],
    mode: int,
    year: int,
) -> None:
    np.minimum(ranges.low[mode, year], flows, out=ranges.low[mode, year])
    np.maximum(ranges.high[mode, year], flows, out=ranges.high[mode, year])
    pairs = country_sums(flows, inputs.territory)
    np.fmin(ranges.country_low[mode, year], pairs, out=ranges.country_low[mode, year])
    np.fmax(ranges.country_high[mode, year], pairs, out=ranges.country_high[mode, year])
    made = [np.full_like(one, np.nan) for one in ranges.sums]
    _put(made, inputs, flows, known, grouping, mode, year)
    for level, one in enumerate(made):
        part = one[:, mode, year, :]
        for kept, wider in ((ranges.sums_low, np.fmin), (ranges.sums_high, np.fmax)):
            kept[level][:, mode, year, :] = wider(kept[level][:, mode, year, :], part)
