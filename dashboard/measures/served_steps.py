"""How a figure of a region was made from the flows, with its very numbers."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import MISSING, UNKNOWN, Figure
from dashboard.measures.record import Explanation, Input, Step, flag_cautions, input_of
from dashboard.measures.served import ESTIMATED
from dashboard.words import N_

FROM_FLOWS = N_(
    "The flows between regions are estimated by a gravity model that is held to the official "
    "tonnes between countries and tonne-kilometres of countries; then they are added up."
)
FROM_OFFICE = N_("The figure is shown as it was published, and the flows are held to it.")
RANGE = N_("{value}; with other assumptions {low} to {high}")
RANGE_CAUTION = N_(
    "The range comes from running the model with other assumptions. What the model leaves out is "
    "not in it."
)
ENDS_CAUTION = N_(
    "The range joins the far ends of the ranges of its parts, so it is wider than the true one."
)


def explain_sum(label: str, figure: Figure) -> Explanation:
    """Return how a sum of flows came about: estimated, or as an office published it.

    Parameters
    ----------
    label
        What the figure is, to be translated.
    figure
        The figure.
    """
    own = (input_of(label, figure),)
    if figure.status != ESTIMATED:
        return Explanation((Step(FROM_OFFICE),), own, flag_cautions(figure))
    return Explanation((Step(FROM_FLOWS), *range_steps(figure)), own, range_cautions(figure))


def range_steps(figure: Figure) -> tuple[Step, ...]:
    """Return the line that tells a figure's range; none where it has no range."""
    if not figure.has_range:
        return ()
    return (Step(RANGE, {"value": figure.value, "low": figure.low, "high": figure.high}),)


def range_cautions(figure: Figure) -> tuple[str, ...]:
    """Return what to know of the range, and of the flags."""
    own = (RANGE_CAUTION,) if figure.has_range else ()
    return (*own, *flag_cautions(figure))


def found_inputs(
    figure: Figure, wanted: Mapping[tuple[str, str], str], atlas: Atlas
) -> tuple[Input, ...]:
    """Return other figures of the same region, year and mode as inputs.

    Parameters
    ----------
    figure
        Tells region, year and mode.
    wanted
        Label, to be translated, by measure and definition.
    atlas
        Holds the figures.

    Returns
    -------
    inputs
        In the order that is wanted; what is not known is told as such.
    """
    found = []
    for (measure, definition), label in wanted.items():
        other = atlas.cubes[measure].figure(figure.subject_id, figure.year, figure.mode, definition)
        missing = Input(label, UNKNOWN, "", MISSING, "", figure.subject_id, figure.year)
        found.append(input_of(label, other) if other else missing)
    return tuple(found)
