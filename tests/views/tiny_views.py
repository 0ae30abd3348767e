"""A view in a few words, for tests."""

from __future__ import annotations

from typing import Any

from dashboard.views.content import Content

RAIL = "measure=modal_split&year=2022&mode=rail&level=0&layers=ports,clusters,corridors"
ROAD = "measure=modal_split&year=2022&mode=road&level=0&layers=ports,clusters,corridors"
PORTS = "measure=port_tonnes&year=2022&level=place&definition=authority&layers=ports"


def content(name: str = "Rail in Sweden", **changes: Any) -> Content:
    """Return what a form gives; what is not named is short."""
    usual = {"descriptions": {"en": "How much goes by rail."}, "queries": (RAIL,), "notes": ""}
    return Content(name, **(usual | changes))
