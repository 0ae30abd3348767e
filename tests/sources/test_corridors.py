"""Corridors, their nodes, and what lies on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataFaults
from dashboard.settings import Settings
from dashboard.sources.corridors import (
    read_cluster_corridors,
    read_corridor_nodes,
    read_corridors,
    read_port_corridors,
)

HEAD = "corridor_id,branch,seq,node,country,lat,lon,coord_status,status,source_id\n"


def write(folder: Path, *numbers: int) -> Path:
    lines = [
        f"ETC-SCM,Main,{n},Town {place},SE,58.6,16.2,secondary,unconfirmed,osm\n"
        for place, n in enumerate(numbers)
    ]
    (folder / "corridor_nodes.csv").write_text(HEAD + "".join(lines))
    return folder


def test_nodes_come_in_the_order_of_the_branch(tmp_path: Path) -> None:
    nodes = read_corridor_nodes(write(tmp_path, 1, 2, 3), {})
    assert nodes["node"].tolist() == ["Town 0", "Town 1", "Town 2"]


@pytest.mark.parametrize("numbers", [(2, 3), (1, 3), (1, 3, 2)])
def test_a_gap_in_the_numbers_is_told(tmp_path: Path, numbers: tuple[int, ...]) -> None:
    with pytest.raises(DataFaults, match="the next node of Main"):
        read_corridor_nodes(write(tmp_path, *numbers), {})


def test_an_unknown_corridor_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataFaults, match=r"does not stand in corridors\.csv"):
        read_corridor_nodes(write(tmp_path, 1, 2), {"corridors": frozenset({"ETC-ATL"})})


def test_there_are_nine_corridors_each_with_a_line_to_draw() -> None:
    corridors = read_corridors(Settings().raw, {})
    nodes = read_corridor_nodes(Settings().raw, {})
    assert len(corridors) == 9
    assert set(nodes["corridor_id"]) == set(corridors["corridor_id"])
    assert nodes.groupby(["corridor_id", "branch"]).size().min() >= 2


def test_the_alignment_is_said_to_be_unconfirmed() -> None:
    assert set(read_corridor_nodes(Settings().raw, {})["status"]) == {"unconfirmed"}
    assert set(read_cluster_corridors(Settings().raw, {})["status"]) == {"unconfirmed"}
    assert set(read_port_corridors(Settings().raw, {})["status"]) == {"secondary"}
