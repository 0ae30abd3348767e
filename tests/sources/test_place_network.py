"""The server reads the ways between places as the build wrote them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dashboard.errors import MissingInput
from dashboard.sources.network_arrays import NETWORK, write_network_arrays
from dashboard.sources.network_files import write_network_frame
from dashboard.sources.place_network import (
    NETWORK_MODES,
    read_place_network,
    write_rail_countries,
)
from dashboard.sources.route_lines import pack_lines

PLACES = ("cluster:A", "port:B")
KM = np.array([[0.0, 5.0], [5.0, 0.0]])
SHARES = np.array([[[0.0, 0.0], [0.25, 0.75]]], dtype=np.float32)
FILES = ("places.npz", "distances.npz", "rail_countries.npz", "route_lines.npy")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Return a folder with a route between two places, five kilometres by each mode."""
    ways = dict.fromkeys(NETWORK_MODES, KM)
    region_km = np.array([[1.0, 2.0]])
    write_network_arrays(
        tmp_path, "places", {"place_ids": PLACES, **ways, "regions_to_places_road": region_km}
    )
    write_network_arrays(tmp_path, "distances", {"region_ids": ["SE12"]})
    route = {"mode": "road", "from_id": PLACES[0], "to_id": PLACES[1], "line": "_p~iF"}
    write_network_frame(tmp_path, "routes", pd.DataFrame([route]))
    pack_lines(tmp_path, NETWORK_MODES, PLACES)
    assert write_rail_countries(tmp_path, ("DE", "SE"), SHARES) == "network/rail_countries.npz"
    return tmp_path


def test_places_distances_and_regions_are_read_and_cannot_be_changed(built: Path) -> None:
    found = read_place_network(built)
    assert (found.place_ids, found.region_ids) == (PLACES, ("SE12",))
    assert found.km["road"].tolist() == KM.tolist()
    assert not found.km["road"].flags.writeable
    assert found.region_km.tolist() == [[1.0, 2.0]]
    assert found.index == {"cluster:A": 0, "port:B": 1}


def test_the_line_of_a_route_is_found_and_is_empty_where_there_is_none(built: Path) -> None:
    found = read_place_network(built)
    assert found.line("road", "port:B", "cluster:A") == "_p~iF"
    assert found.line("rail", "port:B", "cluster:A") == ""


def test_the_countries_of_railways_come_back_as_they_were_written(built: Path) -> None:
    found = read_place_network(built)
    assert found.countries == ("DE", "SE")
    assert np.array_equal(found.rail_shares, SHARES)


@pytest.mark.parametrize("name", FILES)
def test_what_is_not_built_is_named_with_its_cure(built: Path, name: str) -> None:
    (built / NETWORK / name).unlink()
    with pytest.raises(MissingInput, match=r"Run 'make data'") as raised:
        read_place_network(built)
    assert name in str(raised.value)
