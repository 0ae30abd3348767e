"""Tonnes between countries are both halves, and unknown is not nothing."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from dashboard.measures.flow_model.country_pairs import PairTonnes, pair_tonnes, to_cells

COUNTRIES = ("AA", "BB", "CC")
NOT = float("nan")


def made(rows: list[tuple[str, str, int, str, float]], year: int = 2018) -> PairTonnes:
    columns = ["region_id", "partner_id", "year", "direction", "value"]
    cells = to_cells(pd.DataFrame(rows, columns=columns))
    return pair_tonnes(cells, COUNTRIES, year, np.ones((3, 3)), 2)


BOTH = [
    ("AA", "BB", 2018, "loaded", 30.0),
    ("AA", "WORLD", 2018, "loaded", 30.0),
    ("AA", "WORLD", 2018, "unloaded", 0.0),
    ("BB", "AA", 2018, "unloaded", 10.0),
    ("BB", "WORLD", 2018, "unloaded", 10.0),
    ("BB", "WORLD", 2018, "loaded", 0.0),
]


def test_a_flow_is_what_both_countries_lorries_carry() -> None:
    pairs = made(BOTH)
    assert pairs.tonnes[0, 1] == 40_000
    assert pairs.by_origin[0, 1] == 30_000


def test_a_partner_without_a_row_was_not_seen() -> None:
    assert made(BOTH).tonnes[1, 0] == 0


def test_a_country_that_does_not_report_leaves_its_flows_unknown() -> None:
    pairs = made([*BOTH, ("AA", "CC", 2018, "loaded", 7.0)])
    assert np.isnan(pairs.tonnes[0, 2])
    assert pairs.published[0, 2] == 7_000
    assert not pairs.reports[2]


def test_what_a_total_leaves_goes_to_the_partners_that_are_missing() -> None:
    rows = [
        ("AA", "BB", 2018, "loaded", NOT),
        ("AA", "RU", 2018, "loaded", NOT),
        ("AA", "WORLD", 2018, "loaded", 10.0),
        ("AA", "WORLD", 2018, "unloaded", 0.0),
        ("BB", "WORLD", 2018, "loaded", 0.0),
        ("BB", "WORLD", 2018, "unloaded", 0.0),
    ]
    pairs = made(rows)
    assert pairs.tonnes[0, 1] == 5_000
    assert pairs.published[0, 1] == 0
    assert pairs.outside[0] == pytest.approx(2.0)


def test_a_country_that_stopped_keeps_the_ratio_of_its_halves() -> None:
    later = [("BB", p, 2019, d, 2 * v) for r, p, _, d, v in BOTH if r == "BB"]
    pairs = made([*BOTH, *later], 2019)
    assert pairs.carried.tolist() == [True, False, False]
    assert pairs.by_origin[0, 1] == 60_000
    assert pairs.tonnes[0, 1] == 80_000


def test_a_country_is_not_carried_on_for_ever() -> None:
    later = [("BB", p, 2021, d, v) for r, p, _, d, v in BOTH if r == "BB"]
    assert np.isnan(made([*BOTH, *later], 2021).tonnes[0, 1])
