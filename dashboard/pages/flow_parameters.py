"""What may be asked of the flows and of the loads of the corridors."""

from __future__ import annotations

from functools import partial

from dashboard.measures.atlas import Atlas
from dashboard.measures.flows import LEVELS
from dashboard.pages.measure_parameters import LANGUAGE
from dashboard.pages.parameters import Parameter, Reason
from dashboard.sources.nuts_codes import EDITION
from dashboard.words import N_

REGIONS_AT = "/data/layers/regions.geojson?level=2"
_ORIGIN = N_("Region that the goods come from: a country, or a region of NUTS 1 or 2.")
_DESTINATION = N_("Region that the goods go to: a country, or a region of NUTS 1 or 2.")
_NO_REGION = N_(
    "There are no flows of a region “{value}”. Flows go between countries and regions of NUTS 1 "
    "and 2; their codes stand in {allowed}."
)
_OTHER_EDITION = N_(
    "“{value}” is a region of NUTS {edition}, and the atlas is drawn in NUTS {drawn}. Flows go "
    "between countries and regions of NUTS 1 and 2; their codes stand in {allowed}."
)
_TOO_FINE = N_(
    "“{value}” is a region of level {level}, and there are flows for levels 0 to 2 only: countries "
    "and regions of NUTS 1 and 2. Their codes stand in {allowed}."
)
_YEAR = N_("Calendar year. Without it: all years.")
_NO_YEAR = N_("There are no estimates for the year “{value}”. There are for {allowed}.")
_MODE = N_("Mode of transport. Without it: all modes, each for itself.")
_NO_MODE = N_("There are no estimates for the mode “{value}”. There are for: {allowed}.")
_LEVEL = N_(
    "Level of the rows: 0 for countries, 1 or 2 for regions. Without it: 0. A region that is asked "
    "for at a finer level stays one row."
)
_CORRIDOR = N_("Code of a corridor. Without it: all corridors.")


def flow_parameters(atlas: Atlas) -> tuple[Parameter, ...]:
    """Return what may be asked of the flows, in the order in which it is described."""
    flows = atlas.flows
    regions = tuple(code for level in LEVELS for code in flows.regions(level))
    known = partial(_not_served, atlas)
    return (
        Parameter("origin", _ORIGIN, regions, _NO_REGION, REGIONS_AT, known),
        Parameter("destination", _DESTINATION, regions, _NO_REGION, REGIONS_AT, known),
        Parameter("year", _YEAR, tuple(map(str, flows.years)), _NO_YEAR),
        Parameter("mode", _MODE, flows.modes, _NO_MODE),
        Parameter("level", _LEVEL, tuple(map(str, LEVELS))),
        LANGUAGE,
    )


def _not_served(atlas: Atlas, code: str) -> Reason | None:
    """Return why a region has no flows where its code is of another edition or a finer level."""
    region = atlas.regions.get(code)
    if region is not None and region.level not in LEVELS:
        return Reason(_TOO_FINE, {"level": str(region.level)})
    edition = atlas.other_editions.get(code)
    if edition is None or region is not None:
        return None
    return Reason(_OTHER_EDITION, {"edition": str(edition), "drawn": str(EDITION)})


def load_parameters(atlas: Atlas) -> tuple[Parameter, ...]:
    """Return what may be asked of the loads of the corridors."""
    loads = atlas.loads
    codes = dict.fromkeys(section.corridor_id for section in loads.sections.values())
    return (
        Parameter("corridor", _CORRIDOR, tuple(codes)),
        Parameter("year", _YEAR, tuple(map(str, loads.years)), _NO_YEAR),
        Parameter("mode", _MODE, loads.modes, _NO_MODE),
    )
