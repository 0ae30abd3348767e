"""Everything that the estimate is made from, brought to arrays; faults are told at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dashboard.errors import DataFaults, Fault
from dashboard.measures.flow_model.country_pairs import Cells, to_cells
from dashboard.measures.flow_model.margins import Margins
from dashboard.measures.flow_model.masses import Masses, carried_over, to_regions
from dashboard.measures.flow_model.national_volumes import Volumes
from dashboard.measures.flow_model.parameters import Parameters, to_parameters
from dashboard.measures.flow_model.territory import Array, Territory

if TYPE_CHECKING:
    import pandas as pd

MODES = ("road", "rail", "inland_waterway")
YEARS = tuple(range(2012, 2023))
NEW_NUTS, OLD_NUTS = "2021", "2016"


@dataclass(frozen=True, slots=True)
class FlowInputs:
    """What flows are estimated from.

    Parameters
    ----------
    territory
        NUTS 2021 regions of level 2.
    km
        By mode, the distance between regions in km; NaN where there is no way.
    masses
        What regions are weighed by.
    pairs
        Tonnes by road as published.
    tonne_km
        Official tonne-kilometres by country, mode and year.
    shares
        Official shares of modes on the territory, per cent.
    parameters
        What is assumed.
    margins
        Official tonnes by region, where the user has fetched them.
    """

    territory: Territory
    km: Mapping[str, Array]
    masses: Masses
    pairs: Cells
    tonne_km: Volumes
    shares: Volumes
    parameters: Parameters
    margins: Margins


def flow_inputs(
    raw: Mapping[str, pd.DataFrame],
    region_ids: tuple[str, ...],
    km: Mapping[str, Array],
    area_km2: Array,
    margins: Margins | None = None,
) -> FlowInputs:
    """Return everything that flows are estimated from.

    Parameters
    ----------
    raw
        Tables of ``geodata/raw`` by name.
    region_ids
        NUTS 2021 codes of level 2, sorted.
    km
        By mode, the distance between them in km, NaN where there is no way.
    area_km2
        Area of each, square km (measured in EPSG:3035).
    margins
        Official tonnes by region, where there are any.

    Raises
    ------
    DataFaults
        If a code is of no region, a country's codes are of another NUTS year, or a parameter is
        missing. All faults are told.
    """
    territory = Territory(region_ids)
    check_codes(raw, territory)
    parameters = to_parameters(raw["flow_parameters"])
    return FlowInputs(
        territory,
        {mode: bounded_inside(km[mode], area_km2, parameters) for mode in MODES},
        _masses(raw, territory),
        to_cells(raw["road_pairs"]),
        _volumes(raw["tonne_km"]),
        _volumes(raw["modal_split"]),
        parameters,
        margins or {},
    )


def bounded_inside(km: Array, area_km2: Array, parameters: Parameters) -> Array:
    """Return distances with the ways inside regions held between two multiples of their size.

    Parameters
    ----------
    km
        Distances in km, NaN where there is no way.
    area_km2
        Area of each region.
    parameters
        With ``inside_way_low`` and ``inside_way_high``.
    """
    size = np.sqrt(area_km2)
    low, high = (parameters.value(f"inside_way_{end}") * size for end in ("low", "high"))
    bounded = km.copy()
    np.fill_diagonal(bounded, np.clip(np.diag(km), low, high))
    return bounded


def check_codes(raw: Mapping[str, pd.DataFrame], territory: Territory) -> None:
    """Refuse codes that are of no region and of which no change is known.

    Raises
    ------
    DataFaults
        All of them.
    """
    known = set(territory.region_ids)
    gone = {code for code in raw["nuts_changes"]["from_id"] if code}
    faults = [
        Fault(
            f"{name}.csv",
            0,
            "region_id",
            str(code),
            f"is not a region of NUTS {NEW_NUTS}",
            "Say in nuts_changes.csv what became of it, or correct the code",
        )
        for name in ("region_population", "region_gdp")
        for code in dict.fromkeys(raw[name]["region_id"])
        if code not in known and code not in gone
    ]
    faults += [
        Fault(
            "nuts_changes.csv",
            0,
            "to_id",
            str(code),
            f"is not a region of NUTS {NEW_NUTS}",
            "Correct the code",
        )
        for code in dict.fromkeys(raw["nuts_changes"]["to_id"])
        if code not in known
    ]
    if faults:
        raise DataFaults(faults)


def _masses(raw: Mapping[str, pd.DataFrame], territory: Territory) -> Masses:
    people, changes = raw["region_population"], raw["nuts_changes"]
    newer = people[people["nuts_year"] == NEW_NUTS]
    new = to_regions(newer["region_id"], newer["value"], territory)
    empty = set(changes.loc[changes["kind"] == "new", "to_id"])
    moved = {str(code)[:2] for code in changes.loc[changes["kind"] != "new", "to_id"]}
    changed = np.array([code[:2] in moved for code in territory.region_ids])
    nobody = np.array([code in empty for code in territory.region_ids])
    new[nobody] = 0.0
    older = people[people["nuts_year"] == OLD_NUTS]
    gdp = raw["region_gdp"]
    blank = np.where(changed, np.nan, 1.0)
    return Masses(
        carried_over(_by_year(older, territory), new, changed),
        {year: values * blank for year, values in _by_year(gdp, territory).items()},
        _port_tonnage(raw, territory),
        _clusters(raw, territory),
    )


def _by_year(rows: pd.DataFrame, territory: Territory) -> dict[int, Array]:
    years = sorted({int(year) for year in rows["year"].tolist()})
    groups = {year: rows[rows["year"] == year] for year in years}
    return {
        year: to_regions(group["region_id"], group["value"], territory)
        for year, group in groups.items()
    }


def _port_tonnage(raw: Mapping[str, pd.DataFrame], territory: Territory) -> Array:
    """Return tonnes handled in a year by the ports of each region.

    Tonnage is counted in three ways that must not be mixed: in each country the one that most of
    its ports have is taken, and of each port the mean of its years. Figures that several ports
    publish together are not used.
    """
    rows = raw["port_series"]
    rows = rows[(rows["indicator"] == "tonnes") & rows["locode"].isin(raw["ports"]["locode"])]
    means: dict[str, float] = {}
    countries = rows["locode"].str[:2]
    for country in sorted(set(countries)):
        own = rows[countries == country]
        ports = own.groupby("definition")["locode"].nunique()
        most = ports.sort_index().idxmax()
        mean = own[own["definition"] == most].groupby("locode")["value"].mean()
        means |= dict(zip(mean.index.astype(str), mean.astype(float), strict=True))
    places = raw["ports"]
    return _summed(
        [str(code)[:4] for code in places["nuts3"]],
        [1e3 * float(means.get(code, 0.0)) for code in places["locode"]],
        territory,
    )


def _clusters(raw: Mapping[str, pd.DataFrame], territory: Territory) -> Array:
    codes = [str(code)[:4] for code in raw["clusters"]["nuts3"]]
    return _summed(codes, [1.0] * len(codes), territory)


def _summed(codes: list[str], values: list[float], territory: Territory) -> Array:
    found = np.zeros(len(territory.region_ids))
    place = {code: at for at, code in enumerate(territory.region_ids)}
    for code, value in zip(codes, values, strict=True):
        if code in place:
            found[place[code]] += value
    return found


def _volumes(rows: pd.DataFrame) -> dict[tuple[str, str, int], float]:
    columns = rows[["region_id", "mode", "year", "value"]].itertuples(index=False)
    return {(code, mode, int(year)): float(value) for code, mode, year, value in columns}
