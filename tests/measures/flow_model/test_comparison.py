"""Published facts stand beside what the flows have, in the unit of the fact."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.measures.flow_model.comparison import compared_facts
from dashboard.measures.flow_model.estimate import estimate_flows
from dashboard.measures.flow_model.hauls import DOMESTIC, Haul
from tests.measures.flow_model.tiny_flows import YEAR, tiny_inputs

FACTS = [
    ("AA", YEAR, "tkm_total", 25.0, "million_tkm"),
    ("AA", YEAR, "tkm_national", 12.0, "million_tkm"),
    ("AA", YEAR, "tonnes_national", 100.0, "thousand_t"),
    ("AA", YEAR + 1, "tkm_total", 25.0, "million_tkm"),
    ("CC", YEAR, "tkm_total", 1.0, "million_tkm"),
    ("AA", YEAR, "average_haul", 60.0, "km"),
]


@pytest.fixture(scope="module")
def compared() -> dict[str, dict[str, Any]]:
    columns = ["region_id", "year", "indicator", "value", "unit"]
    facts = pd.DataFrame(FACTS, columns=columns)
    facts = facts.assign(mode="road", status="official", source_id="x")
    inputs = tiny_inputs()
    estimate = estimate_flows(inputs, [Haul("AA", YEAR, DOMESTIC, 60.0)], [YEAR], told=len)
    rows = compared_facts(facts, estimate, inputs)
    assert {row["region_id"] for row in rows} == {"AA"}
    return {row["indicator"]: row for row in rows}


def test_only_what_the_flows_have_in_that_year_is_compared(
    compared: dict[str, dict[str, Any]],
) -> None:
    assert list(compared) == ["tkm_total", "tkm_national", "tonnes_national"]


def test_a_total_stands_beside_the_other_figure_that_the_flows_are_held_to(
    compared: dict[str, dict[str, Any]],
) -> None:
    row = compared["tkm_total"]
    assert (row["value"], row["unit"]) == (25.0, "million_tkm")
    assert row["modelled"] == pytest.approx(20.0)


def test_what_is_carried_at_home_is_less_than_the_total(
    compared: dict[str, dict[str, Any]],
) -> None:
    assert 0 < compared["tkm_national"]["modelled"] < compared["tkm_total"]["modelled"]
    assert np.isfinite(compared["tonnes_national"]["modelled"])
