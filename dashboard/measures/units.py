"""The units that figures are counted in, and how each is written."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.words import N_


class Unit(NamedTuple):
    """One unit.

    Parameters
    ----------
    symbol
        Short form to put behind a number, to be translated; empty where there is none.
    name
        In words, to be translated.
    """

    symbol: str
    name: str


UNITS = {
    "percent": Unit(N_("%"), N_("per cent")),
    "million_tkm": Unit(N_("million t-km"), N_("million tonne-kilometres")),
    "kt_co2e": Unit(N_("kt CO₂e"), N_("thousand tonnes of CO₂ equivalent")),
    "tj": Unit(N_("TJ"), N_("terajoules")),
    "thousand_t": Unit(N_("thousand t"), N_("thousand tonnes")),
    "million_t": Unit(N_("Mt"), N_("million tonnes")),
    "t": Unit(N_("t"), N_("tonnes")),
    "teu": Unit(N_("TEU"), N_("twenty-foot equivalent units (TEU)")),
    "itu": Unit(N_("units"), N_("intermodal transport units")),
    "trains": Unit(N_("trains"), N_("trains a year")),
    "index": Unit("", N_("index points")),
    "g_co2e_per_tkm": Unit(
        N_("g CO₂e per t-km"), N_("grams of CO₂ equivalent per tonne-kilometre")
    ),
    "g_co2e_per_mj": Unit(N_("g CO₂e per MJ"), N_("grams of CO₂ equivalent per megajoule")),
    "g_co2_per_kwh": Unit(N_("g CO₂ per kWh"), N_("grams of CO₂ per kilowatt-hour")),
    "kg_co2e": Unit(N_("kg CO₂e"), N_("kilograms of CO₂ equivalent")),
    "kg_co2e_per_t": Unit(N_("kg CO₂e per t"), N_("kilograms of CO₂ equivalent per tonne")),
    "km": Unit(N_("km"), N_("kilometres")),
    "tkm": Unit(N_("t-km"), N_("tonne-kilometres")),
}
"""Every unit by its code."""
