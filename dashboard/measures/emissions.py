"""Greenhouse gas and energy of freight: tonne-kilometres times an intensity with a source."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import ALL_MODES, UNKNOWN, Figure
from dashboard.measures.emission_steps import explain_emissions, explain_energy
from dashboard.measures.factors import FactorRow, Factors, GridRow
from dashboard.measures.intensity import Intensity, emission_intensity, energy_intensity
from dashboard.measures.raw import CountryRow, Tables
from dashboard.measures.record import TOTAL, Measure
from dashboard.measures.served import DEFINITIONS, ESTIMATED, NATIONAL, USUAL
from dashboard.measures.served_emissions import (
    EMISSIONS_UNIT,
    ENERGY_UNIT,
    served_emissions,
    served_energy,
)
from dashboard.measures.status import made_status
from dashboard.words import N_

MODES = ("road", "rail", "inland_waterway", "sea")
T_PER_KT = 1000
MIXED = N_(
    "As national statistics count, the tonne-kilometres mix two principles, so countries cannot be "
    "ranked."
)
HALVES = N_(
    "By where goods are loaded and unloaded, a transport counts half in each of its two regions, "
    "and the tonne-kilometres are a model’s estimate."
)
SUPPLIERS = ("OECD/ITF", "DESNZ", "Ember")


def emissions(tables: Tables) -> list[Figure]:
    """Return the greenhouse gas of freight by mode, well to wheel.

    Tonne-kilometres times grams for one tonne-kilometre: those of national statistics for each
    country (definition ``national``), and those of the flows for each region and country
    (``served``, see `served_emissions`). Where either is not known there is no figure; nothing is
    carried from another year or country.

    Parameters
    ----------
    tables
        Of ``tonne_km``: million tonne-kilometres by country, year and mode; of ``factors``:
        intensities in g CO2e with the years they hold for.

    Returns
    -------
    figures
        In kt CO2e; `Figure.wtt` and `Figure.ttw` add up to the value. Always ``estimated``; the
        flags are those of the tonne-kilometres.

    Notes
    -----
    Not for reporting against a climate target, and not for comparing hauliers: the intensity
    is the same for all countries but for rail.
    """
    return [
        *(figure for row in tables.tonne_km if (figure := _emitted(row, tables.factors))),
        *served_emissions(tables),
    ]


def energy(tables: Tables) -> list[Figure]:
    """Return the energy that freight uses by mode, counted in the same two ways.

    Fuel in the tank and electricity at the train; what it takes to bring it there is left out.

    Parameters
    ----------
    tables
        As for `emissions`.

    Returns
    -------
    figures
        In TJ. Always ``estimated``.

    Notes
    -----
    Not for energy balances: those count what was sold, this counts what was driven.
    """
    return [
        *(figure for row in tables.tonne_km if (figure := _used(row, tables.factors))),
        *served_energy(tables),
    ]


def grams_per_tkm(figure: Figure, atlas: Atlas) -> Intensity | None:
    """Return the intensity behind a figure of `emissions`, in g CO2e for one tonne-kilometre.

    Parameters
    ----------
    figure
        A figure of the measure ``emissions``.
    atlas
        Holds the factors.
    """
    return emission_intensity(atlas.factors, figure.mode, figure.subject_id, figure.year)


def _emitted(row: CountryRow, factors: Factors) -> Figure | None:
    one = emission_intensity(factors, row.mode, row.region_id, row.year)
    if one is None or row.value != row.value:
        return None
    wtt, ttw = row.value * one.wtt / T_PER_KT, row.value * one.ttw / T_PER_KT
    return _estimated(row, wtt + ttw, EMISSIONS_UNIT, one.used.values(), wtt, ttw)


def _used(row: CountryRow, factors: Factors) -> Figure | None:
    one = energy_intensity(factors, row.mode, row.year)
    if one is None or row.value != row.value:
        return None
    return _estimated(row, row.value * one.mj, ENERGY_UNIT, one.used.values())


def _estimated(
    row: CountryRow,
    value: float,
    unit: str,
    used: Iterable[FactorRow | GridRow],
    wtt: float = UNKNOWN,
    ttw: float = UNKNOWN,
) -> Figure:
    parts = [row, *used]
    sources = dict.fromkeys(part.source_id for part in parts)
    return Figure(
        row.region_id,
        "0",
        row.year,
        row.mode,
        NATIONAL,
        value,
        unit,
        made_status(ESTIMATED, [part.status for part in parts]),
        row.flag,
        "|".join(sources),
        wtt=wtt,
        ttw=ttw,
    )


EMISSIONS = Measure(
    key="emissions",
    title=N_("Freight emissions"),
    unit=EMISSIONS_UNIT,
    kind=TOTAL,
    subject="region",
    levels=("0", "1", "2"),
    modes=(*MODES, ALL_MODES),
    definitions=DEFINITIONS,
    suppliers=SUPPLIERS,
    method="emissions",
    formula=N_(
        "Tonne-kilometres × (grams from well to tank + grams from tank to wheel for one "
        "tonne-kilometre). For rail: tonne-kilometres × electricity for one tonne-kilometre × "
        "carbon intensity of the country's electricity in that year."
    ),
    meaning=N_(
        "How much greenhouse gas freight causes by each mode, from the making of the fuel or "
        "electricity to the wheel."
    ),
    not_for=N_(
        "Not for reporting against a climate target, and not for judging a haulier or a fleet."
    ),
    cautions=(
        N_("Every figure is an estimate of this atlas; no authority published it."),
        N_(
            "Road, inland waterways and sea use one intensity for all countries, that of one "
            "fleet in one year."
        ),
        N_(
            "Rail is counted as if every train were electric. Where diesel trains run, the true "
            "figure is higher."
        ),
        N_("Electricity is counted in CO₂ alone, by what power plants make, without grid losses."),
        MIXED,
        HALVES,
    ),
    build=emissions,
    explain=explain_emissions,
    default_mode="road",
    usual_definitions=USUAL,
)

ENERGY = Measure(
    key="energy",
    title=N_("Energy used by freight"),
    unit=ENERGY_UNIT,
    kind=TOTAL,
    subject="region",
    levels=("0", "1", "2"),
    modes=(*MODES, ALL_MODES),
    definitions=DEFINITIONS,
    suppliers=SUPPLIERS,
    method="energy",
    formula=N_(
        "Tonne-kilometres × megajoules for one tonne-kilometre. Where no source gives the energy: "
        "grams of exhaust for one tonne-kilometre ÷ grams of exhaust for one megajoule of fuel."
    ),
    meaning=N_(
        "How much energy freight uses by each mode, as fuel in the tank or electricity at the "
        "train."
    ),
    not_for=N_(
        "Not for energy balances or targets: those count what was sold, this counts what was "
        "driven."
    ),
    cautions=(
        N_("Every figure is an estimate of this atlas; no authority published it."),
        N_("One intensity is used for all countries and all years in which it holds."),
        N_("What it takes to make fuel and electricity is left out."),
        MIXED,
        HALVES,
    ),
    build=energy,
    explain=explain_energy,
    default_mode="road",
    usual_definitions=USUAL,
)
