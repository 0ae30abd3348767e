"""What is marked is found without reading the tables, and a built folder says by which marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataFaults, MissingInput
from dashboard.settings import ROOT, Audience
from dashboard.sources.marks import NEEDED, Marks, check_record, read_marks, write_record
from tests.sources.test_manifest import FILE

MARKED = FILE + 'access = "organisation"\n'


def geodata(folder: Path, manifest: str = FILE, **tables: str) -> Path:
    (folder / "raw").mkdir()
    (folder / "sources.toml").write_text(manifest)
    for name, text in tables.items():
        (folder / "raw" / f"{name}.csv").write_text(text)
    return folder


def test_without_marks_there_are_none(tmp_path: Path) -> None:
    folder = geodata(tmp_path, port_series="locode,status,note\nSEGOT,official,confidential\n")
    assert not read_marks(folder).is_any


def test_a_marked_table_and_a_confidential_line_are_found(tmp_path: Path) -> None:
    lines = "locode,status\nSEGOT,official\nDEHAM,confidential\n"
    found = read_marks(geodata(tmp_path, MARKED, ports="locode\n", port_series=lines))
    assert (found.tables, list(found.lines)) == ({"ports"}, ["port_series"])


def test_another_confidential_line_is_another_mark(tmp_path: Path) -> None:
    folder = geodata(tmp_path, clusters="cluster_id,jobs,jobs_status\nC01,5,confidential\n")
    before = read_marks(folder).told()
    (folder / "raw" / "clusters.csv").write_text(
        "cluster_id,jobs,jobs_status\nC02,5,confidential\n"
    )
    assert read_marks(folder).told() != before


def test_marks_count_for_who_reads_the_table_or_what_points_to_it() -> None:
    marks = Marks(frozenset({"ports", "cluster_series"}), {"port_series": "abc"})
    assert len(marks.told()) == 3
    assert marks.told(("tonne_km",)) == ["ports is not public"]
    assert marks.told(("port_series",)) == ["ports is not public", "port_series without abc"]


@pytest.mark.parametrize("table", ["network_parameters", "tonne_km", "corridor_nodes"])
def test_what_the_atlas_is_made_with_cannot_be_marked(tmp_path: Path, table: str) -> None:
    folder = geodata(tmp_path, MARKED.replace("raw/ports", f"raw/{table}"))
    with pytest.raises(DataFaults, match="cannot be made without"):
        read_marks(folder)


def test_the_method_names_what_cannot_be_marked() -> None:
    method = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    _, _, told = method.partition("**What cannot be marked as a whole,**")
    assert [name for name in NEEDED if f"`{name}`" not in told] == []


def test_an_access_that_is_none_is_told(tmp_path: Path) -> None:
    folder = geodata(tmp_path, FILE + 'access = "secret"\n')
    with pytest.raises(DataFaults, match="organisation"):
        read_marks(folder)


def test_a_folder_is_shown_to_whom_it_was_built_for_and_by_the_marks_of_now(tmp_path: Path) -> None:
    marks = Marks(frozenset({"ports"}))
    write_record(tmp_path, Audience.PUBLIC, marks)
    check_record(tmp_path, Audience.PUBLIC, marks)
    for audience, now in ((Audience.ORGANISATION, marks), (Audience.PUBLIC, Marks())):
        with pytest.raises(MissingInput, match="make data"):
            check_record(tmp_path, audience, now)


def test_a_folder_of_before_there_were_marks_is_for_the_public_while_there_are_none(
    tmp_path: Path,
) -> None:
    check_record(tmp_path, Audience.PUBLIC, Marks())
    with pytest.raises(MissingInput):
        check_record(tmp_path, Audience.PUBLIC, Marks(frozenset({"ports"})))
    with pytest.raises(MissingInput):
        check_record(tmp_path, Audience.ORGANISATION, Marks())


def test_the_folder_of_the_organisation_holds_everything_whatever_is_marked(tmp_path: Path) -> None:
    write_record(tmp_path, Audience.ORGANISATION, Marks(frozenset({"ports"})))
    check_record(tmp_path, Audience.ORGANISATION, Marks(frozenset({"clusters"})))
