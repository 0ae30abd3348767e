"""The tiny atlas of the panel with flows between its regions and the load of its corridor."""

from __future__ import annotations

from dataclasses import replace

from dashboard.measures.atlas import Region
from dashboard.selection import Selection
from tests.figures.tiny_figures import ATLAS, selected
from tests.tiny_flows import corridor_loads, flow_cube


def _region(code: str, name: str, level: int, parent: str) -> Region:
    like = ATLAS.regions["SE23"]
    return replace(
        like, region_id=code, name=name, level=level, parent_id=parent, country=code[:2], lon=16.0
    )


REGIONS = {
    "SE1": _region("SE1", "Östra Sverige", 1, "SE"),
    "SE12": _region("SE12", "Östra Mellansverige", 2, "SE1"),
    "SE123": _region("SE123", "Östergötlands län", 3, "SE12"),
    "DE6": _region("DE6", "Hamburg", 1, "DE"),
    "DE60": _region("DE60", "Hamburg", 2, "DE6"),
}
FLOW_ATLAS = replace(
    ATLAS, regions=ATLAS.regions | REGIONS, flows=flow_cube(), loads=corridor_loads()
)


def flowing(*subjects: str, mode: str = "road", **changes: object) -> Selection:
    """Return a selection with the layer of flows on, and what is changed."""
    asked = selected(*subjects, measure="tonne_km", mode=mode, layers=("flows",))
    return asked.showing(**changes)


def loaded(*subjects: str, mode: str = "road", **changes: object) -> Selection:
    """Return a selection with the layer of the load on, and what is changed."""
    return flowing(*subjects, mode=mode, layers=("load",)).showing(**changes)
