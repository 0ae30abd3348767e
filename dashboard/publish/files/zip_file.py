"""All files of a version in one ZIP, the same bytes each time."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping

_UNIX, _MODE = 3, 0o100644 << 16
_LEVEL = 6
_PACKED = (".xlsx", ".parquet", ".woff2")
"""Endings of files that are packed already."""


def zipped(folder: str, files: Mapping[str, bytes], day: datetime.date) -> bytes:
    """Return files as a ZIP.

    Parameters
    ----------
    folder
        Name of the folder that they unpack into.
    files
        Their contents by path; they stand in the ZIP sorted by it.
    day
        Day that all of them bear, at midnight.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system, entry.external_attr = _UNIX, _MODE
            is_packed = name.endswith(_PACKED)
            entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=_LEVEL)
    return content.getvalue()
