"""What really stands in each written file is what the list allows, and nothing else gets in."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from pathlib import Path

import openpyxl
import pytest
from pyarrow import parquet

from dashboard.publish import allowed
from dashboard.publish.allowed import NotListed, check_fields, check_keys, check_page, columns
from dashboard.publish.edition import parts_of
from tests.figures.tiny_flow_atlas import FLOW_ATLAS, flowing, loaded
from tests.publish.tiny_release import PORTS, SHARES, frozen

LANGUAGES = ("en", "sv")
STATES = ("2021_rail", "2022_rail", "2022_road", "2022", "2021")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a second version."""
    home = tmp_path_factory.mktemp("frozen")
    shown = (*SHARES, PORTS, flowing("SE12"), loaded("corridor:ETC-SCM"))
    given = {"atlas": FLOW_ATLAS, "parts": parts_of(shown)}
    first = frozen(home / "1", **given).folder
    return frozen(home / "2", first, version=2, **given).folder


def allowed_columns(place: str) -> set[str]:
    return set(columns(place, LANGUAGES, STATES))


def keys(content: object) -> set[str]:
    if isinstance(content, dict):
        return set(content) | {key for value in content.values() for key in keys(value)}
    if isinstance(content, list):
        return {key for value in content for key in keys(value)}
    return set()


def test_the_folder_holds_the_listed_files_the_pages_and_the_zip(folder: Path) -> None:
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    data = {name for name in allowed.FILES if name not in ("versions.json", "withdrawn.json")}
    assert found == {*data, "index.html", "sv/index.html", "rail-share-v2.zip"}


@pytest.mark.parametrize("name", ["data.csv", "changes.csv", "flows.csv", "corridor_load.csv"])
def test_the_columns_of_a_csv_are_exactly_the_listed_ones(folder: Path, name: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert next(csv.reader(io.StringIO(text))) == list(columns(name, LANGUAGES))


def test_the_sheets_of_the_workbook_have_exactly_the_listed_columns(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "data.xlsx", read_only=True)
    places = ("figures", "notes", "sources", "columns")
    heads = [[cell.value for cell in next(sheet.iter_rows(max_row=1))] for sheet in book]
    assert heads == [list(columns(f"data.xlsx/{place}", LANGUAGES)) for place in places]
    book.close()


@pytest.mark.parametrize("name", ["regions.geojson", "places.geojson"])
def test_a_geojson_has_listed_keys_only(folder: Path, name: str) -> None:
    content = json.loads((folder / name).read_bytes())
    states = {key for key in keys(content) if any(key.endswith(one) for one in STATES)}
    assert states
    pattern = {key for key in allowed.FIELDS[name] if "{" not in key}
    names = {f"name_{language}" for language in LANGUAGES}
    assert keys(content) <= pattern | names | set(LANGUAGES) | states
    own = set(content["features"][0]["properties"])
    assert own <= allowed_columns(f"data.gpkg/{name.partition('.')[0]}")


@pytest.mark.parametrize("table", ["regions", "places", "figures", "sources", "notes"])
def test_a_table_of_the_geopackage_has_listed_columns_only(folder: Path, table: str) -> None:
    with sqlite3.connect(folder / "data.gpkg") as database:
        head = {row[1] for row in database.execute(f"PRAGMA table_info({table})")}
    database.close()
    assert head
    assert head <= allowed_columns(f"data.gpkg/{table}")


def test_the_geopackage_has_no_table_that_is_not_listed(folder: Path) -> None:
    with sqlite3.connect(folder / "data.gpkg") as database:
        rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        found = {name for (name,) in rows if not name.startswith(("gpkg_", "sqlite_"))}
    database.close()
    assert {f"data.gpkg/{name}" for name in found} <= set(allowed.FIELDS)


def test_the_geoparquet_has_listed_columns_and_metadata_only(folder: Path) -> None:
    schema = parquet.read_schema(folder / "data.parquet")
    assert set(schema.names) <= allowed_columns("data.parquet")
    listed = set(allowed.FIELDS["data.parquet/metadata"])
    assert {key.decode() for key in schema.metadata} <= listed


@pytest.mark.parametrize("name", ["data.csv-metadata.json", "metadata.json", "manifest.json"])
def test_a_description_has_listed_keys_only(folder: Path, name: str) -> None:
    listed = {key for key in allowed.FIELDS[name] if "{" not in key} | set(LANGUAGES)
    found = keys(json.loads((folder / name).read_bytes()))
    assert found
    assert found <= listed


def test_the_zip_holds_the_same_files_as_the_folder(folder: Path) -> None:
    with zipfile.ZipFile(folder / "rail-share-v2.zip") as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    beside = {
        f"rail-share-v2/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".zip"
    }
    assert inside == beside


def test_a_column_that_is_not_listed_is_refused_by_its_name() -> None:
    check_fields("data.csv", ("value", "name_sv"))
    with pytest.raises(NotListed, match=r"data\.csv: .*: notes, owner\. Leave them out"):
        check_fields("data.csv", ("value", "owner", "notes"))


def test_a_key_deep_inside_json_that_is_not_listed_is_refused() -> None:
    with pytest.raises(NotListed, match="saved_by"):
        check_keys("manifest.json", {"files": [{"name": "a", "saved_by": "Anna"}]})


def test_a_readme_has_no_fields_at_all() -> None:
    with pytest.raises(NotListed):
        check_fields("README.txt", ("anything",))


@pytest.mark.parametrize(
    "name",
    [
        *("index.html", "sv/index.html", "sv/values/index.html", "published.css", "map.svg"),
        *("fonts/source-sans-3-latin-400.woff2", "states/part-1-2022_rail.json"),
        "sv/states/part-1-2022.json",
    ],
)
def test_a_page_may_have_this_name(name: str) -> None:
    check_page(name)


@pytest.mark.parametrize(
    "name",
    [
        *("data.csv", "manifest.json", "versions.json", "../index.html", "/index.html"),
        *("sv/../../index.html", ".htaccess", "index.php", "a/b/c/index.html", "", "notes.json"),
        *("index.html\n", "index.html\0", "INDEX.HTML", "rail-share-v1.zip", "sv\\index.html"),
    ],
)
def test_a_page_may_not_have_this_name(name: str) -> None:
    with pytest.raises(NotListed):
        check_page(name)
