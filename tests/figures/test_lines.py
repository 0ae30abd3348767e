"""A chart of lines shows gaps, estimates and press figures as what they are."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.figures.lines import line_chart, mode_line
from dashboard.figures.quantity import scale_of
from tests.figures.tiny_figures import WORDS, series

SCALE = scale_of("million_tkm", [50_000.0])


def drawn(*lines, year=2012):
    chart = line_chart(lines, year, SCALE, WORDS)
    go.Figure(chart)
    return chart


def strokes(chart):
    return [trace for trace in chart["data"] if trace["mode"] == "lines"]


def marks(chart):
    return next(trace for trace in chart["data"] if trace["mode"] == "markers")


def test_a_break_interrupts_the_line():
    line = mode_line("rail", series(1000, 2000, 3000, 4000, breaks=(2012,)), WORDS)
    (stroke,) = strokes(drawn(line))
    assert stroke["x"] == [2010, 2011, None, 2012, 2013]
    assert stroke["y"] == [1.0, 2.0, None, 3.0, 4.0]


def test_estimates_are_dashed_and_end_in_an_open_mark():
    values = series(1000, 2000) + series(3000, first=2012, status="estimated")
    chart = drawn(mode_line("rail", values, WORDS))
    solid, dashed = strokes(chart)
    assert (solid["line"]["dash"], solid["x"]) == ("solid", [2010, 2011])
    assert (dashed["line"]["dash"], dashed["x"]) == ("5px,4px", [2011, 2012])
    assert marks(chart)["marker"]["symbol"][-1] == "circle-open"


def test_press_figures_have_a_square_in_a_square():
    chart = drawn(mode_line("rail", series(1000, 2000, status="secondary"), WORDS))
    assert marks(chart)["marker"]["symbol"] == ["square-open-dot"] * 2
    assert "Press" in marks(chart)["text"][0]


def test_a_year_that_stands_alone_is_seen():
    chart = drawn(mode_line("rail", series(1000, None, 2000, 3000), WORDS))
    assert marks(chart)["marker"]["size"] == [5, 0, 7]


def test_each_line_is_named_at_its_end_with_its_last_value():
    road = mode_line("road", series(40_000, 50_000), WORDS)
    rail = mode_line("rail", series(20_000, 21_800), WORDS)
    labels = drawn(road, rail)["layout"]["annotations"]
    assert [label["text"] for label in labels] == [
        "<b>Road 50.0, 2011</b>",
        "<b>Rail 21.8, 2011</b>",
    ]
    assert [label["font"]["color"] for label in labels] == ["var(--text-road)", "var(--text-rail)"]


def test_the_chosen_year_is_a_dotted_rule_and_always_on_the_axis():
    chart = drawn(mode_line("rail", series(1000, 2000), WORDS), year=2020)["layout"]
    assert (chart["shapes"][0]["x0"], chart["shapes"][0]["x1"]) == (2020, 2020)
    assert chart["xaxis"]["range"][1] > 2020
    assert chart["yaxis"]["range"][0] == 0


def test_sea_ends_in_a_hull():
    chart = drawn(mode_line("sea", series(1000, 2000), WORDS))
    assert [shape["type"] for shape in chart["layout"]["shapes"]] == ["line", "path"]
    assert marks(chart)["marker"]["size"][-1] == 0


def test_colours_are_names_of_tokens():
    text = repr(drawn(mode_line("air", series(1000, 2000), WORDS)))
    assert "var(--mode-air)" in text
    assert "#" not in text
