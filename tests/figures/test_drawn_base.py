"""Of the drawn map only the parts that a view shows are taken over."""

from __future__ import annotations

from dashboard.figures.drawn_base import View, read_base, rings

SVG = (
    '<svg><path class="land" d="M1 1h1v1zM500 500l1 1-2 .5z"/>'
    '<path data-id="SE" data-name="Sverige" data-x="1" data-y="2" d="M10 10v5h5z"/></svg>'
)


def test_every_part_knows_the_box_that_it_fills() -> None:
    boxes = [tuple(ring)[1:] for ring in rings("M1 1h1v1zM5 5l1-2-3 .5z")]
    assert boxes == [(1.0, 1.0, 2.0, 2.0), (3.0, 3.0, 6.0, 5.0)]


def test_land_and_countries_are_told_apart_and_cut_to_the_view() -> None:
    base = read_base(SVG)
    assert base.seen(View(0, 0, 20, 20)) == ("M1 1h1v1z", "M10 10v5h5z")
    assert base.seen(View(490, 490, 20, 20)) == ("M500 500l1 1-2 .5z", "")


def test_without_a_drawing_there_is_no_land() -> None:
    assert read_base("").seen(View(0, 0, 9, 9)) == ("", "")
