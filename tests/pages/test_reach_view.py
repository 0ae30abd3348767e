"""What could be at stake is told in words; what is not known is told and in no sum."""

from __future__ import annotations

from dataclasses import replace

from dashboard.measures.chains.shift import Shift
from dashboard.pages.reach_view import shift_told, unknown_regions
from dashboard.words import speak
from tests.figures.tiny_flow_atlas import FLOW_ATLAS

WORDS = speak("en")
KNOWN = Shift(2022, (), 2, 4e6, 300.0, 100.0, (150.0, 260.0), ())
AT_LEAST = "≥\N{NO-BREAK SPACE}"


def test_the_sums_are_told_with_their_range() -> None:
    told = shift_told(KNOWN, "Skåne", WORDS)
    assert told["tonnes"] == "4.0 Mt"
    assert "would emit 200 kt CO₂e less a year" in told["finding"]
    assert "150–260 kt" in told["chain_told"]
    assert unknown_regions(KNOWN, FLOW_ATLAS, WORDS) == []


def test_where_a_region_is_not_known_the_sums_are_at_least_so_much() -> None:
    found = replace(KNOWN, unknown=("DE60",))
    told = shift_told(found, "Skåne", WORDS)
    assert told["tonnes"] == f"{AT_LEAST}4.0 Mt"
    assert told["road"] == f"{AT_LEAST}300 kt CO₂e"
    assert told["chain"] == f"{AT_LEAST}100 kt CO₂e"
    assert f"emit {AT_LEAST}200 kt" in told["finding"]
    sign, names = unknown_regions(found, FLOW_ATLAS, WORDS)
    assert "≥ means at least" in sign
    assert names == "1 partner is not known and in no sum (Germany)."
