"""A saved view as the rest of the program knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dashboard.people.roles import Person
from dashboard.views.content import Content


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
        Selections as queries of the atlas, without language, brought up to date; at least one.
        Empty where a newer program saved them.
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
    stored
        The selections as they stand in the store, perhaps of an older or newer version.
    action
        What made this revision: ``created``, ``copied``, ``saved``, ``renamed``, ``restored``.
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
    stored: Mapping[str, Any] = field(default_factory=dict)
    action: str = "saved"

    @property
    def is_readable(self) -> bool:
        """Whether its selections can be read; those of a newer program cannot."""
        return bool(self.queries)

    @property
    def content(self) -> Content:
        """What somebody typed and chose."""
        return Content(self.name, dict(self.descriptions), self.queries, self.notes)
