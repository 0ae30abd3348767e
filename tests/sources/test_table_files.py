"""The format of a table is told by its content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.errors import MissingInput
from dashboard.sources.table_files import read_stat_table, table_files

TSV = "unit,geo\\TIME_PERIOD\t2022 \nTHS_T,SE\t5 e\n"
CSV = "DATAFLOW,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nESTAT:T(1.0),THS_T,SE,2022,5,e\n"
CUBE = json.dumps(
    {
        "id": ["unit", "geo", "time"],
        "size": [1, 1, 1],
        "dimension": {
            name: {"category": {"index": [code]}}
            for name, code in (("unit", "THS_T"), ("geo", "SE"), ("time", "2022"))
        },
        "value": [5],
        "status": ["e"],
    }
)


def test_the_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    read = []
    for text in (TSV, CSV, CUBE):
        (tmp_path / "download.csv").write_text(text)
        read.append(read_stat_table(tmp_path / "download.csv").rows)
    assert read[0].equals(read[1])
    assert read[0].equals(read[2])


def test_a_folder_gives_what_may_be_tables_by_name(tmp_path: Path) -> None:
    for name in ("b.tsv.gz", "a.CSV", "notes.txt", "c.json"):
        (tmp_path / name).write_text("")
    (tmp_path / "d.csv").mkdir()
    assert [path.name for path in table_files(tmp_path)] == ["a.CSV", "b.tsv.gz", "c.json"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="nowhere"):
        list(table_files(tmp_path / "nowhere"))
