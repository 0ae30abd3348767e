"""Numbers are read to the letter: digits, a point, four decimals, and nothing that is lenient."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.chains.input_list import INPUTS
from dashboard.pages.number_parameters import SMALLEST, NumberParameter, plain
from dashboard.pages.parameters import Refusal

SPANS = sorted({(one.least, one.most) for one in INPUTS.values()})
WRONG = (
    " 5",
    "5 ",
    "1_0",
    "nan",
    "inf",
    "-1",
    "+5",
    "1e1",
    "05",
    "5.",
    ".5",
    "5,5",
    "٥",
    "1.00001",
)


@pytest.mark.parametrize("text", WRONG)
def test_what_is_not_written_as_a_number_is_refused_by_its_name(text: str) -> None:
    parameter = NumberParameter("tonnes", "", SMALLEST, 100)
    with pytest.raises(Refusal) as refused:
        parameter.read(text)
    assert (refused.value.parameter, refused.value.value) == ("tonnes", text)
    assert refused.value.allowed == ("0.0001–100",)


@given(st.sampled_from(SPANS), st.decimals(0, 200_000, places=4))
def test_exactly_the_numbers_between_the_ends_are_taken(
    span: tuple[float, float], number: object
) -> None:
    parameter = NumberParameter("x", "", *span)
    text = plain(float(str(number)))
    is_inside = span[0] <= float(text) <= span[1]
    assert bool(re.fullmatch(parameter.pattern, text)) == is_inside


@pytest.mark.parametrize("span", SPANS)
def test_both_ends_are_allowed(span: tuple[float, float]) -> None:
    parameter = NumberParameter("x", "", *span)
    assert [parameter.read(plain(end)) for end in span] == list(span)


def test_every_input_has_ends_that_a_pattern_can_say() -> None:
    for key, one in INPUTS.items():
        assert one.most == int(one.most), key
        assert one.least == SMALLEST or one.least == int(one.least), key
