"""Shares of road, rail and inland waterway in inland freight, as Eurostat publishes them."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import ALL_MODES, EU, UNKNOWN, Figure
from dashboard.measures.raw import ServedRow, Tables
from dashboard.measures.record import SHARE, Explanation, Measure, Step, input_of, published
from dashboard.measures.served import FLOW_MODES, SERVED, TONNE_KM, by_key, served_figure, whole_of
from dashboard.measures.served_steps import ENDS_CAUTION, FROM_FLOWS, range_steps
from dashboard.measures.status import country_figures
from dashboard.measures.tonne_km import LABELS as TKM_LABELS
from dashboard.words import N_

UNIT = "percent"
REGION_LEVELS = ("1", "2")
_SHARE_STEP = N_("{own} million t-km ÷ {whole} million t-km × 100 = {value} %")
_REGION_CAUTION = N_(
    "The share of a region is that of what it loads and unloads, wherever that drives; the share "
    "of a country is that of what drives in it. The two are not to be compared."
)
_LABELS = {
    "road": N_("Road's share of inland tonne-kilometres"),
    "rail": N_("Rail's share of inland tonne-kilometres"),
    "inland_waterway": N_("Inland waterways' share of inland tonne-kilometres"),
}


def modal_split(tables: Tables) -> list[Figure]:
    """Return each mode's share of inland freight.

    The shares of countries are published; none is calculated. A share that is not published
    stays not known, and so says nothing about the others. Those of smaller regions are estimated.

    Parameters
    ----------
    tables
        Of ``modal_split``: one row per country, year and mode, in per cent of tonne-kilometres;
        of ``served``: tonne-kilometres of the flows by region.

    Returns
    -------
    figures
        Level ``0``, and ``eu`` for the EU of 27 countries, as published; ``1`` and ``2`` of what
        regions load and unload, not known where one mode is not.

    Notes
    -----
    Eurostat, tran_hv_frmod. Road is counted where the lorry drives. Not for emission factors:
    through traffic counts where it drives, not where it serves.
    """
    return [*country_figures(tables.modal_split, UNIT, {EU: "eu"}), *_of_regions(tables)]


def _of_regions(tables: Tables) -> list[Figure]:
    """Return the shares of regions below the country, from their flows."""
    carried = by_key(tables.served, TONNE_KM)
    return [
        _share(row, [carried.get((*key[:3], mode)) for mode in FLOW_MODES], whole_of(carried, key))
        for key, row in carried.items()
        if row.level in REGION_LEVELS and row.mode != ALL_MODES
    ]


def _share(row: ServedRow, modes: Sequence[ServedRow | None], whole: float) -> Figure:
    """Return one share; its range is that of this mode's ends against the others' far ends."""
    if not whole > 0:
        return served_figure(row, UNKNOWN, UNIT)
    others = [one for one in modes if one is not None and one.mode != row.mode]
    low = row.low / (row.low + sum(one.high for one in others)) * 100
    high = row.high / (row.high + sum(one.low for one in others)) * 100
    return served_figure(row, row.value / whole * 100, UNIT, low, high)


def _explain(figure: Figure, atlas: Atlas) -> Explanation:
    if figure.level not in REGION_LEVELS:
        return published(_LABELS[figure.mode], figure)
    parts = [
        atlas.cubes["tonne_km"].figure(figure.subject_id, figure.year, mode, SERVED)
        for mode in (figure.mode, ALL_MODES)
    ]
    inputs = tuple(input_of(TKM_LABELS[one.mode], one) for one in parts if one is not None)
    numbers = {name: one.value for name, one in zip(("own", "whole"), inputs, strict=False)}
    steps = (Step(FROM_FLOWS), Step(_SHARE_STEP, numbers | {"value": figure.value}))
    return Explanation((*steps, *range_steps(figure)), inputs, (_REGION_CAUTION, ENDS_CAUTION))


MODAL_SPLIT = Measure(
    key="modal_split",
    title=N_("Share of inland freight"),
    unit=UNIT,
    kind=SHARE,
    subject="region",
    levels=("eu", "0", "1", "2"),
    modes=("road", "rail", "inland_waterway"),
    definitions={},
    suppliers=("Eurostat",),
    method="modal_split",
    formula=N_(
        "Tonne-kilometres of one mode ÷ tonne-kilometres of road, rail and inland waterways "
        "together × 100, calculated by Eurostat."
    ),
    meaning=N_(
        "How much of the freight that moves over land in a country goes by road, by rail and by "
        "inland waterway, counted in tonne-kilometres."
    ),
    not_for=N_(
        "Not for emission factors, and not for what a country's own economy needs: goods in "
        "transit count where they drive."
    ),
    cautions=(
        N_("Sea, air and pipelines are left out of the whole."),
        N_("Where a country has no railway or no waterway there is no figure, not a zero."),
        N_("Road traffic of foreign lorries on a country's roads is estimated by Eurostat."),
    ),
    build=modal_split,
    explain=_explain,
    default_mode="rail",
)
