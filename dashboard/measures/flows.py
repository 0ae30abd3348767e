"""Flows between regions, looked at from one region, or from Europe as a whole."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from dashboard.measures.flow_sums import Counts, FlowSums, cells
from dashboard.sources.country_ranges import CountryRanges
from dashboard.sources.flow_cube import StoredFlows, release

LEVELS = (0, 1, 2)
MOST_PARTNERS = 30
KEPT = 256
SAME = 1e-6
"""By what share of itself a value may move that is held to official figures."""
ALL = slice(None)
COUNTRY = 2
"""Letters of the code of a country."""


class Flow(NamedTuple):
    """Goods from one region to another in a year, or a sum of such flows.

    Parameters
    ----------
    origin_id, destination_id
        NUTS 2021 codes of levels 0 to 2; empty where it is a sum over several.
    mode
        Key of a mode; empty for all modes together.
    year
        Calendar year.
    tonnes
        In tonnes; NaN when not known. Zero means that nothing went.
    low, high
        Range of `tonnes`; NaN where there is none. By one mode between two countries, or inside
        one, it is that of the sum; of any other sum the ends of its parts are added up, which is
        wider than the range of the sum.
    known, out_of
        Cells of level 2, by mode, that are known, of those that have a route.
    ranges
        How many ranges `low` and `high` are made of.
    """

    origin_id: str
    destination_id: str
    mode: str
    year: int
    tonnes: float
    low: float
    high: float
    known: int
    out_of: int
    ranges: int

    @property
    def is_known(self) -> bool:
        """Whether there is a value. Not known is never zero."""
        return not np.isnan(self.tonnes)

    @property
    def is_partial(self) -> bool:
        """Whether a part of the sum is not known, so that it is at least this much."""
        return self.is_known and self.known < self.out_of

    @property
    def is_sum(self) -> bool:
        """Whether its range is made of several ranges, and so too wide."""
        return self.ranges > 1

    @property
    def has_range(self) -> bool:
        """Whether other assumptions give another value, beyond what reckoning leaves over."""
        return self.high - self.low > SAME * self.tonnes


class Partner(NamedTuple):
    """What a region exchanges with another one, both directions apart.

    Parameters
    ----------
    partner_id
        The other region; empty where it is the sum of several.
    sent, received
        As seen from the region in question.
    """

    partner_id: str
    sent: Flow
    received: Flow

    @property
    def both(self) -> float:
        """Tonnes of both directions, of those that are known; NaN where neither is."""
        values = [one.tonnes for one in (self.sent, self.received) if one.is_known]
        return sum(values) if values else np.nan

    @property
    def is_partial(self) -> bool:
        """Whether a part of either direction is not known, so that `both` is at least so much."""
        return any(one.known < one.out_of for one in (self.sent, self.received))


class Partners(NamedTuple):
    """The partners of a region in a year.

    Parameters
    ----------
    region_id, year, mode
        What was asked.
    largest
        At most `MOST_PARTNERS`, the largest in both directions together first.
    rest, rest_count
        All others with a known flow, added up, and how many they are.
    inside
        What stays in the region.
    unknown
        Partners of which neither direction is known; they are in no sum.
    """

    region_id: str
    year: int
    mode: str
    largest: tuple[Partner, ...]
    rest: Partner
    rest_count: int
    inside: Flow
    unknown: tuple[str, ...]


class Strongest(NamedTuple):
    """The strongest flows between countries in a year.

    Parameters
    ----------
    year, mode
        What was asked.
    largest
        At most `MOST_PARTNERS`, the largest first, each direction for itself.
    rest, rest_count
        All others that are known, added up, and how many they are.
    inside
        What stays inside the countries.
    """

    year: int
    mode: str
    largest: tuple[Flow, ...]
    rest: Flow
    rest_count: int
    inside: Flow


class FlowCube:
    """All flows between regions, held as the build wrote them and added up when asked.

    Parameters
    ----------
    stored
        Cells of level 2, mapped from files.

    Notes
    -----
    Regions of levels 0 and 1 are the sums of the regions of level 2 whose codes begin with
    theirs. Estimates: not for the traffic of one company, one road or one month.
    """

    def __init__(self, stored: StoredFlows) -> None:
        self._stored = stored
        self.years, self.modes = stored.years, stored.modes
        ids = stored.region_ids
        self._groups = {
            level: tuple(dict.fromkeys(code[: level + 2] for code in ids)) for level in LEVELS
        }
        self._places = _places_of(ids)
        self._partners = lru_cache(KEPT)(self._find_partners)
        self._strongest = lru_cache(KEPT)(self._find_strongest)
        self._widest = lru_cache(KEPT)(self._find_widest)

    def __bool__(self) -> bool:
        """Whether there are any flows."""
        return bool(self.years)

    def regions(self, level: int) -> tuple[str, ...]:
        """Return the regions of a level, 0 to 2, that flows may begin or end in."""
        return self._groups[level]

    def covers(self, region_id: str) -> bool:
        """Whether flows may begin or end in a region."""
        return region_id in self._places

    def flow(self, origin_id: str, destination_id: str, year: int, mode: str = "") -> Flow:
        """Return what goes from one region to another, each of any level from 0 to 2.

        Parameters
        ----------
        origin_id, destination_id
            Regions that are covered.
        year
            One of `years`.
        mode
            Empty for all modes together.
        """
        cut = self._places[origin_id], self._places[destination_id]
        sums = self._cells(year, mode, *cut).over(1, 2)
        if len(origin_id) == len(destination_id) == COUNTRY:
            sums = self._between_countries(sums, year, mode, origin_id, destination_id)
        return Flow(origin_id, destination_id, mode, year, *sums.over(0).numbers())

    def partners(self, region_id: str, year: int, mode: str = "") -> Partners:
        """Return the largest partners of a region, regions of its own level.

        Parameters
        ----------
        region_id
            A region that is covered.
        year
            One of `years`.
        mode
            Empty for all modes together.
        """
        return self._partners(region_id, year, mode)

    def strongest(self, year: int, mode: str = "") -> Strongest:
        """Return the strongest flows between countries; ``mode`` is empty for all together."""
        return self._strongest(year, mode)

    def widest(self, region_id: str = "", mode: str = "") -> float:
        """Return the largest flow of all years, by which widths are scaled; 0 if there is none.

        Parameters
        ----------
        region_id
            Whose partners; empty for the flows between countries.
        mode
            Empty for all modes together.
        """
        return self._widest(region_id, mode)

    def _cells(self, year: int, mode: str, origins: slice, destinations: slice) -> FlowSums:
        """Return cells [mode, origin, destination]."""
        own, at, modes = self._stored, self.years.index(year), self._modes_of(mode)
        tonnes, low, high = (
            part[modes, at, origins, destinations] for part in (own.tonnes, own.low, own.high)
        )
        found = cells(tonnes, low, high, own.km[modes, origins, destinations])
        release(own)
        return found

    def _modes_of(self, mode: str) -> slice:
        first = self.modes.index(mode) if mode else 0
        return slice(first, first + 1) if mode else ALL

    def _between_countries(
        self, sums: FlowSums, year: int, mode: str, origin_id: str = "", destination_id: str = ""
    ) -> FlowSums:
        """Return sums [mode, origin, destination], less the ends that are named, as they range."""
        own = self._stored.countries
        ends = (own.countries.index(code) if code else ALL for code in (origin_id, destination_id))
        at = (self._modes_of(mode), self.years.index(year), *ends)
        return sums.with_ranges(own.low[at], own.high[at])

    def _starts(self, level: int) -> Counts:
        return np.array([self._places[code].start for code in self._groups[level]], dtype=np.int64)

    def _find_partners(self, region_id: str, year: int, mode: str) -> Partners:
        level = len(region_id) - 2
        codes, own, starts = self._groups[level], self._places[region_id], self._starts(level)
        sent = self._cells(year, mode, own, ALL).over(1).by(starts, 1)
        received = self._cells(year, mode, ALL, own).over(2).by(starts, 1)
        if not level:
            sent = self._between_countries(sent, year, mode, region_id)
            received = self._between_countries(received, year, mode, "", region_id)
        sent, received = sent.over(0), received.over(0)
        both = sent.total + received.total
        order = np.argsort(-both, kind="stable").tolist()
        met = [at for at in order if both[at] > 0 and codes[at] != region_id]

        def partner(places: list[int], code: str) -> Partner:
            there = (mode, year, *sent.of(places).numbers())
            back = (mode, year, *received.of(places).numbers())
            return Partner(code, Flow(region_id, code, *there), Flow(code, region_id, *back))

        blank = (sent.is_unknown | received.is_unknown) & (sent.known + received.known == 0)
        return Partners(
            region_id=region_id,
            year=year,
            mode=mode,
            largest=tuple(partner([at], codes[at]) for at in met[:MOST_PARTNERS]),
            rest=partner(met[MOST_PARTNERS:], ""),
            rest_count=len(met[MOST_PARTNERS:]),
            inside=self.flow(region_id, region_id, year, mode),
            unknown=tuple(code for code, one in zip(codes, blank, strict=True) if one),
        )

    def _find_strongest(self, year: int, mode: str) -> Strongest:
        codes, starts = self._groups[0], self._starts(0)
        pairs = self._cells(year, mode, ALL, ALL).by(starts, 1).by(starts, 2)
        sums = self._between_countries(pairs, year, mode).over(0)
        inside = [at * (len(codes) + 1) for at in range(len(codes))]
        order = np.argsort(-sums.total.ravel(), kind="stable").tolist()
        values = sums.total.ravel()
        met = [at for at in order if values[at] > 0 and at % (len(codes) + 1)]

        def flow(places: list[int], origin_id: str = "", destination_id: str = "") -> Flow:
            return Flow(origin_id, destination_id, mode, year, *sums.of(places).numbers())

        return Strongest(
            year=year,
            mode=mode,
            largest=tuple(
                flow([at], codes[at // len(codes)], codes[at % len(codes)])
                for at in met[:MOST_PARTNERS]
            ),
            rest=flow(met[MOST_PARTNERS:]),
            rest_count=len(met[MOST_PARTNERS:]),
            inside=flow(inside),
        )

    def _find_widest(self, region_id: str, mode: str) -> float:
        found = [0.0]
        for year in self.years:
            if region_id:
                ways = self.partners(region_id, year, mode).largest
                found += [way.tonnes for one in ways for way in (one.sent, one.received)]
            else:
                found += [way.tonnes for way in self.strongest(year, mode).largest]
        return float(np.nanmax(found))


def _places_of(region_ids: tuple[str, ...]) -> dict[str, slice]:
    """Return where the regions of level 2 in each region stand, which is side by side."""
    found: dict[str, slice] = {}
    for at, code in enumerate(region_ids):
        for level in LEVELS:
            before = found.get(code[: level + 2], slice(at, at))
            found[code[: level + 2]] = slice(before.start, at + 1)
    return found


def _nothing() -> StoredFlows:
    none = np.zeros((0, 0, 0, 0))
    countries = CountryRanges((), (), (), none, none)
    return StoredFlows((), (), (), none, none, none, np.zeros((0, 0, 0)), countries)


NO_FLOWS = FlowCube(_nothing())
"""Where there are no flows."""
