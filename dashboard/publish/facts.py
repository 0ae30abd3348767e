"""What the page of a version is told of the files beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dashboard.measures.atlas import Atlas, Source
from dashboard.publish.changes import Changes
from dashboard.publish.edition import Edition

HASH_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Download:
    """A file that lies in the folder of a version.

    Parameters
    ----------
    name
        Its name there, by which the page links to it.
    title
        What it is, to be translated.
    media_type
        Its media type.
    size
        Its length in bytes; 0 for the ZIP, which is made last and holds the page itself.
    sha256
        Of its bytes; empty for the ZIP.
    """

    name: str
    title: str
    media_type: str
    size: int
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page tells of its own version.

    Parameters
    ----------
    digest
        sha256 over the hashes of the data files, 64 hexadecimal digits.
    changes
        What differs from the version before; None for the first.
    sources
        Of every figure that leaves, by id.
    """

    digest: str
    changes: Changes | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)

    @property
    def short(self) -> str:
        """The first digits of the hash, as the page shows them."""
        return self.digest[:HASH_DIGITS]


Renderer = Callable[[Edition, Atlas, tuple[Download, ...], Facts], Mapping[str, bytes]]
"""Makes the pages of a version: content by file name, such as ``index.html``."""
