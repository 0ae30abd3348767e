"""What was fetched stays as it was fetched."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard.errors import ChangedFile, MissingInput
from dashboard.sources import fetched
from dashboard.sources.estat_tsv import read_tsv
from dashboard.sources.fetched import (
    FetchedTable,
    fetched_sha256,
    keep_tables,
    read_fetched,
    read_record,
)

NOW = "2026-11-25T12:00:00+00:00"


def entry(code: str, rows: int = 2) -> FetchedTable:
    return FetchedTable(code, "Title", "Eurostat", "file", NOW, NOW, "", ("THS_T",), rows)


def rows(folder: Path, value: str = "5 e") -> pd.DataFrame:
    path = folder / "table.tsv"
    path.write_text(f"unit,geo\\TIME_PERIOD\t2021 \t2022 \nTHS_T,SE\t{value}\t: c\n")
    return read_tsv(path).rows


def kept(folder: Path) -> Path:
    return next((folder / "fetched").glob("*.parquet"))


def test_where_nothing_was_fetched_there_is_nothing(tmp_path: Path) -> None:
    assert (read_fetched(tmp_path), read_record(tmp_path), fetched_sha256(tmp_path)) == ({}, {}, "")


def test_a_kept_table_is_read_as_it_was(tmp_path: Path) -> None:
    keep_tables(tmp_path, {"t": (entry("t"), rows(tmp_path))})
    pd.testing.assert_frame_equal(read_fetched(tmp_path)["t"], rows(tmp_path))
    assert read_record(tmp_path)["t"].fetched_on == NOW
    assert sorted(path.name for path in (tmp_path / "fetched").iterdir()) == [
        "fetched.json",
        kept(tmp_path).name,
    ]


def test_a_new_table_takes_the_place_of_the_old_one_alone(tmp_path: Path) -> None:
    keep_tables(tmp_path, {c: (entry(c), rows(tmp_path)) for c in ("t", "u")})
    before = fetched_sha256(tmp_path)
    keep_tables(tmp_path, {"t": (entry("t"), rows(tmp_path, "7 "))})
    tables = read_fetched(tmp_path)
    assert [tables[code]["value"].iloc[0] for code in ("t", "u")] == [7, 5]
    assert len(list((tmp_path / "fetched").glob("*.parquet"))) == 2
    assert fetched_sha256(tmp_path) != before


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    names = []
    for _ in range(2):
        keep_tables(tmp_path, {"t": (entry("t"), rows(tmp_path))})
        names.append(kept(tmp_path).name)
    assert names[0] == names[1]


def test_a_process_that_dies_leaves_the_old_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_tables(tmp_path, {"t": (entry("t"), rows(tmp_path))})

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(fetched, "write_record", die)
    with pytest.raises(KeyboardInterrupt):
        keep_tables(tmp_path, {"t": (entry("t"), rows(tmp_path, "7 "))})
    assert read_fetched(tmp_path)["t"]["value"].iloc[0] == 5


def test_a_table_that_was_changed_is_refused(tmp_path: Path) -> None:
    keep_tables(tmp_path, {"t": (entry("t"), rows(tmp_path))})
    kept(tmp_path).write_bytes(kept(tmp_path).read_bytes() + b"x")
    with pytest.raises(ChangedFile, match=r"not the table t that was fetched on 2026-11-25"):
        read_fetched(tmp_path)


def test_a_table_that_is_gone_is_told(tmp_path: Path) -> None:
    keep_tables(tmp_path, {"t": (entry("t"), rows(tmp_path))})
    kept(tmp_path).unlink()
    with pytest.raises(MissingInput, match="make data-eurostat"):
        read_fetched(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[{}]", '{"a": 1}', "[1]"])
def test_a_record_that_cannot_be_read_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "fetched").mkdir()
    (tmp_path / "fetched" / "fetched.json").write_text(text)
    with pytest.raises(ChangedFile, match="cannot be read"):
        read_record(tmp_path)
