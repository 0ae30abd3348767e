"""What the build writes of the flows is read again as it was."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dashboard.errors import MissingInput
from dashboard.sources.flow_files import (
    ARRAYS,
    read_flow_array,
    read_flow_report,
    read_flow_table,
    write_flow_arrays,
    write_flow_report,
    write_flow_table,
)


def test_arrays_and_their_axes_come_back(tmp_path: Path) -> None:
    arrays = {name: np.array([[1.0, np.nan]]) * at for at, name in enumerate(ARRAYS, 1)}
    files = write_flow_arrays(tmp_path, arrays, {"years": [2018]})
    assert files == [*(f"flows/{name}.npy" for name in ARRAYS), "flows/index.json"]
    assert read_flow_array(tmp_path, "low").tolist()[0][0] == 2
    assert np.isnan(read_flow_array(tmp_path, "km")[0, 1])
    assert read_flow_report(tmp_path, "index") == {"years": [2018]}


def test_texts_of_a_table_may_be_given_as_codes(tmp_path: Path) -> None:
    columns = {"mode": (np.array([1, 0, 1]), ("road", "rail")), "tonnes": np.array([1.0, 2.0, 3.0])}
    assert write_flow_table(tmp_path, "flows", columns) == "flows/flows.parquet"
    assert read_flow_table(tmp_path, "flows") == {
        "mode": ["rail", "road", "rail"],
        "tonnes": [1.0, 2.0, 3.0],
    }
    assert read_flow_table(tmp_path, "flows", ["tonnes"]) == {"tonnes": [1.0, 2.0, 3.0]}


def test_the_same_flows_give_the_same_bytes(tmp_path: Path) -> None:
    columns = {"tonnes": np.array([1.0, 2.0])}
    contents = []
    for _ in range(2):
        write_flow_table(tmp_path, "flows", columns)
        contents.append((tmp_path / "flows" / "flows.parquet").read_bytes())
    assert contents[0] == contents[1]


def test_a_report_comes_back(tmp_path: Path) -> None:
    assert write_flow_report(tmp_path, "fit", {"totals": [None]}) == "flows/fit.json"
    assert read_flow_report(tmp_path, "fit") == {"totals": [None]}


def test_what_is_not_built_is_said_to_be_so(tmp_path: Path) -> None:
    for read, name in ((read_flow_array, "km"), (read_flow_table, "flows")):
        with pytest.raises(MissingInput, match="not built"):
            read(tmp_path, name)
    with pytest.raises(MissingInput, match="not built"):
        read_flow_report(tmp_path, "fit")
