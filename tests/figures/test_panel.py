"""The whole panel: every selection has one, every chart is valid, and its table says the same."""

from __future__ import annotations

import json
import re

import plotly.graph_objects as go
import pytest

from dashboard.figures.details import how_made
from dashboard.figures.panel import crumbs, panel
from dashboard.measures.catalogue import MEASURES
from dashboard.words import speak
from tests.figures.tiny_figures import ATLAS, WORDS, selected

SUBJECTS = [
    *((), ("SE",), ("DE",), ("UK",), ("SE2",), ("SE232",), ("port:SEGOT",), ("port:SEMMA",)),
    *(("port:G1",), ("cluster:C06",), ("corridor:ETC-SCM",), ("SE", "DE", "UK")),
    *(("SE", "port:SEGOT", "cluster:C06"), ("port:SEGOT", "port:SEMMA"), ("SE", "SE2")),
]
TOKEN = re.compile(r"var\(--[\w-]+(?: \d+%)?\)")


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("subjects", SUBJECTS)
def test_every_selection_has_a_panel_that_can_be_sent_and_drawn(measure, subjects):
    for language in ("en", "sv"):
        asked = selected(*subjects, measure=measure)
        shown = panel(asked, ATLAS, speak(language))
        assert len(shown.key_figures) <= 4
        assert len(shown.cards) <= 3
        assert len({card.key for card in shown.cards}) == len(shown.cards)
        for card in shown.cards:
            json.dumps(card.figure, allow_nan=False)
            go.Figure(card.figure)
            assert bool(card.figure) != bool(card.empty)
            assert bool(card.figure) == bool(card.summary) == bool(card.table.rows)
            assert how_made(asked, card.key, ATLAS, speak(language)).not_for


@pytest.mark.parametrize("subjects", SUBJECTS)
def test_no_text_keeps_a_placeholder_or_an_unknown_number(subjects):
    told = repr(panel(selected(*subjects), ATLAS, WORDS))
    without_templates = told.replace("%{text}<extra></extra>", "")
    assert not re.findall(r"(?<![:\s\[('\"%]){\w+}", without_templates)
    assert "nan" not in without_templates.replace("Scandinavian", "")


def test_colours_are_tokens_of_the_style_sheet():
    for card in panel(selected("SE"), ATLAS, WORDS).cards:
        text = json.dumps(card.figure)
        assert TOKEN.search(text)
        assert "#" not in text


def test_every_row_of_a_table_has_a_cell_for_each_column():
    for subjects in SUBJECTS:
        for card in panel(selected(*subjects), ATLAS, WORDS).cards:
            width = len(card.table.columns)
            assert all(len(row.cells) == width for row in card.table.rows)


def test_the_chart_of_the_maps_measure_comes_first():
    order = {
        measure: panel(selected("SE", measure=measure), ATLAS, WORDS).cards[0].key
        for measure in ("modal_split", "tonne_km", "emissions", "energy", "port_tonnes")
    }
    assert list(order.values()) == ["split", "volumes", "emissions", "energy", "ports"]


def test_a_part_of_a_country_leads_to_its_country():
    card = panel(selected("SE232"), ATLAS, WORDS).cards[1]
    assert card.other == ("SE", "Show Sweden")


def test_crumbs_lead_from_europe_by_way_of_the_regions():
    assert [one.text for one in crumbs(selected("SE23"), ATLAS, WORDS)] == [
        *("Europe", "Sweden", "Södra Sverige", "Västsverige")
    ]
    assert [one.text for one in crumbs(selected("port:SEGOT"), ATLAS, WORDS)] == [
        *("Europe", "Sweden", "Västra Götaland", "Göteborg")
    ]
