"""The description of a version is DCAT-AP 3: it parses, and has what the profile asks for."""

from __future__ import annotations

import hashlib
import warnings

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS, XSD, Namespace

from dashboard.publish.files.downloads import download
from dashboard.publish.files.metadata_file import metadata_json
from tests.publish.tiny_release import edition, release

DCAT_3 = Namespace(str(DCAT))
"""The terms that rdflib's own list does not have yet."""
ADMS, SPDX = Namespace("http://www.w3.org/ns/adms#"), Namespace("http://spdx.org/rdf/terms#")
AUTHORITY = "http://publications.europa.eu/resource/authority/"
DATA = {"data.csv": b"a,b\r\n", "data.gpkg": b"gpkg", "regions.geojson": b"{}"}
HERE = "https://atlas.example/p/rail-share/2/"


def described(**changes: object) -> Graph:
    files = [download(name, content) for name, content in DATA.items()]
    text = metadata_json(release(**{"version": 2, **changes}), files).decode()
    with warnings.catch_warnings():  # rdflib's own reader of JSON-LD uses what it deprecates
        warnings.simplefilter("ignore", DeprecationWarning)
        return Graph().parse(data=text, format="json-ld", publicID="https://copy.example/folder/")


GRAPH = described()
DATASET = URIRef(f"{HERE}#dataset")


def one(graph: Graph, subject: object, predicate: URIRef) -> object:
    (found,) = graph.objects(subject, predicate)
    return found


def distributions(graph: Graph) -> dict[str, object]:
    found = graph.subjects(RDF.type, DCAT.Distribution)
    return {str(one(graph, node, DCAT.downloadURL)).rpartition("/")[2]: node for node in found}


def test_it_is_one_dataset_with_what_is_mandatory() -> None:
    assert (DATASET, RDF.type, DCAT.Dataset) in GRAPH
    titles = set(GRAPH.objects(DATASET, DCTERMS.title))
    assert titles == {Literal("Rail’s share", "en"), Literal("Järnvägens andel", "sv")}
    assert Literal("More than most.", "en") in set(GRAPH.objects(DATASET, DCTERMS.description))


@pytest.mark.parametrize(
    "recommended",
    [
        *(DCAT.contactPoint, DCAT.distribution, DCAT.keyword, DCAT.theme, DCTERMS.publisher),
        *(DCTERMS.spatial, DCTERMS.temporal),
    ],
)
def test_it_has_what_is_recommended(recommended: URIRef) -> None:
    assert list(GRAPH.objects(DATASET, recommended))


def test_it_tells_version_what_changed_and_what_came_before() -> None:
    assert one(GRAPH, DATASET, DCAT_3.version) == Literal("2")
    notes = {str(text): text.language for text in GRAPH.objects(DATASET, ADMS.versionNotes)}
    assert notes["Version 2 corrects figures of version 1. A typing error."] == "en"
    before = URIRef("https://atlas.example/p/rail-share/1/#dataset")
    assert one(GRAPH, DATASET, DCAT_3.previousVersion) == before
    assert one(GRAPH, DATASET, DCAT_3.isVersionOf) == URIRef("https://atlas.example/p/rail-share/")


def test_languages_theme_and_access_are_words_of_the_publications_office() -> None:
    languages = set(GRAPH.objects(DATASET, DCTERMS.language))
    assert languages == {URIRef(f"{AUTHORITY}language/{code}") for code in ("ENG", "SWE")}
    assert one(GRAPH, DATASET, DCAT.theme) == URIRef(f"{AUTHORITY}data-theme/TRAN")
    assert one(GRAPH, DATASET, DCTERMS.accessRights) == URIRef(f"{AUTHORITY}access-right/PUBLIC")


def test_the_years_are_those_of_its_known_figures() -> None:
    period = one(GRAPH, DATASET, DCTERMS.temporal)
    assert one(GRAPH, period, DCAT.startDate) == Literal("2012-01-01", datatype=XSD.date)
    assert one(GRAPH, period, DCAT.endDate) == Literal("2023-12-31", datatype=XSD.date)


def test_a_box_stands_round_its_regions() -> None:
    boxes = [
        box
        for place in GRAPH.objects(DATASET, DCTERMS.spatial)
        for box in GRAPH.objects(place, DCAT.bbox)
    ]
    assert [str(box)[:23] for box in boxes] == ["POLYGON((6.1235 47.0, 2"]


def test_every_file_is_a_distribution_with_length_and_checksum() -> None:
    found = distributions(GRAPH)
    assert set(found) == {*DATA, "rail-share-v2.zip"}
    for name, content in DATA.items():
        node = found[name]
        size = Literal(str(len(content)), datatype=XSD.nonNegativeInteger)
        assert one(GRAPH, node, DCAT.byteSize) == size
        checksum = one(GRAPH, node, SPDX.checksum)
        assert str(one(GRAPH, checksum, SPDX.checksumValue)) == hashlib.sha256(content).hexdigest()
        assert one(GRAPH, checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256


@pytest.mark.parametrize(
    "needed",
    [DCAT.accessURL, DCAT.mediaType, DCTERMS.format, DCTERMS.license, DCTERMS.description],
)
def test_every_distribution_has_what_the_profile_asks_for(needed: URIRef) -> None:
    for node in distributions(GRAPH).values():
        assert list(GRAPH.objects(node, needed))


def test_the_rights_name_the_licences_and_eurogeographics() -> None:
    rights = {
        str(label)
        for node in distributions(GRAPH).values()
        for right in GRAPH.objects(node, DCTERMS.rights)
        for label in GRAPH.objects(right, RDFS.label)
    }
    assert "Reuse allowed" in rights
    assert any("EuroGeographics" in text for text in rights)


def test_the_publisher_is_named_without_any_address_of_a_person() -> None:
    publisher = one(GRAPH, DATASET, DCTERMS.publisher)
    assert one(GRAPH, publisher, FOAF.name) == Literal("Region Östergötland")
    assert "@" not in "".join(str(node) for node in GRAPH.all_nodes()).replace("mailto:", "@")


def test_without_a_known_address_it_points_into_its_own_folder() -> None:
    graph = described(address="")
    (dataset,) = (
        node for node in graph.subjects(RDF.type, DCAT.Dataset) if isinstance(node, URIRef)
    )
    assert dataset == URIRef("https://copy.example/folder/#dataset")
    node = distributions(graph)["data.csv"]
    assert one(graph, node, DCAT.downloadURL) == URIRef("https://copy.example/folder/data.csv")


def test_the_first_version_has_nothing_before_it() -> None:
    graph = described(version=1)
    assert not list(graph.objects(None, DCAT_3.previousVersion))
    assert not list(graph.objects(None, ADMS.versionNotes))
    assert edition().change is None
