"""Parameters are read letter by letter, and refused with a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from dashboard.pages.parameters import Parameter, Refusal, read_parameters, spans
from dashboard.words import speak

YEAR = Parameter("year", "Year.", ("2021", "2022"))
REGION = Parameter("region", "Region.", tuple(f"SE{n}" for n in range(90)), listed_at="/list")


def refused(*asked: tuple[str, str]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_parameters(MultiDict(asked), (YEAR, REGION))
    return caught.value


def test_what_is_asked_is_returned_in_the_order_of_the_description() -> None:
    asked = MultiDict([("region", "SE2"), ("year", "2022")])
    assert list(read_parameters(asked, (YEAR, REGION)).items()) == [
        ("year", "2022"),
        ("region", "SE2"),
    ]


def test_nothing_asked_is_nothing_returned() -> None:
    assert read_parameters(MultiDict(), (YEAR, REGION)) == {}


@given(st.text().filter(lambda text: text not in YEAR.allowed))
def test_no_other_text_is_ever_understood(text: str) -> None:
    refusal = refused(("year", text))
    assert (refusal.parameter, refusal.value) == ("year", text)
    assert text in refusal.message(speak("en"))


@given(st.text().filter(lambda text: text not in ("year", "region")))
def test_no_other_parameter_is_ever_understood(name: str) -> None:
    refusal = refused((name, "2022"))
    assert (refusal.parameter, refusal.allowed) == (name, ("year", "region"))


def test_a_parameter_given_twice_is_refused_even_with_one_value() -> None:
    assert "more than once" in refused(("year", "2022"), ("year", "2022")).message(speak("en"))


def test_a_long_list_is_not_told_but_what_comes_close_and_where_it_stands() -> None:
    error = refused(("region", "SE890")).as_json(speak("en"))["error"]
    assert error["allowed_at"] == "/list"
    assert error["allowed"][0] == "SE89"
    assert len(error["allowed"]) <= 12


def test_braces_in_a_value_are_only_text() -> None:
    assert "“{allowed}”" in refused(("year", "{allowed}")).message(speak("en"))


@pytest.mark.parametrize(
    ("years", "told"),
    [([], ""), ([2022], "2022"), ([2019, 2020], "2019–2020"), ([2001, 2003], "2001, 2003")],
)
def test_years_are_told_as_spans(years: list[int], told: str) -> None:
    assert spans(years) == told
