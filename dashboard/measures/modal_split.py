"""Shares of road, rail and inland waterway in inland freight, as Eurostat publishes them."""

from __future__ import annotations

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import EU, Figure
from dashboard.measures.raw import Tables
from dashboard.measures.record import SHARE, Explanation, Measure, published
from dashboard.measures.status import country_figures
from dashboard.words import N_

UNIT = "percent"
_LABELS = {
    "road": N_("Road's share of inland tonne-kilometres"),
    "rail": N_("Rail's share of inland tonne-kilometres"),
    "inland_waterway": N_("Inland waterways' share of inland tonne-kilometres"),
}


def modal_split(tables: Tables) -> list[Figure]:
    """Return each mode's share of a country's inland freight.

    The shares are published; none is calculated. A share that is not published stays not
    known, and so says nothing about the others.

    Parameters
    ----------
    tables
        Of ``modal_split``: one row per country, year and mode, in per cent of tonne-kilometres.

    Returns
    -------
    figures
        In the order of the table; level ``0``, and ``eu`` for the EU of 27 countries.

    Notes
    -----
    Eurostat, tran_hv_frmod. Road is counted where the lorry drives. Not for emission factors:
    through traffic counts where it drives, not where it serves.
    """
    return country_figures(tables.modal_split, UNIT, {EU: "eu"})


def _explain(figure: Figure, atlas: Atlas) -> Explanation:
    return published(_LABELS[figure.mode], figure)


MODAL_SPLIT = Measure(
    key="modal_split",
    title=N_("Share of inland freight"),
    unit=UNIT,
    kind=SHARE,
    subject="region",
    levels=("eu", "0"),
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
