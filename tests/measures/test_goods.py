"""Goods are the sums of flows, in tonnes, each with its range."""

from __future__ import annotations

from dashboard.measures.atlas import Atlas
from dashboard.measures.goods import TONNES_INSIDE, TONNES_LOADED, TONNES_UNLOADED
from dashboard.measures.raw import Tables
from tests.measures.tiny_served import served_rows

TABLES = Tables(served=served_rows())


def test_each_measure_gives_its_own_quantity() -> None:
    found = {
        one.key: next(
            figure.value
            for figure in one.build(TABLES)
            if (figure.subject_id, figure.mode) == ("SE12", "road")
        )
        for one in (TONNES_LOADED, TONNES_UNLOADED, TONNES_INSIDE)
    }
    assert found == {"tonnes_loaded": 6e6, "tonnes_unloaded": 4e6, "tonnes_inside": 2e6}


def test_an_estimate_is_explained_with_its_range() -> None:
    figure = TONNES_LOADED.build(TABLES)[0]
    explained = TONNES_LOADED.explain(figure, Atlas({}, {}, {}, {}))
    assert [sorted(step.numbers) for step in explained.steps] == [[], ["high", "low", "value"]]


def test_what_an_office_published_is_shown_as_it_was() -> None:
    figure = TONNES_LOADED.build(TABLES)[0]._replace(status="official", low=6e6, high=6e6)
    (step,) = TONNES_LOADED.explain(figure, Atlas({}, {}, {}, {})).steps
    assert step.text.startswith("The figure is shown as it was published")
