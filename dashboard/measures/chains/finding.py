"""Chains between two places, found on the network: by one mode, or through up to two terminals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dashboard.measures.chains.elements import Chain, make_chain
from dashboard.measures.chains.legs import legs
from dashboard.measures.chains.rates import ROAD, LoadRates
from dashboard.sources.place_network import NETWORK_MODES, PlaceNetwork

Numbers = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]
SCHEDULED = tuple(mode for mode in NETWORK_MODES if mode != ROAD)


@dataclass(frozen=True, slots=True)
class Limits:
    """Which chains are looked at; all are assumed.

    Parameters
    ----------
    nearest_terminals
        How many terminals of a mode, the nearest by road, are tried at each end.
    main_share
        Least share of the kilometres that goes by rail, waterway or sea, unless all is by road.
    longest_detour
        Most kilometres for each kilometre of the way by road.
    least_leg_km
        Least kilometres of each train and ship where a chain has more than one of them.
    most_chains
        How many chains are told.
    """

    nearest_terminals: int = 8
    main_share: float = 0.5
    longest_detour: float = 3.0
    least_leg_km: float = 100.0
    most_chains: int = 10


LIMITS = Limits()


class Way(NamedTuple):
    """A chain before its elements are worked out: modes, and rows of the places passed."""

    modes: tuple[str, ...]
    rows: tuple[int, ...]


class Totals(NamedTuple):
    """Sums over many ways at once: kilometres, those by road, and what is to be small."""

    km: Numbers
    road_km: Numbers
    eur: Numbers
    hours: Numbers
    kg: Numbers

    def __add__(self, other: tuple[object, ...]) -> Totals:
        """Return the sums of two parts of a chain."""
        return Totals(*(one + two for one, two in zip(self, other, strict=True)))  # type: ignore[operator]

    def shaped(self, *shape: int) -> Totals:
        """Return the same numbers in another shape."""
        return Totals(*(part.reshape(shape) for part in self))


class Finder:
    """Finds chains for one load on one network.

    Parameters
    ----------
    network
        Distances between the places.
    rates
        What every mode takes for the load.
    grid
        Grams CO2e of a megajoule of electricity on the railway from each place to each other.
    limits
        Which chains are looked at.
    """

    def __init__(
        self,
        network: PlaceNetwork,
        rates: LoadRates,
        grid: Numbers,
        limits: Limits = LIMITS,
    ) -> None:
        self.network, self.rates, self.limits = network, rates, limits
        self.grid = grid

    def find(self, from_id: str, to_id: str) -> tuple[Chain, ...]:
        """Return chains between two places: of each order of modes those best in something.

        Parameters
        ----------
        from_id, to_id
            Places of the network; the same twice has no chains.

        Returns
        -------
        chains
            For each order of modes the chain with the least emissions, the least cost and the
            shortest time, as far as these are known; fewest emissions first, unknown last.

        Notes
        -----
        Exact within `Limits`: every pair of terminals is tried. Trains and ships are taken to
        run wherever the network leads; whether one does is not known. Not a timetable.
        """
        start, end = self.network.index[from_id], self.network.index[to_id]
        ways = dict.fromkeys(self._ways(start, end)) if start != end else {}
        chains = [self.chain(way) for way in ways]
        return tuple(sorted(chains, key=lambda one: (one.wtw_kg != one.wtw_kg, one.wtw_kg, one.km)))

    def chain(self, way: Way) -> Chain:
        """Return a way with all its elements."""
        ends = list(zip(way.rows, way.rows[1:], strict=False))
        km = [
            float(self.network.km[mode][pair]) for mode, pair in zip(way.modes, ends, strict=True)
        ]
        grid = [float(self.grid[pair]) for pair in ends]
        places = [self.network.place_ids[row] for row in way.rows]
        return make_chain(way.modes, places, km, grid, self.rates)

    def _ways(self, start: int, end: int) -> Iterator[Way]:
        for mode in NETWORK_MODES:
            if mode in self.network.km and np.isfinite(self.network.km[mode][start, end]):
                yield Way((mode,), (start, end))
        for first, last in product(NETWORK_MODES, repeat=2):
            if first != last:
                yield from self._through_one(first, last, start, end)
        for first, middle, last in product(NETWORK_MODES, SCHEDULED, NETWORK_MODES):
            if middle not in (first, last):
                yield from self._through_two((first, middle, last), start, end)

    def _through_one(self, first: str, last: str, start: int, end: int) -> Iterator[Way]:
        rows = self._terminals(first, last, start, end)
        if last == ROAD:
            rows = self._terminals(last, first, end, start)
        if not rows.size:
            return
        least = self._least_km(first, last)
        sums = self.totals(first, start, rows, least) + self.totals(last, rows, end, least)
        for place in self._best(sums, start, end):
            yield Way((first, last), (start, int(rows[place]), end))

    def _through_two(self, modes: tuple[str, str, str], start: int, end: int) -> Iterator[Way]:
        first, middle, last = modes
        begin = self._terminals(first, middle, start, end)
        finish = self._terminals(last, middle, end, start)
        if not begin.size or not finish.size:
            return
        least = self._least_km(*modes)
        sums = (
            self.totals(first, start, begin, least).shaped(-1, 1)
            + self.totals(middle, begin[:, None], finish[None, :], least)
            + self.totals(last, finish, end, least).shaped(1, -1)
        )
        for place in self._best(sums, start, end):
            one, two = divmod(place, finish.size)
            yield Way(modes, (start, int(begin[one]), int(finish[two]), end))

    def _least_km(self, *modes: str) -> float:
        return self.limits.least_leg_km if len(modes) - modes.count(ROAD) > 1 else 0.0

    def _terminals(self, mode: str, then: str, place: int, other_end: int) -> Rows:
        """Return the rows of places that `mode` leads to from a place and that `then` serves."""
        if mode not in self.network.km or then not in self.network.km:
            return np.empty(0, np.intp)
        km = self.network.km[mode][place].copy()
        km[[place, other_end]] = np.nan
        km[~self.served(then)] = np.nan
        rows = np.flatnonzero(np.isfinite(km))
        if mode == ROAD and rows.size > self.limits.nearest_terminals:
            order = np.argsort(km[rows], kind="stable")
            rows = np.sort(rows[order[: self.limits.nearest_terminals]])
        return rows

    def served(self, mode: str) -> npt.NDArray[np.bool_]:
        """Return for each place whether a mode leads from it to any other place."""
        ways = np.isfinite(self.network.km[mode])
        own = np.eye(len(ways), dtype=np.bool_)
        return np.asarray((ways & ~own).any(axis=1), dtype=np.bool_)

    def totals(
        self, mode: str, start: int | Rows, end: int | Rows, least_km: float = 0.0
    ) -> Totals:
        """Return the sums of legs by one mode, with what happens at their own terminals.

        Trains and ships of less than `least_km` are left out, and so are legs that lead nowhere.
        """
        rates = self.rates.modes[mode]
        km = np.where(np.equal(start, end), np.nan, self.network.km[mode][start, end])
        if mode != ROAD:
            km = np.where(km < least_km, np.nan, km)
        one = legs(rates, self.rates.tonnes, km, self.grid[start, end])
        cooling = self.rates.hub_cooling_kg_per_hour
        idle = 2 * rates.lift_hours + rates.wait_hours
        own = {"eur": 2 * rates.lift_eur, "hours": idle, "kg": cooling * idle if cooling else 0.0}
        return Totals(
            one.km,
            one.km if mode == ROAD else np.zeros_like(one.km),
            one.eur + own["eur"],
            one.hours + one.rest + own["hours"],
            one.ttw_kg + one.wtt_kg + own["kg"],
        )

    def _best(self, sums: Totals, start: int, end: int) -> Iterator[int]:
        """Give the flat place of the best way in each of cost, time and emissions."""
        direct = self.network.km[ROAD][start, end] if ROAD in self.network.km else np.nan
        longest = direct * self.limits.longest_detour if direct == direct else np.inf
        with np.errstate(invalid="ignore"):
            fits = sums.road_km <= (1 - self.limits.main_share) * sums.km
            fits &= sums.km <= longest
        wanted: Sequence[Numbers] = (sums.kg, sums.eur, sums.hours)
        if not any(np.isfinite(part[fits]).any() for part in wanted):
            wanted = (sums.km,)
        for part in wanted:
            values = np.where(fits & np.isfinite(part), part, np.inf)
            if np.isfinite(values).any():
                yield int(values.argmin())
