"""Which flows are shown: of a region itself, of the one round a place, or between countries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.figures.flow_view import flow_view, flows_address, mode_of, region_of
from dashboard.measures.flows import NO_FLOWS
from dashboard.words import speak
from tests.figures.tiny_flow_atlas import FLOW_ATLAS, flowing

WORDS = speak("en")


def view(*subjects: str, **changes):
    return flow_view(flowing(*subjects, **changes), FLOW_ATLAS, WORDS)


@pytest.mark.parametrize(
    ("subject", "region"),
    [
        ("SE", "SE"),
        ("SE1", "SE1"),
        ("SE12", "SE12"),
        ("SE123", "SE12"),
        ("port:SEGOT", "SE23"),
        ("port:SEMMA", ""),
        ("", ""),
    ],
)
def test_a_small_region_or_a_place_has_the_flows_of_its_nuts_2_region(
    subject: str, region: str
) -> None:
    assert region_of(subject, FLOW_ATLAS) == region


def test_it_is_told_that_the_flows_are_those_of_another() -> None:
    assert not view("SE12").is_of_another
    assert view("SE123").is_of_another
    assert view("port:SEGOT").is_of_another


def test_a_corridor_and_nothing_show_the_flows_between_countries() -> None:
    for subjects in ((), ("corridor:ETC-SCM",)):
        shown = view(*subjects)
        assert (shown.region_id, shown.subject_id, shown.missing) == ("", "", "")


def test_of_several_the_first_counts() -> None:
    assert view("SE12", "DE60").region_id == "SE12"


def test_all_modes_are_shown_where_asked_or_where_the_map_has_none() -> None:
    assert mode_of(flowing("SE12", mode="rail")) == "rail"
    assert mode_of(flowing("SE12", mode="")) == ""
    assert mode_of(flowing("SE12", mode="all")) == ""
    assert mode_of(flowing("SE12", mode="rail", layers=("flows", "all_modes"))) == ""


def test_a_year_without_flows_says_which_years_there_are() -> None:
    assert view("SE12", year=2005).missing == (
        "Flows are estimated for 2021–2022, not for 2005. Choose one of these years."
    )


def test_a_mode_without_flows_says_which_modes_there_are() -> None:
    assert "these modes only: Road, Rail" in view("SE12", mode="sea").missing
    assert view("SE12", mode="sea", layers=("flows", "all_modes")).missing == ""


def test_what_has_no_flows_is_told_by_name() -> None:
    assert view("UK").missing == "No flows are estimated from or to United Kingdom."
    assert "Malmö" in view("port:SEMMA").missing


def test_without_any_flows_the_page_says_so() -> None:
    shown = flow_view(flowing("SE12"), replace(FLOW_ATLAS, flows=NO_FLOWS), WORDS)
    assert shown.missing == "There are no estimates of flows in these data."


def test_the_file_has_what_is_shown() -> None:
    assert flows_address(view("SE123"), "en") == (
        "/data/flows.csv?origin=SE12&year=2022&mode=road&level=2"
    )
