"""The estimated flows as arrays, mapped from the files of ``geodata/built/flows``."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from dashboard.errors import HinterlandError
from dashboard.sources.flow_files import Array, read_flow_array, read_flow_report


class UnfitArray(HinterlandError):
    """An array of the flows has not the shape that its index tells."""


class StoredFlows(NamedTuple):
    """Flows as the build wrote them, mapped from their files and not read before they are used.

    Parameters
    ----------
    region_ids
        NUTS 2021 codes of level 2, sorted; origins and destinations alike.
    modes
        Keys of the modes.
    years
        Calendar years, rising.
    tonnes, low, high
        Tonnes [mode, year, origin, destination] and their range; NaN where not known.
    km
        Kilometres [mode, origin, destination] on the network; NaN where there is no route.
    """

    region_ids: tuple[str, ...]
    modes: tuple[str, ...]
    years: tuple[int, ...]
    tonnes: Array
    low: Array
    high: Array
    km: Array


def read_flow_cube(built: Path) -> StoredFlows:
    """Return the flows between the regions of level 2.

    Parameters
    ----------
    built
        The folder ``geodata/built``.

    Raises
    ------
    MissingInput
        If the flows are not built.
    UnfitArray
        If an array has not the shape that the index tells.
    """
    index = read_flow_report(built, "index")
    ids, modes = tuple(index["region_ids"]), tuple(index["modes"])
    years = tuple(int(year) for year in index["years"])
    shape = (len(modes), len(years), len(ids), len(ids))
    tonnes, low, high = (_fit(built, name, shape) for name in ("tonnes", "low", "high"))
    km = _fit(built, "km", (shape[0], *shape[2:]))
    return StoredFlows(ids, modes, years, tonnes, low, high, km)


def _fit(built: Path, name: str, shape: tuple[int, ...]) -> Array:
    found = read_flow_array(built, name)
    if found.shape != shape:
        where = f"{name}.npy"
        raise UnfitArray(f"has the shape {found.shape}, not {shape}", where, "Run 'make data'")
    return found
