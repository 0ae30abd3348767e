"""Flows are mapped as the build wrote them, and refused where they do not fit their index."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dashboard.errors import MissingInput
from dashboard.sources.flow_cube import read_flow_cube, release
from dashboard.sources.flow_files import FLOWS, UnfitArray
from tests.tiny_flows import IDS, MODES, YEARS, stored, write_flows


@pytest.fixture
def built(tmp_path: Path) -> Path:
    write_flows(tmp_path)
    return tmp_path


def test_the_arrays_are_those_that_were_written(built: Path) -> None:
    found = read_flow_cube(built)
    assert (found.region_ids, found.modes, found.years) == (IDS, MODES, YEARS)
    for name in ("tonnes", "low", "high", "km"):
        np.testing.assert_array_equal(getattr(found, name), getattr(stored(), name))


def test_the_arrays_are_not_read_before_they_are_used(built: Path) -> None:
    assert isinstance(read_flow_cube(built).tonnes, np.memmap)


@pytest.mark.parametrize("name", ["index.json", "tonnes.npy", "km.npy"])
def test_what_is_not_built_is_named_with_its_cure(built: Path, name: str) -> None:
    (built / FLOWS / name).unlink()
    with pytest.raises(MissingInput, match=r"Run 'make data'") as raised:
        read_flow_cube(built)
    assert name in str(raised.value)


def test_an_array_of_another_shape_is_refused(built: Path) -> None:
    np.save(built / FLOWS / "low.npy", np.zeros((2, 2, 3)))
    with pytest.raises(UnfitArray, match=r"low\.npy: has the shape \(2, 2, 3\)"):
        read_flow_cube(built)


def test_what_was_let_go_of_is_read_again(built: Path) -> None:
    found = read_flow_cube(built)
    before = found.tonnes.copy()
    release(found)
    np.testing.assert_array_equal(found.tonnes, before)
    release(stored())
