"""``python -m dashboard.build.work``: does the steps that are out of date, with a progress bar."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dashboard.build.chains import build_chain_factors
from dashboard.build.codes import build_codes
from dashboard.build.figures import build_figure_tables
from dashboard.build.flows import build_flows
from dashboard.build.geometry import (
    build_basemap_files,
    build_corridor_files,
    build_drawings,
    build_place_files,
    build_region_files,
)
from dashboard.build.loads import build_loads
from dashboard.build.made import Made
from dashboard.build.network import build_network_files
from dashboard.build.packing import Packing
from dashboard.build.plan import STEPS, audiences, stale, stamps
from dashboard.errors import HinterlandError
from dashboard.settings import Audience, Settings, read_settings
from dashboard.sources.built import (
    WEB,
    make_folders,
    write_web_index,
)
from dashboard.sources.marks import read_marks, write_record
from dashboard.sources.packages import VENDOR_FILES, read_vendor
from dashboard.sources.stamps import StepStamp, read_stamps, write_stamps
from dashboard.sources.swap import alone, carry_over, gone, renewed

_log = logging.getLogger(__name__)


def build_vendor(settings: Settings, folder: Path) -> Made:
    """Give the scripts, style sheets and fonts of others that the page loads."""
    return Made(web={name: read_vendor(settings.node_modules, name) for name in VENDOR_FILES})


WORK: Mapping[str, Callable[[Settings, Path], Made]] = {
    "vendor": build_vendor,
    "codes": build_codes,
    "regions": build_region_files,
    "basemap": build_basemap_files,
    "places": build_place_files,
    "network": build_network_files,
    "flows": build_flows,
    "loads": build_loads,
    "corridors": build_corridor_files,
    "drawings": build_drawings,
    "figures": build_figure_tables,
    "chains": build_chain_factors,
}


def build(settings: Settings) -> tuple[str, ...]:
    """Renew what is built for one audience and return the names of the steps that were done.

    The folder is replaced as a whole at the end: a build that fails or is killed leaves the old
    one. Steps that are up to date are taken over as they are, from the other audience's folder too
    where they are the same for both, and so is everything packed whose content is the same.

    Raises
    ------
    HinterlandError
        If something that is read has to be mended first.
    """
    with alone(settings.built):
        wanted = stamps(settings)
        steps = stale(settings, wanted)
        if steps:
            with renewed(settings.built) as folder:
                _renew(settings, folder, wanted, steps)
    return steps


def _renew(
    settings: Settings, folder: Path, wanted: Mapping[str, str], steps: Collection[str]
) -> None:
    make_folders(folder)
    others = (replace(settings, audience=one).built for one in Audience)
    before = {one: read_stamps(one) for one in dict.fromkeys((settings.built, *others))}
    done: dict[str, StepStamp] = {}
    made: dict[str, Made] = {}
    with Packing(folder / WEB, settings.built / WEB, len(steps)) as packing:
        for step in STEPS:
            kept = _taken_over(step.name, wanted, folder, before)
            if kept:
                done[step.name] = kept
                packing.expect(-(step.name in steps))
                continue
            packing.expect(step.name not in steps)
            made[step.name] = packing.begin(WORK[step.name](settings, folder), step.name)
        packed = packing.finish()
    for name, one in made.items():
        web = {logical: packed[logical] for logical in one.web}
        done[name] = StepStamp.of(folder, wanted[name], one.files, web)
    names = {logical: file for one in done.values() for logical, file in one.web.items()}
    write_web_index(folder, names)
    write_stamps(folder, done)
    write_record(folder, settings.audience, read_marks(settings.geodata))


def _taken_over(
    name: str,
    wanted: Mapping[str, str],
    folder: Path,
    before: Mapping[Path, Mapping[str, StepStamp]],
) -> StepStamp | None:
    """Bring what a step made into the new folder, from where it was made from the same."""
    for built, made in before.items():
        kept = made.get(name)
        if kept and kept.stamp == wanted[name] and carry_over(built, folder, kept.files):
            return kept
    return None


def build_all(settings: Settings) -> None:
    """Renew what is built for each audience, and take away what is left of one that has none.

    Raises
    ------
    HinterlandError
        As `build`.
    """
    wanted: Sequence[Audience] = audiences(settings)
    for audience in wanted:
        build(replace(settings, audience=audience))
    for audience in set(Audience) - set(wanted):
        built = replace(settings, audience=audience).built
        with alone(built):
            gone(built)


def main() -> int:
    """Build and return 0, or say what is wrong and return 1."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    try:
        build_all(read_settings())
    except HinterlandError as error:
        _log.error("%s", error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
