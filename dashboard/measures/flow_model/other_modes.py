"""Flows by rail and inland waterway in one year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.measures.flow_model.balancing import balance_symmetric
from dashboard.measures.flow_model.deterrence import Deterrence
from dashboard.measures.flow_model.inputs import FlowInputs
from dashboard.measures.flow_model.margins import official_shares
from dashboard.measures.flow_model.masses import shares
from dashboard.measures.flow_model.parameters import Parameters
from dashboard.measures.flow_model.territory import Array

NAMES = {"rail": "rail", "inland_waterway": "waterway"}
"""How the parameters of each mode begin."""


@dataclass(frozen=True, slots=True)
class ModeYear:
    """Flows of one mode and year, and what they were made to meet.

    Parameters
    ----------
    tonnes
        From region to region; NaN where not known.
    official
        Tonne-kilometres of each country as published; NaN where there are none.
    modelled
        The same of the flows: half of what leaves a country, half of what comes to it, and what
        stays in it. NaN where nothing could be estimated.
    """

    tonnes: Array
    official: Array
    modelled: Array


def estimate_mode(inputs: FlowInputs, parameters: Parameters, mode: str, year: int) -> ModeYear:
    """Return flows between all regions by rail or inland waterway in one year.

    Parameters
    ----------
    inputs
        What they are made from.
    parameters
        What is assumed, in place of that of ``inputs``.
    mode
        ``rail`` or ``inland_waterway``.
    year
        The year.

    Notes
    -----
    Countries count what runs on their territory. Here a flow counts half where it is loaded and
    half where it is unloaded: of a country that others cross, more is made to begin and end
    there than does. Flows of a country without an official figure are not made.
    """
    name, territory, km = NAMES[mode], inputs.territory, inputs.km[mode]
    weight = shares(inputs.masses, parameters, territory, year, name)
    deterrence = Deterrence(parameters.value(f"{name}_power"), parameters.value(f"{name}_scale_km"))
    usable = np.isfinite(np.diag(km)) & np.isfinite(weight) & (weight > 0)
    mass = np.where(usable, np.nan_to_num(weight), 0.0)
    border = np.where(territory.domestic, 1.0, territory.spread(_borders(inputs, parameters, name)))
    loading, unloading = (
        official_shares(inputs.margins.get((mode, year, way)), mass, territory)
        for way in ("loaded", "unloaded")
    )
    seed = loading[:, None] * unloading[None, :] * deterrence.of(km) * border
    official = 1e6 * np.array(
        [inputs.tonne_km.get((code, mode, year), np.nan) for code in territory.countries]
    )
    reached = np.diag(territory.by_pair(seed)) > 0
    known = np.isfinite(official) & reached
    seed_tonne_km = territory.by_pair(seed * np.nan_to_num(km)) * (known[:, None] & known[None, :])
    factors = balance_symmetric(seed_tonne_km, np.where(known, official, 0.0))
    tonnes = seed * territory.spread(factors[:, None] * factors[None, :])
    modelled = np.where(
        known, _half_and_half(territory.by_pair(tonnes * np.nan_to_num(km))), np.nan
    )
    made = territory.spread((known[:, None] & known[None, :]).astype(float)) > 0
    made &= np.isfinite(km) & usable[:, None] & usable[None, :]
    return ModeYear(np.where(made, tonnes, np.nan), official, modelled)


def _borders(inputs: FlowInputs, parameters: Parameters, name: str) -> Array:
    """Return the factor of each pair of countries: the general one times those of both."""
    general = parameters.rows[f"{name}_border_factor"].value
    own = np.array(
        [
            parameters.rows[f"{name}_border_factor.{code}"].value
            if f"{name}_border_factor.{code}" in parameters.rows
            else 1.0
            for code in inputs.territory.countries
        ]
    )
    factors: Array = general * own[:, None] * own[None, :]
    return factors


def _half_and_half(pairs: Array) -> Array:
    half: Array = (pairs.sum(axis=1) + pairs.sum(axis=0)) / 2
    return half
