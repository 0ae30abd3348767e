"""Road freight between regions, one region at a time, from what the build of flows wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.sources.built import read_json

Numbers = npt.NDArray[np.float64]
FOLDER, ROAD = "flows", "road"


@dataclass(frozen=True, slots=True)
class RoadFlows:
    """Goods that go by road between one region and all others, both directions added.

    Parameters
    ----------
    year
        Calendar year.
    region_ids
        The other regions, in the order of the numbers.
    tonnes, low, high
        Estimated tonnes a year, and as far apart as the model's runs lie; NaN for not known.
    km
        Kilometres by road between the regions, on the shortest way; NaN for no way.
    """

    year: int
    region_ids: tuple[str, ...]
    tonnes: Numbers
    low: Numbers
    high: Numbers
    km: Numbers


@dataclass(frozen=True)
class FlowFiles:
    """The stored flows; only the rows that are asked for are read.

    Parameters
    ----------
    folder
        Where they lie.
    index
        Regions, modes and years, in the order of the numbers.
    """

    folder: Path
    index: Mapping[str, Any]

    @cached_property
    def region_ids(self) -> tuple[str, ...]:
        """Regions of level 2."""
        return tuple(self.index["region_ids"])

    def road(self, region_id: str) -> RoadFlows | None:
        """Return the flows of a region in the latest year, or None if it has none."""
        if region_id not in self.region_ids:
            return None
        row = self.region_ids.index(region_id)
        mode = list(self.index["modes"]).index(ROAD)
        tonnes, low, high = (self._both(name, mode, row) for name in ("tonnes", "low", "high"))
        km = np.array(np.load(self.folder / "km.npy", mmap_mode="r")[mode, row])
        return RoadFlows(int(self.index["years"][-1]), self.region_ids, tonnes, low, high, km)

    def _both(self, name: str, mode: int, row: int) -> Numbers:
        stored = np.load(self.folder / f"{name}.npy", mmap_mode="r")[mode, -1]
        both: Numbers = np.nan_to_num(np.array(stored[row])) + np.nan_to_num(stored[:, row])
        known = ~(np.isnan(stored[row]) & np.isnan(stored[:, row]))
        return np.where(known, both, np.nan)


def open_flows(built: Path) -> FlowFiles | None:
    """Return the flows between regions, or None where they are not built.

    Parameters
    ----------
    built
        The folder ``geodata/built``.
    """
    folder = built / FOLDER
    wanted = ("index.json", "tonnes.npy", "low.npy", "high.npy", "km.npy")
    if not all((folder / name).is_file() for name in wanted):
        return None
    return FlowFiles(folder, read_json(folder / "index.json"))
