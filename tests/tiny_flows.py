"""Tiny flows: three regions of two countries, two modes, two years; and the load of a corridor."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.measures.corridor_load import CorridorLoads
from dashboard.measures.flows import FlowCube
from dashboard.sources.built import write_index, write_json
from dashboard.sources.country_ranges import CountryRanges
from dashboard.sources.flow_cube import StoredFlows
from dashboard.sources.flow_files import FLOWS
from dashboard.sources.section_files import SECTIONS, Section, SectionLoad

UNKNOWN = math.nan
IDS = ("DE60", "SE12", "SE23")
COUNTRIES = ("DE", "SE")
MODES = ("road", "rail")
YEARS = (2021, 2022)
ROAD = [[50e6, 2e6, 1e6], [3e6, 40e6, 4_123_000.0], [UNKNOWN, 5e6, 30e6]]
RAIL = [[5e6, 0.0, 1e6], [0.5e6, 4e6, UNKNOWN], [UNKNOWN, UNKNOWN, 3e6]]
KM = [[60.0, 900.0, 700.0], [900.0, 80.0, 300.0], [700.0, 300.0, 70.0]]
SECTION = Section("S1", "ETC-SCM", "Oslo-Göteborg", 1, "Oslo", "Göteborg", "road", 293.4)
SECOND = Section("S2", "ETC-SCM", "Oslo-Göteborg", 2, "Göteborg", "Malmö", "road", 272.0)
BY_RAIL = SECTION._replace(mode="rail", length_km=340.0)
OTHER = Section("S9", "ETC-ATL", "Lisboa-Porto", 1, "Lisboa", "Porto", "road", 313.0)
LOADS = (
    SectionLoad("S1", "road", 2022, 20e6, 12e6, 16e6, 26e6, "estimated", 4, 4, 2, 2),
    SectionLoad("S2", "road", 2022, 40e6, 30e6, 32e6, 52e6, "estimated", 4, 4, 2, 2),
    SectionLoad("S1", "rail", 2022, 8e6, 6e6, 6e6, 11e6, "estimated", 3, 4, 1, 2),
    SectionLoad("S9", "road", 2022, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, "missing", 0, 2, 0, 2),
    SectionLoad("S1", "road", 2021, 19e6, 11e6, 15e6, 25e6, "estimated", 4, 4, 2, 2),
)
SECTIONS_SHOWN = (SECTION, SECOND, BY_RAIL, OTHER)


def stored(ids: tuple[str, ...] = IDS) -> StoredFlows:
    """Return the flows; from 2021 to 2022 all grow by a tenth, and a range is 80 to 130 %.

    The range of a sum between countries, or inside one, is 95 to 110 %.
    There is no rail between SE23 and any other region; from SE23 to DE60 nothing is known by road.
    """
    last = np.array([ROAD, RAIL])
    tonnes = np.stack([last / 1.1, last], axis=1)
    km = np.array([KM, KM])
    km[1, 2, :2], km[1, 1, 2] = UNKNOWN, UNKNOWN
    sums = np.add.reduceat(np.add.reduceat(np.nan_to_num(tonnes), [0, 1], axis=2), [0, 1], axis=3)
    countries = CountryRanges(COUNTRIES, MODES, YEARS, sums * 0.95, sums * 1.1)
    return StoredFlows(ids, MODES, YEARS, tonnes, tonnes * 0.8, tonnes * 1.3, km, countries)


def flow_cube() -> FlowCube:
    return FlowCube(stored())


def corridor_loads() -> CorridorLoads:
    return CorridorLoads(SECTIONS_SHOWN, LOADS)


def flow_rows(flows: StoredFlows) -> pd.DataFrame:
    """Return the flows as the build writes them: what is zero or not known has no row."""
    places = np.nonzero(np.nan_to_num(flows.tonnes) > 0)
    mode, year, origin, destination = places
    km = flows.km[mode, origin, destination]
    table = pd.DataFrame(
        {
            "origin_id": np.array(flows.region_ids)[origin],
            "destination_id": np.array(flows.region_ids)[destination],
            "mode": np.array(flows.modes)[mode],
            "year": np.array(flows.years)[year],
            "tonnes": flows.tonnes[places],
            "km": km,
            "tonne_km": flows.tonnes[places] * km,
            "low_tonnes": flows.low[places],
            "high_tonnes": flows.high[places],
            "status": "estimated",
        }
    )
    return table.sort_values(["mode", "year", "origin_id", "destination_id"], ignore_index=True)


def write_flows(built: Path) -> None:
    """Write flows, sections and loads into a built folder, as the build does."""
    folder, flows = built / FLOWS, stored()
    folder.mkdir(parents=True, exist_ok=True)
    (built / "index").mkdir(exist_ok=True)
    for name in ("tonnes", "low", "high", "km"):
        np.save(folder / f"{name}.npy", getattr(flows, name))
    for name in ("low", "high"):
        np.save(folder / f"country_{name}.npy", getattr(flows.countries, name))
    axes = {"region_ids": IDS, "countries": COUNTRIES, "modes": MODES, "years": YEARS}
    write_json(folder / "index.json", {name: list(values) for name, values in axes.items()})
    flow_rows(flows).to_parquet(folder / "flows.parquet", index=False)
    pd.DataFrame(LOADS).to_parquet(folder / "section_loads.parquet", index=False)
    write_index(built, SECTIONS, [one._asdict() for one in SECTIONS_SHOWN])
