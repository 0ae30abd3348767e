"""Flows brought to what is known of their sums, by iterative proportional fitting."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.measures.flow_model.national_volumes import RoadVolumes
from dashboard.measures.flow_model.territory import Array, Territory

ROUNDS = 300
"""Rounds at most."""
CLOSE, STILL = 2e-4, 0.01
"""How near to 1 the factor of a region has to come; one that moves by less than this part of its
distance from 1 will not come there: a region without a way out cannot have its share of loading
and of unloading both."""
EXACT = 1e-10
OFTEN = 4
"""Each how many rounds tonne-kilometres are looked at; they move slowly."""


@dataclass(frozen=True, slots=True)
class RoadGoals:
    """What road flows of one year must add up to.

    Parameters
    ----------
    pairs
        Tonnes from country to country, NaN where not known (no flow is made there).
    own_share
        Part of each, [from, to], that lorries of the country of loading carry.
    outside
        What a country's lorries carry across its border for one tonne inside the atlas.
    volumes
        What binds the tonne-kilometres of countries.
    loading, unloading
        Each region's share of what its country loads and unloads.
    """

    pairs: Array
    own_share: Array
    outside: Array
    volumes: RoadVolumes
    loading: Array
    unloading: Array


@dataclass(frozen=True, slots=True)
class Ways:
    """How long each way is.

    Parameters
    ----------
    km
        From region to region; zero where there is no way.
    home
        The part of it in the country where it begins.
    home_of_end
        The part of it in the country where it ends.
    """

    km: Array
    home: Array
    home_of_end: Array

    @classmethod
    def of(cls, km: Array, home: Array) -> Ways:
        """Return the ways of symmetric distances; NaN is no way."""
        return cls(np.nan_to_num(km), np.nan_to_num(home), np.nan_to_num(home).T.copy())


@dataclass(frozen=True, slots=True)
class Balanced:
    """Flows that meet their goals, and the factors of rows and columns that they took.

    Parameters
    ----------
    tonnes
        From region to region; zero where no flow is made.
    rows, columns
        Factor of each region; a good start for goals that are nearly the same.
    """

    tonnes: Array
    rows: Array
    columns: Array


@dataclass(frozen=True, slots=True)
class RoadSums:
    """Tonne-kilometres by road of each country, as the flows have them.

    Parameters
    ----------
    domestic
        Inside the country; NaN where not known.
    own, own_home, all_home
        Across its border, as `RoadVolumes.domestic` wants them.
    """

    domestic: Array
    own: Array
    own_home: Array
    all_home: Array


def balance_road(
    seed: Array,
    ways: Ways,
    goals: RoadGoals,
    territory: Territory,
    start: tuple[Array, Array] | None = None,
) -> Balanced:
    """Return road flows in tonnes that meet the goals.

    Parameters
    ----------
    seed
        Relative size of each flow, [from, to]; zero where there is no way.
    ways
        Length of each way, km.
    goals
        What the flows must add up to.
    territory
        The regions.
    start
        Factors of rows and columns to begin with.

    Returns
    -------
    balanced
        Tonnes between countries and tonne-kilometres inside countries are met exactly, each
        region's share nearly, as far as the others allow. No flow is made where its goal is
        not known.
    """
    size = len(territory.region_ids)
    rows, columns = start or (np.ones(size), np.ones(size))
    rows, columns = rows.copy(), columns.copy()
    tonnes = seed * rows[:, None] * columns[None, :]
    _fill_pairs(tonnes, goals, territory)
    before, moved = (np.ones(size), np.ones(size)), np.inf
    for turn in range(ROUNDS):
        _scale_pairs(tonnes, goals, territory)
        if turn % OFTEN == 0:
            moved = _scale_inside(tonnes, ways, goals, territory)
        one = _factors(tonnes.sum(axis=1), goals.loading, territory)
        tonnes *= one[:, None]
        other = _factors(tonnes.sum(axis=0), goals.unloading, territory)
        tonnes *= other[None, :]
        rows, columns = rows * one, columns * other
        if moved < CLOSE and _done(one, before[0]) and _done(other, before[1]):
            break
        before = one, other
    _scale_pairs(tonnes, goals, territory)
    _scale_inside(tonnes, ways, goals, territory)
    return Balanced(tonnes, rows, columns)


def road_sums(tonnes: Array, ways: Ways, goals: RoadGoals, territory: Territory) -> RoadSums:
    """Return the tonne-kilometres of countries that flows have."""
    by_pair = territory.by_pair(tonnes * ways.km)
    domestic = np.diag(by_pair).copy()
    out_home = territory.by_pair(tonnes * ways.home)
    in_home = territory.by_pair(tonnes * ways.home_of_end)
    for one in (by_pair, out_home, in_home):
        np.fill_diagonal(one, 0.0)
    own, other = goals.own_share, 1 - goals.own_share
    return RoadSums(
        domestic,
        ((own * by_pair).sum(axis=1) + (other * by_pair).sum(axis=0)) * goals.outside,
        ((own * out_home).sum(axis=1) + (other * in_home).sum(axis=0)) * goals.outside,
        (out_home.sum(axis=1) + in_home.sum(axis=0)) * goals.outside,
    )


def _fill_pairs(tonnes: Array, goals: RoadGoals, territory: Territory) -> None:
    """Bring the flows inside each country near what they will be, so that few rounds are needed."""
    inside = np.ones((len(territory.countries), len(territory.countries)))
    size = np.where(goals.volumes.official > 0, goals.volumes.official / 100, 0.0)
    np.fill_diagonal(inside, _ratio(size, np.diag(territory.by_pair(tonnes))))
    tonnes *= territory.spread(inside)


def _scale_pairs(tonnes: Array, goals: RoadGoals, territory: Territory) -> None:
    """Scale flows between countries to their tonnes."""
    pairs = np.where(np.isfinite(goals.pairs), goals.pairs, 0.0)
    factor = _ratio(pairs, territory.by_pair(tonnes))
    np.fill_diagonal(factor, 1.0)
    tonnes *= territory.spread(factor)


def _scale_inside(tonnes: Array, ways: Ways, goals: RoadGoals, territory: Territory) -> float:
    """Scale flows inside countries to the work that is left for them; return how far off it was."""
    sums = road_sums(tonnes, ways, goals, territory)
    wanted = goals.volumes.domestic(sums.own, sums.own_home, sums.all_home)
    factor = np.ones((len(wanted), len(wanted)))
    inside = _ratio(np.nan_to_num(wanted), sums.domestic)
    np.fill_diagonal(factor, inside)
    tonnes *= territory.spread(factor)
    return float(np.abs(inside - 1).max(initial=0.0, where=inside > 0))


def _done(factors: Array, before: Array) -> bool:
    off = np.abs(factors - 1)
    return bool(((off < CLOSE) | (np.abs(factors - before) < STILL * off)).all())


def _factors(found: Array, shares: Array, territory: Territory) -> Array:
    """Return by how much each region's sum must change to have its share of its country."""
    reached = np.where(found > 0, shares, 0.0)
    whole = territory.by_country(found)[territory.country_of]
    wanted = whole * _ratio(reached, territory.by_country(reached)[territory.country_of])
    return np.where(wanted > 0, _ratio(wanted, found), 1.0)


def balance_symmetric(seed_tonne_km: Array, wanted: Array) -> Array:
    """Return one factor a country that brings its tonne-kilometres to the wanted ones.

    Parameters
    ----------
    seed_tonne_km
        Relative tonne-kilometres from country to country.
    wanted
        Tonne-kilometres of each country: half of what leaves it, half of what comes to it, and
        all that stays in it. Zero where nothing goes; not NaN.

    Returns
    -------
    factors
        A flow is its seed times the factors of both countries.
    """
    both = (seed_tonne_km + seed_tonne_km.T) / 2
    factors = np.where((wanted > 0) & (both.sum(axis=1) > 0), 1.0, 0.0)
    for _ in range(20 * ROUNDS):
        step = np.sqrt(_ratio(wanted, factors * (both @ factors)))
        factors = factors * step
        if np.abs(step[factors > 0] - 1).max(initial=0.0) < EXACT:
            break
    return factors


def _ratio(above: Array, below: Array) -> Array:
    ratio: Array = np.divide(above, below, out=np.zeros_like(above), where=below > 0)
    return ratio
