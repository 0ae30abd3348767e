"""The inputs of a chain, one by one: names, units, limits, and where their defaults stand."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from dashboard.measures.chains.derived import (
    case_energy,
    cost_without_fuel,
    full_payload,
    implied_diesel_price,
    mean_fill,
)
from dashboard.measures.chains.factors import ChainFactors
from dashboard.words import N_

SMALLEST = 1e-4
"""What stands for more than nothing."""
GROUPS = {
    "load": N_("Load"),
    "road": N_("Road"),
    "rail": N_("Rail"),
    "waterway": N_("Inland waterway"),
    "sea": N_("Sea"),
    "terminals": N_("Terminals and departures"),
}


@dataclass(frozen=True, slots=True)
class Input:
    """A number that a reader may set.

    Parameters
    ----------
    label, unit, group
        Name and unit, to be translated, and the group of `GROUPS` that it stands in.
    least, most
        What is allowed; both ends are.
    factor_ids
        Factors that the default is, or is worked out from; none where no source gives one.
    derive
        How the default is worked out; None takes the first factor as it is.
    other_ids
        Factors of other sources, which show how far they lie apart.
    assumed
        The default where it is a choice of this page; NaN elsewhere.
    note
        How the default came about, to be translated.
    more_is_better
        Whether more of it means less time, cost or emissions.
    """

    label: str
    unit: str
    group: str
    least: float
    most: float
    factor_ids: tuple[str, ...] = ()
    derive: Callable[[ChainFactors], float] | None = None
    other_ids: tuple[str, ...] = ()
    assumed: float = math.nan
    note: str = ""
    more_is_better: bool = False


_EUR_KM, _EUR_TKM, _KMH = N_("EUR/km"), N_("EUR/t-km"), N_("km/h")
_FUEL_IDS = ("road-cost-es24", "road-fuel-share-es24")
_LORRY_IDS = ("artic-average-ttw", "artic-0-ttw", "artic-100-ttw")
_NO_SOURCE = N_("No source gives it: fill it in.")

INPUTS: dict[str, Input] = {
    "tonnes": Input(
        N_("Weight"),
        N_("t"),
        "load",
        SMALLEST,
        100_000,
        assumed=10.0,
        note=N_("The load of the case in the Guide to ISO 14083."),
    ),
    "teu": Input(
        N_("Containers"),
        N_("TEU"),
        "load",
        SMALLEST,
        10_000,
        ("mass-per-teu",),
        lambda factors: 1.0,
        note=N_("Without it: weight divided by 10 t for a TEU. One lift is counted for each."),
    ),
    "reefer_kw": Input(
        N_("Power of cooling, per TEU"),
        N_("kW"),
        "load",
        0,
        50,
        note=N_("Asked for only where a cooled load goes by rail, waterway or sea."),
    ),
    "load_factor": Input(
        N_("Lorry filled to"),
        N_("%"),
        "road",
        1,
        100,
        _LORRY_IDS,
        mean_fill,
        note=N_("Worked out from the fuel of the average, the empty and the full lorry."),
        more_is_better=True,
    ),
    "payload_t": Input(
        N_("Payload of a full lorry"),
        N_("t"),
        "road",
        1,
        60,
        ("artic-100-ttw", "artic-full-tkm-ttw"),
        full_payload,
        note=N_("Emissions for a kilometre divided by those for a tonne-kilometre."),
        more_is_better=True,
    ),
    "empty_share": Input(
        N_("Kilometres without load"),
        N_("%"),
        "road",
        0,
        90,
        ("empty-eu24",),
        other_ids=("empty-eu20-international", "empty-eu20-national"),
        note=N_("Share of all kilometres of lorries."),
    ),
    "diesel_price": Input(
        N_("Price of diesel"),
        N_("EUR/l"),
        "road",
        0,
        10,
        (*_FUEL_IDS, "artic-average-ttw", "diesel-b7-ttw"),
        implied_diesel_price,
        note=N_("What stands behind the Spanish cost of a lorry; taxes as in that cost."),
    ),
    "road_eur_km": Input(
        N_("Cost of a lorry without diesel"),
        _EUR_KM,
        "road",
        0,
        20,
        _FUEL_IDS,
        cost_without_fuel,
        note=N_("1.29 EUR for a kilometre run, less 28.2% for fuel; tolls vary."),
    ),
    "road_kmh": Input(
        N_("Speed of a lorry"),
        _KMH,
        "road",
        1,
        120,
        ("road-speed-ift05",),
        note=N_("Middle of the range that the source gives; breaks and rests are added."),
        more_is_better=True,
    ),
    "road_daf": Input(
        N_("Driven km for each km of the shortest way"),
        "×",
        "road",
        1,
        3,
        ("daf-road",),
    ),
    "rail_mj_tkm": Input(
        N_("Energy of an electric train"),
        N_("MJ/t-km"),
        "rail",
        SMALLEST,
        5,
        ("rail-case-kg", "rail-case-tkm", "power-train-de21-wtw"),
        case_energy,
        note=N_("From the case in the Guide to ISO 14083: container train 48% loaded, 20% empty."),
    ),
    "rail_eur_tkm": Input(
        N_("Cost of a train"),
        _EUR_TKM,
        "rail",
        0,
        10,
        ("rail-cost-kim18",),
        other_ids=("rail-cost-nodus",),
        note=N_("One trip of 165 km in the Netherlands in 2018, loading once included."),
    ),
    "rail_eur_train_km": Input(
        N_("Or: cost of a train for a km"),
        N_("EUR/train-km"),
        "rail",
        0,
        1000,
        note=N_("No source gives it. Filled in, it takes the place of the cost for a t-km."),
    ),
    "train_t": Input(
        N_("Load of that train"),
        N_("t"),
        "rail",
        1,
        10_000,
        ("train-load-de12",),
        note=N_("Used only together with the cost of a train for a km."),
        more_is_better=True,
    ),
    "rail_kmh": Input(
        N_("Speed of a train"),
        _KMH,
        "rail",
        1,
        160,
        ("rail-speed-ift05",),
        other_ids=("rail-speed-eca16",),
        note=N_("Stops on the way included. Middle of the source’s range."),
        more_is_better=True,
    ),
    "barge_g_tkm": Input(
        N_("Emissions of an inland ship"),
        N_("g CO₂e/t-km"),
        "waterway",
        SMALLEST,
        200,
        ("iww-container-110",),
        other_ids=("iww-container-135",),
        note=N_("Well to wheel, container ship of 110 m."),
    ),
    "barge_eur_tkm": Input(
        N_("Cost of an inland ship"),
        _EUR_TKM,
        "waterway",
        0,
        10,
        ("iww-cost-va",),
        other_ids=("iww-cost-kim18", "iww-cost-iva"),
        note=N_("Container ship of 2,410 t."),
    ),
    "barge_kmh": Input(
        N_("Speed of an inland ship"),
        _KMH,
        "waterway",
        1,
        40,
        ("iww-speed-down",),
        other_ids=("iww-speed-up", "iww-speed-rewway"),
        note=N_("Downstream on the Rhine; upstream is slower."),
        more_is_better=True,
    ),
    "ship_eur_tkm": Input(N_("Cost of a ship"), _EUR_TKM, "sea", 0, 10, note=_NO_SOURCE),
    "ship_kmh": Input(
        N_("Speed of a ship"), _KMH, "sea", 1, 80, note=_NO_SOURCE, more_is_better=True
    ),
    "ship_hours": Input(N_("Loading or unloading a ship"), N_("h"), "sea", 0, 500, note=_NO_SOURCE),
    "sea_daf": Input(
        N_("Sailed km for each km of the shortest way"),
        "×",
        "sea",
        1,
        3,
        ("daf-sea",),
    ),
    "departures": Input(
        N_("Departures a week of trains and ships"),
        N_("a week"),
        "terminals",
        SMALLEST,
        168,
        note=N_("No source gives it. Filled in, half the time between departures is waited."),
        more_is_better=True,
    ),
    "dwell_h": Input(
        N_("Further hours at each terminal"),
        N_("h"),
        "terminals",
        0,
        1000,
        assumed=0.0,
        note=N_("Beyond loading and unloading; none unless you fill it in."),
    ),
    "rail_hours": Input(
        N_("Loading or unloading a train"),
        N_("h"),
        "terminals",
        0,
        100,
        ("rail-loading-kim18",),
    ),
    "barge_hours": Input(
        N_("Loading or unloading an inland ship"),
        N_("h"),
        "terminals",
        0,
        100,
        ("iww-loading-kim18",),
    ),
    "rail_lift_eur": Input(
        N_("Lift to or from a train"),
        N_("EUR/TEU"),
        "terminals",
        0,
        1000,
        ("rail-lift-mortara",),
        other_ids=("rail-lift-trieste",),
    ),
    "barge_lift_eur": Input(
        N_("Lift to or from an inland ship"),
        N_("EUR/TEU"),
        "terminals",
        0,
        1000,
        ("iww-lift-konings",),
        other_ids=("iww-lift-infras",),
    ),
    "ship_lift_eur": Input(
        N_("Lift to or from a ship"),
        N_("EUR/TEU"),
        "terminals",
        0,
        2000,
        ("sea-lift-trieste",),
        other_ids=("sea-thc-de24",),
        note=N_("A terminal’s public rate; lines charge more."),
    ),
    "hub_kg_t": Input(
        N_("Emissions of a transhipment"),
        N_("kg CO₂e/t"),
        "terminals",
        0,
        100,
        ("hub-wtw",),
    ),
}
"""Every input in the order of the page."""
