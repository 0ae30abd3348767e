"""A figure held against others: its rank, the EU, other years, all modes together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dashboard.measures.cube import EU, MODES, UNKNOWN, Cube, Figure


class Rank(NamedTuple):
    """Place among the figures of one year, 1 being the largest."""

    place: int
    out_of: int


class Change(NamedTuple):
    """How a figure differs from an earlier one.

    Parameters
    ----------
    earlier
        The figure that it is held against.
    difference
        In the unit of the figures; for shares in percentage points.
    percent
        Change in per cent of the earlier figure; NaN where that is zero.
    has_break
        Whether the series breaks between the two, so that they must not be compared.
    """

    earlier: Figure
    difference: float
    percent: float
    has_break: bool


def rank(cube: Cube, figure: Figure) -> Rank | None:
    """Return the place of a figure among those of its level, year, mode and definition.

    Equal values share a place. None where the value is not known. The EU as a whole is a level
    of its own and so never counted among countries.
    """
    if not figure.is_known:
        return None
    others = cube.at(figure.level, figure.year, figure.mode, figure.definition).values()
    known = [other.value for other in others if other.is_known]
    return Rank(1 + sum(value > figure.value for value in known), len(known))


def of_eu(cube: Cube, figure: Figure) -> Figure | None:
    """Return the figure of the EU of 27 countries for the same year and mode, if known."""
    found = cube.figure(EU, figure.year, figure.mode, figure.definition)
    return found if found and found.is_known else None


def change(cube: Cube, figure: Figure, years: int = 1) -> Change | None:
    """Return how a figure differs from that of some years earlier.

    Parameters
    ----------
    cube
        The figures.
    figure
        The later figure.
    years
        How many years earlier.

    Returns
    -------
    change
        None where one of the two is not known; no other year takes its place.
    """
    first = figure.year - years
    earlier = cube.figure(figure.subject_id, first, figure.mode, figure.definition)
    if earlier is None or not (earlier.is_known and figure.is_known):
        return None
    series = cube.series(figure.subject_id, figure.mode, figure.definition)
    has_break = any(row.is_break for row in series if first < row.year <= figure.year)
    difference = figure.value - earlier.value
    percent = difference / earlier.value * 100 if earlier.value else UNKNOWN
    return Change(earlier, difference, percent, has_break)


@dataclass(frozen=True, slots=True)
class AllModes:
    """The modes of one subject and year together.

    Parameters
    ----------
    value, wtt, ttw
        Sums over the modes that are known.
    unit
        Code of the unit.
    figures
        The known figures, in the order of the modes.
    unknown
        Modes that the subject has in other years but not in this one: where there is any, the
        sum is not the whole and must say so.
    """

    value: float
    wtt: float
    ttw: float
    unit: str
    figures: tuple[Figure, ...]
    unknown: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every mode of the subject is in the sum."""
        return not self.unknown


def all_modes(
    cube: Cube, subject_id: str, year: int, present: Cube | None = None
) -> AllModes | None:
    """Return the sum over all modes of a total, and which modes are missing in it.

    Parameters
    ----------
    cube
        Figures of a measure that may be summed, such as ``emissions``.
    subject_id
        Region or place.
    year
        Calendar year.
    present
        Figures that tell which modes the subject has at all; those of ``tonne_km`` for
        ``emissions``. By default the cube itself.

    Returns
    -------
    all_modes
        None where no mode is known.
    """
    teller = present or cube
    found, unknown = [], []
    for mode in MODES:
        figure = cube.figure(subject_id, year, mode)
        if figure is not None and figure.is_known:
            found.append(figure)
        elif any(row.value for row in teller.series(subject_id, mode) if row.is_known):
            unknown.append(mode)
    if not found:
        return None
    return AllModes(
        sum(figure.value for figure in found),
        sum(figure.wtt for figure in found),
        sum(figure.ttw for figure in found),
        found[0].unit,
        tuple(found),
        tuple(unknown),
    )
