"""GISCO's NUTS files as they are downloaded: one GeoJSON for each level or for all."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from dashboard.errors import DataFaults, Fault
from dashboard.sources.checks import Problem, to_faults
from dashboard.sources.nuts_codes import EDITION, NutsCodes
from dashboard.sources.plain_text import AGAIN, read_plain_text

_WANTED = ("NUTS_ID", "LEVL_CODE", "NUTS_NAME", "CNTR_CODE")
_AREAS = ("Polygon", "MultiPolygon")
_log = logging.getLogger(__name__)


def read_nuts_file(path: Path, codes: NutsCodes | None = None) -> gpd.GeoDataFrame:
    """Return the regions of a GISCO file such as ``NUTS_RG_10M_2021_4326_LEVL_2.geojson``.

    Parameters
    ----------
    path
        GeoJSON of regions (RG), packed with gzip or not, in any coordinate system that it names;
        EPSG:4326 where it names none.
    codes
        Codes of NUTS regions. Where they are given, a region of another edition than the atlas's
        is a fault.

    Returns
    -------
    regions
        One row per region in the order of the file, EPSG:4326, with ``region_id`` (code
        unchanged), ``name`` (local name), ``name_latin`` (``""`` where the file has none),
        ``level``, ``country`` (Eurostat's code) and ``geometry``.

    Raises
    ------
    MissingInput
        If the file is not there.
    DataFaults
        If it is no such file, is cut in the middle, or holds regions that cannot be used. All
        faults are told.

    Notes
    -----
    Source: GISCO. Every map of it shows "© EuroGeographics for the administrative boundaries".
    The edition of NUTS is not in the file, only in its name. Not for measuring areas: the
    boundaries are generalised.
    """
    text = read_plain_text(path)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        what = f"cannot be read, it may be cut: {error.msg}"
        value = text[max(error.pos - 20, 0) : error.pos + 20]
        raise DataFaults([Fault(path.name, error.lineno, "", value, what, AGAIN)]) from error
    problems = list(_check_collection(content))
    if not problems and codes:
        problems = list(_check_edition(content, codes))
    if problems:
        raise DataFaults(to_faults(path.name, problems))
    regions = _to_regions(content)
    _log.info("read %d regions from %s", len(regions), path.name)
    return regions


def _check_collection(content: Any) -> Iterator[Problem]:
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or not features:
        mend = "Choose GeoJSON and the type RG (regions)"
        yield Problem(0, "features", "", "is not there: this is no GeoJSON of regions", mend)
        return
    seen: dict[str, int] = {}
    for number, feature in enumerate(features, start=1):
        told = feature.get("properties") if isinstance(feature, dict) else None
        told = told if isinstance(told, dict) else {}
        yield from _check_region(number, told, feature)
        code = str(told.get("NUTS_ID", ""))
        if code and code in seen:
            what = f"stands twice, as regions {seen[code]} and {number} of the file"
            yield Problem(0, "NUTS_ID", code, what, "Keep one of the two")
        seen.setdefault(code, number)


def _check_region(number: int, told: Mapping[str, Any], feature: Any) -> Iterator[Problem]:
    place = f"region {number}"
    for name in _WANTED:
        if told.get(name) in (None, ""):
            yield Problem(0, f"{place}, {name}", "", "is missing", AGAIN)
    code, level = str(told.get("NUTS_ID", "")), told.get("LEVL_CODE")
    if level is not None and level not in (0, 1, 2, 3):
        yield Problem(0, f"{place}, LEVL_CODE", str(level), "is not 0, 1, 2 or 3", AGAIN)
    elif level is not None and code and len(code) != 2 + level:
        what = f"is not a code of level {level}, which has {2 + level} signs"
        yield Problem(0, f"{place}, NUTS_ID", code, what, "Correct the code or LEVL_CODE")
    shape = feature.get("geometry") if isinstance(feature, dict) else None
    kind = shape.get("type", "") if isinstance(shape, dict) else ""
    if kind not in _AREAS:
        mend = "Choose the type RG (regions)"
        yield Problem(0, f"{place}, geometry", str(kind), "is not an area", mend)


def _check_edition(content: Mapping[str, Any], codes: NutsCodes) -> Iterator[Problem]:
    for feature in content["features"]:
        code = feature["properties"]["NUTS_ID"]
        edition = codes.edition(code)
        if edition != EDITION:
            known = f"NUTS {edition}" if edition else "no edition of NUTS that is known here"
            what = f"is a region of {known}, not of NUTS {EDITION}"
            yield Problem(0, "NUTS_ID", code, what, f"Download the file of NUTS {EDITION}")


def _to_regions(content: Mapping[str, Any]) -> gpd.GeoDataFrame:
    crs = content.get("crs") or {}
    name = crs.get("properties", {}).get("name", "EPSG:4326")
    read = gpd.GeoDataFrame.from_features(content["features"], crs=name).to_crs(4326)
    latin = read["NAME_LATN"] if "NAME_LATN" in read else pd.Series("", index=read.index)
    return gpd.GeoDataFrame(
        {
            "region_id": read["NUTS_ID"],
            "name": read["NUTS_NAME"],
            "name_latin": latin.fillna(""),
            "level": read["LEVL_CODE"].astype(int),
            "country": read["CNTR_CODE"],
        },
        geometry=read.geometry,
        crs=4326,
    )
