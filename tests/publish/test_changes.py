"""Two versions are held against each other, figure by figure."""

from __future__ import annotations

import csv
import io
import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.cube import UNKNOWN, Cube
from dashboard.publish.changes import (
    NEW,
    RANGE,
    STATUS,
    VALUE,
    VANISHED,
    FigureKey,
    Held,
    compare,
    read_held,
)
from dashboard.publish.figures import held_figures
from dashboard.publish.files.changes_file import changes_csv, changes_since
from dashboard.publish.files.csv_files import data_csv
from tests.figures.tiny_figures import ROWS, figure, tiny_atlas
from tests.publish.tiny_release import edition, frozen, release

KEY = FigureKey("modal_split", "SE", 2022, "rail", "")
WAS = Held("0", "percent", 28.0, 27.0, 29.0, "official", "")


def changed(**changes: object) -> list[tuple[str, float, float]]:
    found = compare({KEY: WAS}, {KEY: WAS._replace(**changes)}, 1)
    return [(one.kind, one.old, one.new) for one in found.figures]


def test_another_value_is_told_with_difference_and_per_cent() -> None:
    (one,) = compare({KEY: WAS}, {KEY: WAS._replace(value=28.7)}, 1).figures
    assert (one.kind, one.old, one.new) == (VALUE, 28.0, 28.7)
    assert one.difference == pytest.approx(0.7)
    assert one.percent == pytest.approx(2.5)


def test_per_cent_keep_the_sign_of_the_difference_below_zero() -> None:
    (one,) = compare({KEY: WAS._replace(value=-10.0)}, {KEY: WAS._replace(value=-5.0)}, 1).figures
    assert (one.difference, one.percent) == (5.0, 50.0)


def test_against_zero_there_are_no_per_cent() -> None:
    (one,) = compare({KEY: WAS._replace(value=0.0)}, {KEY: WAS}, 1).figures
    assert one.difference == 28.0
    assert math.isnan(one.percent)


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"status": "provisional"}, STATUS),
        ({"flag": "b"}, STATUS),
        ({"low": 26.0}, RANGE),
        ({"high": UNKNOWN}, RANGE),
        ({"unit": "t"}, VALUE),
        ({"value": UNKNOWN, "status": "missing"}, VANISHED),
    ],
)
def test_what_else_may_differ(changes: dict[str, object], kind: str) -> None:
    assert [found for found, _, _ in changed(**changes)] == [kind]


def test_in_another_unit_there_is_no_difference() -> None:
    (one,) = compare({KEY: WAS}, {KEY: WAS._replace(unit="t")}, 1).figures
    assert math.isnan(one.difference)


def test_what_reckoning_leaves_over_is_no_change() -> None:
    assert changed(value=28.0 * (1 + 1e-13)) == []
    assert len(changed(value=28.0 * (1 + 1e-6))) == 1


def test_a_figure_is_new_where_there_was_none_or_none_was_known() -> None:
    assert [one.kind for one in compare({}, {KEY: WAS}, 1).figures] == [NEW]
    blank = WAS._replace(value=UNKNOWN)
    assert [one.kind for one in compare({KEY: blank}, {KEY: WAS}, 1).figures] == [NEW]


def test_a_figure_vanishes_where_there_is_none_any_more() -> None:
    (one,) = compare({KEY: WAS}, {}, 1).figures
    assert (one.kind, one.old) == (VANISHED, 28.0)
    assert math.isnan(one.new)


def test_not_known_in_both_is_no_change() -> None:
    blank = WAS._replace(value=UNKNOWN, status="missing")
    assert not compare({KEY: blank}, {KEY: blank._replace(flag="m")}, 1)
    assert not compare({KEY: blank}, {}, 1)


def test_the_largest_come_first() -> None:
    keys = [KEY._replace(year=year) for year in (2020, 2021, 2022)]
    values = (28.5, 14.0, 30.0)
    new = {key: WAS._replace(value=value) for key, value in zip(keys, values, strict=True)}
    found = compare(dict.fromkeys(keys, WAS), new, 1)
    assert [one.key.year for one in found.largest(2)] == [2021, 2022]
    assert found.counts == {VALUE: 3, STATUS: 0, RANGE: 0, NEW: 0, VANISHED: 0}


@given(
    st.dictionaries(
        st.integers(2000, 2005), st.floats(allow_infinity=False), min_size=1, max_size=5
    )
)
def test_a_version_does_not_differ_from_itself(values: dict[int, float]) -> None:
    held = {KEY._replace(year=year): WAS._replace(value=value) for year, value in values.items()}
    assert not compare(held, held, 1)


def test_a_version_reads_back_from_its_own_table_as_it_was() -> None:
    one = release()
    read = read_held(data_csv(one).decode())
    assert not compare(read, held_figures(one.told), 1)
    assert read.keys() == held_figures(one.told).keys()


def test_a_figure_told_in_two_parts_is_compared_once() -> None:
    text = "part,measure,subject_id,level,year,mode,definition,value,low,high,unit,status,flag\r\n"
    text += "part-1,a,SE,0,2022,rail,,,,,t,missing,\r\npart-2,a,SE,0,2022,rail,,5,,,t,official,\r\n"
    (held,) = read_held(text).values()
    assert held.value == 5.0


def test_changes_are_written_with_the_reason_of_the_publisher(tmp_path: Path) -> None:
    first = frozen(tmp_path / "1").folder
    rows = [
        row._replace(value=21.5) if row == figure("DE", 2022, 20.0) else row
        for row in ROWS["modal_split"]
    ]
    atlas = tiny_atlas()
    atlas = replace(atlas, cubes={**atlas.cubes, "modal_split": Cube(rows)})
    second = release(version=2, atlas=atlas)
    changes = changes_since(first, 1, second.told)
    text = changes_csv(changes, edition(version=2), atlas).decode()
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["subject_id"] == "DE"
    assert (row["name_en"], row["name_sv"]) == ("Germany", "Tyskland")
    assert (row["kind"], row["reason"]) == (VALUE, "correction")
    assert (row["old_value"], row["new_value"], row["difference"]) == ("20", "21.5", "1.5")
    assert row["percent"] == "7.5"
