"""What a cluster reaches by rail and waterway within some hours, without a lorry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.measures.chains.elements import Chain
from dashboard.measures.chains.finding import Finder, Way


@dataclass(frozen=True, slots=True)
class Reach:
    """The places that can be reached, and those to which no time is known.

    Parameters
    ----------
    chains
        The fastest chain to each place within the hours, fastest first.
    beyond
        How many more places the modes lead to, at any time.
    """

    chains: tuple[Chain, ...]
    beyond: int


def reach(finder: Finder, from_id: str, modes: Sequence[str], most_hours: float) -> Reach:
    """Return where a load gets from a place by some modes within some hours.

    Parameters
    ----------
    finder
        Network and rates.
    from_id
        Place of the network.
    modes
        Some of ``rail``, ``inland_waterway`` and ``sea``; with more than one, a load may change
        once from one to another, at a terminal that both serve.
    most_hours
        Time allowed, loading and unloading included.

    Notes
    -----
    Trains and ships are taken to run wherever the network leads, and to leave when the load is
    there unless departures are given. So it tells what the network allows, not what is offered:
    it must not be read as a timetable.
    """
    start = finder.network.index[from_id]
    best: dict[int, tuple[float, Way]] = {}
    for mode in modes:
        _direct(finder, start, mode, best)
    for first in modes:
        for last in modes:
            if first != last:
                _mixed(finder, start, (first, last), best)
    timed = sorted((hours, way) for hours, way in best.values() if hours <= most_hours)
    return Reach(tuple(finder.chain(way) for _, way in timed), len(best) - len(timed))


def _direct(finder: Finder, start: int, mode: str, best: dict[int, tuple[float, Way]]) -> None:
    rows = np.arange(len(finder.network.place_ids))
    hours = finder.totals(mode, start, rows).hours + 2 * finder.rates.dwell_hours
    for row in np.flatnonzero(np.isfinite(hours)).tolist():
        _keep(best, row, float(hours[row]), Way((mode,), (start, row)))


def _mixed(
    finder: Finder, start: int, modes: tuple[str, str], best: dict[int, tuple[float, Way]]
) -> None:
    rows = np.arange(len(finder.network.place_ids))
    first = finder.totals(modes[0], start, rows).hours
    last = finder.totals(modes[1], rows[:, None], rows[None, :]).hours
    hours = first[:, None] + last + 3 * finder.rates.dwell_hours
    hours[:, start] = np.nan
    for row in np.flatnonzero(np.isfinite(hours).any(axis=0)).tolist():
        at = int(np.nanargmin(hours[:, row]))
        _keep(best, row, float(hours[at, row]), Way(modes, (start, at, row)))


def _keep(best: dict[int, tuple[float, Way]], row: int, hours: float, way: Way) -> None:
    if row not in best or hours < best[row][0]:
        best[row] = (hours, way)
