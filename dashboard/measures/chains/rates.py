"""Cost, energy, emissions and pace of each mode for one load, from the inputs."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dashboard.measures.chains.derived import GRAMS, PERCENT
from dashboard.measures.chains.factors import ChainFactors
from dashboard.measures.chains.inputs import Settings

HOURS_A_WEEK = 168.0
MJ_PER_KWH = 3.6
FULL_LOAD = 100.0
ROAD, RAIL, WATERWAY, SEA = "road", "rail", "inland_waterway", "sea"


@dataclass(frozen=True, slots=True)
class Rates:
    """What one mode takes for one load.

    Parameters
    ----------
    mode
        The mode.
    eur_per_tkm, mj_per_tkm
        Cost and energy of a tonne-kilometre, on the distance really driven.
    ttw_g_per_mj, wtt_g_per_mj
        Grams CO2e of a megajoule, tank to wheel and well to tank; NaN well to tank where the
        electricity of the countries on the way decides.
    distance_factor
        Driven or sailed km for each km of the shortest feasible distance.
    kmh
        Speed while it moves, stops on the way included.
    lift_eur, lift_hours
        Cost of lifting the load once at a terminal, and the hours of loading or unloading;
        zero by road, which is loaded where it begins.
    wait_hours
        Mean wait for the departure; zero where none was asked for.
    litres_per_tkm
        Diesel whose price the reader sets; zero but by road.
    cooling_mj_per_hour
        Energy of cooling the load; NaN where that is not known, zero where it is in the rest.
    """

    mode: str
    eur_per_tkm: float
    mj_per_tkm: float
    ttw_g_per_mj: float
    wtt_g_per_mj: float
    distance_factor: float
    kmh: float
    lift_eur: float = 0.0
    lift_hours: float = 0.0
    wait_hours: float = 0.0
    litres_per_tkm: float = 0.0
    cooling_mj_per_hour: float = 0.0


@dataclass(frozen=True, slots=True)
class LoadRates:
    """What every mode and a transhipment take for one load.

    Parameters
    ----------
    tonnes
        Weight of the load.
    modes
        Rates by mode.
    hub_ttw_kg, hub_wtt_kg
        Kilograms CO2e of one transhipment of the load.
    dwell_hours
        Further hours at each terminal.
    hub_cooling_kg_per_hour
        Kilograms CO2e of cooling the load in a terminal for an hour, all of it well to tank.
    """

    tonnes: float
    modes: dict[str, Rates]
    hub_ttw_kg: float
    hub_wtt_kg: float
    dwell_hours: float
    hub_cooling_kg_per_hour: float


def load_rates(settings: Settings, factors: ChainFactors) -> LoadRates:
    """Return what every mode takes for a load.

    Parameters
    ----------
    settings
        The inputs.
    factors
        What the sources say.

    Notes
    -----
    Emissions follow ISO 14083: energy for a tonne-kilometre times the emissions of the energy
    carrier, with empty running in the energy. A load shares the vehicle with others, so it
    bears cost and emissions by its tonnes. Not for a tender, and not in place of a haulier's
    own figures.
    """
    modes = (_road, _rail, _waterway, _sea)
    made = {rates.mode: rates for rates in (mode(settings, factors) for mode in modes)}
    tonnes, hub = settings["tonnes"], settings["hub_kg_t"]
    ttw_share = factors.of("hub-ttw") / factors.of("hub-wtw")
    cooling = _cooling(settings) * factors.of("power-de21-wtw") / GRAMS
    return LoadRates(
        tonnes,
        made,
        tonnes * hub * ttw_share,
        tonnes * hub * (1 - ttw_share),
        settings["dwell_h"],
        cooling,
    )


def _road(settings: Settings, factors: ChainFactors) -> Rates:
    lorry = "artic-cold" if settings.is_cooled else "artic"
    fill = settings["load_factor"] / FULL_LOAD
    empty_km = settings["empty_share"] / (PERCENT - settings["empty_share"])
    exhaust_empty, exhaust_full = factors.of(f"{lorry}-0-ttw"), factors.of(f"{lorry}-100-ttw")
    exhaust = exhaust_empty + fill * (exhaust_full - exhaust_empty) + empty_km * exhaust_empty
    mj_per_km = GRAMS * exhaust / factors.of("diesel-b7-ttw")
    litres_per_km = mj_per_km / (
        factors.of("diesel-b7-heating-value") * factors.of("diesel-b7-density")
    )
    carried = fill * settings["payload_t"]
    eur_per_km = settings["road_eur_km"] * (1 + empty_km)
    return Rates(
        ROAD,
        (eur_per_km + litres_per_km * settings["diesel_price"]) / carried,
        mj_per_km / carried,
        factors.of(f"{settings.choices['fuel']}-ttw"),
        factors.of(f"{settings.choices['fuel']}-wtt"),
        settings["road_daf"],
        settings["road_kmh"],
        litres_per_tkm=litres_per_km / carried,
    )


def _rail(settings: Settings, factors: ChainFactors) -> Rates:
    power = settings.choices["rail_power"]
    mj, ttw, wtt = settings["rail_mj_tkm"], 0.0, math.nan
    if power == "diesel":
        ttw, wtt = factors.of("diesel-b7-ttw"), factors.of("diesel-b7-wtt")
        mj = GRAMS * factors.of("rail-diesel-ttw") / ttw
    elif power == "de-2021":
        wtt = factors.of("power-train-de21-wtw")
    train_km = settings["rail_eur_train_km"]
    eur = train_km / settings["train_t"] if train_km == train_km else settings["rail_eur_tkm"]
    return _scheduled(RAIL, settings, eur, mj, (ttw, wtt), 1.0, "rail")


def _waterway(settings: Settings, factors: ChainFactors) -> Rates:
    ttw, wtt = factors.of("diesel-fossil-ttw"), factors.of("diesel-fossil-wtt")
    mj = settings["barge_g_tkm"] / (ttw + wtt)
    return _scheduled(WATERWAY, settings, settings["barge_eur_tkm"], mj, (ttw, wtt), 1.0, "barge")


def _sea(settings: Settings, factors: ChainFactors) -> Rates:
    ttw, wtt = factors.of("ulsfo-ttw"), factors.of("ulsfo-wtt")
    mj = GRAMS * factors.of(f"ship-{settings.choices['ship']}-ttw") / ttw
    return _scheduled(
        SEA, settings, settings["ship_eur_tkm"], mj, (ttw, wtt), settings["sea_daf"], "ship"
    )


def _scheduled(
    mode: str,
    settings: Settings,
    eur_per_tkm: float,
    mj_per_tkm: float,
    grams: tuple[float, float],
    distance_factor: float,
    key: str,
) -> Rates:
    """Return the rates of a mode that is loaded at terminals and leaves by timetable."""
    departures = settings["departures"]
    return Rates(
        mode,
        eur_per_tkm,
        mj_per_tkm,
        *grams,
        distance_factor,
        settings[f"{key}_kmh"],
        lift_eur=settings[f"{key}_lift_eur"] * settings["teu"],
        lift_hours=settings[f"{key}_hours"],
        wait_hours=HOURS_A_WEEK / departures / 2 if departures == departures else 0.0,
        cooling_mj_per_hour=_cooling(settings),
    )


def _cooling(settings: Settings) -> float:
    """Return the MJ that cooling takes in an hour; NaN where the reader has to give it."""
    if not settings.is_cooled:
        return 0.0
    return settings["reefer_kw"] * settings["teu"] * MJ_PER_KWH
