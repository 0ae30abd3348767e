"""What the organisation sees of a selection and the public does not."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import Cube, Figure
from dashboard.selection import Selection


@dataclass(frozen=True, slots=True)
class Withheld:
    """What of a selection is for the organisation only.

    Parameters
    ----------
    subjects
        Places and corridors that the selection names and the public's atlas has not.
    figures
        Figures that the public's atlas has not, or has with another value, as the organisation
        has them.
    """

    subjects: tuple[str, ...]
    figures: tuple[Figure, ...]

    @property
    def is_any(self) -> bool:
        """Whether a reader of the public would see something else."""
        return bool(self.subjects or self.figures)


def withheld(selection: Selection, organisation: Atlas, public: Atlas) -> Withheld:
    """Return what of a selection the public does not see.

    Parameters
    ----------
    selection
        What is looked at: its map, and all years of what is selected.
    organisation, public
        The two atlases.

    Notes
    -----
    To tell before publishing what will be missing. What is published is made from the public's
    atlas at any rate, so that nothing rests on this list.
    """
    subjects = tuple(one for one in selection.selected if not public.is_known(one))
    own, other = (atlas.cubes.get(selection.measure) for atlas in (organisation, public))
    found = _of_cube(selection, own) if own else {}
    shown = _of_cube(selection, other) if other else {}
    hidden = [
        figure
        for key, figure in found.items()
        if figure.is_known and (key not in shown or shown[key].value != figure.value)
    ]
    return Withheld(subjects, tuple(hidden))


def _of_cube(selection: Selection, cube: Cube) -> dict[tuple[str, int], Figure]:
    """Return the figures of a selection by subject and year."""
    mode, definition = selection.mode, selection.definition
    rows = [*cube.at(selection.level, selection.year, mode, definition).values()]
    for subject in selection.selected:
        rows += cube.series(subject, mode, definition)
    return {(figure.subject_id, figure.year): figure for figure in rows}
