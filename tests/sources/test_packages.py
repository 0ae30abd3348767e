"""Files of installed packages are found, and missing ones are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import MissingInput
from dashboard.sources.packages import VENDOR_FILES, package_file, package_version, read_vendor


def test_a_file_is_found_inside_its_package(tmp_path: Path) -> None:
    (tmp_path / "@scope" / "atlas").mkdir(parents=True)
    (tmp_path / "@scope" / "atlas" / "map.js").write_text("map")
    assert package_file(tmp_path, "@scope/atlas", "map.js").read_text() == "map"


def test_a_missing_file_is_named_with_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match=r"map\.js of the npm package @scope/atlas.*make data"):
        package_file(tmp_path, "@scope/atlas", "map.js")


def test_the_version_is_that_of_the_package_file(tmp_path: Path) -> None:
    (tmp_path / "atlas").mkdir()
    (tmp_path / "atlas" / "package.json").write_text('{"version": "1.2.3"}')
    assert package_version(tmp_path, "atlas") == "1.2.3"


def test_a_vendor_file_is_read_byte_by_byte(tmp_path: Path) -> None:
    package, inside = VENDOR_FILES["maplibre-gl.css"]
    path = tmp_path / package / inside
    path.parent.mkdir(parents=True)
    path.write_bytes(b"a\r\nb")
    assert read_vendor(tmp_path, "maplibre-gl.css") == b"a\r\nb"


def test_every_font_is_there_in_three_weights_and_three_scripts() -> None:
    fonts = [name for name in VENDOR_FILES if name.startswith("source-sans-3-")]
    assert len(fonts) == 9
