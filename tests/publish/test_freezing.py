"""A view frozen is a whole folder, told step by step, and the same bytes each time."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dashboard.measures.atlas import Source
from dashboard.publish.allowed import NotListed
from dashboard.publish.files.manifest_file import is_whole, read_manifest
from dashboard.publish.freezing import STEPS, Press, freeze
from dashboard.publish.slugs import WrongSlug
from tests.figures.tiny_figures import selected, tiny_atlas
from tests.publish.tiny_release import SHAPES, edition, frozen, press

ROOT = Path(__file__).resolve().parents[2]


def contents(folder: Path) -> dict[str, bytes]:
    paths: Iterator[Path] = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a first version."""
    return frozen(tmp_path_factory.mktemp("frozen") / "1").folder


def test_the_manifest_has_length_and_hash_of_every_file_but_itself_and_the_zip(
    folder: Path,
) -> None:
    files = contents(folder)
    listed = {one["name"]: one for one in json.loads(files["manifest.json"])["files"]}
    assert set(listed) == set(files) - {"manifest.json", "rail-share-v1.zip"}
    for name, one in listed.items():
        assert one["bytes"] == len(files[name])
        assert one["sha256"] == hashlib.sha256(files[name]).hexdigest()
    manifest = read_manifest(folder)
    assert manifest is not None
    assert is_whole(folder, manifest)


def test_the_hash_of_a_version_can_be_made_again_with_two_common_tools(folder: Path) -> None:
    names = (
        "data.csv",
        "data.csv-metadata.json",
        "data.gpkg",
        "data.parquet",
        "data.xlsx",
        "places.geojson",
        "regions.geojson",
    )
    summed = subprocess.run(
        ["sha256sum", *names], cwd=folder, capture_output=True, check=True
    ).stdout
    manifest = read_manifest(folder)
    assert manifest is not None
    assert manifest.digest == hashlib.sha256(summed).hexdigest()


def test_the_page_is_told_of_its_files_and_of_the_first_digits_of_the_hash(folder: Path) -> None:
    manifest = read_manifest(folder)
    assert manifest is not None
    page = (folder / "index.html").read_text("utf-8").splitlines()
    assert page[0] == f"rail-share {manifest.digest[:12]}"
    assert page[1:4] == ["data.csv", "data.xlsx", "regions.geojson"]
    assert page[-1] == "rail-share-v1.zip"


def test_the_readme_names_files_sources_cautions_and_citation_in_each_language(
    folder: Path,
) -> None:
    text = (folder / "README.txt").read_text("utf-8")
    for wanted in ("[English]", "[Svenska]", "data.gpkg", "Reuse allowed", "EuroGeographics"):
        assert wanted in text
    manifest = read_manifest(folder)
    assert manifest is not None
    assert manifest.digest in text
    assert "Region Östergötland (2026): Rail’s share. Version 1, 14 Nov 2026." in " ".join(
        text.split()
    )
    assert max(map(len, text.splitlines())) <= 90


def test_the_readme_ends_each_sentence_with_one_full_stop(tmp_path: Path) -> None:
    source = Source("estat", "Eurostat", "Title", "https://a.example/", "", "Use it, named.")
    atlas = tiny_atlas()
    atlas = replace(atlas, sources={**atlas.sources, "estat": source})
    freeze(edition(), press(atlas), tmp_path / "1")
    text = " ".join((tmp_path / "1" / "README.txt").read_text("utf-8").split())
    assert "estat: Eurostat. Title. Use it, named. https://a.example/" in text
    assert ".." not in text


def test_progress_is_told_and_rises_to_one(tmp_path: Path) -> None:
    told: list[tuple[float, str]] = []
    freeze(
        edition(), press(), tmp_path / "1", progress=lambda done, step: told.append((done, step))
    )
    shares = [done for done, _ in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert list(dict.fromkeys(step for _, step in told)) == list(STEPS)


def test_a_first_version_has_no_list_of_changes_and_a_second_one_has(tmp_path: Path) -> None:
    first = frozen(tmp_path / "1")
    assert first.changes is None
    assert not (first.folder / "changes.csv").exists()
    second = frozen(tmp_path / "2", first.folder, version=2)
    assert second.changes is not None
    assert not second.changes
    assert (second.folder / "changes.csv").is_file()


def test_a_view_of_one_language_and_no_address_is_frozen_too(tmp_path: Path) -> None:
    found = frozen(tmp_path / "1", languages=("sv",), titles={"sv": "Andel"}, address="")
    assert b"name_sv" in (found.folder / "data.csv").read_bytes()
    assert b"name_en" not in (found.folder / "data.csv").read_bytes()
    assert "https://atlas.example" not in (found.folder / "metadata.json").read_text("utf-8")


def test_a_missing_title_does_not_stop_a_preview(tmp_path: Path) -> None:
    found = frozen(tmp_path / "1", titles={"en": "", "sv": ""}, standfirsts={})
    assert "rail-share" in (found.folder / "README.txt").read_text("utf-8")


def test_a_map_without_boundaries_or_points_has_no_shapes(tmp_path: Path) -> None:
    one = edition(selected(level="eu", layers=()))
    found = freeze(one, press(), tmp_path / "1")
    names = set(contents(found.folder))
    assert not {"regions.geojson", "places.geojson", "data.parquet"} & names
    assert {"data.csv", "data.xlsx", "data.gpkg"} <= names


@pytest.mark.parametrize("name", ["data.csv", "../outside.html", "notes.txt", ".hidden.html"])
def test_a_page_that_is_not_allowed_stops_everything(tmp_path: Path, name: str) -> None:
    bad = Press(tiny_atlas(), lambda: SHAPES, lambda *told: {name: b"x"})
    with pytest.raises(NotListed):
        freeze(edition(), bad, tmp_path / "1")
    assert list(tmp_path.iterdir()) == []


def test_a_slug_that_would_leave_its_folder_is_refused_before_anything_is_made(
    tmp_path: Path,
) -> None:
    with pytest.raises(WrongSlug):
        freeze(edition(slug="../outside"), press(), tmp_path / "1")
    assert list(tmp_path.iterdir()) == []


def test_the_same_view_frozen_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = frozen(tmp_path / "a"), frozen(tmp_path / "b")
    assert contents(one.folder) == contents(other.folder)
    assert (one.digest, one.zip_sha256) == (other.digest, other.zip_sha256)


def test_two_processes_with_other_seeds_and_clocks_give_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name, seed, zone in (("a", "1", "Pacific/Auckland"), ("b", "4242", "America/New_York")):
        surroundings: dict[str, Any] = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run(
            [sys.executable, "-m", "tests.publish.twice", str(tmp_path / name)],
            cwd=ROOT,
            env=surroundings,
            check=True,
        )
        made.append(contents(tmp_path / name))
    assert made[0] == made[1]
    assert len(made[0]) > 20


def test_the_zip_bears_the_day_of_the_version_and_is_sorted(folder: Path) -> None:
    with zipfile.ZipFile(folder / "rail-share-v1.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == sorted(names)
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 14, 0, 0, 0)}


def test_freezing_loads_nothing_that_would_cost_a_server_memory(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; import tests.publish.tiny_release as tiny; "
        "heavy = {'pandas', 'geopandas'} & set(sys.modules); "
        f"tiny.frozen(Path({str(tmp_path)!r}) / '1'); "
        "print(sorted(heavy), sorted({'pandas', 'geopandas'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[] []"
