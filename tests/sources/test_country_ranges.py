"""Ranges between countries are found by their codes, and refused where they do not fit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dashboard.errors import MissingInput
from dashboard.sources.built import write_json
from dashboard.sources.country_ranges import read_country_ranges
from dashboard.sources.flow_files import FLOWS, UnfitArray
from tests.tiny_flows import COUNTRIES, MODES, YEARS, write_flows


@pytest.fixture
def built(tmp_path: Path) -> Path:
    write_flows(tmp_path)
    return tmp_path


def test_a_pair_is_found_by_its_codes(built: Path) -> None:
    ranges = read_country_ranges(built)
    assert ranges.of("DE", "SE", "road", 2022) == pytest.approx((0.95 * 3e6, 1.1 * 3e6))
    assert ranges.of("SE", "DE", "rail", 2022) == pytest.approx((0.95 * 0.5e6, 1.1 * 0.5e6))


def test_a_build_without_them_is_to_be_made_again(built: Path) -> None:
    (built / FLOWS / "country_low.npy").unlink()
    axes = {"region_ids": ["DE60"], "modes": list(MODES), "years": list(YEARS)}
    write_json(built / FLOWS / "index.json", axes)
    with pytest.raises(MissingInput, match=r"country_low\.npy.*Run 'make data'"):
        read_country_ranges(built)


def test_an_array_of_another_shape_is_refused(built: Path) -> None:
    np.save(built / FLOWS / "country_high.npy", np.zeros((2, 2, len(COUNTRIES), 9)))
    with pytest.raises(UnfitArray, match=r"country_high\.npy: has the shape \(2, 2, 2, 9\)"):
        read_country_ranges(built)
