"""Text of a file that was downloaded, packed with gzip or not, and proof that it is whole."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from dashboard.errors import DataFaults, Fault, MissingInput

AGAIN = "Download it again"
_GZIP = b"\x1f\x8b"
_PAGE = re.compile(r"\s*<(!doctype html|html|head|body)", re.IGNORECASE)


def unpack(content: bytes, file: str) -> bytes:
    """Return the bytes of a file without gzip around them; as they are where there is none.

    Parameters
    ----------
    content
        The file as it was downloaded.
    file
        Its name, for the message.

    Raises
    ------
    DataFaults
        If it is cut in the middle, or damaged.
    """
    if not content.startswith(_GZIP):
        return content
    try:
        return gzip.decompress(content)
    except EOFError as error:
        what = "is cut in the middle: its gzip packing has no end"
        raise DataFaults([Fault(file, 0, "", "", what, AGAIN)]) from error
    except (gzip.BadGzipFile, zlib.error) as error:
        what = f"is damaged: {error}"
        raise DataFaults([Fault(file, 0, "", "", what, AGAIN)]) from error


def read_plain_text(path: Path) -> str:
    """Return the text of a downloaded file, whether it is packed with gzip or not.

    What is packed is told by the content, not by the name. A mark of byte order before the text
    is taken off; line breaks stay as they are.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    MissingInput
        If the file is not there.
    DataFaults
        If it is empty, cut in the middle, damaged, no UTF-8, or a web page.
    """
    if not path.is_file():
        raise MissingInput("the file is not there", str(path), "Look up its name and folder")
    content = unpack(path.read_bytes(), path.name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = len(content[: error.start].split(b"\n"))
        value = repr(content[error.start : error.start + 8])
        fault = Fault(path.name, row, "", value, "is not UTF-8", "Save the file as UTF-8")
        raise DataFaults([fault]) from error
    what = ""
    if not text.strip():
        what = "is empty"
    elif _PAGE.match(text):
        what = "is a web page, not a table"
    if what:
        raise DataFaults([Fault(path.name, 0, "", "", what, AGAIN)])
    return text


def demand_last_line(text: str, file: str) -> None:
    """Refuse a table whose last line has no line break.

    Eurostat ends every file with a line break: one without it was cut, and nothing else would
    tell when the cut goes through a figure.

    Parameters
    ----------
    text
        The whole file.
    file
        Its name, for the message.

    Raises
    ------
    DataFaults
        If the last line has no line break.
    """
    last = text[text.rfind("\n") + 1 :]
    if last.strip():
        what = "is the end of the file, in the middle of a line: the file is cut"
        mend = f"{AGAIN}; if the file is whole, put a line break at its end"
        raise DataFaults([Fault(file, len(text.split("\n")), "", last[-40:], what, mend)])


def lines_of(text: str) -> Iterator[str]:
    """Give the lines of a text one by one, each with its line break, and hold no copy of all."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end
