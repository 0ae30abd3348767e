"""The manifest knows every file, and refuses one that is not what it says."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from dashboard.errors import ChangedFile, DataFaults, MissingInput
from dashboard.settings import Audience, Settings
from dashboard.sources.manifest import (
    check_packages,
    check_python_packages,
    check_raw,
    file_sha256,
    read_manifest,
)
from dashboard.sources.packages import CODE_FILES, GEOMETRY_FILES, VENDOR_FILES
from dashboard.sources.python_packages import NETWORK_FILES

PORTS = b"locode\nSEGOT\n"
FILE = f"""
[[file]]
path = "raw/ports.csv"
title = "Ports"
supplier = "Eurostat"
licence = "Reuse with attribution"
edition = "2024"
date = 2026-01-31
sha256 = "{hashlib.sha256(PORTS).hexdigest()}"
note = ""
"""
PACKAGE = f"""
[[package]]
name = "@scope/atlas"
version = "1.0.0"
title = "Boundaries"
supplier = "GISCO"
licence = "MIT"
note = ""
[package.files]
"map.js" = "{hashlib.sha256(b"map").hexdigest()}"
"""


@pytest.fixture
def geodata(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "ports.csv").write_bytes(PORTS)
    (tmp_path / "sources.toml").write_text(FILE + PACKAGE)
    return tmp_path


@pytest.fixture
def node_modules(tmp_path: Path) -> Path:
    folder = tmp_path / "node_modules" / "@scope" / "atlas"
    folder.mkdir(parents=True)
    (folder / "package.json").write_text(json.dumps({"version": "1.0.0"}))
    (folder / "map.js").write_bytes(b"map")
    return tmp_path / "node_modules"


def toml_faults(folder: Path, text: str) -> list[tuple[str, str]]:
    (folder / "sources.toml").write_text(text)
    with pytest.raises(DataFaults) as caught:
        read_manifest(folder)
    return [(fault.column, fault.problem) for fault in caught.value.faults]


def test_an_entry_is_read_as_it_is_written(geodata: Path) -> None:
    manifest = read_manifest(geodata)
    (file,), (package,) = manifest.files, manifest.packages
    assert (file.path, file.supplier, file.date.isoformat()) == (
        "raw/ports.csv",
        "Eurostat",
        "2026-01-31",
    )
    assert (package.name, package.version, list(package.files)) == (
        "@scope/atlas",
        "1.0.0",
        ["map.js"],
    )


def test_files_that_are_what_the_manifest_says_pass(geodata: Path, node_modules: Path) -> None:
    manifest = read_manifest(geodata)
    check_raw(geodata, manifest)
    check_packages(node_modules, manifest)


def test_a_changed_file_is_refused_with_its_name_and_what_to_do(geodata: Path) -> None:
    (geodata / "raw" / "ports.csv").write_bytes(PORTS + b"SENRK\n")
    with pytest.raises(ChangedFile) as caught:
        check_raw(geodata, read_manifest(geodata))
    assert caught.value.where.endswith("/raw/ports.csv")
    assert file_sha256(geodata / "raw" / "ports.csv") in caught.value.what
    assert "geodata/sources.toml" in caught.value.mend


def test_a_file_that_nobody_described_is_refused(geodata: Path) -> None:
    (geodata / "raw" / "extra.csv").write_bytes(b"a\n")
    with pytest.raises(ChangedFile, match=r"raw/extra\.csv"):
        check_raw(geodata, read_manifest(geodata))


def test_a_described_file_that_is_gone_is_told(geodata: Path) -> None:
    (geodata / "raw" / "ports.csv").unlink()
    with pytest.raises(MissingInput, match=r"raw/ports\.csv"):
        check_raw(geodata, read_manifest(geodata))


def test_another_version_and_another_file_of_a_package_are_told_together(
    geodata: Path, node_modules: Path
) -> None:
    folder = node_modules / "@scope" / "atlas"
    (folder / "package.json").write_text(json.dumps({"version": "1.0.1"}))
    (folder / "map.js").write_bytes(b"another map")
    with pytest.raises(ChangedFile) as caught:
        check_packages(node_modules, read_manifest(geodata))
    assert caught.value.where == (
        "node_modules/@scope/atlas, version, node_modules/@scope/atlas/map.js"
    )
    assert "@scope/atlas, version is now 1.0.1" in caught.value.what


def test_a_package_that_is_not_installed_is_told(geodata: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        check_packages(tmp_path / "nowhere", read_manifest(geodata))


def test_every_fault_of_the_manifest_is_told_at_once(tmp_path: Path) -> None:
    text = FILE.replace('supplier = "Eurostat"\n', "").replace("2026-01-31", '"January"')
    text = text.replace('edition = "2024"', 'edition = ""\ncolour = "red"')
    assert sorted(toml_faults(tmp_path, "[other]\n" + text)) == [
        ("[[file]] raw/ports.csv, colour", "is not known here"),
        ("[[file]] raw/ports.csv, date", "cannot be used"),
        ("[[file]] raw/ports.csv, edition", "cannot be used"),
        ("[[file]] raw/ports.csv, supplier", "is missing"),
        ("other", "is not an entry"),
    ]


def test_a_file_described_twice_is_told(tmp_path: Path) -> None:
    assert toml_faults(tmp_path, FILE + FILE) == [("[[file]] raw/ports.csv", "stands twice")]


def test_a_sha256_that_is_none_is_told(tmp_path: Path) -> None:
    text = FILE.replace('sha256 = "', 'sha256 = "X')
    assert toml_faults(tmp_path, text) == [("[[file]] raw/ports.csv, sha256", "is not a sha256")]


def test_a_manifest_that_is_not_toml_is_told(tmp_path: Path) -> None:
    ((column, problem),) = toml_faults(tmp_path, "[[file]\n")
    assert column == ""
    assert problem.startswith("cannot be read: ")


@pytest.mark.parametrize("text", ["file = 3\n", "file = [1]\n", "[file]\n"])
def test_entries_of_another_shape_are_told(tmp_path: Path, text: str) -> None:
    assert toml_faults(tmp_path, text) == [("file", "is not a list of entries")]


def test_a_manifest_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        read_manifest(tmp_path)


def test_the_tables_of_the_project_are_what_its_manifest_says() -> None:
    check_raw(Settings().geodata, read_manifest(Settings().geodata))


def test_every_package_file_that_is_used_stands_in_the_manifest() -> None:
    manifest = read_manifest(Settings().geodata)
    described = {(package.name, file) for package in manifest.packages for file in package.files}
    assert described == {*GEOMETRY_FILES, *CODE_FILES, *VENDOR_FILES.values()}


def test_the_installed_packages_are_what_the_manifest_says() -> None:
    check_packages(Settings().node_modules, read_manifest(Settings().geodata))


def test_every_file_of_a_python_package_that_is_used_stands_in_the_manifest() -> None:
    manifest = read_manifest(Settings().geodata)
    listed = {
        (package.name, inside) for package in manifest.python_packages for inside in package.files
    }
    assert listed == set(NETWORK_FILES)
    check_python_packages(manifest)


def test_another_version_and_another_file_of_a_python_package_are_told_together(
    geodata: Path,
) -> None:
    entry = PACKAGE.replace("[[package]]", "[[python_package]]")
    entry = entry.replace("[package.files]", "[python_package.files]")
    entry = entry.replace("@scope/atlas", "searoute").replace("map.js", "searoute/__init__.py")
    (geodata / "sources.toml").write_text(FILE + entry)
    with pytest.raises(ChangedFile) as caught:
        check_python_packages(read_manifest(geodata))
    assert "searoute, version" in str(caught.value)
    assert "searoute/searoute/__init__.py" in str(caught.value)


def test_the_public_does_not_learn_of_a_table_that_is_marked(tmp_path: Path) -> None:
    more = FILE.replace("raw/ports", "raw/clusters")
    (tmp_path / "sources.toml").write_text(FILE + 'access = "organisation"\n' + more)
    manifest = read_manifest(tmp_path)
    assert manifest.marked == {"ports"}
    assert [file.table for file in manifest.seen_by(Audience.PUBLIC).files] == ["clusters"]
    assert manifest.seen_by(Audience.ORGANISATION) == manifest
