"""The files of a version that a reader may take along, and what each of them is."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from dashboard.publish import allowed
from dashboard.publish.edition import Edition
from dashboard.publish.facts import Download
from dashboard.words import N_

MEDIA_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".geojson": "application/geo+json",
    ".gpkg": "application/geopackage+sqlite3",
    ".parquet": "application/vnd.apache.parquet",
    ".txt": "text/plain; charset=utf-8",
    ".zip": "application/zip",
}
"""Media types of the data files by their endings."""
TITLES = {
    allowed.DATA_CSV: N_("All figures as a table, one row each, with source and licence"),
    allowed.XLSX: N_("All figures as a workbook, with sheets of notes, sources and columns"),
    allowed.REGIONS: N_("The regions of the maps with their figures, as GeoJSON"),
    allowed.PLACES: N_("The places of the maps with their figures, as GeoJSON"),
    allowed.GPKG: N_("Maps, figures, sources and notes as a GeoPackage"),
    allowed.PARQUET: N_("The regions and places of the maps with their figures, as GeoParquet"),
    allowed.FLOWS: N_("The flows between regions that the maps and charts show"),
    allowed.LOADS: N_("The load of the corridors that the maps and charts show"),
    allowed.CHANGES: N_("What changed since the version before, figure by figure"),
    allowed.CSVW: N_("What the columns of data.csv hold, for machines (CSV on the Web)"),
    allowed.METADATA: N_("This version described for data catalogues (DCAT-AP 3)"),
    allowed.README: N_("What this is, its files, sources, licence, cautions and citation"),
}
"""What each file is, in the order in which they are listed."""
ZIP_TITLE = N_("Everything in one file: these pages and all data")
SHORT_NAMES = {
    allowed.DATA_CSV: N_("Figures (CSV)"),
    allowed.XLSX: N_("Figures (Excel)"),
    allowed.REGIONS: N_("Regions (GeoJSON)"),
    allowed.PLACES: N_("Places (GeoJSON)"),
    allowed.GPKG: N_("Maps and figures (GeoPackage)"),
    allowed.PARQUET: N_("Maps and figures (GeoParquet)"),
    allowed.FLOWS: N_("Flows (CSV)"),
    allowed.LOADS: N_("Load of corridors (CSV)"),
    allowed.CHANGES: N_("What changed (CSV)"),
    allowed.CSVW: N_("Columns of the CSV (CSVW)"),
    allowed.METADATA: N_("Metadata (DCAT-AP)"),
    allowed.README: N_("Read me (text)"),
}
"""What the links beside a page say."""
SHORT_ZIP_NAME = N_("Page and data in one file (ZIP)")


def download(name: str, content: bytes) -> Download:
    """Return what is told of a data file.

    Parameters
    ----------
    name
        Its name.
    content
        Its bytes.
    """
    ending = PurePosixPath(name).suffix
    digest = hashlib.sha256(content).hexdigest()
    return Download(name, TITLES[name], MEDIA_TYPES[ending], len(content), digest)


def short_name(one: Download) -> str:
    """Return what a link to a file says, to be translated."""
    is_zip = one.media_type == MEDIA_TYPES[".zip"]
    return SHORT_ZIP_NAME if is_zip else SHORT_NAMES.get(one.name, one.title)


def zip_name(edition: Edition) -> str:
    """Return the name of the ZIP of a version."""
    return f"{edition.slug}-v{edition.version}.zip"


def zip_download(edition: Edition) -> Download:
    """Return what is told of the ZIP, which is made last."""
    return Download(zip_name(edition), ZIP_TITLE, MEDIA_TYPES[".zip"], 0)
