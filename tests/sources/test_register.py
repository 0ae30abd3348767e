"""The register of sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataFaults
from dashboard.settings import Audience, Settings
from dashboard.sources.register import read_sources
from dashboard.sources.tables import read_tables


def test_a_source_stands_once(tmp_path: Path) -> None:
    text = "source_id,supplier,title,locator,precision\na,A,Title,,none\na,B,Other,,none\n"
    (tmp_path / "sources.csv").write_text(text)
    with pytest.raises(DataFaults, match="stands in line 2 already"):
        read_sources(tmp_path, {})


def test_every_source_of_the_register_is_used() -> None:
    tables = read_tables(Settings().geodata, Audience.ORGANISATION)
    used = {
        source
        for name, rows in tables.items()
        for column in rows.columns
        if name != "sources" and column.endswith("source_id")
        for source in rows[column]
    }
    assert set(tables["sources"]["source_id"]) == used - {""}
