"""Shares of the modes, as Eurostat published them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataFaults
from dashboard.settings import Settings
from dashboard.sources.eurostat import read_modal_split

KNOWN = {"sources": frozenset({"estat"})}
HEAD = "region_id,year,mode,value,flag,status,source_id\n"


def write(folder: Path, *shares: str) -> Path:
    modes = ("road", "rail", "inland_waterway")
    lines = [f"SE,2022,{mode},{rest},estat\n" for mode, rest in zip(modes, shares, strict=True)]
    (folder / "modal_split.csv").write_text(HEAD + "".join(lines))
    return folder


def test_shares_that_make_a_hundred_are_read(tmp_path: Path) -> None:
    rows = read_modal_split(
        write(tmp_path, "71.1,,official", "28.7,,official", "0.2,,official"), KNOWN
    )
    assert rows["value"].sum() == pytest.approx(100)


def test_rounding_may_cost_a_tenth(tmp_path: Path) -> None:
    rows = read_modal_split(
        write(tmp_path, "71.1,,official", "28.7,,official", "0.1,,official"), KNOWN
    )
    assert len(rows) == 3


@pytest.mark.parametrize("road", ["70.8,,official", "71.4,,official"])
def test_shares_that_do_not_make_a_hundred_are_refused(tmp_path: Path, road: str) -> None:
    with pytest.raises(DataFaults, match="SE 2022, whose shares add up to"):
        read_modal_split(write(tmp_path, road, "28.7,,official", "0.2,,official"), KNOWN)


def test_a_missing_share_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    rows = read_modal_split(
        write(tmp_path, "60.0,,official", "20.0,,official", ",m,missing"), KNOWN
    )
    assert rows["value"].isna().tolist() == [False, False, True]


def test_known_shares_beside_a_missing_one_never_make_more_than_a_hundred(tmp_path: Path) -> None:
    with pytest.raises(DataFaults, match=r"add up to 101\.0"):
        read_modal_split(write(tmp_path, "81.0,,official", "20.0,,official", ",m,missing"), KNOWN)


def test_a_share_outside_a_hundred_and_a_wrong_status_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(DataFaults) as caught:
        read_modal_split(write(tmp_path, "101,,official", "-1,,guessed", "0,,official"), KNOWN)
    assert [(f.row, f.column) for f in caught.value.faults] == [
        (2, "value"),
        (3, "value"),
        (3, "status"),
    ]


@pytest.mark.parametrize(
    ("region", "year", "mode", "value", "flag"),
    [
        ("SE", 2022, "rail", 28.7, ""),
        ("DE", 2022, "inland_waterway", 6.8, ""),
        ("AT", 2005, "road", 61.0, ""),
        ("BE", 2018, "inland_waterway", 11.9, "be"),
        ("BG", 2022, "inland_waterway", 16.6, ""),
    ],
)
def test_the_table_has_what_eurostat_published(
    region: str, year: int, mode: str, value: float, flag: str
) -> None:
    rows = read_modal_split(Settings().raw, {})
    here = (rows["region_id"] == region) & (rows["year"] == year) & (rows["mode"] == mode)
    (row,) = rows[here].to_dict("records")
    assert (row["value"], row["flag"]) == (value, flag)


def test_every_country_has_every_mode_in_every_year() -> None:
    rows = read_modal_split(Settings().raw, {})
    assert sorted(rows["year"].unique()) == list(range(2005, 2024))
    assert len(rows) == rows["region_id"].nunique() * 19 * 3
    assert "EU28" not in set(rows["region_id"])
