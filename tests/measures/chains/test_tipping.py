"""Where the best of straight lines changes is found exactly, and only in the range asked for."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.measures.chains.tipping import Tip, best_line, tips

NAN = float("nan")
LINE = st.tuples(st.integers(0, 50).map(float), st.integers(0, 10).map(float))


def test_the_lowest_line_is_the_best_and_the_flattest_of_equals() -> None:
    assert best_line([4.0, 2.0], [0.0, 1.0], 1.0) == 1
    assert best_line([2.0, 1.0], [0.0, 1.0], 1.0) == 0
    assert best_line([NAN, NAN], [1.0, 1.0], 1.0) == -1


def test_the_nearest_change_on_each_side_is_told() -> None:
    found = tips([0.0, 3.0, 12.0], [3.0, 2.0, 0.0], 4.0, 0.0, 10.0)
    assert found == (Tip(3.0, 1, 0, False), Tip(4.5, 1, 2, True))


def test_nothing_is_told_beyond_the_range_or_of_unknown_lines() -> None:
    assert tips([0.0, 10.0], [2.0, 1.0], 5.0, 0.0, 9.0) == ()
    assert tips([0.0, NAN], [2.0, 1.0], 5.0, 0.0, 99.0) == ()


@given(st.lists(LINE, min_size=2, max_size=6), st.integers(0, 20).map(float))
def test_the_best_holds_up_to_the_tip_and_the_other_wins_beyond(
    lines: list[tuple[float, float]], present: float
) -> None:
    bases, slopes = [line[0] for line in lines], [line[1] for line in lines]
    value = [base + slope * present for base, slope in lines]
    assume(len(set(value)) == len(value))
    best = best_line(bases, slopes, present)
    up = next((tip for tip in tips(bases, slopes, present, 0.0, 40.0) if tip.is_upwards), None)
    end = up.at if up else 40.0
    for step in range(11):
        at = present + (max(end, present) - present) * step / 10
        assert min(base + slope * at for base, slope in lines) >= (
            bases[best] + slopes[best] * at - 1e-9
        )
    if up:
        beyond = up.at + 0.001
        assert bases[up.after] + slopes[up.after] * beyond < bases[best] + slopes[best] * beyond
