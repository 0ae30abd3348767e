"""What a load takes over many distances by one mode at once: time, cost, energy, emissions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.measures.chains.derived import GRAMS
from dashboard.measures.chains.rates import ROAD, Rates
from dashboard.measures.chains.rest import rest_hours

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Legs:
    """Legs of one mode, without what happens in terminals.

    Parameters
    ----------
    km, hours, rest
        Distance driven or sailed, hours of moving, and hours of breaks and rests.
    eur, mj, ttw_kg, wtt_kg
        Cost, energy, and emissions tank to wheel and well to tank. All are NaN where there is no
        way, each where it is not known.
    """

    km: Numbers
    hours: Numbers
    rest: Numbers
    eur: Numbers
    mj: Numbers
    ttw_kg: Numbers
    wtt_kg: Numbers


def legs(rates: Rates, tonnes: float, shortest_km: Numbers, grid: Numbers) -> Legs:
    """Return what a load takes on each of many ways by one mode.

    Parameters
    ----------
    rates
        Of the mode.
    tonnes
        Weight of the load.
    shortest_km
        Shortest feasible distances; NaN for no way.
    grid
        Grams CO2e of a megajoule of electricity on each way, of the same shape; used where the
        rates leave it open.

    Notes
    -----
    The activity of ISO 14083 is tonnes times the shortest feasible distance; what is really
    driven is longer by the distance adjustment factor, and cost, time and energy follow that.
    """
    km = shortest_km * rates.distance_factor
    hours = km / rates.kmh
    rest = rest_hours(hours) if rates.mode == ROAD else np.zeros_like(hours)
    mj = tonnes * km * rates.mj_per_tkm + rates.cooling_mj_per_hour * _known(hours, rates)
    wtt = rates.wtt_g_per_mj if rates.wtt_g_per_mj == rates.wtt_g_per_mj else grid
    return Legs(
        km,
        hours,
        rest,
        tonnes * km * rates.eur_per_tkm,
        mj,
        mj * rates.ttw_g_per_mj / GRAMS,
        mj * wtt / GRAMS,
    )


def _known(hours: Numbers, rates: Rates) -> Numbers:
    """Return the hours that cooling takes; none are needed where nothing is cooled."""
    return hours if rates.cooling_mj_per_hour else np.zeros_like(hours)
