"""A version described for catalogues: DCAT-AP 3 as JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.figures.titles import measure_title
from dashboard.measures.catalogue import MEASURES
from dashboard.publish.allowed import METADATA, check_keys
from dashboard.publish.edition import Edition
from dashboard.publish.facts import Download
from dashboard.publish.files.csv_files import json_bytes
from dashboard.publish.files.downloads import zip_download
from dashboard.publish.files.notes import LICENCE_TOLD, changed_told, citation, title_in, titles_in
from dashboard.publish.files.wkb import box_of, box_round, point
from dashboard.publish.release import BOUNDARIES_TOLD, Release
from dashboard.words import speak

AUTHORITY = "http://publications.europa.eu/resource/authority"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "adms": "http://www.w3.org/ns/adms#",
    "spdx": "http://spdx.org/rdf/terms#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LANGUAGES = {"en": "ENG", "sv": "SWE", "fr": "FRA"}
_FORMATS = {
    ".csv": "CSV",
    ".json": "JSON",
    ".xlsx": "XLSX",
    ".geojson": "GEOJSON",
    ".gpkg": "GPKG",
    ".parquet": "PARQUET",
    ".zip": "ZIP",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
Node = dict[str, Any]


def metadata_json(release: Release, files: Iterable[Download]) -> bytes:
    """Return the description of a version.

    Parameters
    ----------
    release
        What leaves.
    files
        Its data files, which are the distributions. The ZIP of all files is added, without a
        checksum: this file is in it.

    Returns
    -------
    content
        A dataset of DCAT-AP 3. Addresses are relative to the file where the edition has none, so
        that the folder may be copied to any server.
    """
    content = {"@context": CONTEXT, **_dataset(release)}
    every = [*files, zip_download(release.edition)]
    content["dcat:distribution"] = [_distribution(one, release) for one in every]
    check_keys(METADATA, content)
    return json_bytes(content)


def _dataset(release: Release) -> Node:
    edition = release.edition
    here = _here(edition)
    found: Node = {
        "@id": f"{here}#dataset",
        "@type": "dcat:Dataset",
        "dcterms:title": _texts(titles_in(edition)),
        "dcterms:description": _texts(_descriptions(release)),
        "dcterms:identifier": here if edition.address else f"{edition.slug}/{edition.version}",
        "dcterms:issued": _typed(edition.date.isoformat(), "date"),
        "dcterms:modified": _typed(edition.date.isoformat(), "date"),
        "dcterms:publisher": _agent(edition.publisher),
        "dcat:contactPoint": _contact(edition),
        "dcterms:language": [_id(f"language/{_LANGUAGES[one]}") for one in edition.languages],
        "dcat:theme": _id("data-theme/TRAN"),
        "dcat:keyword": _keywords(release),
        "dcterms:spatial": _spatial(release),
        "dcterms:accessRights": _id("access-right/PUBLIC"),
        "dcterms:bibliographicCitation": citation(edition, release.words),
        "dcat:version": str(edition.version),
        "dcat:landingPage": {"@id": here, "@type": "foaf:Document"},
        "dcterms:source": _sources(release),
    }
    if release.years:
        first, last = release.years
        found["dcterms:temporal"] = {
            "@type": "dcterms:PeriodOfTime",
            "dcat:startDate": _typed(f"{first}-01-01", "date"),
            "dcat:endDate": _typed(f"{last}-12-31", "date"),
        }
    return found | _version(edition)


def _version(edition: Edition) -> Node:
    """Return how a version hangs together with the others."""
    found: Node = {}
    if edition.change is not None:
        told = {one: changed_told(edition, speak(one)) for one in edition.languages}
        found["adms:versionNotes"] = _texts(told)
        before = f"{edition.version - 1}/"
        found["dcat:previousVersion"] = {"@id": f"{edition.address or '../'}{before}#dataset"}
    if edition.address:
        found["dcat:isVersionOf"] = {"@id": edition.address}
    return found


def _distribution(file: Download, release: Release) -> Node:
    edition = release.edition
    ending = file.name[file.name.rindex(".") :]
    told = {one: speak(one).say(file.title) for one in edition.languages}
    address = {
        "@id": f"{edition.address}{edition.version}/{file.name}" if edition.address else file.name
    }
    found: Node = {
        "@type": "dcat:Distribution",
        "dcterms:title": _texts({one: f"{title_in(edition, one)}: {file.name}" for one in told}),
        "dcterms:description": _texts(told),
        "dcat:accessURL": {"@id": _here(edition)},
        "dcat:downloadURL": address,
        "dcat:mediaType": {"@id": f"{_MEDIA}{file.media_type.partition(';')[0]}"},
        "dcterms:format": _id(f"file-type/{_FORMATS[ending]}"),
        "dcterms:license": _licence(release),
        "dcterms:rights": _rights(release),
        "dcatap:availability": {"@id": f"{AUTHORITY}/planned-availability/STABLE"},
    }
    if ending in (".geojson", ".gpkg", ".parquet"):
        found["dcterms:conformsTo"] = {"@id": _CRS84, "@type": "dcterms:Standard"}
    if file.sha256:
        found["dcat:byteSize"] = _typed(str(file.size), "nonNegativeInteger")
        found["spdx:checksum"] = {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": _typed(file.sha256, "hexBinary"),
        }
    return found


def _here(edition: Edition) -> str:
    return f"{edition.address}{edition.version}/" if edition.address else "./"


def _descriptions(release: Release) -> dict[str, str]:
    """Return the standfirst in each language, else what the first measure says."""
    edition = release.edition
    first = MEASURES[release.measures[0]]
    return {
        one: edition.standfirsts.get(one) or speak(one).say(first.meaning)
        for one in edition.languages
    }


def _contact(edition: Edition) -> Node:
    found: Node = {"@type": "vcard:Organization", "vcard:fn": edition.publisher}
    if edition.address:
        found["vcard:hasURL"] = {"@id": edition.address}
    return found


def _keywords(release: Release) -> list[Node]:
    return [
        {"@value": measure_title(measure, speak(language)), "@language": language}
        for measure in release.measures
        for language in release.edition.languages
    ]


def _spatial(release: Release) -> list[Node]:
    shapes = [*release.shapes.values()]
    shapes += [point(one.lon, one.lat) for one in release.points.values()]
    box = box_round(box_of(shape) for shape in shapes)
    europe: Node = {"@id": f"{AUTHORITY}/continent/EUROPE", "@type": "dcterms:Location"}
    if box is None:
        return [europe]
    west, south, east, north = (round(edge, 4) for edge in box)
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    ring = ", ".join(f"{lon} {lat}" for lon, lat in corners)
    geo = "http://www.opengis.net/ont/geosparql#wktLiteral"
    bbox = {"@value": f"POLYGON(({ring}))", "@type": geo}
    return [europe, {"@type": "dcterms:Location", "dcat:bbox": bbox}]


def _sources(release: Release) -> list[Node]:
    return [
        {
            "@type": "dcat:Dataset",
            "dcterms:identifier": one.source_id,
            "dcterms:title": one.title or one.source_id,
            "dcterms:description": one.title or one.source_id,
            **({"dcterms:publisher": _agent(one.supplier)} if one.supplier else {}),
        }
        for one in release.sources.values()
    ]


def _agent(name: str) -> Node:
    return {"@type": "foaf:Agent", "foaf:name": name}


def _licence(release: Release) -> Node:
    told = {one: speak(one).say(LICENCE_TOLD) for one in release.edition.languages}
    return {"@type": "dcterms:LicenseDocument", "rdfs:label": _texts(told)}


def _rights(release: Release) -> list[Node]:
    texts = dict.fromkeys(one.licence for one in release.sources.values() if one.licence)
    labels: list[Any] = list(texts)
    if release.shapes:
        languages = release.edition.languages
        labels.append(_texts({one: speak(one).say(BOUNDARIES_TOLD) for one in languages}))
    return [{"@type": "dcterms:RightsStatement", "rdfs:label": one} for one in labels]


def _texts(by_language: dict[str, str]) -> list[Node]:
    return [{"@value": text, "@language": one} for one, text in by_language.items() if text]


def _typed(value: str, kind: str) -> Node:
    return {"@value": value, "@type": f"xsd:{kind}"}


def _id(path: str) -> Node:
    return {"@id": f"{AUTHORITY}/{path}"}
