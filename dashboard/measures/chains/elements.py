"""Transport chains by ISO 14083: their elements, transport and hub operations, and their sums."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.measures.chains.legs import legs
from dashboard.measures.chains.rates import ROAD, LoadRates

TRANSPORT, HUB = "transport", "hub"


@dataclass(frozen=True, slots=True)
class Element:
    """A transport chain element: one leg, or one transhipment.

    Parameters
    ----------
    kind
        `TRANSPORT` or `HUB`.
    mode
        Mode of the leg; of a transhipment the modes on both sides, joined by ``|``, the first
        or last empty where the chain begins or ends there.
    from_id, to_id
        The places; the same twice for a transhipment.
    tonnes
        Weight of the load.
    shortest_km, km
        Shortest feasible distance, and the distance driven or sailed; zero in a hub.
    moving_hours, rest_hours, handling_hours, waiting_hours
        What the time is made of.
    eur, mj, ttw_kg, wtt_kg
        Cost, energy, and emissions tank to wheel and well to tank, in EUR, MJ and kg CO2e. NaN
        for what is not known; the energy of a transhipment is not in any source, and is zero.
    """

    kind: str
    mode: str
    from_id: str
    to_id: str
    tonnes: float
    shortest_km: float = 0.0
    km: float = 0.0
    moving_hours: float = 0.0
    rest_hours: float = 0.0
    handling_hours: float = 0.0
    waiting_hours: float = 0.0
    eur: float = 0.0
    mj: float = 0.0
    ttw_kg: float = 0.0
    wtt_kg: float = 0.0

    @property
    def hours(self) -> float:
        """Hours from its begin to its end."""
        return self.moving_hours + self.rest_hours + self.handling_hours + self.waiting_hours

    @property
    def tkm(self) -> float:
        """Transport activity: tonnes times the shortest feasible distance."""
        return self.tonnes * self.shortest_km

    @property
    def wtw_kg(self) -> float:
        """Emissions well to wheel."""
        return self.ttw_kg + self.wtt_kg


@dataclass(frozen=True)
class Chain:
    """A way of bringing a load from one place to another.

    Parameters
    ----------
    elements
        In the order in which the load passes them.
    """

    elements: tuple[Element, ...]

    @cached_property
    def modes(self) -> tuple[str, ...]:
        """Modes of the legs, in order."""
        return tuple(one.mode for one in self.elements if one.kind == TRANSPORT)

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Places from begin to end."""
        legs_only = [one for one in self.elements if one.kind == TRANSPORT]
        return (*(one.from_id for one in legs_only), legs_only[-1].to_id)

    @property
    def key(self) -> str:
        """What tells it from every other chain, as it stands in an address."""
        places = [place.replace(":", ".") for place in self.places[1:]]
        return "~".join(f"{mode}.{place}" for mode, place in zip(self.modes, places, strict=True))

    @cached_property
    def hubs(self) -> int:
        """How many transhipments there are."""
        return sum(one.kind == HUB for one in self.elements)

    @cached_property
    def departures(self) -> int:
        """How many legs leave by timetable."""
        return sum(mode != ROAD for mode in self.modes)

    @cached_property
    def km(self) -> float:
        """Kilometres driven and sailed."""
        return self._sum(lambda one: one.km)

    @cached_property
    def tkm(self) -> float:
        """Transport activity in t-km, on the shortest feasible distance."""
        return self._sum(lambda one: one.tkm)

    @cached_property
    def hours(self) -> float:
        """Hours from the first departure to the last arrival; NaN if one part is not known."""
        return self._sum(lambda one: one.hours)

    @cached_property
    def eur(self) -> float:
        """Cost; NaN if one part is not known."""
        return self._sum(lambda one: one.eur)

    @cached_property
    def mj(self) -> float:
        """Energy of all legs, transhipments left out; NaN if one part is not known."""
        return self._sum(lambda one: one.mj)

    @cached_property
    def ttw_kg(self) -> float:
        """Emissions tank to wheel; NaN if one part is not known."""
        return self._sum(lambda one: one.ttw_kg)

    @cached_property
    def wtt_kg(self) -> float:
        """Emissions well to tank; NaN if one part is not known."""
        return self._sum(lambda one: one.wtt_kg)

    @property
    def wtw_kg(self) -> float:
        """Emissions well to wheel; NaN if one part is not known."""
        return self.ttw_kg + self.wtt_kg

    @property
    def kg_per_tkm(self) -> float:
        """Emission intensity well to wheel, on the shortest feasible distance."""
        return self.wtw_kg / self.tkm if self.tkm else math.nan

    def _sum(self, part: Callable[[Element], float]) -> float:
        return math.fsum(part(one) for one in self.elements)


def make_chain(
    modes: Sequence[str],
    places: Sequence[str],
    shortest_km: Sequence[float],
    grid: Sequence[float],
    rates: LoadRates,
) -> Chain:
    """Return a chain with all its elements.

    Parameters
    ----------
    modes
        Of the legs.
    places
        One more than there are legs.
    shortest_km, grid
        Of each leg: its shortest feasible distance, and g CO2e for a MJ of its electricity.
    rates
        What every mode takes.
    """
    elements: list[Element] = []
    for number, mode in enumerate(modes):
        before = modes[number - 1] if number else ""
        if before or mode != ROAD:
            elements.append(_hub(before, mode, places[number], rates))
        ends = (places[number], places[number + 1])
        elements.append(_leg(mode, ends, shortest_km[number], grid[number], rates))
    if modes[-1] != ROAD:
        elements.append(_hub(modes[-1], "", places[-1], rates))
    return Chain(tuple(elements))


def _leg(
    mode: str, ends: tuple[str, str], shortest_km: float, grid: float, rates: LoadRates
) -> Element:
    one = legs(rates.modes[mode], rates.tonnes, np.array([shortest_km]), np.array([grid]))
    return Element(
        TRANSPORT,
        mode,
        *ends,
        rates.tonnes,
        shortest_km,
        float(one.km[0]),
        float(one.hours[0]),
        float(one.rest[0]),
        eur=float(one.eur[0]),
        mj=float(one.mj[0]),
        ttw_kg=float(one.ttw_kg[0]),
        wtt_kg=float(one.wtt_kg[0]),
    )


def _hub(before: str, after: str, place: str, rates: LoadRates) -> Element:
    """Return a transhipment: each train or ship beside it is loaded or unloaded once."""
    sides = [rates.modes[mode] for mode in (before, after) if mode]
    handling = sum(side.lift_hours for side in sides) + rates.dwell_hours
    waiting = rates.modes[after].wait_hours if after else 0.0
    cooling = rates.hub_cooling_kg_per_hour
    return Element(
        HUB,
        f"{before}|{after}",
        place,
        place,
        rates.tonnes,
        handling_hours=handling,
        waiting_hours=waiting,
        eur=sum(side.lift_eur for side in sides),
        ttw_kg=rates.hub_ttw_kg,
        wtt_kg=rates.hub_wtt_kg + (cooling * (handling + waiting) if cooling else 0.0),
    )
