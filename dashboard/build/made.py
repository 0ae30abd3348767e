"""What a step of the build gives back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Made:
    """What a step has made.

    Parameters
    ----------
    web
        Content of files for browsers, by logical name; they are still to be written.
    files
        Files that the step wrote, as paths from the folder ``built``.
    """

    web: dict[str, bytes] = field(default_factory=dict)
    files: Sequence[str] = ()
