"""The map is lighter than the drawn one, and its borders still fit."""

from __future__ import annotations

import re
from functools import partial
from xml.etree import ElementTree

import pytest

from dashboard.figures.map_paint import paint
from dashboard.publish.drawing.map import map_state, map_svg
from dashboard.publish.drawing.map_arcs import lines_of, simpler_rings, write_path
from dashboard.publish.drawing.map_labels import label_groups
from dashboard.publish.drawing.map_shapes import read_shapes
from dashboard.words import speak
from tests.figures.tiny_map import CLUSTERS, PORTS, SHARE, TOTAL, tiny_atlas
from tests.publish.tiny_page import drawn_map

ATLAS, WORDS = tiny_atlas(), speak("en")
SHAPES = read_shapes(drawn_map(), "0")


def name(subject: str) -> str:
    return ATLAS.name(subject, WORDS)


def svg_of(selection, values: dict[str, str] | None = None) -> str:
    payload = paint(selection, ATLAS, WORDS)
    state = map_state(payload, SHAPES, name, values or {}, "en")
    return str(map_svg(payload, state, SHAPES, "title"))


def test_a_path_survives_being_read_and_written_on_the_coarser_grid() -> None:
    rings, _ = simpler_rings(lines_of("M10 10h20v30h-20z"), 1.0)
    assert write_path(rings) == "M20 20h40v60h-40z"


def test_a_border_that_two_regions_share_is_simplified_once() -> None:
    left = "M0 0h10l.4 3-.7 3 .3 4h-10z"
    right = "M10 0h10v10h-10l-.3-4 .7-3z"
    rings, _ = simpler_rings([*lines_of(left), *lines_of(right)], 6.0)
    shared = set(rings[0]) & set(rings[1])
    assert len(rings[0]) < 8
    assert {(20, 0), (20, 20)} <= shared
    on_border = [point for point in rings[0] if 15 < point[0] < 25]
    assert set(on_border) == {point for point in rings[1] if 15 < point[0] < 25}


def test_a_ring_without_neighbours_keeps_its_shape() -> None:
    rings, _ = simpler_rings(lines_of("M5 5h1v1h-1z"), 50.0)
    assert rings[0][0] == rings[0][-1]


def test_no_region_is_lost_however_small_it_becomes() -> None:
    svg = drawn_map().replace("M20 20h9v9h-9z", "M20 20h.1v.1h-.1z")
    assert read_shapes(svg, "2").regions["UK"].path.startswith("M")


def test_borders_between_countries_are_those_that_two_countries_share() -> None:
    assert read_shapes(drawn_map(), "1").countries == "M200 600h400"
    assert SHAPES.countries == ""


@pytest.mark.parametrize("selection", [SHARE, TOTAL, PORTS, CLUSTERS])
def test_every_kind_of_map_is_well_formed(selection) -> None:
    root = ElementTree.fromstring(svg_of(selection))
    assert root.get("role") == "group"


def test_on_a_map_of_regions_only_regions_are_focusable_and_on_one_of_ports_only_ports() -> None:
    def focusable(selection) -> set[str]:
        return set(re.findall(r'data-id="([^"]*)" role="img" tabindex="0"', svg_of(selection)))

    assert focusable(SHARE) == {"SE", "DE", "UK"}
    assert focusable(TOTAL) == {"SE", "DE", "UK"}
    assert focusable(PORTS) == {"port:SEGOT", "port:G1"}
    assert focusable(CLUSTERS) == {"cluster:C06"}


def test_the_chosen_region_is_outlined_and_layers_that_are_off_are_not_drawn() -> None:
    chosen = svg_of(SHARE.showing(selected=("SE",), layers=()))
    assert chosen.count('class="sel"') == 1
    assert "corridors" not in chosen
    assert "cluster" not in chosen
    assert 'class="corridors"' in svg_of(SHARE)


def test_a_port_without_a_figure_is_small_and_dashed() -> None:
    payload = paint(PORTS.showing(year=1999), ATLAS, WORDS)
    state = map_state(payload, SHAPES, name, {}, "en")
    assert 'class="port small dashed"' in str(state.places)
    assert "No figure" in str(state.places)


def labels(values: dict[str, str], language: str = "en") -> str:
    payload = paint(SHARE.showing(layers=()), ATLAS, WORDS)
    return str(label_groups(payload, SHAPES, values, name, language))


def test_values_stand_on_large_regions_with_names_on_a_wide_page_only() -> None:
    wide, narrow = labels({"SE": "29%"}).split('<g class="narrow">')
    assert ">Sweden</text>" in wide
    assert '<text y="12.1" class="value">29%</text>' in wide
    assert ">Sweden</text>" not in narrow
    assert ">29%</text>" in narrow


def test_a_high_value_without_room_is_led_out_of_its_region() -> None:
    assert '<path class="leader"' in labels({"UK": "53%"})
    assert ">United Kingdom 53%</text>" in labels({"UK": "53%"})


def test_seas_are_named_in_the_language_of_the_page() -> None:
    assert ">Östersjön</text>" in labels({}, "sv")


def test_no_two_labels_cover_each_other() -> None:
    crowded = read_shapes(drawn_map().replace('data-y="400"', 'data-y="200"'), "0")
    payload = paint(SHARE.showing(layers=()), ATLAS, WORDS)
    made = str(label_groups(payload, crowded, {"SE": "29%", "DE": "20%"}, partial(name), "en"))
    wide = made.split('<g class="narrow">')[0]
    assert wide.count("translate(400 400)") == 1
