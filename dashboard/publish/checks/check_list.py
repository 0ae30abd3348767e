"""The check list that a publisher reads before a version leaves."""

from __future__ import annotations

from dashboard.measures.atlas import Atlas
from dashboard.publish.changes import Changes
from dashboard.publish.checks.access import check_confidential, check_withheld
from dashboard.publish.checks.check import Check
from dashboard.publish.checks.figures import (
    check_changes,
    check_figures,
    check_sources,
    check_sums,
)
from dashboard.publish.checks.texts import check_texts
from dashboard.publish.release import Release
from dashboard.words import Words


def check_list(
    release: Release,
    changes: Changes | None,
    atlas: Atlas,
    words: Words,
    organisation: Atlas | None = None,
) -> tuple[Check, ...]:
    """Return every check of a version, in the order in which it is read.

    Parameters
    ----------
    release
        What would leave.
    changes
        What differs from the version before; None for the first.
    atlas
        The public one, by which sums are checked.
    words
        The publisher's language.
    organisation
        The atlas with what only the organisation may see; None where there is none.
    """
    return (
        check_figures(release, words),
        *check_texts(release.edition, words),
        *check_sources(release, words),
        check_confidential(release, organisation, atlas, words),
        *([check_withheld(release, organisation, atlas, words)] if organisation else []),
        *check_sums(release, atlas, words),
        *([check_changes(changes, release.edition, atlas, words)] if changes is not None else []),
    )
