"""The range of what goes between two countries, as all runs of the estimate gave it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from dashboard.sources.flow_files import Array, read_fitting_array, read_flow_report


class CountryRanges(NamedTuple):
    """The least and greatest tonnes from country to country, and inside each.

    Parameters
    ----------
    countries
        Two letters each, in the order of the arrays.
    modes, years
        Keys of the modes and calendar years, in the order of the arrays.
    low, high
        Tonnes [mode, year, origin, destination]; NaN where not known.

    Notes
    -----
    Of the sum in each run: narrower than the ends of its cells added up, which no run has all at
    once. Where the sum is held to official figures both ends are nearly the same.
    """

    countries: tuple[str, ...]
    modes: tuple[str, ...]
    years: tuple[int, ...]
    low: Array
    high: Array

    def of(self, origin_id: str, destination_id: str, mode: str, year: int) -> tuple[float, float]:
        """Return low and high of one pair of countries by one mode in one year."""
        origin, destination = map(self.countries.index, (origin_id, destination_id))
        at = (self.modes.index(mode), self.years.index(year), origin, destination)
        return float(self.low[at]), float(self.high[at])


def read_country_ranges(built: Path) -> CountryRanges:
    """Return the ranges that the build wrote.

    Parameters
    ----------
    built
        The folder ``geodata/built``.

    Raises
    ------
    MissingInput
        If the flows are not built, or by a version that did not write them.
    UnfitArray
        If an array has not the shape that the index tells.
    """
    index = read_flow_report(built, "index")
    countries = tuple(index.get("countries", ()))
    modes, years = tuple(index["modes"]), tuple(int(year) for year in index["years"])
    shape = (len(modes), len(years), len(countries), len(countries))
    low, high = (read_fitting_array(built, name, shape) for name in ("country_low", "country_high"))
    return CountryRanges(countries, modes, years, low, high)
