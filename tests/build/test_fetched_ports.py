"""Fetched gross weights take the place of those typed from the press, and of nothing else."""

from __future__ import annotations

import pandas as pd

from dashboard.build.fetched_ports import with_fetched_ports

SERIES = pd.DataFrame(
    [
        ("SEGOT", 2022, "tonnes", "authority", 40_500.0, "thousand_t", "", "secondary", "press"),
        ("SEGOT", 2022, "tonnes", "eurostat", 38_000.0, "thousand_t", "", "secondary", "press"),
    ],
    columns=[
        *("locode", "year", "indicator", "definition", "value", "unit", "flag", "status"),
        "source_id",
    ],
)


def fetched(value: float, flag: str = "", port: str = "SE_0SEGOT") -> dict[str, pd.DataFrame]:
    row = {"freq": "A", "direct": "TOTAL", "rep_mar": port, "unit": "THS_T"}
    return {"mar_mg_aa_pwhd": pd.DataFrame([row | {"time": "2022", "value": value, "flag": flag}])}


def test_without_fetched_tables_nothing_changes() -> None:
    assert with_fetched_ports(SERIES, {}).equals(SERIES)


def test_only_the_same_definition_is_replaced() -> None:
    found = with_fetched_ports(SERIES, fetched(37_900.0))
    values = {row.definition: (row.value, row.status) for row in found.itertuples()}
    assert values == {"authority": (40_500.0, "secondary"), "eurostat": (37_900.0, "official")}


def test_a_secret_figure_takes_no_place() -> None:
    found = with_fetched_ports(SERIES, fetched(37_900.0, flag="c"))
    assert found.equals(SERIES)


def test_a_port_that_the_atlas_does_not_have_is_left_out() -> None:
    assert with_fetched_ports(SERIES, fetched(1.0, port="SE_0SEXXX")).equals(SERIES)
