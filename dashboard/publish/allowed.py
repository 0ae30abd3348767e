"""The list of what may leave: every file of a published version, and every field in it.

A field that does not stand here cannot be written. ``{language}`` is one of the version's
languages, ``{state}`` a year, or a year and a mode, of one of its maps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from dashboard.errors import HinterlandError

DATA_CSV, CSVW, XLSX = "data.csv", "data.csv-metadata.json", "data.xlsx"
REGIONS, PLACES = "regions.geojson", "places.geojson"
GPKG, PARQUET = "data.gpkg", "data.parquet"
FLOWS, LOADS = "flows.csv", "corridor_load.csv"
CHANGES, METADATA, README = "changes.csv", "metadata.json", "README.txt"
MANIFEST, VERSIONS, WITHDRAWN = "manifest.json", "versions.json", "withdrawn.json"

_KEY = ("part", "measure", "subject_id", "name_{language}", "level", "year", "mode", "definition")
_NUMBERS = ("value", "low", "high", "wtt", "ttw", "unit", "status", "flag", "known", "out_of")
_ROW = (*_KEY, *_NUMBERS, "shown_in", "source_id")
_ORIGIN = ("source_id", "source", "licence", "caution")
_SHAPE = (
    *("part", "measure", "subject_id", "name_{language}", "level", "definition", "unit"),
    *("point_precision_km", "value_{state}", "low_{state}", "high_{state}", "status_{state}"),
    *("flag_{state}", "source_id", "licence", "caution"),
)
_NOTE = ("language", "section", "text")
_GEOJSON = ("type", "bbox", "features", "id", "geometry", "coordinates", "properties")
_ABOUT = (
    *("title", "{language}", "publisher", "version", "date", "address", "boundaries", "notes"),
    *_NOTE,
    *("sources", "source_id", "supplier", "locator", "licence"),
)

FIELDS: dict[str, tuple[str, ...]] = {
    DATA_CSV: (*_ROW, *_ORIGIN[1:]),
    CSVW: (
        *("@context", "@language", "@value", "url", "dialect", "header", "encoding", "delimiter"),
        *("commentPrefix", "tableSchema", "columns", "primaryKey", "name", "titles", "datatype"),
        *("base", "null", "required", "separator", "{language}", "dc:title", "dc:publisher"),
        *("dc:issued", "dc:source", "dc:license", "dc:description", "dc:identifier", "notes"),
        *_NOTE,
    ),
    FLOWS: (
        *("part", "kind", "origin_id", "origin_name_{language}", "destination_id"),
        *("destination_name_{language}", "year", "mode", "tonnes", "low_tonnes", "high_tonnes"),
        *("status", "known", "out_of", *_ORIGIN),
    ),
    LOADS: (
        *("part", "corridor_id", "section_id", "branch", "seq", "from_node", "to_node", "mode"),
        *("length_km", "year", "tonnes", "through_tonnes", "low_tonnes", "high_tonnes"),
        *("status", "known", "out_of", *_ORIGIN),
    ),
    f"{XLSX}/figures": _ROW,
    f"{XLSX}/notes": _NOTE,
    f"{XLSX}/sources": ("source_id", "supplier", "title", "locator", "licence"),
    f"{XLSX}/columns": ("column", "meaning_{language}"),
    REGIONS: (*_GEOJSON, *_ABOUT, *_SHAPE),
    PLACES: (*_GEOJSON, *_ABOUT, *_SHAPE),
    f"{GPKG}/regions": ("fid", "geom", *_SHAPE),
    f"{GPKG}/places": ("fid", "geom", *_SHAPE),
    f"{GPKG}/figures": ("fid", *_ROW),
    f"{GPKG}/sources": ("fid", "source_id", "supplier", "title", "locator", "licence"),
    f"{GPKG}/notes": ("fid", *_NOTE),
    PARQUET: ("geometry", *_SHAPE),
    f"{PARQUET}/metadata": ("geo", "ARROW:schema", *_ABOUT),
    CHANGES: (
        *("kind", "measure", "subject_id", "name_{language}", "level", "year", "mode"),
        *("definition", "unit", "old_value", "new_value", "difference", "percent"),
        *("old_status", "new_status", "reason"),
    ),
    METADATA: (
        *("@context", "@id", "@type", "@value", "@language"),
        *("dcat:distribution", "dcat:version", "dcat:keyword", "dcat:theme", "dcat:mediaType"),
        *("dcat:byteSize", "dcat:downloadURL", "dcat:accessURL", "dcat:landingPage", "dcat:bbox"),
        *("dcat:contactPoint", "dcat:startDate", "dcat:endDate", "dcat:packageFormat"),
        *("dcterms:title", "dcterms:description", "dcterms:identifier", "dcterms:issued"),
        *("dcterms:modified", "dcterms:publisher", "dcterms:language", "dcterms:license"),
        *("dcterms:spatial", "dcterms:temporal", "dcterms:format", "dcterms:source"),
        *("dcterms:rights", "dcterms:accessRights", "dcterms:conformsTo", "foaf:name"),
        "dcterms:bibliographicCitation",
        *("adms:versionNotes", "spdx:checksum", "spdx:algorithm", "spdx:checksumValue"),
        *("dcat:previousVersion", "dcat:isVersionOf", "vcard:fn", "vcard:hasURL", "rdfs:label"),
        *("dcat", "dcatap", "dcterms", "foaf", "adms", "spdx", "rdfs", "vcard", "xsd"),
        "dcatap:availability",
    ),
    MANIFEST: (
        *("slug", "version", "date", "languages", "titles", "{language}", "publisher"),
        *("address", "hash", "change", "kind", "texts", "files", "name", "bytes", "sha256"),
    ),
    VERSIONS: (
        *("slug", "newest", "versions", "version", "date", "languages", "titles", "{language}"),
        *("hash", "zip", "name", "bytes", "sha256", "change", "kind", "texts", "publisher"),
    ),
    WITHDRAWN: ("slug", "date", "reasons", "titles", "{language}", "versions"),
    README: (),
}
"""Fields of each file; of an XLSX or GPKG those of each of its tables."""

_PAGES = re.compile(
    r"(?:[a-z0-9-]+/){0,2}[a-z0-9][a-z0-9._-]*\.(?:html|css|js|svg|woff2)"
    r"|(?:[a-z]{2}/)?states/[a-z0-9][a-z0-9._-]*\.json"
)
"""Names that the files of the pages may have."""
_PLACEHOLDERS = {"{language}": "[a-z]{2}", "{state}": r"\d{4}(?:_[a-z_]+)?"}


class NotListed(HinterlandError):
    """Something that would leave does not stand in the list of what may."""


def columns(place: str, languages: Sequence[str], states: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the fields of a table in their order, one for each language and state.

    Parameters
    ----------
    place
        A file, or a table of one, such as ``data.gpkg/notes``.
    languages
        Languages of the version.
    states
        Its states as they stand in names, such as ``2022_rail``.

    Examples
    --------
    >>> columns("data.xlsx/columns", ("en", "sv"))
    ('column', 'meaning_en', 'meaning_sv')
    """
    found: list[str] = []
    by_state = [one for one in FIELDS[place] if "{state}" in one]
    for name in FIELDS[place]:
        if "{language}" in name:
            found += [name.replace("{language}", one) for one in languages]
        elif "{state}" not in name:
            found.append(name)
        elif name == by_state[0]:
            found += [one.replace("{state}", state) for state in states for one in by_state]
    return tuple(found)


def check_fields(place: str, names: Iterable[str]) -> None:
    """Refuse fields that do not stand in the list.

    Raises
    ------
    NotListed
        If there is one; all are named.
    """
    known = _patterns(place)
    found = sorted({name for name in names if not known.fullmatch(name)})
    if found:
        raise NotListed(
            f"these fields are not in the list of what may leave: {', '.join(found)}",
            place,
            "Leave them out, or add them to dashboard/publish/allowed.py if they are public",
        )


def check_keys(place: str, content: object) -> None:
    """Refuse keys anywhere in what is to be written as JSON that do not stand in the list.

    Raises
    ------
    NotListed
        If there is one; all are named.
    """
    check_fields(place, _keys(content))


def check_page(name: str) -> None:
    """Refuse a file of the pages whose name is none that such a file may have.

    Raises
    ------
    NotListed
        If it is one of the data files, hidden, or would lie outside the folder.
    """
    if name in FILES or not _PAGES.fullmatch(name):
        raise NotListed(
            "a page must not have this name", repr(name), "Choose a name such as index.html"
        )


FILES = frozenset(one.partition("/")[0] for one in FIELDS)
"""Names of the data files."""


def _keys(content: object) -> Iterable[str]:
    if isinstance(content, dict):
        for key, value in content.items():
            yield key
            yield from _keys(value)
    elif isinstance(content, (list, tuple)):
        for one in content:
            yield from _keys(one)


@cache
def _patterns(place: str) -> re.Pattern[str]:
    names = [re.escape(name) for name in FIELDS[place]]
    for placeholder, pattern in _PLACEHOLDERS.items():
        names = [name.replace(re.escape(placeholder), pattern) for name in names]
    return re.compile("|".join(names) or r"(?!)")
