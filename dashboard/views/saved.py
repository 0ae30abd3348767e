"""A saved view as the rest of the program knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dashboard.people.roles import Person


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view at one of its revisions, the newest where nothing else is said.

    Parameters
    ----------
    view_id
        Its id, which is never used again.
    owner
        Who made it.
    revision
        1 for the first; rises with every save.
    name
        As lists show it.
    descriptions
        Plain text by language; a language without a text is left out.
    queries
        Selections as queries of the atlas, without language, at least one.
    notes
        For the editors only; never published.
    is_shared
        Whether everybody of the organisation may open it.
    saved_by
        Name of who saved this revision.
    saved_at
        When.
    deleted_at
        When it was deleted; None where it was not.
    """

    view_id: str
    owner: Person
    revision: int
    name: str
    descriptions: Mapping[str, str]
    queries: tuple[str, ...]
    notes: str
    is_shared: bool
    saved_by: str
    saved_at: datetime
    deleted_at: datetime | None = None
