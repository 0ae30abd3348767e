"""Countries and lakes of the world, from Natural Earth through npm packages."""

from __future__ import annotations

import logging
from pathlib import Path

import geopandas as gpd
import shapely

from dashboard.sources.packages import (
    COUNTRIES_FILE,
    COUNTRIES_PACKAGE,
    LAKES_FILE,
    LAKES_PACKAGE,
    package_file,
)

_log = logging.getLogger(__name__)


def read_countries(node_modules: Path) -> gpd.GeoDataFrame:
    """Return the land of every country of the world at 1:10 million.

    Parameters
    ----------
    node_modules
        Folder of the installed npm packages.

    Returns
    -------
    countries
        One row per polygon in the order of the file, EPSG:4326: ``name`` (Natural Earth's short
        English name) and ``geometry``. Polygons of different countries share their borders
        vertex by vertex; polygons that cross the date line are not valid and stay as they are.

    Raises
    ------
    MissingInput
        If the package is not installed.

    Notes
    -----
    Source: Natural Earth (public domain), which draws borders as they are held, not as they are
    recognised. Only for drawing what lies round the atlas.
    """
    path = package_file(node_modules, COUNTRIES_PACKAGE, COUNTRIES_FILE)
    read = gpd.read_file(path, layer="countries").set_crs(4326)
    _log.info("read %d countries from %s", len(read), COUNTRIES_PACKAGE)
    return read[["name", "geometry"]].explode(ignore_index=True)


def read_lakes(node_modules: Path) -> gpd.GeoDataFrame:
    """Return the large lakes of the world at 1:50 million.

    Returns
    -------
    lakes
        One row per lake with ``geometry`` (valid polygons), EPSG:4326; lakes have no names here.

    Raises
    ------
    MissingInput
        If the package is not installed.

    Notes
    -----
    Source: Natural Earth (public domain). Only for drawing.
    """
    path = package_file(node_modules, LAKES_PACKAGE, LAKES_FILE)
    read = gpd.read_file(path, layer="lakes").set_crs(4326)
    _log.info("read %d lakes from %s", len(read), LAKES_PACKAGE)
    return gpd.GeoDataFrame(geometry=shapely.make_valid(read.geometry.values), crs=4326)
