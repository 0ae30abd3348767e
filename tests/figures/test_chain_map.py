"""The map shows every leg with its mode, the chosen chain last, and names that do not collide."""

from __future__ import annotations

import re

import numpy as np

from dashboard.figures.chain_map import (
    NARROW,
    SIZES_PX,
    Line,
    Mark,
    draw_chain_map,
    thinned,
    view_of,
)
from dashboard.figures.drawn_base import DrawnBase

LINKOPING, ROTTERDAM = (15.6, 58.4), (4.5, 51.9)
WAY = np.array([LINKOPING, ROTTERDAM])
MARKS = (
    Mark(*LINKOPING, "cluster", "Ö & Co", True),
    Mark(*ROTTERDAM, "port", "Rotterdam", True),
)


def drawn(size: str = "wide", marks: tuple[Mark, ...] = MARKS) -> str:
    lines = [Line("rail", WAY, True), Line("road", WAY, False)]
    return draw_chain_map(lines, marks, DrawnBase(), "A map <of> ways", size)


def test_the_chosen_chain_is_drawn_last_and_has_a_casing() -> None:
    ways = re.findall(r'class="(way [^"]+|case)"', drawn())
    assert ways == ["way other way-road", "case", "way chosen way-rail"]


def test_texts_are_written_so_that_they_cannot_become_tags() -> None:
    svg = drawn()
    assert 'aria-label="A map &lt;of&gt; ways"' in svg
    assert "Ö &amp; Co" in svg


def test_ports_and_clusters_have_their_own_signs() -> None:
    assert re.findall(r'class="mark-in (\w+ \w+)"', drawn()) == ["cluster end", "port end"]


def test_everything_lies_inside_the_view_on_both_kinds_of_page() -> None:
    for size, (width, height) in SIZES_PX.items():
        box = [float(part) for part in re.findall(r'viewBox="([^"]+)"', drawn(size))[0].split()]
        assert abs(box[2] / box[3] - width / height) < 0.01
        for x, y in re.findall(r"M(\d+\.\d) (\d+\.\d)", drawn(size)):
            assert box[0] < float(x) < box[0] + box[2]
            assert box[1] < float(y) < box[1] + box[3]


def test_of_many_places_only_names_that_have_room_are_written() -> None:
    many = tuple(Mark(5 + number, 50.0, "port", f"Port {number}") for number in range(30))
    names = re.findall(r'dy="([^"]+)">(Port \d+)', drawn(marks=(*MARKS, *many)))
    assert {shift for shift, _ in names} == {"0.33em"}
    assert 1 < len(names) <= 12


def test_a_line_loses_what_no_pixel_shows_but_never_its_ends() -> None:
    line = np.column_stack([np.linspace(0, 10, 1001), np.zeros(1001)])
    kept = thinned(line, 1.0)
    assert len(kept) <= 13
    assert kept[[0, -1]].tolist() == line[[0, -1]].tolist()
    assert thinned(line[:2], 1.0).tolist() == line[:2].tolist()


def test_a_single_point_still_has_a_view_and_no_point_has_the_whole_map() -> None:
    assert view_of([np.array([[5.0, 5.0]])], NARROW).width == 90.0
    assert view_of([]).width == 1000


def test_names_on_the_same_spot_are_moved_apart_or_left_out() -> None:
    same = tuple(Mark(*ROTTERDAM, "port", f"Port {number}") for number in range(4))
    texts = re.findall(r'dy="([^"]+)">(Port \d)', drawn(marks=(*MARKS, *same)))
    assert len({shift for shift, _ in texts}) == len(texts) == 3
