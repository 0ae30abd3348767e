"""What a subject can have figures of, and which figure is nearest."""

from __future__ import annotations

from dashboard.figures.subjects import best_asked, kind_of, measures_of, nearest_known
from tests.figures.tiny_figures import ATLAS, selected, series


def test_an_id_tells_what_it_is():
    kinds = [kind_of(one) for one in ("SE", "port:SEGOT", "cluster:C06", "corridor:ETC-SCM")]
    assert kinds == ["region", "port", "cluster", "corridor"]
    assert measures_of("corridor:ETC-SCM") == ()


def test_the_map_is_kept_where_it_can_hold_for_the_subject():
    assert best_asked(["SE"], selected("SE"), ATLAS).measure == "modal_split"


def test_a_place_falls_back_to_its_own_fullest_figures():
    asked = best_asked(["port:SEGOT"], selected("port:SEGOT"), ATLAS)
    assert (asked.measure, asked.definition, asked.year) == ("port_tonnes", "authority", 2022)


def test_the_last_figure_up_to_a_year_is_nearest_else_the_first_after_it():
    known = series(1, None, 3)
    assert nearest_known(known, 2011).year == 2010
    assert nearest_known(known, 2001).year == 2010
    assert nearest_known((), 2011) is None
