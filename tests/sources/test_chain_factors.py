"""A factor is a value or a range, never both, and every row has its source and status."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataFaults
from dashboard.settings import Settings
from dashboard.sources.chain_factors import (
    CHAIN_FACTORS,
    read_chain_example,
    read_chain_factors,
)

HEAD = ",".join(column.name for column in CHAIN_FACTORS.columns)


def table(folder: Path, *rows: str) -> Path:
    (folder / "chain_factors.csv").write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return folder


def test_a_value_and_a_range_are_both_read(tmp_path: Path) -> None:
    raw = table(
        tmp_path,
        "a,speed,road,average_speed,,EU,,66,,,km/h,secondary,nodus,",
        "b,speed,road,average_speed,,EU,,,60,70,km/h,secondary,ift05,",
    )
    found = read_chain_factors(raw, {"sources": frozenset({"nodus", "ift05"})})
    assert found["value"].fillna(-1).tolist() == [66, -1]
    assert found["high"].fillna(-1).tolist() == [-1, 70]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (",,", "line 2, column value"),
        ("5,1,2", "line 2, column value"),
        (",1,", "line 2, column value"),
        (",9,2", "line 2, column low"),
        ("-1,,", "lies outside 0 to inf"),
        ("60-70,,", "is not a number"),
    ],
)
def test_what_is_neither_a_value_nor_a_range_is_told(
    tmp_path: Path, numbers: str, told: str
) -> None:
    raw = table(tmp_path, f"a,speed,road,average_speed,,EU,,{numbers},km/h,secondary,nodus,")
    with pytest.raises(DataFaults, match=told):
        read_chain_factors(raw, {})


def test_no_unconfirmed_figure_is_carried(tmp_path: Path) -> None:
    raw = table(tmp_path, "a,speed,sea,service_speed,,EU,,30,,,km/h,unconfirmed,none,")
    with pytest.raises(DataFaults, match="unconfirmed"):
        read_chain_factors(raw, {})


def test_the_carried_factors_have_no_speed_and_no_cost_of_a_ship_of_the_sea() -> None:
    found = read_chain_factors(Settings().raw, {})
    ships = found[(found["subject"] == "sea") & found["family"].isin(["speed", "cost"])]
    assert set(ships["source_id"]) == {"kim23-student"}
    road = found[(found["source_id"] == "kim23-code") & (found["subject"] == "road")]
    assert len(road[road["status"] == "secondary"]) == 10


def test_the_printed_case_has_its_five_elements() -> None:
    found = read_chain_example(Settings().raw, {})
    assert set(found["step"]) == {"all", "total", *(f"TCE{number}" for number in range(1, 6))}
