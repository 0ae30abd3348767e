"""The content of files that browsers load, held in memory once it was asked for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from dashboard.errors import MissingInput

_HELD = 64


@lru_cache(_HELD)
def web_content(path: Path) -> bytes:
    """Return the bytes of a file of ``geodata/built/web``.

    Parameters
    ----------
    path
        The file. Its name carries the hash of its content, so what is held never grows old.

    Raises
    ------
    MissingInput
        If the build has made other files since the server started.
    """
    if not path.is_file():
        raise MissingInput("the file is not there any more", str(path), "Start the server again")
    return path.read_bytes()
