"""The second lock: an atlas out of which no confidential figure can be read."""

from __future__ import annotations

from dataclasses import replace

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import MISSING, UNKNOWN, Cube, Figure

CONFIDENTIAL, CONFIDENTIAL_FLAG = "confidential", "c"


def is_confidential(figure: Figure) -> bool:
    """Whether a figure must not leave, by its status or by the letter of its supplier."""
    return figure.status == CONFIDENTIAL or CONFIDENTIAL_FLAG in figure.flag


def kept_back(figure: Figure) -> Figure:
    """Return a figure as it may leave: a confidential one as not known, without a trace.

    Examples
    --------
    >>> own = Figure("SE", "0", 2022, "", "", 5.0, "t", "confidential", "c", "estat", 1, 2)
    >>> kept_back(own)[5:12]
    (nan, 't', 'missing', '', '', 0, 0)
    """
    if not is_confidential(figure):
        return figure if figure.is_known else figure._replace(status=MISSING)
    return unknown(figure.subject_id, figure.level, figure)


def unknown(subject_id: str, level: str, like: Figure) -> Figure:
    """Return a figure that is not known, for the year, mode, definition and unit of another."""
    key = (subject_id, level, like.year, like.mode, like.definition)
    return Figure(*key, UNKNOWN, like.unit, MISSING, "", "")


def public_address(locator: str) -> str:
    """Return where a source was read, if that is an address that others can open.

    Examples
    --------
    >>> public_address("https://ec.europa.eu/"), public_address("/var/home/me/a.csv")
    ('https://ec.europa.eu/', '')
    """
    return locator if locator.startswith(("https://", "http://")) else ""


def locked(atlas: Atlas) -> Atlas:
    """Return an atlas with the same figures, those that are confidential as not known.

    Of where a source was read only public addresses are kept: no paths of files.

    Parameters
    ----------
    atlas
        The public one, which should have none; this holds should the first lock have failed.
    """
    sources = {
        key: replace(one, locator=public_address(one.locator)) for key, one in atlas.sources.items()
    }
    cubes: dict[str, Cube] = {key: _LockedCube(cube) for key, cube in atlas.cubes.items()}
    return replace(atlas, cubes=cubes, sources=sources)


class _LockedCube(Cube):
    """A cube that holds the tables of another one, and keeps back what is confidential."""

    def __init__(self, cube: Cube) -> None:
        vars(self).update(vars(cube))

    def at(self, level: str, year: int, mode: str = "", definition: str = "") -> dict[str, Figure]:
        """Return the figures of one year by subject."""
        found = super().at(level, year, mode, definition)
        return {subject: kept_back(figure) for subject, figure in found.items()}

    def series(self, subject_id: str, mode: str = "", definition: str = "") -> tuple[Figure, ...]:
        """Return the figures of one subject, years rising."""
        return tuple(kept_back(figure) for figure in super().series(subject_id, mode, definition))
