"""Which figures a version tells: those of its maps, and those of the charts beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dashboard.figures.map_kinds import IN_CLASSES, kind_of_map
from dashboard.figures.map_marks import PORT_MEASURE, background_ports, hidden_places
from dashboard.figures.map_table import subjects_of
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.cube import EU, MISSING, UNKNOWN, Figure
from dashboard.publish.changes import FigureKey, Held, held_by_key
from dashboard.publish.edition import Edition, Part
from dashboard.publish.lock import kept_back, unknown
from dashboard.publish.panel_figures import Shown, shown_beside
from dashboard.selection import Selection

MAP, PANEL = "map", "panel"
PORTS_LAYER = "ports"


class Told(NamedTuple):
    """One figure of a version.

    Parameters
    ----------
    part
        Key of the part that tells it.
    measure
        Key of its measure.
    shown_in
        ``map``, or ``panel`` where only a chart or key figure tells it.
    figure
        The figure; not known where the map has nothing for a region.
    """

    part: str
    measure: str
    shown_in: str
    figure: Figure

    @property
    def key(self) -> FigureKey:
        """What makes it the same figure in two versions."""
        one = self.figure
        return FigureKey(self.measure, one.subject_id, one.year, one.mode, one.definition)


def told_figures(edition: Edition, atlas: Atlas) -> tuple[Told, ...]:
    """Return every figure that a version tells, each once a part.

    Parameters
    ----------
    edition
        What is published.
    atlas
        The public one. Should a figure in it be confidential all the same, it leaves as not
        known, as any other that nobody has: neither its value nor that it was kept back is told.

    Returns
    -------
    figures
        Part by part: the map of each state, the EU as one before the regions, these in the order
        of the atlas and with those that have no figure; then the ports that are drawn beside
        shares, those with a figure; then what only the charts and key figures tell.
    """
    return tuple(one for part in edition.parts for one in _of_part(part, atlas))


def held_figures(told: Iterable[Told]) -> dict[FigureKey, Held]:
    """Return figures as two versions are compared by them."""
    return held_by_key((one.key, _held(one.figure)) for one in told)


def _held(one: Figure) -> Held:
    return Held(one.level, one.unit, one.value, one.low, one.high, one.status, one.flag)


def _of_part(part: Part, atlas: Atlas) -> Iterator[Told]:
    found: dict[FigureKey, Told] = {}
    shown = [(MAP, one) for state in part.states for one in _of_map(state, atlas)]
    shown += [(MAP, one) for state in part.states for one in _beside_shares(state, atlas)]
    shown += [(PANEL, one) for state in part.states for one in shown_beside(state, atlas)]
    for where, (measure, figure) in shown:
        told = Told(part.key, measure, where, kept_back(figure))
        found.setdefault(told.key, told)
    yield from found.values()


def _of_map(state: Selection, atlas: Atlas) -> Iterator[Shown]:
    """Give the figures of a map: the EU as one, then all that it could have a figure for."""
    cube = atlas.cubes[state.measure]
    whole = cube.figure(EU, state.year, state.mode, state.definition)
    if whole is not None:
        yield state.measure, whole
    if state.level == "eu":
        return
    found = cube.at(state.level, state.year, state.mode, state.definition)
    blank = _blank(state)
    for subject in dict.fromkeys((*subjects_of(state, atlas), *found)):
        yield state.measure, found.get(subject) or unknown(subject, state.level, blank)


def _beside_shares(state: Selection, atlas: Atlas) -> Iterator[Shown]:
    """Give the goods of the ports that a map in classes draws beside its regions.

    Only what is known: a port with a confidential figure is as one that nobody has counted.
    """
    if PORTS_LAYER not in state.layers or kind_of_map(state) != IN_CLASSES:
        return
    ports = background_ports(state, atlas)
    known = {key: one for key, one in ports.items() if kept_back(one).is_known}
    hidden = hidden_places(known, state.selected, atlas)
    yield from ((PORT_MEASURE, one) for key, one in known.items() if key not in hidden)


def _blank(state: Selection) -> Figure:
    """Return what a map says where it has nothing."""
    record = MEASURES[state.measure]
    definition = state.definition or record.usual_definitions.get(state.level, "")
    return Figure("", "", state.year, state.mode, definition, UNKNOWN, record.unit, MISSING, "", "")
