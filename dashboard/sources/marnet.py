"""The sea lanes of the world that the package searoute carries."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from dashboard.errors import DataFaults, Fault
from dashboard.sources.python_packages import SEA_FILE, SEA_NETWORK, python_package_file

_MEND = "Install the package again, in the version that requirements.txt names"


def read_sea_lanes() -> list[np.ndarray]:
    """Return the sea lanes as lines.

    Returns
    -------
    lanes
        One array of points (lon, lat) in degrees for each lane, EPSG:4326. Lanes meet where they
        have a point in common.

    Raises
    ------
    MissingInput
        If the package is not installed.
    DataFaults
        As `parse_sea_lanes`.

    Notes
    -----
    Source: searoute (Apache-2.0). Not for navigation: depth, ice and traffic separation are not
    known, and the Kiel Canal is not among the lanes.
    """
    return parse_sea_lanes(python_package_file(SEA_NETWORK, SEA_FILE))


def parse_sea_lanes(path: Path) -> list[np.ndarray]:
    """Return the lines of a GeoJSON document, those of many parts taken apart.

    Raises
    ------
    DataFaults
        If the file is no GeoJSON document of lines; all faults at once.
    """
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
    except (ValueError, KeyError, TypeError) as error:
        fault = Fault(path.name, 0, "", "", f"is no GeoJSON document: {error}", _MEND)
        raise DataFaults([fault]) from error
    lanes: list[np.ndarray] = []
    faults: list[Fault] = []
    for number, feature in enumerate(features, start=1):
        geometry = feature.get("geometry") or {}
        kind, points = geometry.get("type"), geometry.get("coordinates", [])
        if kind not in ("LineString", "MultiLineString"):
            what = f"is feature {number}, which is no line"
            faults.append(Fault(path.name, 0, "geometry", str(kind), what, _MEND))
            continue
        parts = points if kind == "MultiLineString" else [points]
        lanes += [np.asarray(part, dtype=np.float64) for part in parts]
    if faults:
        raise DataFaults(faults)
    return lanes
