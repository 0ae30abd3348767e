"""Layers that are on bring their card, in front of all others."""

from __future__ import annotations

from dashboard.figures.layer_cards import layer_makers
from dashboard.figures.panel import panel
from dashboard.words import speak
from tests.figures.tiny_flow_atlas import FLOW_ATLAS, flowing, loaded

WORDS = speak("en")


def keys(selection) -> list[str]:
    return [make().key for make in layer_makers(selection, FLOW_ATLAS, WORDS)]


def test_no_layer_brings_no_card() -> None:
    assert keys(flowing("SE12", layers=("ports",))) == []


def test_flows_have_a_card_for_a_region_a_place_and_europe() -> None:
    for subjects in ((), ("SE",), ("port:SEGOT",), ("SE", "DE")):
        assert keys(flowing(*subjects)) == ["flows"]


def test_the_load_has_a_card_for_a_corridor_and_for_europe() -> None:
    assert keys(loaded("corridor:ETC-SCM")) == ["load"]
    assert keys(loaded()) == ["load"]
    assert keys(loaded("SE")) == []


def test_the_card_of_a_layer_is_the_first_of_the_panel() -> None:
    shown = panel(flowing("SE"), FLOW_ATLAS, WORDS)
    assert [card.key for card in shown.cards][:2] == ["flows", "volumes"]
    assert len(shown.cards) == 3
