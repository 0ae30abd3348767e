"""Whether the figures that would leave add up as their measures promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import Figure
from dashboard.publish.release import Release

ADDITIVE = ("tonne_km", "emissions", "energy", "tonnes_loaded", "tonnes_unloaded")
"""Measures whose smaller regions add up to the larger one. Goods that stay inside do not: what
goes from one region to another of the same country is inside the country only."""
SHARES = "modal_split"
WHOLE = 100.0
LARGER = {"1": "0", "2": "1", "3": "2"}
"""The level above each."""
State = tuple[str, str, int, str, str]
"""Measure, level, year, mode and definition of a map."""
TOLERANCE = 1e-6
"""By what share of the whole a sum may be off."""
SHARE_TOLERANCE = 0.2
"""By how many points shares may be off: each of three is published to a tenth."""


@dataclass(frozen=True, slots=True)
class Off:
    """A sum that does not agree.

    Parameters
    ----------
    subject_id, year, unit
        Whose sum, of which year, in which unit.
    total, whole
        What the parts add up to, and what they should.
    """

    subject_id: str
    year: int
    unit: str
    total: float
    whole: float

    @property
    def share(self) -> float:
        """How far it is off, as a share of the whole."""
        return abs(self.total - self.whole) / abs(self.whole) if self.whole else abs(self.total)


@dataclass(frozen=True, slots=True)
class Sums:
    """What was checked: how many sums, and which of them do not agree."""

    checked: int
    off: tuple[Off, ...]


def sums_added(release: Release, atlas: Atlas) -> Sums:
    """Return whether regions add up to the larger one, where all of them are known.

    Parameters
    ----------
    release
        What would leave.
    atlas
        Has the figures of the larger regions.

    Notes
    -----
    Only measures of `ADDITIVE`, each level against the one above it, by the same definition.
    """
    found = list(_regions_added(release, atlas))
    off = [one for one in found if abs(one.total - one.whole) > TOLERANCE * abs(one.whole)]
    return Sums(len(found), tuple(off))


def shares_added(release: Release, atlas: Atlas) -> Sums:
    """Return whether the shares of all modes add up to 100, where all of them are known.

    Parameters
    ----------
    release
        What would leave.
    atlas
        Has the shares of modes that are not told.
    """
    found = list(_modes_added(release, atlas))
    off = [one for one in found if abs(one.total - one.whole) > SHARE_TOLERANCE]
    return Sums(len(found), tuple(off))


def _regions_added(release: Release, atlas: Atlas) -> Iterator[Off]:
    children: dict[str, list[str]] = {}
    for region in atlas.regions.values():
        if region.parent_id:
            children.setdefault(region.parent_id, []).append(region.region_id)
    for (_, state), figures in _by_map(release).items():
        measure, level, year, mode, definition = state
        if measure not in ADDITIVE or level not in LARGER:
            continue
        wholes = atlas.cubes[measure].at(LARGER[level], year, mode, definition)
        for parent, whole in wholes.items():
            parts = [figures.get(one) for one in children.get(parent, ())]
            known = [one.value for one in parts if one is not None and one.is_known]
            if whole.is_known and known and len(known) == len(parts):
                yield Off(parent, year, whole.unit, sum(known), whole.value)


def _by_map(release: Release) -> dict[tuple[str, State], dict[str, Figure]]:
    """Return the figures of the maps by part and state, then by region."""
    found: dict[tuple[str, State], dict[str, Figure]] = {}
    for one in release.on_maps(of_places=False):
        figure = one.figure
        state = (one.measure, figure.level, figure.year, figure.mode, figure.definition)
        found.setdefault((one.part, state), {})[figure.subject_id] = figure
    return found


def _modes_added(release: Release, atlas: Atlas) -> Iterator[Off]:
    """Give the sum of the shares of each region and year, once."""
    cube = atlas.cubes[SHARES]
    modes = cube.choices().modes
    wanted: dict[tuple[str, int], dict[str, Figure]] = {}
    for one in release.told:
        figure = one.figure
        if one.measure == SHARES and figure.is_known:
            wanted.setdefault((figure.level, figure.year), {})[figure.subject_id] = figure
    for (level, year), figures in wanted.items():
        by_mode = [cube.at(level, year, mode) for mode in modes]
        for subject, figure in figures.items():
            shares = [found.get(subject) for found in by_mode]
            known = [one.value for one in shares if one is not None and one.is_known]
            if len(known) == len(modes):
                yield Off(subject, year, figure.unit, sum(known), WHOLE)
