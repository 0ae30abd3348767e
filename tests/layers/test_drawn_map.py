"""The drawn map has its groups in order and no colour of its own."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import geopandas as gpd
import pytest
import shapely

from dashboard.layers.drawn_map import draw_map, label_units
from dashboard.layers.paths import HEIGHT
from dashboard.layers.regions import build_regions

SVG = "{http://www.w3.org/2000/svg}"


def drawn(levels: list[gpd.GeoDataFrame], level: int) -> ElementTree.Element:
    regions = build_regions(levels, (2, 3, 3, 3))
    basemap = gpd.GeoDataFrame(
        {"kind": ["land", "border", "lake"]},
        geometry=[
            shapely.box(20, 58, 24, 60),
            shapely.LineString([(21, 58), (21, 60)]),
            shapely.box(14.2, 58.2, 14.6, 58.4),
        ],
        crs=4326,
    )
    corridors = gpd.GeoDataFrame(
        {"place_id": ["corridor:A"]}, geometry=[shapely.LineString([(14, 58), (16, 59)])], crs=4326
    )
    places = gpd.GeoDataFrame(
        {
            "place_id": ["port:A", "port:FAR"],
            "kind": "port",
            "lon": [15.0, -61.0],
            "lat": [58.0, 16.0],
        },
        geometry=[shapely.Point(15, 58), shapely.Point(-61, 16)],
        crs=4326,
    )
    return ElementTree.fromstring(
        draw_map(regions[regions["level"] == level], basemap, corridors, places)
    )


def paths(svg: ElementTree.Element, group: str) -> list[ElementTree.Element]:
    return svg.findall(f"{SVG}g[@class='{group}']/{SVG}path")


def test_groups_stand_from_below_to_above(levels: list[gpd.GeoDataFrame]) -> None:
    svg = drawn(levels, 0)
    assert svg.get("viewBox") == f"0 0 1000 {HEIGHT}"
    assert [group.get("class") for group in svg] == [
        *("base", "regions", "countries", "lakes", "sea-labels", "corridors", "places")
    ]


def test_a_region_carries_its_code_name_and_label_point(levels: list[gpd.GeoDataFrame]) -> None:
    regions = {path.get("data-id"): path for path in paths(drawn(levels, 3), "regions")}
    assert set(regions) == {"DK011", "SE111", "SE211"}
    assert regions["SE111"].get("data-name") == "Region SE111"
    x, y = (float(str(regions["SE111"].get(f"data-{axis}"))) for axis in "xy")
    numbers = re.findall(r"M([\d.]+) ([\d.]+)", str(regions["SE111"].get("d")))
    assert (x, y) == pytest.approx([float(one) for one in numbers[0]], abs=20)


def test_countries_are_parted_where_regions_are_smaller(levels: list[gpd.GeoDataFrame]) -> None:
    assert paths(drawn(levels, 0), "countries") == []
    (border,) = paths(drawn(levels, 3), "countries")
    assert border.get("d") == ""
    levels[3].loc[0, "country"] = "NO"
    (border,) = paths(drawn(levels, 3), "countries")
    assert str(border.get("d")).count("M") == 1


def test_places_far_away_are_left_out(levels: list[gpd.GeoDataFrame]) -> None:
    (place,) = drawn(levels, 0).findall(f"{SVG}g[@class='places']/{SVG}g")
    assert (place.get("data-id"), place.get("data-kind")) == ("port:A", "port")
    assert str(place.get("transform")).startswith("translate(")


def test_a_region_out_of_the_frame_is_left_out(levels: list[gpd.GeoDataFrame]) -> None:
    levels[0].geometry = [levels[0].geometry[0], shapely.box(-61, 14, -60, 15)]
    assert [path.get("data-id") for path in paths(drawn(levels, 0), "regions")] == ["SE"]


def test_names_of_seas_wait_for_the_reader_s_language(levels: list[gpd.GeoDataFrame]) -> None:
    labels = drawn(levels, 0).findall(f"{SVG}g[@class='sea-labels']/{SVG}text")
    baltic = next(label for label in labels if label.get("data-en") == "Baltic Sea")
    assert (baltic.get("data-sv"), baltic.get("data-fr")) == ("Östersjön", "Mer Baltique")
    assert not baltic.text


def test_the_drawing_brings_no_colour(levels: list[gpd.GeoDataFrame]) -> None:
    fills = {one.get("fill") for one in drawn(levels, 3).iter()} | {
        one.get("stroke") for one in drawn(levels, 3).iter()
    }
    assert fills == {None, "none"}


def test_labels_are_placed_in_the_units_of_the_drawing() -> None:
    ((x, y),) = label_units([10.0], [52.0])
    assert x == pytest.approx((4_321_000 - 2_560_000) / 4860, abs=0.2)
    assert y == pytest.approx((5_440_000 - 3_210_000) / 4860, abs=0.2)
