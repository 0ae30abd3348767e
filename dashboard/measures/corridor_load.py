"""What goes over each section of the corridors."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.measures.cube import MODES
from dashboard.sources.section_files import Section, SectionLoad


class CorridorLoads:
    """The sections of all corridors and what goes over them.

    Parameters
    ----------
    sections
        In the order in which they stand in tables.
    loads
        In any order; a section without a load in a year is not known.

    Notes
    -----
    Flows assigned to the shortest way on the network: not for planning a road or a track, and not
    for what one carrier hauls. A section shared by several corridors has the same load in each.
    """

    def __init__(self, sections: Iterable[Section], loads: Iterable[SectionLoad]) -> None:
        self.sections = {section_key(one.section_id, one.mode): one for one in sections}
        self._loads: dict[tuple[str, int], dict[str, SectionLoad]] = {}
        for load in loads:
            key = section_key(load.section_id, load.mode)
            if key in self.sections:
                self._loads.setdefault((load.mode, load.year), {})[key] = load
        with_figures = {mode for mode, _ in self._loads}
        self.modes = tuple(mode for mode in MODES if mode in with_figures)
        self.years = tuple(sorted({year for _, year in self._loads}))

    def __bool__(self) -> bool:
        """Whether there are any loads."""
        return bool(self.years)

    def at(self, year: int, mode: str = "") -> dict[str, SectionLoad]:
        """Return the loads of a year by the key of their section; ``mode`` is empty for all."""
        modes = (mode,) if mode else self.modes
        return {
            key: load for one in modes for key, load in self._loads.get((one, year), {}).items()
        }

    def largest(self, mode: str = "") -> float:
        """Return the largest load of all years, by which widths are scaled; 0 if none."""
        loads = (load for year in self.years for load in self.at(year, mode).values())
        return max((load.tonnes for load in loads if load.tonnes > 0), default=0.0)

    def of_corridor(self, corridor_code: str, mode: str = "") -> dict[str, Section]:
        """Return the sections of a corridor, such as ``ETC-SCM``, by their keys; empty for all."""
        return {
            key: one
            for key, one in self.sections.items()
            if corridor_code in ("", one.corridor_id) and mode in ("", one.mode)
        }


def section_key(section_id: str, mode: str) -> str:
    """Return the key of a section: a section by road and by rail are two.

    Examples
    --------
    >>> section_key("ETC-SCM-1-2", "rail")
    'ETC-SCM-1-2|rail'
    """
    return f"{section_id}|{mode}"


NO_LOADS = CorridorLoads((), ())
"""Where there are no loads."""
