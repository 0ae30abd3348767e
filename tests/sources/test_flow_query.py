"""Flows are asked as rows of any level; what is zero or not known has none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dashboard.errors import MissingInput
from dashboard.sources.flow_query import FlowQuestion, FlowTable
from tests.tiny_flows import write_flows


@pytest.fixture
def built(tmp_path: Path) -> Path:
    write_flows(tmp_path)
    return tmp_path


def test_one_flow_is_one_row(built: Path) -> None:
    asked = FlowQuestion(2, "SE12", "SE23", 2022, "road")
    (row,) = FlowTable(built).rows(asked)
    assert row[:5] == ("SE12", "SE23", 2022, "road", 4_123_000.0)
    numbers = (row.low, row.high, row.tonne_km, row.km)
    assert numbers == pytest.approx((3_298_400, 5_359_900, 4_123_000 * 300, 300))
    assert row.status == "estimated"


def test_a_country_is_the_sum_of_its_regions(built: Path) -> None:
    (row,) = FlowTable(built).rows(FlowQuestion(0, "SE", "SE", 2022, "road"))
    assert row.tonnes == pytest.approx(40e6 + 4_123_000 + 5e6 + 30e6)
    assert row.tonne_km == pytest.approx(40e6 * 80 + (4_123_000 + 5e6) * 300 + 30e6 * 70)
    assert row.km == pytest.approx(row.tonne_km / row.tonnes)


def test_the_range_between_countries_is_that_of_the_sum(built: Path) -> None:
    rows = list(FlowTable(built).rows(FlowQuestion(0)))
    assert {(row.origin_id, row.destination_id) for row in rows} == {
        *(("DE", "DE"), ("DE", "SE"), ("SE", "DE"), ("SE", "SE"))
    }
    for row in rows:
        assert (row.low, row.high) == pytest.approx((0.95 * row.tonnes, 1.1 * row.tonnes))


@pytest.mark.parametrize("question", [FlowQuestion(1), FlowQuestion(2), FlowQuestion(0, "SE12")])
def test_the_range_of_any_other_sum_is_its_ends_added_up(
    built: Path, question: FlowQuestion
) -> None:
    for row in FlowTable(built).rows(question):
        assert (row.low, row.high) == pytest.approx((0.8 * row.tonnes, 1.3 * row.tonnes))


def test_a_finer_region_stays_one_end_of_rows_of_countries(built: Path) -> None:
    rows = list(FlowTable(built).rows(FlowQuestion(0, "SE12", "", 2022, "road")))
    assert [(row.origin_id, row.destination_id) for row in rows] == [("SE12", "DE"), ("SE12", "SE")]


def test_what_is_zero_or_not_known_has_no_row(built: Path) -> None:
    table = FlowTable(built)
    assert list(table.rows(FlowQuestion(2, "DE60", "SE12", 2022, "rail"))) == []
    assert list(table.rows(FlowQuestion(2, "SE23", "DE60", 2022, "road"))) == []


@pytest.mark.parametrize(
    "question",
    [
        FlowQuestion(0),
        FlowQuestion(1, year=2022),
        FlowQuestion(2),
        FlowQuestion(2, "SE", mode="rail"),
        FlowQuestion(0, "SE12", "DE60"),
    ],
)
def test_rows_are_counted_without_being_made(built: Path, question: FlowQuestion) -> None:
    table = FlowTable(built)
    assert table.count(question) == len(list(table.rows(question))) > 0


def test_rows_stand_by_mode_year_origin_and_destination(built: Path) -> None:
    for level in (0, 2):
        rows = list(FlowTable(built).rows(FlowQuestion(level)))
        keys = [(row.mode, row.year, row.origin_id, row.destination_id) for row in rows]
        assert keys == sorted(keys)


def test_a_table_that_is_not_built_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match=r"flows\.parquet"):
        FlowTable(tmp_path)


def test_the_fingerprint_is_that_of_the_content(built: Path, tmp_path: Path) -> None:
    other = tmp_path / "again"
    write_flows(other)
    assert FlowTable(built).fingerprint == FlowTable(other).fingerprint


def test_the_fingerprint_tells_other_ranges_between_countries(built: Path) -> None:
    before = FlowTable(built).fingerprint
    path = built / "flows" / "country_high.npy"
    np.save(path, np.load(path) * 2)
    assert FlowTable(built).fingerprint != before
