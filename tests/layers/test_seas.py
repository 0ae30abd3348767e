"""Names of seas stand in the water, and in every language."""

from __future__ import annotations

import geopandas as gpd
import shapely

from dashboard.layers.seas import SEAS
from dashboard.settings import Settings
from dashboard.sources.gisco import read_nuts


def test_every_sea_has_a_name_in_every_language() -> None:
    assert all(sea.en and sea.sv and sea.fr for sea in SEAS)
    assert len({sea.en for sea in SEAS}) == len(SEAS)


def test_no_name_of_a_sea_stands_on_land() -> None:
    points = gpd.GeoSeries([shapely.Point(sea.lon, sea.lat) for sea in SEAS], crs=4326)
    countries = read_nuts(Settings().node_modules, 0)
    on_land = points.sindex.query(countries.geometry, predicate="contains")[1]
    assert [SEAS[row].en for row in on_land] == []
