"""Factors as inputs of a figure, each with what it is and what it was measured on."""

from __future__ import annotations

from typing import TypeAlias

from dashboard.measures.factors import FactorRow, GridRow
from dashboard.measures.record import Input
from dashboard.words import N_

Row: TypeAlias = FactorRow | GridRow
_FACTOR_UNITS = {
    "gCO2e/tkm": "g_co2e_per_tkm",
    "gCO2e/MJ": "g_co2e_per_mj",
    "kgCO2e": "kg_co2e",
    "kgCO2e/t": "kg_co2e_per_t",
}
_LABELS = {
    "intensity_wtt": N_("Intensity from well to tank"),
    "intensity_ttw": N_("Intensity from tank to wheel"),
    "intensity_wtw": N_("Intensity from well to wheel"),
    "carrier_wtt": N_("Fuel or electricity from well to tank"),
    "carrier_ttw": N_("Fuel from tank to wheel"),
    "carrier_wtw": N_("Fuel from well to wheel"),
    "case_emissions": N_("Emissions of the train in the example"),
    "case_activity": N_("Transport by the train in the example"),
    "hub_wtw": N_("Handling of one tonne in a terminal, well to wheel"),
    "hub_ttw": N_("of it at the terminal"),
    "grid": N_("Electricity of the country in that year"),
}


def factor_input(quantity: str, row: Row) -> Input:
    """Return a factor, or the electricity of a country, as an input."""
    label = _LABELS[quantity]
    if isinstance(row, FactorRow):
        unit = _FACTOR_UNITS.get(row.unit, row.unit)
        note = row.vehicle or row.carrier
        return Input(label, row.value, unit, row.status, row.source_id, note=note)
    return Input(
        label,
        row.value,
        "g_co2_per_kwh",
        row.status,
        row.source_id,
        row.region_id,
        row.year,
        row.flag,
    )
