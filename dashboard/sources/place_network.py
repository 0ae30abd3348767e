"""Distances and routes between ports and clusters, as the network's step of the build wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow.compute as compute
import pyarrow.parquet as parquet

NETWORK_MODES = ("road", "rail", "inland_waterway", "sea")
Kilometres = npt.NDArray[np.float64]
FOLDER = "network"


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
    routes
        File with the lines of the routes; read line by line when one is drawn.

    Notes
    -----
    Distances are the shortest on the network, not what a vehicle drives: ISO 14083 calls that
    the shortest feasible distance. Must not be used for navigation.
    """

    place_ids: tuple[str, ...]
    km: Mapping[str, Kilometres]
    region_ids: tuple[str, ...] = ()
    region_km: Kilometres = field(default_factory=lambda: np.empty((0, 0)))
    routes: Path | None = None

    @cached_property
    def index(self) -> dict[str, int]:
        """Row of each place."""
        return {place: row for row, place in enumerate(self.place_ids)}

    @cached_property
    def _lines(self) -> dict[tuple[str, str, str], str]:
        """Encoded lines by mode and ends; 5 MB at most, read once when first asked for."""
        if self.routes is None or not self.routes.is_file():
            return {}
        with parquet.ParquetFile(self.routes) as file:
            table = file.read(columns=["mode", "from_id", "to_id", "line"])
        columns = [
            compute.cast(table.column(name), "string").to_pylist() for name in table.schema.names
        ]
        by_name = dict(zip(table.schema.names, columns, strict=True))
        keys = zip(by_name["mode"], by_name["from_id"], by_name["to_id"], strict=True)
        return dict(zip(keys, by_name["line"], strict=True))

    def line(self, mode: str, from_id: str, to_id: str) -> str:
        """Return a route as an encoded polyline (lat, lon), from the smaller id to the greater.

        Empty where there is none.
        """
        low, high = sorted((from_id, to_id))
        return self._lines.get((mode, low, high)) or ""


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
        region_km = arrays["regions_to_places_road"] if "regions_to_places_road" in arrays else None
        regions = tuple(str(one) for one in arrays["region_ids"]) if "region_ids" in arrays else ()
    for way in km.values():
        way.setflags(write=False)
    return PlaceNetwork(
        places,
        km,
        regions,
        region_km if region_km is not None else np.empty((0, 0)),
        built / FOLDER / "routes.parquet",
    )
