"""A chain is beaten only by one of which the same is known, no worse in all and better in one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.chains.pareto import unbeaten

NAN = float("nan")
MEASURE = st.one_of(st.just(NAN), st.integers(0, 4).map(float))
ROWS = st.lists(st.tuples(MEASURE, MEASURE, MEASURE), min_size=1, max_size=8)


def beats(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Return the rule, written out plainly."""
    if [a == a for a in one] != [b == b for b in other]:
        return False
    known = [(a, b) for a, b in zip(one, other, strict=True) if a == a]
    return all(a <= b for a, b in known) and any(a < b for a, b in known)


@given(ROWS)
def test_a_chain_is_marked_exactly_when_no_other_beats_it(
    rows: list[tuple[float, ...]],
) -> None:
    expected = tuple(
        any(a == a for a in own) and not any(beats(other, own) for other in rows) for own in rows
    )
    assert unbeaten(rows) == expected


@given(ROWS)
def test_of_chains_with_the_same_known_at_least_one_is_not_beaten(
    rows: list[tuple[float, ...]],
) -> None:
    marks = unbeaten(rows)
    kinds = {tuple(a == a for a in row) for row in rows}
    marked = {tuple(a == a for a in row) for row, mark in zip(rows, marks, strict=True) if mark}
    assert marked == kinds - {(False, False, False)}


@given(ROWS)
def test_what_is_unknown_neither_helps_nor_harms_a_chain_that_knows_all(
    rows: list[tuple[float, ...]],
) -> None:
    whole = [row for row in rows if all(a == a for a in row)]
    marks = dict(zip(map(repr, rows), unbeaten(rows), strict=True))
    assert [marks[repr(row)] for row in whole] == list(unbeaten(whole))


def test_no_chains_give_no_marks() -> None:
    assert unbeaten([]) == ()
