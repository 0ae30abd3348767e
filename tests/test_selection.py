"""A selection is the address of the page: it survives the way there and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.selection import (
    LAYERS,
    MOST_SELECTED,
    USUAL_LAYERS,
    Choices,
    Damage,
    Selection,
    default_selection,
    read_selection,
)
from dashboard.words import LANGUAGES

SPLIT = Choices(
    years=(2005, 2022, 2023),
    modes=("road", "rail"),
    levels=("0",),
    definitions=(),
    year=2022,
    mode="rail",
    level="0",
    definition="",
)
PORTS = Choices(
    years=(2019, 2020),
    modes=(),
    levels=("place", "0", "2"),
    definitions=("authority", "eurostat"),
    year=2020,
    mode="",
    level="place",
    definition="eurostat",
)
CHOICES = {"modal_split": SPLIT, "port_tonnes": PORTS}
SUBJECTS = ("SE", "SE123", "EL", "port:SEGOT", "cluster:C06", "corridor:ETC-SCM", "port:ANR-BRU")


def is_known(subject: str) -> bool:
    return subject in SUBJECTS


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    measure = draw(st.sampled_from(sorted(CHOICES)))
    own = CHOICES[measure]
    chosen = draw(st.lists(st.sampled_from(SUBJECTS), unique=True, max_size=MOST_SELECTED))
    layers = draw(st.sets(st.sampled_from(LAYERS)))
    return Selection(
        measure=measure,
        year=draw(st.sampled_from(own.years)),
        mode=draw(st.sampled_from(own.modes or ("",))),
        level=draw(st.sampled_from(own.levels)),
        definition=draw(st.sampled_from(own.definitions or ("",))),
        selected=tuple(chosen),
        layers=tuple(layer for layer in LAYERS if layer in layers),
        language=draw(st.sampled_from(LANGUAGES)),
    )


@given(selections())
def test_every_selection_survives_the_address(selection: Selection) -> None:
    assert read_selection(selection.to_query(), CHOICES, is_known) == (selection, ())
    assert read_selection("?" + selection.to_query(), CHOICES, is_known) == (selection, ())


@given(st.text())
def test_whatever_an_address_says_a_selection_that_the_measure_allows_comes_out(text: str) -> None:
    selection, _ = read_selection(text, CHOICES, is_known)
    own = CHOICES[selection.measure]
    assert selection.year in own.years
    assert selection.level in own.levels
    assert selection.mode in (own.modes or ("",))


@given(st.sampled_from(["measure", "year", "mode", "level", "lang"]), st.text(min_size=1))
def test_a_damaged_value_falls_back_and_is_told(parameter: str, value: str) -> None:
    query = Selection("modal_split", 2023, "road", "0").to_query()
    allowed = {"measure": CHOICES, "year": "2005 2022 2023", "mode": "road rail"}
    if value in allowed.get(parameter, "0 en sv fr") or any(sign in value for sign in "&;+%#\0"):
        return
    selection, damages = read_selection(f"{query}&{parameter}={value}", CHOICES, is_known)
    default = default_selection(CHOICES)
    told = {damage.parameter: damage for damage in damages}
    assert told[parameter].value == value
    assert getattr(selection, "language" if parameter == "lang" else parameter) == getattr(
        default, "language" if parameter == "lang" else parameter
    )


def test_nothing_asked_gives_the_first_measure_as_it_is_shown_by_default() -> None:
    assert read_selection("", CHOICES, is_known) == (default_selection(CHOICES), ())
    assert default_selection(CHOICES, "sv") == Selection(
        "modal_split", 2022, "rail", "0", language="sv"
    )


def test_the_reader_s_language_holds_where_the_address_names_none() -> None:
    selection, _ = read_selection("year=2023", CHOICES, is_known, language="fr")
    assert selection.language == "fr"


def test_the_rest_of_a_damaged_address_is_kept() -> None:
    selection, damages = read_selection("year=1800&mode=road&select=SE", CHOICES, is_known)
    assert (selection.year, selection.mode, selection.selected) == (2022, "road", ("SE",))
    assert damages == (Damage("year", "1800", "2022"),)


def test_unknown_places_are_left_out_and_told() -> None:
    selection, damages = read_selection("select=SE,XX,port:SEGOT", CHOICES, is_known)
    assert selection.selected == ("SE", "port:SEGOT")
    assert damages == (Damage("select", "XX", ""),)


def test_a_sixth_place_is_left_out_and_told() -> None:
    selection, damages = read_selection("select=" + ",".join(SUBJECTS[:6]), CHOICES, is_known)
    assert selection.selected == SUBJECTS[:MOST_SELECTED]
    assert damages == (Damage("select", SUBJECTS[5], ""),)


def test_a_place_named_twice_is_selected_once() -> None:
    selection, damages = read_selection("select=SE,SE", CHOICES, is_known)
    assert (selection.selected, damages) == (("SE",), ())


def test_no_layers_is_not_the_same_as_none_asked() -> None:
    assert read_selection("layers=none", CHOICES, is_known)[0].layers == ()
    assert read_selection("", CHOICES, is_known)[0].layers == USUAL_LAYERS


def test_an_unknown_layer_is_told_and_the_others_are_drawn() -> None:
    selection, damages = read_selection("layers=rivers,ports", CHOICES, is_known)
    assert selection.layers == ("ports",)
    assert damages == (Damage("layers", "rivers", ""),)


def test_a_part_that_the_measure_does_not_have_is_told() -> None:
    selection, damages = read_selection("measure=port_tonnes&mode=rail", CHOICES, is_known)
    assert selection.mode == ""
    assert damages == (Damage("mode", "rail", ""),)


def test_the_address_is_short_and_readable() -> None:
    selection = Selection("modal_split", 2022, "rail", "0", selected=("SE", "port:SEGOT"))
    assert selection.to_query() == (
        "measure=modal_split&year=2022&mode=rail&level=0&select=SE,port:SEGOT"
        "&layers=ports,clusters,corridors&lang=en"
    )


def test_a_selection_is_changed_by_making_another() -> None:
    selection = default_selection(CHOICES)
    assert selection.showing(year=2005).year == 2005
    assert selection.year == 2022


def test_links_from_before_there_were_flows_mean_what_they_meant() -> None:
    assert default_selection(CHOICES).layers == ("ports", "clusters", "corridors")
    old = read_selection("layers=corridors,ports", CHOICES, is_known)
    assert (old[0].layers, old[1]) == (("ports", "corridors"), ())


def test_flows_are_shown_where_the_address_asks_for_them() -> None:
    asked, damages = read_selection("layers=flows,all_modes,ports", CHOICES, is_known)
    assert (asked.layers, damages) == (("ports", "flows", "all_modes"), ())
