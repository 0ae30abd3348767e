"""How emissions and energy of a region were made from its flows and the factors."""

from __future__ import annotations

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import ALL_MODES, UNKNOWN, Figure
from dashboard.measures.factor_inputs import Row, factor_input
from dashboard.measures.intensity import emission_intensity, energy_intensity
from dashboard.measures.record import Explanation, Input, Step
from dashboard.measures.served import LOADED, SERVED, UNLOADED
from dashboard.measures.served_emissions import EMISSIONS_UNIT, KG_PER_KT, hub
from dashboard.measures.served_steps import (
    FROM_FLOWS,
    found_inputs,
    range_cautions,
    range_steps,
)
from dashboard.words import N_

T_PER_KT = 1000
_CARRIED = {("tonne_km", SERVED): N_("Tonne-kilometres, half at each end")}
_HANDLED = {
    (LOADED, ""): N_("Goods loaded"),
    (UNLOADED, ""): N_("Goods unloaded"),
}
_SUM = N_("The modes added up")
_DRIVEN = N_("{tkm} million t-km × {gram} g ÷ 1,000 = {driven} kt CO₂e on the way")
_AT_HUBS = N_(
    "({loaded} t + {unloaded} t) × {hub} kg ÷ 1,000,000 = {handled} kt CO₂e in terminals, one "
    "handling at each end"
)
_ALL = N_("{driven} + {handled} = {value} kt CO₂e")
_ENERGY = N_("{tkm} million t-km × {mj} MJ = {value} TJ")
_HALF = N_("Each transport is counted half where it is loaded and half where it is unloaded.")


def explain_served(figure: Figure, atlas: Atlas) -> Explanation:
    """Return how emissions or energy of a region were made: calculation, inputs, cautions."""
    if figure.mode == ALL_MODES:
        return Explanation((Step(_SUM), *range_steps(figure)), (), range_cautions(figure))
    made = _emitted if figure.unit == EMISSIONS_UNIT else _used
    steps, inputs = made(figure, atlas)
    steps = (Step(FROM_FLOWS), Step(_HALF), *steps, *range_steps(figure))
    return Explanation(steps, inputs, range_cautions(figure))


def _emitted(figure: Figure, atlas: Atlas) -> tuple[tuple[Step, ...], tuple[Input, ...]]:
    one = emission_intensity(atlas.factors, figure.mode, figure.subject_id[:2], figure.year)
    handling = hub(atlas.factors, figure.mode, figure.year)
    inputs = found_inputs(figure, _CARRIED | (_HANDLED if handling.used else {}), atlas)
    used: dict[str, Row] = {**(one.used if one else {}), **handling.used}
    values = [row.value for row in inputs]
    gram = one.wtw if one else UNKNOWN
    driven = values[0] * gram / T_PER_KT
    numbers = {"tkm": values[0], "gram": gram, "driven": driven, "value": figure.value}
    steps = [Step(_DRIVEN, numbers)]
    if handling.used:
        each = handling.wtt + handling.ttw
        numbers |= {"loaded": values[1], "unloaded": values[2], "hub": each}
        numbers["handled"] = (values[1] + values[2]) * each / KG_PER_KT
        steps += [Step(_AT_HUBS, numbers), Step(_ALL, numbers)]
    factors = tuple(factor_input(quantity, row) for quantity, row in used.items())
    return tuple(steps), (*inputs, *factors)


def _used(figure: Figure, atlas: Atlas) -> tuple[tuple[Step, ...], tuple[Input, ...]]:
    one = energy_intensity(atlas.factors, figure.mode, figure.year)
    inputs = found_inputs(figure, _CARRIED, atlas)
    used: dict[str, Row] = {**(one.used if one else {})}
    each = one.mj if one else UNKNOWN
    numbers = {"tkm": inputs[0].value, "mj": each, "value": figure.value}
    factors = tuple(factor_input(quantity, row) for quantity, row in used.items())
    return (Step(_ENERGY, numbers),), (*inputs, *factors)
