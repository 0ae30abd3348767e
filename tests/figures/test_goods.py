"""The card of goods: loaded, unloaded and inside, by the chosen mode, with ranges in its table."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.figures.goods import goods_card, mode_of
from dashboard.figures.ratio_lines import ratio_card
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES, make_cubes
from dashboard.measures.raw import Tables
from dashboard.selection import Selection
from dashboard.words import speak
from tests.measures.test_served_emissions import with_hubs
from tests.measures.tiny_served import served_rows

WORDS = speak("en")
TABLES = Tables(served=served_rows(), factors=with_hubs())
KEYS = ("tonnes_loaded", "tonnes_unloaded", "tonnes_inside", "intensity", "average_haul")
ATLAS = Atlas({}, {}, {}, make_cubes({key: MEASURES[key].build(TABLES) for key in KEYS}, {}))
BY_ROAD = Selection("tonnes_loaded", 2022, "road", "2", selected=("SE12",))


def test_it_has_a_line_for_each_quantity_and_says_that_inside_is_in_both() -> None:
    card = goods_card("SE12", BY_ROAD, ATLAS, WORDS)
    assert card.title == "Goods loaded and unloaded, by road"
    assert "What stays inside is in both the others." in card.unit_line
    assert len(go.Figure(card.figure).data) >= 3


def test_its_table_has_the_range_of_every_estimate() -> None:
    (row,) = goods_card("SE12", BY_ROAD, ATLAS, WORDS).table.rows
    assert [cell.text for cell in row.cells] == [
        *("2022", "6.0 (4.8–7.8)", "4.0 (3.2–5.2)", "2.0 (1.6–2.6)")
    ]


def test_a_mode_without_flows_says_so() -> None:
    by_water = BY_ROAD.showing(mode="inland_waterway")
    assert goods_card("SE12", by_water, ATLAS, WORDS).empty == (
        "No flows are known here by this mode."
    )


def test_a_mode_that_has_no_flows_at_all_falls_back_to_road() -> None:
    assert mode_of(BY_ROAD.showing(mode="air")) == "road"


def test_a_ratio_has_a_line_for_each_mode_and_for_all() -> None:
    card = ratio_card("intensity", "SE12", BY_ROAD, ATLAS, WORDS)
    assert [column.title for column in card.table.columns][1:] == [
        *("Road, g per t-km", "Rail, g per t-km", "All land modes, g per t-km")
    ]


def test_a_region_without_flows_says_so() -> None:
    assert (
        ratio_card("average_haul", "XX", BY_ROAD, ATLAS, WORDS).empty == "No flows are known here."
    )
