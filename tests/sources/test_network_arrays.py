"""Distances come back as they were written, and a server reads them without pandas."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from dashboard.errors import MissingInput
from dashboard.sources.network_arrays import (
    read_network_arrays,
    write_network_arrays,
)


def test_arrays_come_back_and_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    arrays = {"region_ids": ["SE12", "SE33"], "road": np.array([[1, np.nan], [np.nan, 2]])}
    path = tmp_path / write_network_arrays(tmp_path, "distances", arrays)
    first = path.read_bytes()
    found = read_network_arrays(tmp_path, "distances")
    assert found["region_ids"].tolist() == ["SE12", "SE33"]
    assert np.array_equal(found["road"], arrays["road"], equal_nan=True)
    write_network_arrays(tmp_path, "distances", arrays)
    assert path.read_bytes() == first


def test_what_is_not_built_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="make data"):
        read_network_arrays(tmp_path, "distances")


def test_reading_distances_imports_nothing_heavy() -> None:
    heavy = "{'geopandas', 'pandas', 'shapely', 'scipy'}"
    script = (
        f"import sys, dashboard.sources.network_arrays; print(sorted({heavy} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
