"""The step of the build that estimates the flows between regions."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import pandas as pd
from tqdm import tqdm

from dashboard.build.made import Made
from dashboard.measures.flow_model.columns import flow_columns, range_columns
from dashboard.measures.flow_model.comparison import (
    compared_facts,
    left_out_rows,
    unseen_partners,
)
from dashboard.measures.flow_model.estimate import FlowEstimate, estimate_flows
from dashboard.measures.flow_model.fit import fit_rows, half_rows, unknown_rows, weakest_regions
from dashboard.measures.flow_model.hauls import Haul, modelled_haul, published_hauls
from dashboard.measures.flow_model.inputs import MODES, YEARS, FlowInputs, flow_inputs
from dashboard.measures.flow_model.margins import regional_margins
from dashboard.measures.flow_model.territory import Territory
from dashboard.settings import Settings
from dashboard.sources.fetched import read_fetched
from dashboard.sources.flow_files import write_flow_arrays, write_flow_report, write_flow_table
from dashboard.sources.layer_files import read_layer
from dashboard.sources.network_arrays import read_network_arrays
from dashboard.sources.regional_tables import official_by_region
from dashboard.sources.tables import read_tables

_log = logging.getLogger(__name__)
EQUAL_AREA, LEVEL_3 = "EPSG:3035", 3


def read_flow_inputs(
    built: Path, raw: Mapping[str, pd.DataFrame], fetched: Mapping[str, pd.DataFrame]
) -> FlowInputs:
    """Return what flows are estimated from: tables of ``geodata/raw``, regions and distances.

    Parameters
    ----------
    built
        The folder ``geodata/built``, or the one that takes its place, with layers and network.
    raw
        Every table of ``geodata/raw`` by its name.
    fetched
        Tables that the user fetched, by their codes; may be none.
    """
    arrays = read_network_arrays(built, "distances")
    region_ids = tuple(str(code) for code in arrays["region_ids"])
    km = {mode: arrays[mode].astype(float) for mode in MODES}
    layer = read_layer(built, "regions").set_index("region_id")
    areas = layer.loc[list(region_ids)].geometry.to_crs(EQUAL_AREA).area.to_numpy() / 1e6
    parts: dict[str, list[str]] = {code: [] for code in region_ids}
    for code in layer.index[layer["level"] == LEVEL_3]:
        parts[code[:-1]].append(code)
    official = official_by_region(fetched, frozenset(layer.index))
    margins = regional_margins(official, Territory(region_ids), parts)
    return flow_inputs(raw, region_ids, km, areas, margins)


def build_flows(settings: Settings, folder: Path) -> Made:
    """Estimate the flows and write them, their ranges, and how they fit what is official."""
    raw = read_tables(settings.geodata, settings.audience)
    inputs = read_flow_inputs(folder, raw, read_fetched(settings.geodata))
    hauls = published_hauls(raw["freight_facts"])
    with tqdm(desc="Estimating flows", unit="run", leave=False, position=1) as bar:
        estimate = estimate_flows(inputs, hauls, YEARS, told=_moving(bar))
    km = np.array([inputs.km[mode] for mode in MODES])
    arrays = {
        "tonnes": estimate.tonnes,
        "low": estimate.ranges.low,
        "high": estimate.ranges.high,
        "km": km,
        "country_low": estimate.ranges.country_low,
        "country_high": estimate.ranges.country_high,
    }
    report = _report(estimate, inputs, raw["freight_facts"], hauls)
    _tell(report)
    files = [
        write_flow_table(
            folder, "flows", flow_columns(arrays, inputs.territory.region_ids, MODES, YEARS)
        ),
        *write_flow_arrays(folder, arrays, _index(estimate, inputs)),
        write_flow_table(folder, "region_ranges", range_columns(estimate, MODES, YEARS)),
        write_flow_report(folder, "fit", report),
    ]
    return Made(files=files)


def _index(estimate: FlowEstimate, inputs: FlowInputs) -> dict[str, Any]:
    """Return what the axes of the arrays mean, and which countries are known whole."""
    return {
        "region_ids": list(inputs.territory.region_ids),
        "countries": list(inputs.territory.countries),
        "modes": list(MODES),
        "years": list(YEARS),
        "known": _known(estimate, inputs),
    }


def _report(
    estimate: FlowEstimate, inputs: FlowInputs, facts: pd.DataFrame, hauls: Sequence[Haul]
) -> dict[str, Any]:
    """Return how the flows fit what is official, and what is not known."""
    return {
        "totals": fit_rows(estimate, inputs),
        "unknown": unknown_rows(estimate, inputs),
        "half_and_half": half_rows(estimate, inputs),
        "compared": compared_facts(facts, estimate, inputs),
        "left_out": left_out_rows(estimate, inputs),
        "unseen_partners": unseen_partners(estimate, inputs),
        "weakest": weakest_regions(estimate, YEARS[-1]),
        "deterrence": estimate.deterrence._asdict(),
        "hauls": [
            one._asdict() | {"modelled_km": modelled_haul(estimate.road[one.year], inputs, one)}
            for one in hauls
        ],
        "runs": list(estimate.runs),
    }


def _known(estimate: FlowEstimate, inputs: FlowInputs) -> dict[str, dict[str, list[str]]]:
    """Return by mode and year the countries whose flows inside are known, and so their regions."""
    countries = np.array(inputs.territory.countries)
    return {
        mode: {
            str(year): countries[estimate.known[number, at]].tolist()
            for at, year in enumerate(YEARS)
        }
        for number, mode in enumerate(MODES)
    }


def _moving(bar: tqdm[NoReturn]) -> Callable[[str], None]:
    """Return what shows on a bar what is being done."""

    def show(what: str) -> None:
        bar.set_postfix_str(what)
        bar.update()

    return show


def _tell(report: dict[str, Any]) -> None:
    """Log how well the flows fit, in a few lines."""
    bound = [row for row in report["totals"] if row["binds"] and row["official"]]
    worst = max(bound, key=lambda row: abs(row["modelled"] / row["official"] - 1))
    off = abs(worst["modelled"] / worst["official"] - 1)
    _log.warning("Flows: %d official totals met, the worst to %.1e", len(bound), off)
    for haul in report["hauls"]:
        _log.warning(
            "Flows: mean haul of %(country)s %(year)d %(kind)s: published %(km).0f km, "
            "modelled %(modelled_km).0f km",
            haul,
        )
    missing = sorted({(row["mode"], row["country"]) for row in report["unknown"]})
    for mode in MODES:
        names = ", ".join(country for one, country in missing if one == mode)
        _log.warning("Flows: no figure in some year, %s: %s", mode, names)
