"""Regions are checked and completed."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely

from dashboard.errors import DataFaults
from dashboard.layers.regions import COUNTS, build_regions
from dashboard.settings import Settings
from dashboard.sources.gisco import read_nuts

SMALL = (2, 3, 3, 3)


def test_levels_become_one_layer_sorted_by_level_and_code(levels: list[gpd.GeoDataFrame]) -> None:
    regions = build_regions(levels, SMALL)
    assert list(regions["region_id"])[:5] == ["DK", "SE", "DK0", "SE1", "SE2"]
    assert list(regions["region_id"])[-3:] == ["DK011", "SE111", "SE211"]
    assert regions.crs == 4326


def test_every_region_but_a_country_has_a_parent(levels: list[gpd.GeoDataFrame]) -> None:
    regions = build_regions(levels, SMALL).set_index("region_id")
    assert regions.loc["SE111", "parent_id"] == "SE11"
    assert regions.loc["SE1", "parent_id"] == "SE"
    assert regions["parent_id"].isna().sum() == 2


def test_a_region_knows_what_touches_it_and_an_island_its_nearest(
    levels: list[gpd.GeoDataFrame],
) -> None:
    regions = build_regions(levels, SMALL).set_index("region_id")
    assert regions.loc["SE111", "neighbours"] == ["SE211"]
    assert regions.loc["DK011", "neighbours"] == ["SE211"]
    assert set(regions.loc["SE211", "neighbours"]) == {"SE111", "DK011"}


def test_a_label_lies_inside_its_region(levels: list[gpd.GeoDataFrame]) -> None:
    regions = build_regions(levels, SMALL)
    labels = shapely.points(regions["lon"], regions["lat"])
    assert shapely.within(labels, regions.geometry.values).all()


def test_a_gap_between_two_drawings_of_a_border_is_closed(levels: list[gpd.GeoDataFrame]) -> None:
    bent = shapely.Polygon([(15, 58), (15.0001, 58.5), (15, 59), (16, 59), (16, 58)])
    overlapping = shapely.Polygon([(14, 58), (14, 59), (15, 59), (15.0002, 58.5), (15, 58)])
    levels[3].geometry = [bent, overlapping, levels[3].geometry[2]]
    regions = build_regions(levels, SMALL)
    lowest = regions.geometry[regions["level"] == 3].values
    assert shapely.coverage_is_valid(lowest)


def test_all_faults_are_told_at_once(levels: list[gpd.GeoDataFrame]) -> None:
    bow_tie = shapely.Polygon([(14, 58), (15, 59), (15, 58), (14, 59)])
    levels[3].loc[0, "region_id"] = "SE311"
    levels[3].geometry = [levels[3].geometry[0], bow_tie, levels[3].geometry[2]]
    levels[1].loc[1, "region_id"] = "SE1"
    with pytest.raises(DataFaults) as caught:
        build_regions(levels, (2, 4, 3, 3))
    assert [(fault.value, fault.problem) for fault in caught.value.faults] == [
        ("SE1", "stands more than once"),
        ("3", "regions"),
        ("SE21", "has no parent at level 1"),
        ("SE111", "has no valid polygon"),
        ("SE311", "has no parent at level 2"),
    ]


def test_the_installed_boundaries_are_nuts_2021_whole_and_fitting() -> None:
    node_modules = Settings().node_modules
    regions = build_regions([read_nuts(node_modules, level) for level in range(4)])
    assert tuple(regions.groupby("level").size()) == COUNTS == (37, 125, 334, 1514)
    assert regions["region_id"].is_unique
    for level in range(4):
        own = regions[regions["level"] == level]
        assert shapely.coverage_is_valid(own.geometry.values)
        near = dict(zip(own["region_id"], own["neighbours"], strict=True))
        assert all(code in near[other] for code, others in near.items() for other in others)
        assert reached(near, next(iter(near))) == set(near)
    labels = shapely.points(regions["lon"], regions["lat"])
    assert shapely.within(labels, regions.geometry.values).all()


@pytest.mark.parametrize(
    ("region_id", "lon", "lat"),
    [
        ("SE123", 15.62, 58.41),
        ("DEA12", 6.75, 51.43),
        ("ES243", -0.88, 41.65),
        ("FRE12", 1.86, 50.95),
        ("ITH55", 11.34, 44.49),
        ("EL522", 22.94, 40.64),
    ],
)
def test_a_town_lies_in_its_region(region_id: str, lon: float, lat: float) -> None:
    lowest = read_nuts(Settings().node_modules, 3)
    found = lowest[lowest.contains(shapely.Point(lon, lat))]
    assert list(found["region_id"]) == [region_id]


def reached(near: dict[str, list[str]], start: str) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        fresh = set(near[waiting.pop()]) - seen
        seen |= fresh
        waiting += fresh
    return seen
