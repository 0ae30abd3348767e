"""Throughput of logistics clusters, as far as it was published."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import Figure
from dashboard.measures.raw import Tables
from dashboard.measures.record import TOTAL, Explanation, Measure, published
from dashboard.measures.status import known_status
from dashboard.words import N_


class Indicator(NamedTuple):
    """What a published indicator counts, so that only the same is compared."""

    definition: str
    unit: str


DEFINITIONS = {
    "containers": N_("Containers"),
    "goods": N_("Goods, all modes"),
    "goods_rail": N_("Goods by rail"),
    "goods_ship": N_("Goods by ship"),
    "units": N_("Intermodal units"),
    "rail_units": N_("Intermodal units by rail"),
    "trains": N_("Trains"),
    "air_cargo": N_("Air cargo"),
}
INDICATORS = {
    ("containers", "teu"): Indicator("containers", "teu"),
    ("goods_handled_total", "million_t"): Indicator("goods", "million_t"),
    ("goods_rail", "million_t"): Indicator("goods_rail", "million_t"),
    ("goods_handled_rail", "million_t"): Indicator("goods_rail", "million_t"),
    ("goods_ship", "million_t"): Indicator("goods_ship", "million_t"),
    ("goods_handled_ship", "million_t"): Indicator("goods_ship", "million_t"),
    ("units", "itu"): Indicator("units", "itu"),
    ("intermodal_units", "itu"): Indicator("units", "itu"),
    ("rail_units", "itu"): Indicator("rail_units", "itu"),
    ("trains", "trains"): Indicator("trains", "trains"),
    ("air_cargo", "t"): Indicator("air_cargo", "t"),
}
"""Indicator and unit as published, and what they are counted as here. Others are left out."""


def cluster_throughput(tables: Tables) -> list[Figure]:
    """Return what clusters handle, each kind of count as a definition of its own.

    Parameters
    ----------
    tables
        Of ``cluster_series``: one row per cluster, year and indicator with its unit.

    Returns
    -------
    figures
        In the order of the table, level ``place``, each with its own unit. Indicators that no
        two clusters could be compared by (ranks, capacities, counts a day) are left out.

    Notes
    -----
    Typed from press and reports. Not for ranking clusters: what is counted differs.
    """
    counted = (
        (row, INDICATORS.get((row.indicator, row.unit.lower()))) for row in tables.cluster_series
    )
    return [
        Figure(
            f"cluster:{row.cluster_id}",
            "place",
            row.year,
            "",
            indicator.definition,
            row.value,
            indicator.unit,
            known_status(row.value, row.status),
            row.flag,
            row.source_id,
        )
        for row, indicator in counted
        if indicator
    ]


def _explain(figure: Figure, atlas: Atlas) -> Explanation:
    return published(DEFINITIONS[figure.definition], figure)


CLUSTER_THROUGHPUT = Measure(
    key="cluster_throughput",
    title=N_("Throughput of clusters"),
    unit="teu",
    kind=TOTAL,
    subject="place",
    levels=("place",),
    modes=(),
    definitions=DEFINITIONS,
    suppliers=(N_("Operators of clusters, by press"),),
    method="cluster_throughput",
    formula=N_("As published by the cluster, its operator or the press."),
    meaning=N_("How much a logistics cluster handles in a year, in the unit that it counts in."),
    not_for=N_(
        "Not for ranking clusters: each counts what it chooses, some one terminal, some a whole "
        "area."
    ),
    cautions=(
        N_("Most figures are rounded by the operator and were typed from press reports."),
        N_("Figures of different kinds (containers, tonnes, trains) are never added."),
        N_("For most clusters no figure was found. That says nothing about their size."),
    ),
    build=cluster_throughput,
    explain=_explain,
    default_level="place",
)
