"""Regions and the countries that they make, as positions in arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Territory:
    """Regions in the order of their codes, so that those of a country stand together.

    Parameters
    ----------
    region_ids
        NUTS 2 codes, sorted, each once.

    Raises
    ------
    ValueError
        If they are not sorted, or one stands twice.
    """

    region_ids: tuple[str, ...]

    def __post_init__(self) -> None:
        if list(self.region_ids) != sorted(set(self.region_ids)):
            raise ValueError("region codes are not sorted, or one stands twice")

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Codes of the countries, sorted."""
        return tuple(dict.fromkeys(code[:2] for code in self.region_ids))

    @cached_property
    def country_of(self) -> Positions:
        """Position of each region's country."""
        place = {code: at for at, code in enumerate(self.countries)}
        return np.array([place[code[:2]] for code in self.region_ids], dtype=np.int64)

    @cached_property
    def sizes(self) -> Positions:
        """Number of regions of each country."""
        return np.bincount(self.country_of).astype(np.int64)

    @cached_property
    def starts(self) -> Positions:
        """Position of the first region of each country."""
        return np.searchsorted(self.country_of, np.arange(len(self.countries))).astype(np.int64)

    def members(self, country: int) -> slice:
        """Return the positions of a country's regions."""
        ends = [*self.starts[1:], len(self.region_ids)]
        return slice(int(self.starts[country]), int(ends[country]))

    def by_country(self, values: Array) -> Array:
        """Return the sums of one value a region, by country."""
        return np.add.reduceat(values, self.starts)

    def by_pair(self, flows: Array) -> Array:
        """Return the sums of a matrix of regions, by pair of countries."""
        return np.add.reduceat(np.add.reduceat(flows, self.starts, axis=0), self.starts, axis=1)

    def spread(self, pairs: Array) -> Array:
        """Return a matrix of countries as one of regions: each cell is that of its countries."""
        rows: Array = np.repeat(pairs, self.sizes, axis=0)
        whole: Array = np.repeat(rows, self.sizes, axis=1)
        return whole

    @cached_property
    def domestic(self) -> Mask:
        """Which pairs of regions lie in one country."""
        same: Mask = self.country_of[:, None] == self.country_of[None, :]
        return same


def positions(territory: Territory, codes: Sequence[str]) -> Positions:
    """Return where each code stands among the regions; -1 for one that is not there."""
    place = {code: at for at, code in enumerate(territory.region_ids)}
    return np.array([place.get(code, -1) for code in codes], dtype=np.int64)


def home_km(territory: Territory, km: Array, tolerance: float) -> Array:
    """Return how much of each way from region to region lies in the country that it begins in.

    Parameters
    ----------
    territory
        The regions.
    km
        Distances in km, NaN where there is no way, symmetric.
    tolerance
        How much longer a way over a third region may be for that region to lie on the way.

    Returns
    -------
    home
        Matrix like ``km``. A way inside a country lies in it as a whole.

    Notes
    -----
    The first foreign region on the way is the nearest one that lies on it; the border is taken to
    be half-way between it and the nearest region of the own country. Good enough to divide
    tonne-kilometres of countries; must not be used for a single way.
    """
    far = np.where(np.isnan(km), np.inf, km)
    home = km.copy()
    for country in range(len(territory.countries)):
        own = territory.members(country)
        foreign = np.flatnonzero(territory.country_of != country)
        to_border = far[own, :].min(axis=0) / 2
        to_border[np.isinf(to_border)] = 0.0
        for at in range(own.start, own.stop):
            reach = far[at, foreign] - to_border[foreign]
            over = far[at, foreign][:, None] + far[np.ix_(foreign, foreign)]
            np.fill_diagonal(over, far[at, foreign])
            on_way = over <= tolerance * far[at, foreign][None, :]
            first = np.where(on_way, reach[:, None], np.inf).min(axis=0)
            home[at, foreign] = np.where(np.isfinite(far[at, foreign]), first, np.nan)
    return np.clip(home, 0, km)
