"""The stored table is sorted, has fixed columns, and one row for one thing."""

from __future__ import annotations

import math

import pytest

from dashboard.measures.cube import Figure
from dashboard.measures.table import COLUMNS, DuplicateFigures, long_table

SE = Figure("SE", "0", 2022, "rail", "", 28.7, "percent", "official", "", "estat")
EU = SE._replace(subject_id="EU27_2020", level="eu", value=17.2)
EARLIER = SE._replace(year=2021, value=math.nan, status="missing")
PORT = SE._replace(subject_id="port:SEGOT", level="place", mode="", value=40.0)


def test_levels_stand_in_their_order_and_years_rise() -> None:
    table = long_table([PORT, SE, EARLIER, EU])
    assert list(table.columns) == list(COLUMNS)
    assert table["subject_id"].tolist() == ["EU27_2020", "SE", "SE", "port:SEGOT"]
    assert table["year"].tolist() == [2022, 2021, 2022, 2022]


def test_regions_and_places_have_a_column_each() -> None:
    table = long_table([PORT, SE])
    assert table["region_id"].tolist() == ["SE", ""]
    assert table["place_id"].tolist() == ["", "port:SEGOT"]


def test_what_is_not_known_is_stored_as_not_known() -> None:
    row = long_table([EARLIER]).iloc[0]
    assert math.isnan(row["value"])
    assert row["status"] == "missing"


def test_two_figures_for_the_same_thing_are_refused_by_name() -> None:
    with pytest.raises(DuplicateFigures, match="SE 2022 rail"):
        long_table([SE, SE._replace(value=1.0)])


def test_no_figures_make_an_empty_table_with_all_columns() -> None:
    table = long_table([])
    assert (len(table), list(table.columns)) == (0, list(COLUMNS))
