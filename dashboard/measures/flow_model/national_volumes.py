"""How many tonne-kilometres by road a country's own flows must have, from what is official."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from dashboard.measures.flow_model.parameters import Parameters
from dashboard.measures.flow_model.territory import Array

Volumes = Mapping[tuple[str, str, int], float]
"""Official figures by country, mode and year."""


class Counts(IntEnum):
    """What a country's official tonne-kilometres by road are made of."""

    CANNOT_TELL = 0
    OWN_LORRIES = 1
    OWN_LORRIES_AT_HOME = 2
    ALL_LORRIES_AT_HOME = 3
    DOMESTIC = 4


@dataclass(frozen=True, slots=True)
class RoadVolumes:
    """What binds a country's road tonne-kilometres in one year; one value a country.

    Parameters
    ----------
    counts
        What the official figure is made of, as `Counts`.
    official
        Tonne-kilometres as published; NaN where there are none.
    on_territory
        Tonne-kilometres of all lorries on the territory, from rail's and the shares of the modes;
        NaN where either is not known.
    transit
        Share of what drives on a territory that neither begins nor ends there.
    floor
        Least share of the official figure that domestic freight is taken to have.
    """

    counts: Array
    official: Array
    on_territory: Array
    transit: Array
    floor: float

    def domestic(self, own: Array, own_home: Array, all_home: Array) -> Array:
        """Return the tonne-kilometres left for freight inside each country; NaN if not known.

        Parameters
        ----------
        own
            Tonne-kilometres of the country's own lorries between it and others.
        own_home, all_home
            The part of those, and of all lorries' between it and others, that lies in it.
        """
        at_home = self.on_territory * (1 - self.transit) - all_home
        kind = self.counts
        left = np.select(
            [
                kind == Counts.OWN_LORRIES,
                kind == Counts.OWN_LORRIES_AT_HOME,
                kind == Counts.ALL_LORRIES_AT_HOME,
                kind == Counts.DOMESTIC,
            ],
            [
                np.fmin(self.official - own, at_home),
                np.fmin(self.official - own_home, at_home),
                self.official * (1 - self.transit) - all_home,
                self.official,
            ],
            np.nan,
        )
        left[np.isnan(self.official)] = np.nan
        domestic: Array = np.maximum(left, self.floor * self.official)
        return domestic


def road_volumes(
    tonne_km: Volumes, shares: Volumes, countries: Sequence[str], year: int, parameters: Parameters
) -> RoadVolumes:
    """Return what binds road tonne-kilometres in one year.

    Parameters
    ----------
    tonne_km
        Official tonne-kilometres by country, mode and year.
    shares
        Official shares of modes on the territory, per cent.
    countries
        Codes, in the order of the result.
    year
        The year.
    parameters
        With ``road_counts``, ``transit_share`` and ``domestic_floor``.

    Notes
    -----
    Rail is counted on the territory in both sources, so rail's tonne-kilometres and the two
    shares give road's on the territory. It is used as a bound only: domestic freight cannot be
    more than what drives in a country.
    """

    def of(volumes: Volumes, mode: str) -> Array:
        return np.array([volumes.get((code, mode, year), np.nan) for code in countries])

    rail = of(shares, "rail")
    ratio = np.divide(of(shares, "road"), rail, out=np.full(len(rail), np.nan), where=rail > 0)
    return RoadVolumes(
        np.array([parameters.value("road_counts", code, year) for code in countries]),
        of(tonne_km, "road"),
        of(tonne_km, "rail") * ratio,
        np.array([parameters.value("transit_share", code, year) for code in countries]),
        parameters.value("domestic_floor"),
    )
