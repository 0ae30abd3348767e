"""Distances and routes between ports and clusters, as the build wrote them for the server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dashboard.sources.route_lines import FOLDER, RouteLines, read_lines

NETWORK_MODES = ("road", "rail", "inland_waterway", "sea")
Kilometres = npt.NDArray[np.float64]
_NONE = np.empty((0, 0))
_NO_SHARES = np.empty((0, 0, 0), dtype=np.float32)
SHARES_FILE = "rail_countries.npz"


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
        Lines of the routes; None where they are not built.
    countries, rail_shares
        Countries, and how much of the railway between two places lies in each; without any
        where that is not built.

    Notes
    -----
    Distances are the shortest on the network, not what a vehicle drives: ISO 14083 calls that
    the shortest feasible distance. Must not be used for navigation.
    """

    place_ids: tuple[str, ...]
    km: Mapping[str, Kilometres]
    region_ids: tuple[str, ...] = ()
    region_km: Kilometres = field(default_factory=lambda: _NONE)
    lines: RouteLines | None = None
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
        return self.lines.line(mode, from_id, to_id) if self.lines else ""


def read_place_network(built: Path) -> PlaceNetwork | None:
    """Return the ways between ports and clusters, or None where they are not built.

    Parameters
    ----------
    built
        The folder ``geodata/built``.
    """
    path = built / FOLDER / "places.npz"
    if not path.is_file():
        return None
    with np.load(path, allow_pickle=False) as arrays:
        places = tuple(str(one) for one in arrays["place_ids"])
        km = {mode: arrays[mode].astype(np.float64) for mode in NETWORK_MODES if mode in arrays}
        region_km = arrays.get("regions_to_places_road", _NONE)
    for way in km.values():
        way.setflags(write=False)
    lines = read_lines(built, NETWORK_MODES, places)
    countries, shares = _rail_countries(built)
    return PlaceNetwork(places, km, _regions(built), region_km, lines, countries, shares)


def write_rail_countries(
    built: Path, countries: tuple[str, ...], shares: npt.NDArray[np.float32]
) -> str:
    """Write the countries that railways go through, and return the path from ``built``."""
    path = f"{FOLDER}/{SHARES_FILE}"
    np.savez_compressed(built / path, countries=np.array(countries), shares=shares)
    return path


def _rail_countries(built: Path) -> tuple[tuple[str, ...], npt.NDArray[np.float32]]:
    path = built / FOLDER / SHARES_FILE
    if not path.is_file():
        return (), _NO_SHARES
    with np.load(path, allow_pickle=False) as arrays:
        return tuple(str(one) for one in arrays["countries"]), arrays["shares"]


def _regions(built: Path) -> tuple[str, ...]:
    """Return the regions in the order of the rows of their distances."""
    path = built / FOLDER / "distances.npz"
    if not path.is_file():
        return ()
    with np.load(path, allow_pickle=False) as arrays:
        return tuple(str(one) for one in arrays["region_ids"])
