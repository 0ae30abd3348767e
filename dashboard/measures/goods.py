"""Goods that regions load, unload and keep inside, in tonnes."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import ALL_MODES, Figure
from dashboard.measures.raw import Tables
from dashboard.measures.record import TOTAL, Explanation, Measure
from dashboard.measures.served import (
    FLOW_MODES,
    INSIDE,
    LOADED,
    UNLOADED,
    quantity_figures,
)
from dashboard.measures.served_steps import explain_sum
from dashboard.words import N_

UNIT = "t"
GOODS_MODES = (*FLOW_MODES, "sea", ALL_MODES)
"""Sea is in no flow and in no sum: it is there only where an office's own table was fetched."""
SUPPLIERS = ("Eurostat", "OECD/ITF")
FLOW_CAUTIONS = (
    N_("No office publishes how much goes from which region to which: this is a model’s estimate."),
    N_(
        "Lorries of third countries, which carry between two others, are not in the official "
        "tonnes that the model is held to."
    ),
    N_("Sea, air and pipelines are left out."),
)


def _of(quantity: str) -> Callable[[Tables], list[Figure]]:
    def build(tables: Tables) -> list[Figure]:
        return quantity_figures(tables.served, quantity, UNIT)

    return build


def _explained(label: str) -> Callable[[Figure, Atlas], Explanation]:
    def explain(figure: Figure, atlas: Atlas) -> Explanation:
        return explain_sum(label, figure)

    return explain


def _measure(key: str, title: str, meaning: str, formula: str) -> Measure:
    return Measure(
        key=key,
        title=title,
        unit=UNIT,
        kind=TOTAL,
        subject="region",
        levels=("0", "1", "2", "3"),
        modes=GOODS_MODES,
        definitions={},
        suppliers=SUPPLIERS,
        method="tonnes_by_region",
        formula=formula,
        meaning=meaning,
        not_for=N_(
            "Not for planning a single site or service, and not for comparing two regions whose "
            "ranges overlap."
        ),
        cautions=FLOW_CAUTIONS,
        build=_of(key),
        explain=_explained(title),
        default_mode="road",
        default_level="2",
    )


TONNES_LOADED = _measure(
    LOADED,
    N_("Goods loaded"),
    N_("How many tonnes are loaded in a region, for itself and for others."),
    N_("All flows that begin in the region, those that also end there included, added up."),
)
TONNES_UNLOADED = _measure(
    UNLOADED,
    N_("Goods unloaded"),
    N_("How many tonnes are unloaded in a region, from itself and from others."),
    N_("All flows that end in the region, those that also begin there included, added up."),
)
TONNES_INSIDE = _measure(
    INSIDE,
    N_("Goods that stay inside"),
    N_("How many tonnes are both loaded and unloaded in a region."),
    N_("The flows that begin and end in the region, added up."),
)
