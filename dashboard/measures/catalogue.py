"""All measures, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.measures.clusters import CLUSTER_THROUGHPUT
from dashboard.measures.cube import Cube, Figure
from dashboard.measures.emissions import EMISSIONS, ENERGY
from dashboard.measures.goods import TONNES_INSIDE, TONNES_LOADED, TONNES_UNLOADED
from dashboard.measures.modal_split import MODAL_SPLIT
from dashboard.measures.port_records import PORT_CONNECTIVITY, PORT_TEU, PORT_TONNES
from dashboard.measures.record import Measure
from dashboard.measures.region_ratios import AVERAGE_HAUL, BALANCE, INTENSITY
from dashboard.measures.tonne_km import TONNE_KM
from dashboard.sources.held_columns import Columns

MEASURES: dict[str, Measure] = {
    measure.key: measure
    for measure in (
        MODAL_SPLIT,
        TONNE_KM,
        EMISSIONS,
        ENERGY,
        INTENSITY,
        TONNES_LOADED,
        TONNES_UNLOADED,
        TONNES_INSIDE,
        BALANCE,
        AVERAGE_HAUL,
        PORT_TONNES,
        PORT_TEU,
        PORT_CONNECTIVITY,
        CLUSTER_THROUGHPUT,
    )
}


def make_cubes(
    rows: Mapping[str, Iterable[Figure] | Columns],
    breaks: Mapping[str, Mapping[str, Sequence[float]]],
) -> dict[str, Cube]:
    """Return the cube of every measure, in the order of the page.

    Parameters
    ----------
    rows
        Figures by the key of their measure; a measure without figures may be left out.
    breaks
        Class limits by the key of the measure, then by ``level|mode|definition``.
    """
    return {
        key: Cube(
            rows.get(key, ()),
            breaks.get(key, {}),
            default_mode=measure.default_mode,
            default_level=measure.default_level,
            usual_definitions=measure.usual_definitions,
        )
        for key, measure in MEASURES.items()
    }
