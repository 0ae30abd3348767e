"""Farther is less, and no way is nothing."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.measures.flow_model.deterrence import Deterrence


def test_farther_is_less() -> None:
    found = Deterrence(1.0, 100.0).of(np.array([10.0, 100.0, 1000.0]))
    assert found == pytest.approx([0.1 * np.exp(-0.1), 0.01 * np.exp(-1), 0.001 * np.exp(-10)])


def test_where_there_is_no_way_nothing_goes() -> None:
    assert Deterrence(1.0, 100.0).of(np.array([np.nan]))[0] == 0


def test_a_distance_of_zero_needs_something_added() -> None:
    with pytest.raises(ValueError, match="distance of zero"):
        Deterrence(1.0, 100.0).of(np.array([0.0]))
    assert Deterrence(1.0, 100.0, 10.0).of(np.array([0.0]))[0] == pytest.approx(0.1)
