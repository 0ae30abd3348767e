"""Distances and routes between ports and clusters, as the build wrote them for the server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dashboard.sources.network_arrays import (
    network_file,
    read_network_arrays,
    write_network_arrays,
)
from dashboard.sources.route_lines import NO_LINES, RouteLines, read_lines

NETWORK_MODES = ("road", "rail", "inland_waterway", "sea")
Kilometres = npt.NDArray[np.float64]
_NONE = np.empty((0, 0))
_NO_SHARES = np.empty((0, 0, 0), dtype=np.float32)
RAIL_COUNTRIES = "rail_countries"


@dataclass(frozen=True)
class PlaceNetwork:
    """Shortest ways between ports and clusters.

    Parameters
    ----------
    place_ids
        The places, in the order of rows and columns.
    km
        By mode: kilometres from place to place; NaN where the mode does not lead there.
    region_ids
        Regions of level 2, in the order of the rows of `region_km`.
    region_km
        Kilometres by road from the middle of a region to a place; NaN for no way.
    lines
        Lines of the routes.
    countries, rail_shares
        Countries, and how much of the railway between two places lies in each.

    Notes
    -----
    Distances are the shortest on the network, not what a vehicle drives: ISO 14083 calls that
    the shortest feasible distance. Must not be used for navigation.
    """

    place_ids: tuple[str, ...]
    km: Mapping[str, Kilometres]
    region_ids: tuple[str, ...] = ()
    region_km: Kilometres = field(default_factory=lambda: _NONE)
    lines: RouteLines = NO_LINES
    countries: tuple[str, ...] = ()
    rail_shares: npt.NDArray[np.float32] = field(default_factory=lambda: _NO_SHARES)

    @cached_property
    def index(self) -> dict[str, int]:
        """Row of each place."""
        return {place: row for row, place in enumerate(self.place_ids)}

    def line(self, mode: str, from_id: str, to_id: str) -> str:
        """Return a route as an encoded polyline (lat, lon), from the smaller id to the greater.

        Empty where there is none.
        """
        return self.lines.line(mode, from_id, to_id)


def read_place_network(built: Path) -> PlaceNetwork:
    """Return the ways between ports and clusters.

    Parameters
    ----------
    built
        The folder ``geodata/built``.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    arrays = read_network_arrays(built, "places")
    places = tuple(arrays["place_ids"].tolist())
    km = {mode: arrays[mode] for mode in NETWORK_MODES}
    for way in km.values():
        way.setflags(write=False)
    railways = read_network_arrays(built, RAIL_COUNTRIES)
    return PlaceNetwork(
        place_ids=places,
        km=km,
        region_ids=_regions(built),
        region_km=arrays["regions_to_places_road"],
        lines=read_lines(built, NETWORK_MODES, places),
        countries=tuple(railways["countries"].tolist()),
        rail_shares=railways["shares"],
    )


def write_rail_countries(
    built: Path, countries: tuple[str, ...], shares: npt.NDArray[np.float32]
) -> str:
    """Write the countries that railways go through, and return the path from ``built``."""
    return write_network_arrays(built, RAIL_COUNTRIES, {"countries": countries, "shares": shares})


def _regions(built: Path) -> tuple[str, ...]:
    """Return the regions in the order of the rows of their distances."""
    with np.load(network_file(built, "distances.npz"), allow_pickle=False) as arrays:
        return tuple(arrays["region_ids"].tolist())
