"""All tables together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.errors import DataFaults
from dashboard.settings import Audience, Settings
from dashboard.sources.manifest import MANIFEST
from dashboard.sources.tables import READERS, read_tables


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    shutil.copy(Settings().geodata / MANIFEST, tmp_path)
    return Path(shutil.copytree(Settings().raw, tmp_path / "raw"))


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_file_of_the_folder_has_a_reader_and_is_sound() -> None:
    raw = Settings().raw
    tables = read_tables(raw.parent, Audience.PUBLIC)
    assert set(tables) == set(READERS) == {path.stem for path in raw.glob("*.csv")}


def test_no_cell_of_text_is_missing() -> None:
    for rows in read_tables(Settings().geodata, Audience.ORGANISATION).values():
        assert not rows.select_dtypes("str").isna().any(axis=None)


def test_no_figure_is_unconfirmed() -> None:
    tables = read_tables(Settings().geodata, Audience.ORGANISATION)
    for name in ("modal_split", "tonne_km", "port_series", "port_connectivity", "cluster_series"):
        assert "unconfirmed" not in set(tables[name]["status"]) | set(tables[name]["source_id"])


def test_faults_of_several_files_are_told_together(raw: Path) -> None:
    spoil(raw / "tonne_km.csv", "AL,2000,road", "AL,1800,road")
    spoil(raw / "clusters.csv", "C01,", "K01,")
    with pytest.raises(DataFaults) as caught:
        read_tables(raw.parent, Audience.ORGANISATION)
    assert [(f.file, f.row, f.column) for f in caught.value.faults] == [
        ("clusters.csv", 2, "cluster_id"),
        ("tonne_km.csv", 2, "year"),
    ]


def test_a_place_taken_out_is_missed_wherever_it_is_named(raw: Path) -> None:
    lines = (raw / "ports.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (raw / "ports.csv").write_text("".join(x for x in lines if not x.startswith("SEGOT")))
    with pytest.raises(DataFaults) as caught:
        read_tables(raw.parent, Audience.ORGANISATION)
    assert {fault.file for fault in caught.value.faults} == {
        "port_corridors.csv",
        "port_series.csv",
        "port_connectivity.csv",
    }
    assert {fault.value for fault in caught.value.faults} == {"SEGOT"}
