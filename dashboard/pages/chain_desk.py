"""What connections are answered from: network, factors and places; answers are kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from dashboard.measures.atlas import Atlas
from dashboard.measures.chains.balance import Turn, turns
from dashboard.measures.chains.comparison import Comparison, compare
from dashboard.measures.chains.elements import Chain
from dashboard.measures.chains.factors import ChainFactors
from dashboard.measures.chains.finding import Finder, Way
from dashboard.measures.chains.inputs import Settings, at_the_ends, settle
from dashboard.measures.chains.rates import MJ_PER_KWH, load_rates
from dashboard.pages.chain_parameters import Question
from dashboard.sources.place_network import PlaceNetwork

GRID_YEARS = range(2024, 2020, -1)
KEPT_ANSWERS = 64


@dataclass(frozen=True)
class Answer:
    """Chains of one question.

    Parameters
    ----------
    question, settings
        What was asked, and every input.
    comparison
        The chains, and what they are best in.
    best, worst
        The same chains with every input that sources disagree on at its best and its worst.
    turns
        What would tip the balance.
    found
        How many chains were compared before those told were picked.
    """

    question: Question
    settings: Settings
    comparison: Comparison
    best: tuple[Chain, ...]
    worst: tuple[Chain, ...]
    turns: tuple[Turn, ...]
    found: int


class ChainDesk:
    """Answers questions on connections.

    Parameters
    ----------
    atlas
        Places, sources and the electricity of countries.
    network
        Distances between places.
    factors
        What the sources say of cost, speed and emissions.
    """

    def __init__(self, atlas: Atlas, network: PlaceNetwork, factors: ChainFactors) -> None:
        self.atlas, self.network, self.factors = atlas, network, factors
        self._kept = lru_cache(KEPT_ANSWERS)(self._answer)

    @property
    def place_ids(self) -> tuple[str, ...]:
        """Places that may be asked for: those of the network that the atlas knows."""
        return tuple(place for place in self.network.place_ids if place in self.atlas.places)

    @cached_property
    def grid(self) -> npt.NDArray[np.float64]:
        """Return the grams of CO2 of a MJ of electricity on the railway from place to place.

        By the countries that the route lies in, in the latest year; NaN where there is no route,
        and where a country on it has no figure.
        """
        power = np.array([self._country_grid(code) for code in self.network.countries])
        shares = self.network.rail_shares.astype(np.float64)
        known = np.where(np.isnan(power), 0.0, power)
        missing = shares[:, :, np.isnan(power)].sum(axis=2) > 0
        grid = np.asarray(shares @ known, dtype=np.float64)
        grid[missing | (shares.sum(axis=2) == 0)] = np.nan
        return grid

    def _country_grid(self, country: str) -> float:
        rows = (self.atlas.factors.grid(country, year) for year in GRID_YEARS)
        found = next((row for row in rows if row is not None), None)
        return found.value / MJ_PER_KWH if found else float("nan")

    def finder(self, settings: Settings) -> Finder:
        """Return what finds chains for a load."""
        return Finder(self.network, load_rates(settings, self.factors), self.grid)

    def answer(self, question: Question) -> Answer:
        """Return the chains that a question asks for."""
        numbers, choices = sorted(question.numbers.items()), sorted(question.choices.items())
        return self._kept(question.from_id, question.to_id, tuple(numbers), tuple(choices))

    def _answer(
        self,
        from_id: str,
        to_id: str,
        numbers: tuple[tuple[str, float], ...],
        choices: tuple[tuple[str, str], ...],
    ) -> Answer:
        question = Question(from_id, to_id, dict(numbers), dict(choices))
        settings = settle(self.factors, question.numbers, question.choices)
        finder = self.finder(settings)
        found = finder.find(from_id, to_id)
        comparison = compare(found)
        ends = [
            tuple(self._again(one, other) for one in comparison.chains)
            for other in map(self.finder, at_the_ends(settings, self.factors))
        ]
        tipped = turns(found, finder.rates, settings)
        return Answer(question, settings, comparison, ends[0], ends[1], tipped, len(found))

    def _again(self, chain: Chain, finder: Finder) -> Chain:
        """Return the same chain at other rates."""
        rows = tuple(self.network.index[place] for place in chain.places)
        return finder.chain(Way(chain.modes, rows))
