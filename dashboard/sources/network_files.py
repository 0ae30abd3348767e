"""The folder ``geodata/built/network``: distances between regions by each mode."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dashboard.errors import MissingInput

NETWORK = "network"
MODES = ("road", "rail", "inland_waterway", "sea")


class Distances(NamedTuple):
    """Distances between NUTS 2 regions.

    Parameters
    ----------
    region_ids
        NUTS 2021 codes, sorted: the order of both axes.
    km
        By mode, [from, to] in km, symmetric; NaN where the mode has no way.
    """

    region_ids: tuple[str, ...]
    km: Mapping[str, npt.NDArray[np.float64]]


def read_distances(built: Path) -> Distances:
    """Return the distances between all NUTS 2 regions by each mode.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    path = built / NETWORK / "distances.npz"
    if not path.is_file():
        raise MissingInput("the data are not built", str(path), "Run 'make data'")
    with np.load(path) as file:
        ids = tuple(str(code) for code in file["region_ids"])
        return Distances(ids, {mode: file[mode].astype(np.float64) for mode in MODES})
