"""What the pages of publishing need of the room that freezes views; nothing of how it is done."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from dashboard.errors import HinterlandError
from dashboard.pages.publishing.form import Order
from dashboard.publish.edition import Progress
from dashboard.publish.page.changes import ChangesView
from dashboard.views.saved import SavedView
from dashboard.words import Words

OK, WARNING, STOP = "ok", "warning", "stop"


class NotCurrent(HinterlandError):
    """What was looked at is not what would be published now."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the check list.

    Parameters
    ----------
    level
        ``ok``, ``warning`` or ``stop``; with a stop nothing is published.
    text, mend
        What was found and how to mend it, in the reader's language.
    """

    level: str
    text: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class FileFact:
    """One file that leaves: its name in the folder, bytes, and sha256 in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A folder as it would be published.

    Parameters
    ----------
    token
        By which it is asked for; nobody can guess it.
    folder
        Where it lies.
    version
        The version it would be.
    order
        What was filled in.
    note
        What else was noted when it was made: ``view_id``, ``revision``, ``submission``.
    day
        The day it says it is published.
    files
        Every file, by name.
    """

    token: str
    folder: Path
    version: int
    order: Order
    note: Mapping[str, Any]
    day: datetime.date
    files: tuple[FileFact, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a publication.

    Parameters
    ----------
    number
        1 for the first.
    day
        When it was published.
    kind, reasons
        Why it differs from the one before, the texts by language; empty for the first.
    changes
        Name of the page that lists every figure that changed, by language; empty for the first.
    """

    number: int
    day: datetime.date
    kind: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a publication was withdrawn: when, and why by language."""

    day: datetime.date
    reasons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Publication:
    """What stands under a slug.

    Parameters
    ----------
    slug
        Name in addresses.
    languages
        Of its newest version, the main one first.
    titles, standfirsts
        Of its newest version, by language.
    versions
        The newest first.
    withdrawal
        None while it can be read.
    """

    slug: str
    languages: tuple[str, ...]
    titles: Mapping[str, str]
    standfirsts: Mapping[str, str]
    versions: tuple[Version, ...]
    withdrawal: Withdrawal | None = None

    @property
    def newest(self) -> Version:
        """The newest version."""
        return self.versions[0]

    def title_in(self, language: str) -> tuple[str, str]:
        """Return the title and the language it is in, the reader's where there is one."""
        found = language if self.titles.get(language) else self.languages[0]
        return self.titles.get(found, self.slug), found


class Press(Protocol):
    """Freezes views, keeps previews, puts them out, and knows what was published."""

    def slug_fault(self, slug: str, words: Words) -> str:
        """Return what is wrong with a slug, in the reader's language; empty where nothing is."""

    def make(
        self, order: Order, view: SavedView, note: Mapping[str, Any], progress: Progress
    ) -> str:
        """Freeze a view into a preview and return its token."""

    def preview(self, token: str) -> Preview | None:
        """Return a preview; ``None`` where it is not there any more."""

    def lines(self, preview: Preview, words: Words) -> list[Line]:
        """Return the check list of a preview."""

    def changes(self, preview: Preview, words: Words) -> ChangesView | None:
        """Return what differs from the last version; ``None`` where there is none."""

    def is_current(self, preview: Preview) -> bool:
        """Return whether a preview could be published as it is: same day, data and next version."""

    def put(self, preview: Preview, person_id: int = 0) -> int:
        """Publish the very folder of a preview, all or nothing, and return its version.

        Parameters
        ----------
        preview
            What is published.
        person_id
            Who publishes it: noted before anything moves, should the program end in between.
            0 where nobody is known.

        Raises
        ------
        NotCurrent
            If another version was published since, the day is over, or the data are others.
        """

    def forget(self, preview: Preview) -> None:
        """Take away what was noted of a preview that is published and in the store."""

    def withdraw(self, slug: str, reasons: Mapping[str, str]) -> None:
        """Withdraw a publication for ever."""

    def publication(self, slug: str) -> Publication | None:
        """Return what stands under a slug, withdrawn or not; ``None`` where nothing does."""

    def publications(self) -> list[Publication]:
        """Return what can be read, the one published last first."""

    def metadata(self, slug: str) -> Mapping[str, Any]:
        """Return the DCAT description of the newest version."""

    def page_address(self, preview: Preview, language: str) -> str:
        """Return the name of the page of a language in the folder, such as ``sv/``."""
