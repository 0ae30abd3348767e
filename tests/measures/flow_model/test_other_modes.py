"""Rail and waterway flows meet the tonne-kilometres of countries, half at each end."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.measures.flow_model.other_modes import estimate_mode
from tests.measures.flow_model.tiny_flows import YEAR, km, tiny_inputs


def test_half_of_each_flow_counts_at_each_end() -> None:
    inputs = tiny_inputs()
    flows = estimate_mode(inputs, inputs.parameters, "rail", YEAR)
    work = inputs.territory.by_pair(np.nan_to_num(flows.tonnes) * km())
    half = (work.sum(axis=0) + work.sum(axis=1)) / 2
    assert half[:2] == pytest.approx([8e6, 4e6])
    assert flows.modelled[:2] == pytest.approx([8e6, 4e6])


def test_loading_and_unloading_are_alike() -> None:
    inputs = tiny_inputs()
    tonnes = estimate_mode(inputs, inputs.parameters, "rail", YEAR).tonnes
    assert np.nan_to_num(tonnes) == pytest.approx(np.nan_to_num(tonnes.T))


def test_a_country_without_a_figure_has_no_flow_not_a_zero() -> None:
    inputs = tiny_inputs()
    tonnes = estimate_mode(inputs, inputs.parameters, "rail", YEAR).tonnes
    assert np.isnan(tonnes[4]).all()
    assert np.isnan(estimate_mode(inputs, inputs.parameters, "inland_waterway", YEAR).tonnes).all()


def test_a_factor_of_a_country_keeps_its_freight_at_home() -> None:
    across = []
    for inputs in (tiny_inputs(), tiny_inputs(rail_border_factor__AA=0.1)):
        flows = estimate_mode(inputs, inputs.parameters, "rail", YEAR)
        across.append(inputs.territory.by_pair(np.nan_to_num(flows.tonnes))[0, 1])
    assert across[1] < across[0] / 2
