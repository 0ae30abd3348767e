"""What follows from a region's flows: how far goods go, in balance or not, how much they emit."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import UNKNOWN, Figure
from dashboard.measures.goods import FLOW_CAUTIONS, SUPPLIERS
from dashboard.measures.raw import ServedRow, Tables
from dashboard.measures.record import DIFFERENCE, RATIO, Explanation, Measure, Step
from dashboard.measures.served import (
    INSIDE,
    LOADED,
    SERVED,
    SERVED_MODES,
    TONNE_KM,
    UNLOADED,
    by_key,
    served_figure,
)
from dashboard.measures.served_emissions import served_emissions
from dashboard.measures.served_steps import FROM_FLOWS, found_inputs
from dashboard.words import N_

Wanted: TypeAlias = Mapping[tuple[str, str], str]
"""Label of an input, to be translated, by measure and definition."""
COUNTRY, ROAD = "0", "road"
KM, PERCENT, GRAMS = "km", "percent", "g_co2e_per_tkm"
T_PER_KT_GRAMS = 1e9
_IN_T = {
    (LOADED, ""): N_("Goods loaded"),
    (UNLOADED, ""): N_("Goods unloaded"),
    (INSIDE, ""): N_("Goods that stay inside"),
}
_CARRIED = {("tonne_km", SERVED): N_("Tonne-kilometres, half at each end")}
_EMITTED = {("emissions", SERVED): N_("Emissions, half at each end")}


def average_haul(tables: Tables) -> list[Figure]:
    """Return how far the goods of regions are carried on average, in km.

    Parameters
    ----------
    tables
        Of ``served``: tonnes in t and tonne-kilometres, half at each end.

    Returns
    -------
    figures
        Tonne-kilometres over half of what is loaded and half of what is unloaded; not known
        where nothing is carried. The range joins far ends and is wider than the true one.

    Notes
    -----
    Depends on the model's distances inside regions. Not for the haul of a single trade.
    """
    return [
        served_figure(
            row,
            _ratio(row.value, (loaded.value + unloaded.value) / 2),
            KM,
            _ratio(row.low, (loaded.high + unloaded.high) / 2),
            _ratio(row.high, (loaded.low + unloaded.low) / 2),
        )
        for row, loaded, unloaded in _with_tonnes(tables)
    ]


def balance(tables: Tables) -> list[Figure]:
    """Return how much more countries send by road than they receive, in per cent of both.

    Parameters
    ----------
    tables
        Of ``served``: tonnes in t.

    Returns
    -------
    figures
        From -100 (only receives) to 100 (only sends). What stays inside is in neither.

    Notes
    -----
    Only where it is more than the model's own doing: the tonnes between countries are official
    each way. Inside a country, and for rail and waterways, the model sends as much as it fetches.
    Not for counting empty lorries: they also run empty where the goods balance.
    """
    inside = by_key(tables.served, INSIDE)
    found = []
    for row, loaded, unloaded in _with_tonnes(tables):
        if row.level == COUNTRY and row.mode == ROAD:
            stays = inside.get((row.region_id, row.level, row.year, row.mode))
            out, into = loaded.value, unloaded.value
            both = out + into - 2 * (stays.value if stays else math.nan)
            found.append(served_figure(row, _ratio((out - into) * 100, both), PERCENT))
    return found


def intensity(tables: Tables) -> list[Figure]:
    """Return the greenhouse gas of one tonne-kilometre of regions, in g CO2e, well to wheel.

    Parameters
    ----------
    tables
        As for `served_emissions`.

    Returns
    -------
    figures
        Emissions with their terminals over tonne-kilometres, both half at each end; `Figure.wtt`
        and `Figure.ttw` add up to the value.

    Notes
    -----
    Shows which modes a region uses, not how clean anyone's vehicles are.
    """
    carried = by_key(tables.served, TONNE_KM)
    found = []
    for gas in served_emissions(tables):
        row = carried[gas.subject_id, gas.level, gas.year, gas.mode]
        value, wtt, ttw = (
            _ratio(part * T_PER_KT_GRAMS, row.value) for part in (gas.value, gas.wtt, gas.ttw)
        )
        made = served_figure(row, value, GRAMS)
        found.append(made._replace(wtt=wtt, ttw=ttw, source_id=gas.source_id))
    return found


def _with_tonnes(tables: Tables) -> Iterator[tuple[ServedRow, ServedRow, ServedRow]]:
    loaded, unloaded = (by_key(tables.served, quantity) for quantity in (LOADED, UNLOADED))
    for key, row in by_key(tables.served, TONNE_KM).items():
        if key in loaded and key in unloaded:
            yield row, loaded[key], unloaded[key]


def _ratio(above: float, below: float) -> float:
    return above / below if below > 0 else UNKNOWN


def _explained(text: str, wanted: Wanted) -> Callable[[Figure, Atlas], Explanation]:
    """Return what explains a figure by one line; its placeholders are keys of measures."""

    def explain(figure: Figure, atlas: Atlas) -> Explanation:
        inputs = found_inputs(figure, wanted, atlas)
        numbers = {key: one.value for (key, _), one in zip(wanted, inputs, strict=True)}
        steps = (Step(FROM_FLOWS), Step(text, numbers | {"value": figure.value}))
        return Explanation(steps, inputs)

    return explain


_NOT_ALONE = N_("Not for a single trade or company: a region's goods are taken as one.")

AVERAGE_HAUL = Measure(
    key="average_haul",
    title=N_("Average haul"),
    unit=KM,
    kind=RATIO,
    subject="region",
    levels=("0", "1", "2"),
    modes=SERVED_MODES,
    definitions={},
    suppliers=SUPPLIERS,
    method="average_haul",
    formula=N_("Tonne-kilometres ÷ half of the tonnes loaded and unloaded together."),
    meaning=N_("How far a tonne that a region loads or unloads is carried on average."),
    not_for=_NOT_ALONE,
    cautions=(
        *FLOW_CAUTIONS,
        N_("Short ways inside a region are a guess: they depend on its size."),
    ),
    build=average_haul,
    explain=_explained(
        N_(
            "{tonne_km} million t-km × 1,000,000 ÷ (({tonnes_loaded} t + {tonnes_unloaded} t) ÷ 2) "
            "= {value} km"
        ),
        _CARRIED | _IN_T,
    ),
    default_mode="road",
    default_level="2",
)

BALANCE = Measure(
    key="balance",
    title=N_("Balance of goods"),
    unit=PERCENT,
    kind=DIFFERENCE,
    subject="region",
    levels=("0",),
    modes=(ROAD,),
    definitions={},
    suppliers=SUPPLIERS,
    method="balance",
    formula=N_(
        "(Tonnes sent to other countries − tonnes received from them) ÷ both together × 100. What "
        "stays inside is left out."
    ),
    meaning=N_("Whether a country sends more to others than it receives from them, by road."),
    not_for=N_("Not for counting empty lorries: they also run empty where the goods balance."),
    cautions=(
        *FLOW_CAUTIONS,
        N_(
            "Only for countries: inside a country the model sends as much as it fetches, so it "
            "cannot tell the balance of a smaller region."
        ),
    ),
    build=balance,
    explain=_explained(
        N_(
            "({tonnes_loaded} t − {tonnes_unloaded} t) ÷ ({tonnes_loaded} t + {tonnes_unloaded} t "
            "− 2 × {tonnes_inside} t) × 100 = {value} %"
        ),
        _IN_T,
    ),
    default_mode="road",
)

INTENSITY = Measure(
    key="intensity",
    title=N_("Emissions for one tonne-kilometre"),
    unit=GRAMS,
    kind=RATIO,
    subject="region",
    levels=("0", "1", "2"),
    modes=SERVED_MODES,
    definitions={},
    suppliers=(*SUPPLIERS, "DESNZ", "Ember"),
    method="intensity",
    formula=N_("Emissions from well to wheel, terminals included ÷ tonne-kilometres."),
    meaning=N_("How much greenhouse gas a region's freight causes for each tonne-kilometre."),
    not_for=N_("Not for judging hauliers or fleets: one intensity of each mode stands for all."),
    cautions=(
        *FLOW_CAUTIONS,
        N_(
            "Differences between regions come from their modes and from the electricity of their "
            "country."
        ),
    ),
    build=intensity,
    explain=_explained(
        N_("{emissions} kt CO₂e × 1,000 ÷ {tonne_km} million t-km = {value} g CO₂e per t-km"),
        _EMITTED | _CARRIED,
    ),
    default_mode="all",
    default_level="2",
)
