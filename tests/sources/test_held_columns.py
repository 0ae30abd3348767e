"""Columns give back the rows that they were made from."""

from __future__ import annotations

import numpy as np

from dashboard.sources.held_columns import Texts, columns_of

ROWS = [("SE", 28.7), ("DE", 19.8), ("SE", 30.1)]


def test_rows_come_back_in_their_order() -> None:
    assert list(columns_of(ROWS, ("region_id", "value")).rows(slice(None))) == ROWS


def test_a_text_is_held_once() -> None:
    part = columns_of(ROWS, ("region_id", "value")).part("region_id")
    assert isinstance(part, Texts)
    assert (part.names, part.codes.tolist()) == (("SE", "DE"), [0, 1, 0])


def test_rows_can_be_had_in_another_order() -> None:
    table = columns_of(ROWS, ("region_id", "value"))
    assert list(table.rows(np.array([2, 0]))) == [ROWS[2], ROWS[0]]


def test_a_table_may_be_empty() -> None:
    table = columns_of([], ("region_id", "value"))
    assert (len(table), list(table.rows(slice(None)))) == (0, [])
