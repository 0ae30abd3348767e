"""The server reads the ways between places as the build wrote them, or knows of none."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from dashboard.sources.place_network import read_place_network, write_rail_countries

KM = np.array([[0.0, 5.0], [5.0, 0.0]])


def written(built: Path) -> Path:
    folder = built / "network"
    folder.mkdir()
    np.savez(
        folder / "places.npz",
        place_ids=np.array(["cluster:A", "port:B"]),
        modes=np.array(["road"]),
        road=KM,
        regions_to_places_road=np.array([[1.0, 2.0]]),
    )
    np.savez(folder / "distances.npz", region_ids=np.array(["SE12"]))
    return built


def test_nothing_is_read_where_nothing_was_built(tmp_path: Path) -> None:
    assert read_place_network(tmp_path) is None


def test_places_distances_and_regions_are_read_and_cannot_be_changed(tmp_path: Path) -> None:
    found = read_place_network(written(tmp_path))
    assert found is not None
    assert (found.place_ids, found.region_ids) == (("cluster:A", "port:B"), ("SE12",))
    assert found.km["road"].tolist() == KM.tolist()
    assert not found.km["road"].flags.writeable
    assert found.region_km.tolist() == [[1.0, 2.0]]
    assert found.index == {"cluster:A": 0, "port:B": 1}


def test_without_lines_a_route_is_empty_and_without_shares_no_country_is_known(
    tmp_path: Path,
) -> None:
    found = read_place_network(written(tmp_path))
    assert found is not None
    assert (found.line("road", "cluster:A", "port:B"), found.countries) == ("", ())


def test_the_countries_of_railways_come_back_as_they_were_written(tmp_path: Path) -> None:
    shares = np.array([[[0.0, 0.0], [0.25, 0.75]]], dtype=np.float32)
    assert write_rail_countries(written(tmp_path), ("DE", "SE"), shares).startswith("network/")
    found = read_place_network(tmp_path)
    assert found is not None
    assert found.countries == ("DE", "SE")
    assert np.array_equal(found.rail_shares, shares)
