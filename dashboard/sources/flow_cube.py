"""The estimated flows as arrays, mapped from the files of ``geodata/built/flows``."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import NamedTuple

from dashboard.sources.country_ranges import CountryRanges, read_country_ranges
from dashboard.sources.flow_files import Array, read_fitting_array, read_flow_report


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
    countries
        The range of the sums between countries.
    """

    region_ids: tuple[str, ...]
    modes: tuple[str, ...]
    years: tuple[int, ...]
    tonnes: Array
    low: Array
    high: Array
    km: Array
    countries: CountryRanges


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
    tonnes, low, high = (
        read_fitting_array(built, name, shape) for name in ("tonnes", "low", "high")
    )
    km = read_fitting_array(built, "km", (shape[0], *shape[2:]))
    return StoredFlows(ids, modes, years, tonnes, low, high, km, read_country_ranges(built))


def release(flows: StoredFlows) -> None:
    """Let go of the parts of the files that were read; they are read again when asked for.

    What was read of a mapped file counts as the server's memory for as long as it is mapped.
    """
    for array in (flows.tonnes, flows.low, flows.high, flows.km):
        if isinstance(array.base, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            array.base.madvise(mmap.MADV_DONTNEED)
