"""The check list says what is missing, wrong or changed, and how to mend it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dashboard.measures.atlas import Atlas, Source
from dashboard.measures.cube import Cube
from dashboard.publish.changes import Changes, compare
from dashboard.publish.checks.check import OK, STOP, WARNING, Check
from dashboard.publish.checks.check_list import check_list, check_texts
from dashboard.publish.edition import CORRECTION, Change
from dashboard.publish.figures import held_figures
from dashboard.selection import Selection
from dashboard.words import speak
from tests.figures.tiny_figures import ROWS, figure, selected, tiny_atlas
from tests.publish.tiny_release import edition, release

ATLAS, WORDS = tiny_atlas(), speak("en")


def with_rows(measure: str, *rows, atlas: Atlas = ATLAS) -> Atlas:
    return replace(atlas, cubes={**atlas.cubes, measure: Cube(rows)})


def checks(
    *states: Selection, atlas: Atlas = ATLAS, changes: Changes | None = None, **more: Any
) -> dict[str, Check]:
    organisation = more.pop("organisation", None)
    made = release(*states, atlas=atlas, **more)
    return {one.key: one for one in check_list(made, changes, atlas, WORDS, organisation)}


def test_a_view_with_nothing_wrong_may_leave() -> None:
    found = checks(selected("SE"))
    assert {one.state for one in found.values()} == {OK}
    assert "figures would leave. " in found["figures"].what


def test_what_is_wrong_says_where_and_how_to_mend_it() -> None:
    found = checks(titles={"en": "", "sv": "Titel"}, standfirsts={}, version=2, change=None)
    for one in found.values():
        assert (one.state == OK) == (not one.where and not one.mend), one


def test_a_language_without_a_title_stops() -> None:
    title = checks(titles={"en": "Rail", "sv": "  "})["titles"]
    assert (title.state, title.where) == (STOP, "Svenska")


def test_a_language_without_a_text_under_the_title_warns() -> None:
    text = checks(standfirsts={"sv": "Text"})["standfirsts"]
    assert (text.state, text.where) == (WARNING, "English")


def test_texts_can_be_checked_before_anything_is_frozen() -> None:
    found = {one.key: one.state for one in check_texts(edition(), WORDS)}
    assert found == {"titles": OK, "standfirsts": OK}


@pytest.mark.parametrize(
    ("change", "state"),
    [
        (None, STOP),
        (Change(CORRECTION, {"en": "Why."}), WARNING),
        (Change(CORRECTION, {"en": "Why.", "sv": "Varför."}), OK),
    ],
)
def test_a_second_version_must_say_why_it_differs(change: Change | None, state: str) -> None:
    found = {one.key: one for one in check_texts(edition(version=2, change=change), WORDS)}
    assert found["change"].state == state


def test_a_map_without_any_figure_stops() -> None:
    nothing = checks(selected(year=1990), atlas=with_rows("modal_split", *ROWS["modal_split"]))
    assert nothing["figures"].state == STOP
    assert "nothing to show" in nothing["figures"].what


def test_one_map_of_two_without_any_figure_warns() -> None:
    found = checks(selected(), selected(measure="port_tonnes", year=1990))["figures"]
    assert (found.state, found.where) == (WARNING, "part-2")


def test_ports_beside_a_map_are_counted_but_do_not_make_up_for_its_figures() -> None:
    beside, without = (checks(selected(layers=one))["figures"] for one in (("ports",), ()))
    first = [int(found.what.partition(" ")[0]) for found in (beside, without)]
    assert first[0] == first[1] + 1
    rows = [figure("SE", 2021, 30.0)]
    empty = checks(selected(layers=("ports",)), atlas=with_rows("modal_split", *rows))
    assert empty["figures"].state == STOP


def test_a_figure_without_a_source_stops() -> None:
    rows = [*ROWS["modal_split"], figure("UK", 2010, 5.0, source_id="")]
    found = checks(selected(year=2010), atlas=with_rows("modal_split", *rows))
    assert (found["sources"].state, found["sources"].where) == (STOP, "UK")


def test_a_source_that_nobody_knows_stops() -> None:
    rows = [figure("SE", 2022, 5.0, source_id="nobody")]
    found = checks(selected(), atlas=with_rows("modal_split", *rows))
    assert (found["sources"].state, found["sources"].where) == (STOP, "nobody")


@pytest.mark.parametrize(
    ("licence", "key"), [("", "licences"), ("Terms of Eurostat: not checked", "unchecked")]
)
def test_a_licence_that_is_not_known_warns_and_names_the_source(licence: str, key: str) -> None:
    source = Source("estat", "Eurostat", "Title", "", "", licence)
    atlas = replace(ATLAS, sources={**ATLAS.sources, "estat": source})
    found = checks(selected(), atlas=atlas)
    assert (found[key].state, found[key].where) == (WARNING, "estat")
    assert len(found.keys() & {"licences", "unchecked"}) == 1


def test_a_value_that_the_organisation_calls_confidential_stops() -> None:
    own = [figure("DE", 2022, 20.0, status="confidential")]
    found = checks(selected(), organisation=with_rows("modal_split", *own))
    assert (found["confidential"].state, found["confidential"].where) == (STOP, "Germany 2022")


def test_a_value_that_is_kept_back_does_not_stop() -> None:
    own = [figure("DE", 2022, 20.0, status="confidential")]
    atlas = with_rows("modal_split", *own)
    found = checks(selected(), atlas=atlas, organisation=atlas)
    assert found["confidential"].state == OK


def tonnes(subject: str, level: str, value: float):
    return figure(subject, 2022, value, "t", level=level, mode="road")


@pytest.mark.parametrize(("part", "state"), [(100.0, OK), (100.001, WARNING)])
def test_regions_are_held_against_the_larger_one(part: float, state: str) -> None:
    atlas = with_rows("tonnes_loaded", tonnes("SE2", "1", 100.0), tonnes("SE23", "2", part))
    asked = selected(measure="tonnes_loaded", level="2", mode="road")
    found = checks(asked, atlas=atlas)["sums"]
    assert found.state == state
    assert ("1 sum checked" in found.what) == (state == OK)


def test_sums_of_which_a_part_is_not_known_are_not_checked() -> None:
    atlas = with_rows("tonnes_loaded", tonnes("SE2", "1", 100.0))
    asked = selected(measure="tonnes_loaded", level="2", mode="road")
    assert checks(asked, atlas=atlas)["sums"].what == "There are no regions to add up."


def test_goods_that_stay_inside_are_no_sum() -> None:
    atlas = with_rows("tonnes_inside", tonnes("SE2", "1", 100.0), tonnes("SE23", "2", 60.0))
    asked = selected(measure="tonnes_inside", level="2", mode="road")
    assert checks(asked, atlas=atlas)["sums"].state == OK


@pytest.mark.parametrize(("road", "state"), [(80.1, OK), (79.9, OK), (81.0, WARNING)])
def test_shares_of_all_modes_add_up_to_the_whole(road: float, state: str) -> None:
    rows = [figure("DE", 2022, 20.0), figure("DE", 2022, road, mode="road")]
    found = checks(selected(), atlas=with_rows("modal_split", *rows))["shares"]
    assert found.state == state
    if state == WARNING:
        assert found.where.startswith("Germany 2022: 101")


def changes(old: float, new: float) -> Changes:
    before = held_figures(
        release(selected(), atlas=with_rows("modal_split", figure("DE", 2022, old))).told
    )
    after = held_figures(
        release(selected(), atlas=with_rows("modal_split", figure("DE", 2022, new))).told
    )
    return compare(before, after, 1)


def test_figures_that_changed_are_counted_and_the_largest_named() -> None:
    found = checks(version=2, changes=changes(20.0, 21.5))["changes"]
    assert found.state == WARNING
    assert found.what == "Since version 1: 1 other value."
    assert found.where == "Germany 2022: 21.5\N{NO-BREAK SPACE}%, was 20.0\N{NO-BREAK SPACE}%" or (
        found.where.startswith("Germany 2022: 21.5")
    )


def test_that_nothing_changed_is_told() -> None:
    found = checks(version=2, changes=changes(20.0, 20.0))["changes"]
    assert found.state == WARNING
    assert found.what == "No figure has changed since version 1."


@pytest.mark.parametrize("language", ["sv", "fr"])
def test_the_list_can_be_read_in_each_language(language: str) -> None:
    made = release(version=2)
    found = check_list(made, changes(20.0, 30.0), ATLAS, speak(language))
    assert all(one.what for one in found)
