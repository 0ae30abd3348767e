"""Whether something would leave that is for the organisation only, and what stays behind."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import Cube, Figure
from dashboard.measures.withheld import withheld
from dashboard.publish.checks.check import OK, STOP, WARNING, Check, first_names
from dashboard.publish.lock import is_confidential
from dashboard.publish.release import Release
from dashboard.words import Words


def check_confidential(
    release: Release, organisation: Atlas | None, atlas: Atlas, words: Words
) -> Check:
    """Return whether a value would leave that is confidential to who knows most.

    Parameters
    ----------
    release
        What would leave.
    organisation
        The atlas with what only the organisation may see; None where there is none.
    atlas
        The public one.
    words
        The publisher's language.

    Notes
    -----
    A sum that the public has without the confidential part is another value, and may leave.
    """
    found = [
        f"{atlas.name(one.subject_id, words)} {one.year}"
        for one in _confidential(release, organisation)
    ]
    if not found:
        return Check("confidential", OK, words.say("No confidential value would leave."))
    return Check(
        "confidential",
        STOP,
        words.say("A confidential value would leave."),
        first_names(found),
        words.say("Build the public data again without it, then make the preview again."),
    )


def _confidential(release: Release, organisation: Atlas | None) -> Iterator[Figure]:
    cubes = organisation.cubes if organisation else {}
    for one in release.told:
        figure, cube = one.figure, cubes.get(one.measure)
        if figure.is_known and (is_confidential(figure) or (cube and _is_same(figure, cube))):
            yield figure


def _is_same(figure: Figure, cube: Cube) -> bool:
    """Whether the organisation holds this very value as confidential."""
    own = cube.figure(figure.subject_id, figure.year, figure.mode, figure.definition)
    return own is not None and is_confidential(own) and own.value == figure.value


def check_withheld(release: Release, organisation: Atlas, atlas: Atlas, words: Words) -> Check:
    """Return what of the view the organisation sees and the page will not have.

    Parameters
    ----------
    release
        What would leave.
    organisation, atlas
        The organisation's atlas and the public's.
    words
        The publisher's language.
    """
    states = [state for part in release.edition.parts for state in part.states]
    found = [withheld(state, organisation, atlas) for state in states]
    names = [organisation.name(one, words) for each in found for one in each.subjects]
    names += [
        f"{organisation.name(one.subject_id, words)} {one.year}"
        for each in found
        for one in each.figures
    ]
    if not names:
        return Check("withheld", OK, words.say("The page tells all that this view shows you."))
    return Check(
        "withheld",
        WARNING,
        words.say("Some of this view is for your organisation only. The page is made without it."),
        first_names(list(dict.fromkeys(names))),
        words.say("Look at the preview: it is what readers will see."),
    )
