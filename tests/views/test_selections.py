"""Selections of every age can be read; what is gone is told, what is too new is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.selection import Choices, Damage, Selection
from dashboard.views.selections import (
    STEPS,
    VERSION,
    UnreadableSelections,
    plain_query,
    read_query,
    stored_queries,
    stored_selections,
)

YEARS = (2021, 2022)
CHOICES = {
    "modal_split": Choices(YEARS, ("road", "rail"), ("0", "2"), (), 2022, "rail", "0", ""),
    "port_tonnes": Choices(
        YEARS, (), ("place", "0"), ("national", "authority"), 2022, "", "place", "national"
    ),
}


def is_known(code: str) -> bool:
    return code in ("SE", "port:SEGOT")


def test_what_is_stored_says_its_version_and_comes_back_in_order() -> None:
    stored = stored_selections(["measure=b", "measure=a"])
    assert stored == {"version": 1, "queries": ["measure=b", "measure=a"]}
    assert stored_queries(stored) == ("measure=b", "measure=a")


def test_there_is_a_step_from_every_older_version() -> None:
    assert sorted(STEPS) == list(range(VERSION))


def test_a_view_of_version_0_shows_today_what_it_showed_then() -> None:
    old = {"queries": ["measure=port_tonnes&year=2021&level=place&region=port:SEGOT"]}
    (query,) = stored_queries(old)
    read = read_query(query, CHOICES, is_known)
    wanted = Selection("port_tonnes", 2021, "", "place", "authority", ("port:SEGOT",))
    assert read.selection == wanted  # and not today's default, which is national
    assert read.damages == ()


def test_a_definition_that_version_0_named_is_kept() -> None:
    old = {"version": 0, "queries": ["measure=port_tonnes&definition=national"]}
    assert stored_queries(old) == ("measure=port_tonnes&definition=national",)


def test_what_no_longer_exists_is_told_and_the_rest_is_shown() -> None:
    stored = stored_selections(["measure=modal_split&year=1999&mode=air&select=SE,XX"])
    (query,) = stored_queries(stored)
    read = read_query(query, CHOICES, is_known)
    assert read.selection == Selection("modal_split", 2022, "rail", "0", "", ("SE",))
    assert set(read.damages) == {
        Damage("year", "1999", "2022"),
        Damage("mode", "air", "rail"),
        Damage("select", "XX", ""),
    }


@pytest.mark.parametrize("version", [VERSION + 1, -1, "two", None, 1.5])
def test_a_version_that_this_program_does_not_know_is_refused(version: object) -> None:
    stored = {"version": version, "queries": ["measure=modal_split"], "more": 1}
    with pytest.raises(UnreadableSelections, match="Bring Hinterland up to date"):
        stored_queries(stored)
    assert stored == {"version": version, "queries": ["measure=modal_split"], "more": 1}


@given(
    st.builds(
        Selection,
        measure=st.just("modal_split"),
        year=st.sampled_from(YEARS),
        mode=st.sampled_from(["road", "rail"]),
        level=st.sampled_from(["0", "2"]),
        selected=st.sampled_from([(), ("SE",), ("SE", "port:SEGOT")]),
        language=st.sampled_from(["en", "sv", "fr"]),
    )
)
def test_a_selection_survives_the_store_but_for_its_language(selection: Selection) -> None:
    stored = stored_selections([plain_query(selection)])
    assert "lang" not in stored["queries"][0]
    (query,) = stored_queries(stored)
    read = read_query(query, CHOICES, is_known)
    assert read.selection == selection.showing(language="en")
    assert read.damages == ()
