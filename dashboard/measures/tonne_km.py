"""Freight transport performance by country and mode, as the OECD's ITF publishes it."""

from __future__ import annotations

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import ALL_MODES, Figure
from dashboard.measures.raw import Tables
from dashboard.measures.record import TOTAL, Explanation, Measure, published
from dashboard.measures.served import (
    DEFINITIONS,
    NATIONAL,
    SERVED,
    T_PER_MILLION,
    USUAL,
    quantity_figures,
)
from dashboard.measures.served import TONNE_KM as SERVED_TONNE_KM
from dashboard.measures.served_steps import explain_sum
from dashboard.measures.status import country_figures
from dashboard.words import N_

UNIT = "million_tkm"
LABELS = {
    "road": N_("Freight by road"),
    "rail": N_("Freight by rail"),
    "inland_waterway": N_("Freight by inland waterway"),
    "sea": N_("Freight by coastal shipping"),
    ALL_MODES: N_("Freight by road, rail and inland waterway"),
}


def tonne_km(tables: Tables) -> list[Figure]:
    """Return the tonne-kilometres of countries and regions by mode.

    Parameters
    ----------
    tables
        Of ``tonne_km``: one row per country, year and mode, in million tonne-kilometres; of
        ``served``: those of the flows by region, half where goods are loaded, half where they are
        unloaded.

    Returns
    -------
    figures
        With definition ``national``, as published, the flag ``b`` marking a break before that
        year; and with ``served``, those of the flows.

    Notes
    -----
    OECD/ITF, trends in the transport sector. Not for shares: some countries count what drives
    on their territory, others what their own hauliers carry anywhere.
    """
    published_ones = country_figures(tables.tonne_km, UNIT, {})
    return [
        *(figure._replace(definition=NATIONAL) for figure in published_ones),
        *quantity_figures(tables.served, SERVED_TONNE_KM, UNIT, T_PER_MILLION, SERVED),
    ]


def _explain(figure: Figure, atlas: Atlas) -> Explanation:
    if figure.definition == SERVED:
        return explain_sum(LABELS[figure.mode], figure)
    return published(LABELS[figure.mode], figure)


TONNE_KM = Measure(
    key="tonne_km",
    title=N_("Freight volume"),
    unit=UNIT,
    kind=TOTAL,
    subject="region",
    levels=("0", "1", "2"),
    modes=("road", "rail", "inland_waterway", "sea", ALL_MODES),
    definitions=DEFINITIONS,
    suppliers=("OECD/ITF",),
    method="tonne_km",
    formula=N_("Tonnes carried × kilometres that they were carried, counted by each country."),
    meaning=N_(
        "How much freight moves by each mode: one tonne-kilometre is one tonne carried for one "
        "kilometre."
    ),
    not_for=N_(
        "Not for shares of modes, and not for ranking countries: some count what drives on their "
        "territory, others what their own hauliers carry anywhere."
    ),
    cautions=(
        N_(
            "Road figures of some countries follow the nationality of the lorry, those of others "
            "the territory that it drives on."
        ),
        N_("Sea is coastal shipping only; few countries report it, and the open sea is left out."),
        N_("A gap in a line marks a break in the series."),
    ),
    build=tonne_km,
    explain=_explain,
    default_mode="road",
    usual_definitions=USUAL,
)
