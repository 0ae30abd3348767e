"""Tonnes between countries are both halves, and unknown is not nothing."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from dashboard.measures.flow_model.country_pairs import (
    Cells,
    PairTonnes,
    pair_tonnes,
    to_cells,
    unseen_halves,
)

COUNTRIES = ("AA", "BB", "CC")
NOT = float("nan")


Rows = list[tuple[str, str, int, str, float]]


def cells_of(rows: Rows) -> Cells:
    columns = ["region_id", "partner_id", "year", "direction", "value"]
    return to_cells(pd.DataFrame(rows, columns=columns))


def made(rows: Rows, year: int = 2018, unseen_share: float = 0.0) -> PairTonnes:
    return pair_tonnes(cells_of(rows), COUNTRIES, year, np.ones((3, 3)), 2, unseen_share)


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


def test_a_partner_without_a_row_can_have_a_part_of_what_the_total_leaves() -> None:
    rows = [row for row in BOTH if row[0] != "BB" or row[1] != "AA"]
    rows += [("BB", "RU", 2018, "unloaded", NOT)]
    assert made(rows).tonnes[0, 1] == 30_000
    assert made(rows, unseen_share=1.0).tonnes[0, 1] == pytest.approx(30_000 + 10_000 / 3)


def test_a_half_without_a_row_is_told_apart_from_one_beside_a_figure() -> None:
    rows = [row for row in BOTH if row[0] != "BB" or row[1] != "AA"]
    any_half, beside = unseen_halves(cells_of(rows), COUNTRIES, 2018, made(rows))
    assert any_half.tolist() == [[False, True, False], [True, False, False], [False] * 3]
    assert beside.tolist() == [[False, True, False], [False] * 3, [False] * 3]


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
