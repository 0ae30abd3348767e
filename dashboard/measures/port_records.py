"""The measures of ports: what they say and what they must not be used for."""

from __future__ import annotations

from functools import partial

from dashboard.measures.ports import (
    INDEX_UNIT,
    TEU_UNIT,
    TONNES_UNIT,
    explain_connectivity,
    explain_teu,
    explain_tonnes,
    port_connectivity,
    port_figures,
)
from dashboard.measures.record import INDEX, TOTAL, Measure
from dashboard.words import N_

DEFINITIONS = {
    "authority": N_("As the port authority counts"),
    "eurostat": N_("Gross weight, Eurostat"),
    "national": N_("National statistics"),
}
LEVELS = ("0", "1", "2", "3", "place")
_SUM_CAUTION = N_(
    "The sum of a region holds only the ports that have a figure; it is never the region's total."
)
_PRESS_CAUTION = N_("Most figures were typed from press reports; about one in ten may be wrong.")
_YEARS_CAUTION = N_("Few ports have a figure in every year, so sums of two years differ in ports.")
_SUM_FORMULA = N_(
    "For a port: as published. For a region: the sum of its ports that have a figure in that year "
    "and definition."
)

PORT_TONNES = Measure(
    key="port_tonnes",
    title=N_("Goods handled in ports"),
    unit=TONNES_UNIT,
    kind=TOTAL,
    subject="place",
    levels=LEVELS,
    modes=(),
    definitions=DEFINITIONS,
    suppliers=(N_("Port authorities, by press"), "Eurostat", N_("National statistics")),
    method="port_tonnes",
    formula=_SUM_FORMULA,
    meaning=N_("How many tonnes of goods were loaded and unloaded in a port in a year."),
    not_for=N_(
        "Not for comparing ports by different definitions, and not for a region's total: the "
        "ports without a figure are left out."
    ),
    cautions=(
        N_(
            "Three definitions stand side by side and are never mixed: port authorities usually "
            "count the weight of containers and lorries too, Eurostat does not."
        ),
        _SUM_CAUTION,
        _PRESS_CAUTION,
        _YEARS_CAUTION,
    ),
    build=partial(port_figures, indicator="tonnes", unit=TONNES_UNIT),
    explain=explain_tonnes,
    default_level="place",
)

PORT_TEU = Measure(
    key="port_teu",
    title=N_("Containers handled in ports"),
    unit=TEU_UNIT,
    kind=TOTAL,
    subject="place",
    levels=LEVELS,
    modes=(),
    definitions=DEFINITIONS,
    suppliers=(N_("Port authorities, by press"), N_("National statistics")),
    method="port_teu",
    formula=_SUM_FORMULA,
    meaning=N_(
        "How many containers were loaded and unloaded in a port in a year, counted as containers "
        "of twenty feet (TEU)."
    ),
    not_for=N_(
        "Not for the number of boxes that a region sends or receives: a box that changes ship is "
        "counted twice."
    ),
    cautions=(
        N_(
            "Empty containers count as full ones, and many ports count boxes that only change ship."
        ),
        _SUM_CAUTION,
        _PRESS_CAUTION,
        _YEARS_CAUTION,
    ),
    build=partial(port_figures, indicator="teu", unit=TEU_UNIT),
    explain=explain_teu,
    default_level="place",
)

PORT_CONNECTIVITY = Measure(
    key="port_connectivity",
    title=N_("Liner shipping connectivity"),
    unit=INDEX_UNIT,
    kind=INDEX,
    subject="place",
    levels=("place",),
    modes=(),
    definitions={},
    suppliers=("UNCTAD",),
    method="port_connectivity",
    formula=N_("Mean of the four quarters of UNCTAD's port liner shipping connectivity index."),
    meaning=N_(
        "How well a port is linked to others by regular container services: the higher, the more "
        "services, ships and ports reached."
    ),
    not_for=N_("Not a count of ships or containers, and never to be summed over ports."),
    cautions=(
        N_("The index stands on UNCTAD's old base; newer editions have other numbers."),
        N_("It counts what was on offer, not what was carried."),
    ),
    build=port_connectivity,
    explain=explain_connectivity,
    default_level="place",
)
