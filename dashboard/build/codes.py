"""The step of the build that lists the regions of other editions of NUTS."""

from __future__ import annotations

from pathlib import Path

from dashboard.build.made import Made
from dashboard.settings import Settings
from dashboard.sources.built import write_index
from dashboard.sources.nuts_codes import read_nuts_codes

OTHER_EDITIONS = "other_editions"


def build_codes(settings: Settings, folder: Path) -> Made:
    """Make the index by which the server tells an older or newer code from a wrong one."""
    codes = read_nuts_codes(settings.node_modules)
    return Made(files=[write_index(folder, OTHER_EDITIONS, codes.others())])
