"""Flows held against other published facts, and what they leave out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from dashboard.measures.flow_model.country_pairs import unseen_halves
from dashboard.measures.flow_model.estimate import FlowEstimate
from dashboard.measures.flow_model.inputs import FlowInputs
from dashboard.measures.flow_model.road import RoadYear

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]
COMPARED = ("tonnes_total", "tonnes_national", "tkm_total", "tkm_national")
"""Indicators of ``freight_facts`` that flows have too. Totals are of a country's own lorries."""


def compared_facts(facts: pd.DataFrame, estimate: FlowEstimate, inputs: FlowInputs) -> list[Row]:
    """Return published facts against what the flows have, in the unit of the fact.

    Parameters
    ----------
    facts
        The table ``freight_facts``.
    estimate, inputs
        The flows, and what they were made from.

    Notes
    -----
    A total of a country's own lorries holds cross-trade too, which the flows do not. Total
    tonne-kilometres of the flows are what an official figure of own lorries everywhere counts of
    them: where the flows are held to one, the row shows how far two publishers are apart.
    """
    rows: list[Row] = []
    for fact in facts[facts["mode"] == "road"].to_dict("records"):
        flows = estimate.road.get(int(fact["year"]))
        if flows is None or fact["indicator"] not in COMPARED:
            continue
        modelled = _modelled(flows, inputs, str(fact["region_id"]), str(fact["indicator"]))
        if np.isfinite(modelled):
            names = ("region_id", "year", "indicator", "value", "unit", "status", "source_id")
            rows.append({name: fact[name] for name in names} | {"modelled": modelled})
    return rows


def unseen_partners(estimate: FlowEstimate, inputs: FlowInputs) -> Row:
    """Return how many flows between countries hang on what a missing row is taken for.

    Returns
    -------
    row
        Of every pair of countries and year with a flow by road: ``pair_years``; ``without_row``,
        those of which a half has no row; ``beside_a_figure``, those of them whose other half is
        published.
    """
    counts = np.zeros(3, dtype=int)
    for year, flows in estimate.road.items():
        made = np.isfinite(flows.goals.pairs)
        np.fill_diagonal(made, False)
        halves = unseen_halves(inputs.pairs, inputs.territory.countries, year, flows.pairs)
        counts += [made.sum(), *((made & half).sum() for half in halves)]
    names = ("pair_years", "without_row", "beside_a_figure")
    return dict(zip(names, counts.tolist(), strict=True))


def left_out_rows(estimate: FlowEstimate, inputs: FlowInputs) -> list[Row]:
    """Return published tonnes between countries that no flow was made for, and why."""
    return [row for year, flows in estimate.road.items() for row in _left_out(flows, inputs, year)]


def _left_out(flows: RoadYear, inputs: FlowInputs, year: int) -> Iterator[Row]:
    countries, published = inputs.territory.countries, flows.pairs.published
    reports = flows.pairs.reports | flows.pairs.carried
    left = (published > 0) & ~np.isfinite(flows.goals.pairs)
    np.fill_diagonal(left, False)
    for origin, destination in zip(*np.nonzero(left), strict=True):
        silent = [countries[at] for at in (origin, destination) if not reports[at]]
        yield {
            "year": year,
            "origin": countries[origin],
            "destination": countries[destination],
            "tonnes": float(published[origin, destination]),
            "why": f"{' and '.join(silent)} does not report" if silent else "no way by road",
        }


def _modelled(flows: RoadYear, inputs: FlowInputs, country: str, indicator: str) -> float:
    territory = inputs.territory
    if country not in territory.countries:
        return np.nan
    at = territory.countries.index(country)
    if not flows.sums.domestic[at] > 0:
        return np.nan
    if indicator == "tkm_total":
        return float(flows.sums.domestic[at] + flows.sums.own[at]) / 1e6
    if indicator == "tkm_national":
        return float(flows.sums.domestic[at] + flows.sums.own_home[at]) / 1e6
    inside = territory.by_pair(flows.balanced.tonnes)[at, at]
    own = np.nansum(flows.pairs.by_origin[at]) + np.nansum(flows.pairs.by_destination[:, at])
    return float(inside + (own if indicator == "tonnes_total" else 0.0)) / 1e3
