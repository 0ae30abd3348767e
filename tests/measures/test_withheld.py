"""What the public does not see of a selection is told before it is published."""

from __future__ import annotations

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import Cube, Figure
from dashboard.measures.withheld import withheld
from dashboard.selection import Selection

MAP = Selection("port_tonnes", 2022, "", "0", selected=("SE",))


def total(region: str, value: float, year: int = 2022, status: str = "partial") -> Figure:
    return Figure(region, "0", year, "", "", value, "thousand_t", status, "", "estat")


def atlas(*figures: Figure) -> Atlas:
    return Atlas({}, {}, {}, {"port_tonnes": Cube(figures)})


def test_a_figure_that_the_public_has_otherwise_or_not_at_all_is_told() -> None:
    secret = [total("SE", 9.0, status="confidential"), total("DE", 4.0), total("FI", 2.0)]
    found = withheld(MAP, atlas(*secret), atlas(total("SE", 5.0), total("DE", 4.0)))
    assert [(one.subject_id, one.value) for one in found.figures] == [("SE", 9.0), ("FI", 2.0)]
    assert found.is_any


def test_other_years_of_what_is_selected_count_too() -> None:
    own = atlas(total("SE", 5.0), total("SE", 6.0, 2021), total("DE", 7.0, 2021))
    found = withheld(MAP, own, atlas(total("SE", 5.0)))
    assert [(one.subject_id, one.year) for one in found.figures] == [("SE", 2021)]


def test_where_both_have_the_same_nothing_is_told_but_a_place_of_its_own() -> None:
    same = atlas(total("SE", 5.0))
    assert withheld(MAP, same, same).subjects == ("SE",)
    assert not withheld(MAP.showing(selected=()), same, same).is_any
