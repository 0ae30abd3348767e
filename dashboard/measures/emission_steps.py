"""How a figure of emissions or energy was calculated, with its very numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import MISSING, UNKNOWN, Figure
from dashboard.measures.factor_inputs import Row, factor_input
from dashboard.measures.intensity import RAIL, emission_intensity, energy_intensity
from dashboard.measures.record import Explanation, Input, Step, flag_cautions
from dashboard.measures.served import SERVED
from dashboard.measures.served_factors import explain_served
from dashboard.measures.tonne_km import LABELS as TKM_LABELS
from dashboard.measures.tonne_km import UNIT as TKM_UNIT
from dashboard.words import N_

NOTES = (
    N_("all HGVs, average laden, UK fleet"),
    N_("electric container train of 1,000 t gross, 48 % loaded, 20 % empty, Germany"),
    N_("motor vessel of 85-86 m (1,000-2,000 t)"),
    N_("general cargo ship, average"),
    N_("diesel with 6.3 % biodiesel"),
    N_("diesel (fossil)"),
    N_("electricity at the pantograph, Germany 2021"),
    N_("container transhipment, default of GLEC v3"),
    N_("ultra-low-sulphur fuel oil (ULSFO)"),
)
"""Vehicles and carriers of the factors in use, as the factor table writes them."""
_FUEL_STEP = N_(
    "{tkm} million t-km × ({intensity_wtt} + {intensity_ttw}) g ÷ 1,000 = {value} kt CO₂e"
)
_PART_STEP = N_("Well to tank {wtt} kt + tank to wheel {ttw} kt = {value} kt CO₂e")
_SPLIT_STEP = N_(
    "Tank to wheel: {intensity_wtw} g × {carrier_ttw} ÷ {carrier_wtw} = {part_ttw} g for one "
    "t-km; well to tank is the rest, {part_wtt} g"
)
_WHOLE_STEP = N_("{tkm} million t-km × {intensity_wtw} g ÷ 1,000 = {value} kt CO₂e")
_CASE_STEP = N_(
    "{case_emissions} kg × 1,000 ÷ {case_activity} t-km ÷ {carrier_wtt} g per MJ = {energy} MJ "
    "for one t-km"
)
_RAIL_STEP = N_(
    "{tkm} million t-km × {energy} MJ ÷ 3.6 MJ per kWh × {grid} g per kWh ÷ 1,000 = {value} kt CO₂"
)
_TTW_ENERGY_STEP = N_("{intensity_ttw} g ÷ {carrier_ttw} g per MJ = {energy} MJ for one t-km")
_WTW_ENERGY_STEP = N_("{intensity_wtw} g ÷ {carrier_wtw} g per MJ = {energy} MJ for one t-km")
_ENERGY_STEP = N_("{tkm} million t-km × {energy} MJ = {value} TJ")
_RAIL_CAUTION = N_(
    "All trains are taken to be electric, and the electricity is that of the country's power "
    "plants without losses in the grid. Diesel trains emit more."
)
_CO2_CAUTION = N_("For electricity only CO₂ is counted, not the other greenhouse gases.")
_FLEET_CAUTION = N_(
    "The intensity is that of one fleet, used for every country: it says nothing about how clean "
    "this country's own fleet is."
)


def explain_emissions(figure: Figure, atlas: Atlas) -> Explanation:
    """Return how a figure of ``emissions`` was made: calculation, inputs and cautions."""
    if figure.definition == SERVED:
        return explain_served(figure, atlas)
    one = emission_intensity(atlas.factors, figure.mode, figure.subject_id, figure.year)
    if one is None:
        return Explanation((), ())
    inputs = _inputs(figure, atlas, one.used)
    numbers = _numbers(inputs[0], figure, one.used)
    parts = Step(_PART_STEP, {name: numbers[name] for name in ("wtt", "ttw", "value")})
    if figure.mode == RAIL:
        by_train = energy_intensity(atlas.factors, RAIL, figure.year)
        numbers["energy"] = by_train.mj if by_train else UNKNOWN
        steps = [_energy_step(numbers), Step(_RAIL_STEP, numbers)]
        cautions = (_RAIL_CAUTION, _CO2_CAUTION)
        return Explanation(_said(steps), inputs, (*cautions, *flag_cautions(figure)))
    if "intensity_wtw" in one.used:
        split = Step(_SPLIT_STEP, numbers | {"part_wtt": one.wtt, "part_ttw": one.ttw})
        steps = [Step(_WHOLE_STEP, numbers), split, parts]
    else:
        steps = [Step(_FUEL_STEP, numbers), parts]
    return Explanation(_said(steps), inputs, (_FLEET_CAUTION, *flag_cautions(figure)))


def explain_energy(figure: Figure, atlas: Atlas) -> Explanation:
    """Return how a figure of ``energy`` was made: calculation, inputs and cautions."""
    if figure.definition == SERVED:
        return explain_served(figure, atlas)
    one = energy_intensity(atlas.factors, figure.mode, figure.year)
    if one is None:
        return Explanation((), ())
    inputs = _inputs(figure, atlas, one.used)
    numbers = _numbers(inputs[0], figure, one.used) | {"energy": one.mj}
    steps = [_energy_step(numbers), Step(_ENERGY_STEP, numbers)]
    return Explanation(_said(steps), inputs, (_FLEET_CAUTION, *flag_cautions(figure)))


def _energy_step(numbers: Mapping[str, float]) -> Step | None:
    if "case_activity" in numbers:
        return Step(_CASE_STEP, numbers)
    if "carrier_ttw" in numbers:
        return Step(_TTW_ENERGY_STEP, numbers)
    return Step(_WTW_ENERGY_STEP, numbers) if "carrier_wtw" in numbers else None


def _said(steps: Iterable[Step | None]) -> tuple[Step, ...]:
    return tuple(step for step in steps if step is not None)


def _numbers(carried: Input, figure: Figure, used: Mapping[str, Row]) -> dict[str, float]:
    own = {"tkm": carried.value, "value": figure.value, "wtt": figure.wtt, "ttw": figure.ttw}
    return own | {quantity: row.value for quantity, row in used.items()}


def _inputs(figure: Figure, atlas: Atlas, used: Mapping[str, Row]) -> tuple[Input, ...]:
    carried = atlas.cubes["tonne_km"].figure(figure.subject_id, figure.year, figure.mode)
    first = Input(
        TKM_LABELS[figure.mode],
        carried.value if carried else UNKNOWN,
        TKM_UNIT,
        carried.status if carried else MISSING,
        carried.source_id if carried else "",
        figure.subject_id,
        figure.year,
        figure.flag,
    )
    return (first, *(factor_input(quantity, row) for quantity, row in used.items()))
