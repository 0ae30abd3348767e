"""Road freight of one region is read with both directions added, in the latest year."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from dashboard.sources.shift_flows import open_flows

NAN = np.nan


def written(built: Path) -> Path:
    folder = built / "flows"
    folder.mkdir()
    index = {"region_ids": ["R1", "R2"], "modes": ["rail", "road"], "years": [2021, 2022]}
    (folder / "index.json").write_text(json.dumps(index), encoding="utf-8")
    tonnes = np.full((2, 2, 2, 2), NAN)
    tonnes[1, 1] = [[9.0, 100.0], [20.0, NAN]]
    for name, factor in (("tonnes", 1.0), ("low", 0.5), ("high", 2.0)):
        np.save(folder / f"{name}.npy", tonnes * factor)
    np.save(folder / "km.npy", np.full((2, 2, 2), 7.0))
    return built


def test_nothing_is_opened_where_nothing_was_built(tmp_path: Path) -> None:
    assert open_flows(tmp_path) is None


def test_both_directions_are_added_and_what_is_unknown_in_both_stays_so(tmp_path: Path) -> None:
    flows = open_flows(written(tmp_path))
    assert flows is not None
    one, two = flows.road("R1"), flows.road("R2")
    assert one is not None
    assert two is not None
    assert (one.year, one.tonnes[1], one.low[1], one.high[1]) == (2022, 120.0, 60.0, 240.0)
    assert np.isnan(two.tonnes[1])
    assert one.km.tolist() == [7.0, 7.0]


def test_a_region_that_has_no_flows_has_none(tmp_path: Path) -> None:
    flows = open_flows(written(tmp_path))
    assert flows is not None
    assert flows.road("R9") is None
