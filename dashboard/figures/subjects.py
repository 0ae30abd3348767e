"""What can be selected, and which measure, definition and year has figures for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import EU, Figure
from dashboard.selection import Selection

REGION, PORT, CLUSTER, CORRIDOR = "region", "port", "cluster", "corridor"
PORT_MEASURES = ("port_tonnes", "port_teu", "port_connectivity")
CLUSTER_MEASURES = ("cluster_throughput",)
COUNTRY_MEASURES = ("modal_split", "tonne_km", "emissions", "energy")
REGION_MEASURES = (
    *("intensity", "tonnes_loaded", "tonnes_unloaded", "tonnes_inside"),
    *("balance", "average_haul"),
)
SUMMED_MEASURES = ("port_tonnes", "port_teu")
COUNTRY, SMALLEST_WITH_FLOWS = 0, 2


class Asked(NamedTuple):
    """What is asked of one measure: the key of a series in its cube, and a year."""

    measure: str
    mode: str
    definition: str
    year: int


def kind_of(subject_id: str) -> str:
    """Return whether an id is that of a region, a port (or group), a cluster or a corridor.

    Examples
    --------
    >>> kind_of("SE"), kind_of("port:SEGOT")
    ('region', 'port')
    """
    return subject_id.partition(":")[0] if ":" in subject_id else REGION


def measures_of(subject_id: str) -> tuple[str, ...]:
    """Return the measures that a subject can have figures of."""
    kind = kind_of(subject_id)
    if kind == PORT:
        return PORT_MEASURES
    if kind == CLUSTER:
        return CLUSTER_MEASURES
    if kind == CORRIDOR:
        return ()
    if subject_id == EU:
        return ("modal_split",)
    return (*COUNTRY_MEASURES, *REGION_MEASURES, *SUMMED_MEASURES)


def asked_of(selection: Selection) -> Asked:
    """Return what the map shows."""
    return Asked(selection.measure, selection.mode, selection.definition, selection.year)


def figure_of(subject_id: str, asked: Asked, atlas: Atlas) -> Figure | None:
    """Return the known figure of a subject in the year that is asked, or None."""
    found = atlas.cubes[asked.measure].figure(subject_id, asked.year, asked.mode, asked.definition)
    return found if found is not None and found.is_known else None


def known_series(subject_id: str, asked: Asked, atlas: Atlas) -> tuple[Figure, ...]:
    """Return the known figures of a subject, years rising."""
    series = atlas.cubes[asked.measure].series(subject_id, asked.mode, asked.definition)
    return tuple(figure for figure in series if figure.is_known)


def best_asked(subject_ids: Sequence[str], selection: Selection, atlas: Atlas) -> Asked:
    """Return what the map shows where it can hold for a subject, else what best replaces it.

    In its place stands the first measure, in the order of the page, and the definition with
    most figures of all subjects; the year stays.

    Parameters
    ----------
    subject_ids
        At least one.
    selection
        What the map shows.
    atlas
        Holds the figures.
    """
    asked = asked_of(selection)
    if any(asked.measure in measures_of(one) for one in subject_ids):
        return asked
    for measure in dict.fromkeys(name for one in subject_ids for name in measures_of(one)):
        choices = atlas.cubes[measure].choices()
        mode = choices.mode
        counted = {
            definition: sum(
                len(known_series(one, Asked(measure, mode, definition, 0), atlas))
                for one in subject_ids
            )
            for definition in choices.definitions or ("",)
        }
        best = max(counted, key=lambda definition: counted[definition])
        if counted[best]:
            return Asked(measure, mode, best, selection.year)
    return asked


def nearest_known(series: Sequence[Figure], year: int) -> Figure | None:
    """Return the last known figure up to a year, else the first one after it."""
    known = [figure for figure in series if figure.is_known]
    before = [figure for figure in known if figure.year <= year]
    return before[-1] if before else (known[0] if known else None)


def is_country(subject_id: str, atlas: Atlas) -> bool:
    """Whether a subject is a country."""
    region = atlas.regions.get(subject_id)
    return region is not None and region.level == COUNTRY


def has_flows(subject_id: str, atlas: Atlas) -> bool:
    """Whether a subject is a region of a level that flows are estimated for."""
    region = atlas.regions.get(subject_id)
    return region is not None and region.level <= SMALLEST_WITH_FLOWS


def larger_with_figure(subject_id: str, asked: Asked, atlas: Atlas) -> str:
    """Return the smallest region round another that has a figure, else its country."""
    round_it = (country_of(subject_id, atlas), *atlas.within(subject_id))
    found = [one for one in round_it if figure_of(one, asked, atlas)]
    return (found or list(round_it[:1]))[-1]


def country_of(subject_id: str, atlas: Atlas) -> str:
    """Return the country that a region or place lies in; empty where there is none."""
    if subject_id in atlas.regions:
        return atlas.regions[subject_id].country
    return atlas.places[subject_id].country if subject_id in atlas.places else ""
