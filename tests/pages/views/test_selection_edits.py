"""Selections are moved, removed, and made of one another; what cannot be done is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.pages.views.selection_edits import Editing, Refused, Series, moved, without
from dashboard.words import speak
from tests.miniature import Miniature
from tests.views.tiny_views import PORTS, RAIL

BASE = "measure=modal_split&year=2022&mode=rail&level=0&layers=ports,clusters,corridors"


@pytest.fixture
def editing(mini: Miniature) -> Editing:
    return Editing(mini.atlas, speak("en"))


@given(st.lists(st.text(), max_size=5).map(tuple), st.integers(-2, 6), st.integers(-6, 6))
def test_moving_loses_nothing(queries: tuple[str, ...], number: int, step: int) -> None:
    assert sorted(moved(queries, number, step)) == sorted(queries)


def test_removing_what_is_not_there_removes_nothing() -> None:
    assert without(("a", "b"), 1) == ("a",)
    assert without(("a", "b"), 2) == without(("a", "b"), -1) == ("a", "b")


@pytest.mark.parametrize(
    "address",
    [
        f"https://atlas.example.org/?{RAIL}&lang=sv",
        f"http://127.0.0.1:8050/?{RAIL}",
        f"/?{RAIL}",
        f"?{RAIL}",
        f"  {RAIL} ",
        f"https://atlas.example.org?{RAIL}#map",
    ],
)
def test_an_address_of_the_atlas_is_added_without_its_language(
    editing: Editing, address: str
) -> None:
    assert editing.with_address(("first",), address) == ("first", BASE)


@pytest.mark.parametrize(
    "address",
    [
        *("", "hello", "https://atlas.example.org/", "https://[", "?year=2022", "javascript:1"),
        f"/connections/?{RAIL}",
        f"https://atlas.example.org/data/?{RAIL}",
    ],
)
def test_what_is_no_address_of_the_atlas_is_refused(editing: Editing, address: str) -> None:
    with pytest.raises(Refused, match="This is not an address of the atlas") as caught:
        editing.with_address((), address)
    assert caught.value.field == "address"


def test_years_stand_after_the_selection_they_were_made_of(editing: Editing) -> None:
    series = Series(0, "2021", "2022")
    earlier = BASE.replace("2022", "2021")
    assert editing.with_series((BASE, PORTS), series) == (BASE, earlier, PORTS)


def test_years_in_the_wrong_order_and_one_alone_are_understood(editing: Editing) -> None:
    earlier = BASE.replace("2022", "2021")
    for first, last in (("2022", "2021"), ("2021", ""), ("", "2021")):
        assert editing.with_series((BASE,), Series(0, first, last)) == (BASE, earlier)


def test_modes_alone_keep_the_year(editing: Editing) -> None:
    found = editing.with_series((BASE,), Series(0, "", "", has_modes=True))
    modes = ["rail", "road", "inland_waterway"]
    assert found == tuple(BASE.replace("rail", mode) for mode in modes)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (Series(0, "", ""), "“Share of inland freight” has figures from 2021 to 2022"),
        (Series(0, "1999", "2022"), "has figures from 2021 to 2022"),
        (Series(0, "x", "2022"), "has figures from 2021 to 2022"),
        (Series(0, "9" * 5000, ""), "has figures from 2021 to 2022"),
        (Series(0, "٢٠٢٢", ""), "has figures from 2021 to 2022"),
        (Series(0, "2022", "2022"), "All of these are in the view already"),
        (Series(1, "", "", has_modes=True), "is not counted by mode of transport"),
        (Series(7, "2021", ""), "Choose one of the selections"),
    ],
)
def test_a_series_that_cannot_be_made_is_told(
    editing: Editing, asked: Series, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        editing.with_series((BASE, PORTS), asked)


def test_more_than_200_are_refused_and_none_is_added(editing: Editing) -> None:
    full = (BASE, *(f"number={number}" for number in range(199)))
    with pytest.raises(Refused, match="at most 200 selections; this one would have 201"):
        editing.with_series(full, Series(0, "2021", "2022"))
    with pytest.raises(Refused, match="Remove 1 of them"):
        editing.with_address(full, f"?{PORTS}")
