"""The folder ``geodata/built``: what the build writes there and the server reads."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import brotli
import numpy as np
import pyarrow as pa
import pyarrow.parquet as parquet

from dashboard.errors import MissingInput
from dashboard.sources.held_columns import Array, Columns, Texts, column_of, small

if TYPE_CHECKING:
    import pandas as pd

WEB, LAYERS, INDEX, FIGURES = "web", "layers", "index", "figures"
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".geojson": "application/geo+json",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".woff2": "font/woff2",
}
_ALREADY_SMALL = frozenset({".woff2"})
FIGURE_COLUMNS = (
    "subject_id",
    "level",
    "year",
    "mode",
    "definition",
    "value",
    "unit",
    "status",
    "flag",
    "source_id",
    "known",
    "out_of",
    "wtt",
    "ttw",
    "low",
    "high",
)


_TEXTS = frozenset(
    {"subject_id", "level", "mode", "definition", "unit", "status", "flag", "source_id"}
)


class WebFile(NamedTuple):
    """A file that a browser loads and may keep for ever.

    Parameters
    ----------
    path
        Where the file lies; its name carries a hash of its content.
    media_type
        Value of the ``Content-Type`` header.
    encodings
        Encodings (``br``, ``gzip``) that lie ready beside it, best first.
    """

    path: Path
    media_type: str
    encodings: dict[str, Path]


def hashed_name(name: str, content: bytes) -> str:
    """Return a file name with ten hex digits of the content's SHA-256 before its ending.

    Examples
    --------
    >>> hashed_name("base.geojson", b"")
    'base.e3b0c44298.geojson'
    """
    path = Path(name)
    return f"{path.stem}.{hashlib.sha256(content).hexdigest()[:10]}{path.suffix}"


def write_web(folder: Path, name: str, content: bytes, older: Path | None = None) -> str:
    """Write a file for browsers, packed ready beside it, and return its hashed name.

    Parameters
    ----------
    folder
        Folder to write into.
    name
        Logical name, such as ``regions-0.geojson``.
    content
        The bytes.
    older
        A folder written earlier: what is in there under the same hashed name is copied.

    Notes
    -----
    Brotli 11 takes about a second for 0.5 MB. Fonts are packed already and stay alone.
    """
    hashed = hashed_name(name, content)
    (folder / hashed).write_bytes(content)
    if Path(name).suffix in _ALREADY_SMALL:
        return hashed
    for ending, pack in ((".br", _brotli), (".gz", _gzip)):
        done = older / (hashed + ending) if older else None
        packed = done.read_bytes() if done and done.is_file() else pack(content)
        (folder / (hashed + ending)).write_bytes(packed)
    return hashed


def _brotli(content: bytes) -> bytes:
    packed: bytes = brotli.compress(content, quality=11)
    return packed


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=9, mtime=0)


def read_web_index(built: Path) -> dict[str, str]:
    """Return the hashed file name of each logical name, such as ``regions-0.geojson``.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    names: dict[str, str] = read_json(built / WEB / "index.json")
    return names


def write_web_index(built: Path, names: Mapping[str, str]) -> None:
    """Write the hashed file name of each logical name."""
    write_json(built / WEB / "index.json", dict(sorted(names.items())))


def web_files(built: Path) -> dict[str, WebFile]:
    """Return every file for browsers by its hashed name.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    return {name: _web_file(built / WEB / name) for name in read_web_index(built).values()}


def _web_file(path: Path) -> WebFile:
    beside = {"br": Path(f"{path}.br"), "gzip": Path(f"{path}.gz")}
    ready = {encoding: packed for encoding, packed in beside.items() if packed.is_file()}
    return WebFile(path, MEDIA_TYPES[path.suffix], ready)


def write_index(built: Path, name: str, content: Any) -> str:
    """Write a light table that the server holds in memory, and return its path from ``built``."""
    path = f"{INDEX}/{name}.json"
    write_json(built / path, content)
    return path


def read_index(built: Path, name: str) -> Any:
    """Return a light table that the build has made.

    Parameters
    ----------
    built
        The folder ``geodata/built``.
    name
        ``regions``, ``places``, ``corridors``, ``breaks``, ``factors`` or ``sources``.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    return read_json(built / INDEX / f"{name}.json")


def write_figures(built: Path, measure: str, figures: pd.DataFrame) -> str:
    """Write the figures of one measure, and return their path from ``built``.

    Parameters
    ----------
    built
        The folder ``geodata/built``, or the one that takes its place.
    measure
        Key of the measure.
    figures
        Has at least the columns of `FIGURE_COLUMNS`.
    """
    path = f"{FIGURES}/{measure}.parquet"
    figures.to_parquet(built / path, index=False, compression="zstd")
    return path


def spare_memory() -> None:
    """Let Arrow use the system's memory: what it has read is given back at once (30 MB)."""
    pa.set_memory_pool(pa.system_memory_pool())


def read_figures(built: Path, measure: str) -> Columns:
    """Return the figures of one measure.

    Parameters
    ----------
    built
        The folder ``geodata/built``.
    measure
        Key of the measure.

    Returns
    -------
    figures
        The columns of `FIGURE_COLUMNS`; rows sorted by level, definition, mode, year and
        subject. ``value``, ``wtt``, ``ttw``, ``low`` and ``high`` are NaN where not known.

    Raises
    ------
    MissingInput
        If the data are not built.

    Notes
    -----
    Reads without what would import pandas, which a server does not need (50 MB).
    """
    path = built_file(built / FIGURES / f"{measure}.parquet")
    with parquet.ParquetFile(path, read_dictionary=list(_TEXTS)) as file:
        table = file.read(columns=list(FIGURE_COLUMNS), use_threads=False).combine_chunks()
    parts = (_column(table.column(name)) for name in FIGURE_COLUMNS)
    return Columns(FIGURE_COLUMNS, tuple(parts))


def _column(column: pa.ChunkedArray) -> Texts | Array:
    """Return a column; an empty cell is NaN among numbers, "" among texts.

    Read from Arrow's own memory: its ways to give arrays of numpy load pandas, and those to fill
    cells its functions for calculating, 40 MB each that a server does not need.
    """
    if not len(column):
        return column_of([])
    part = column.chunk(0)
    if not pa.types.is_dictionary(part.type):
        return small(_numbers(part))
    if part.null_count:
        return column_of([cell or "" for cell in part.to_pylist()])
    return Texts(tuple(part.dictionary.to_pylist()), small(_numbers(part.indices)))


def _numbers(part: pa.Array) -> Array:
    valid, values = part.buffers()
    rows = slice(part.offset, part.offset + len(part))
    numbers = np.frombuffer(values, dtype=str(part.type).replace("double", "float64"))[rows].copy()
    if part.null_count:
        is_known = np.unpackbits(np.frombuffer(valid, np.uint8), bitorder="little")[rows]
        numbers[is_known == 0] = np.nan
    return numbers


def make_folders(built: Path) -> None:
    """Make the folders that the build writes into."""
    for name in (WEB, LAYERS, INDEX, FIGURES):
        (built / name).mkdir(parents=True, exist_ok=True)


def write_json(path: Path, content: Any) -> None:
    """Write what JSON can hold, without spaces."""
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")


def read_json(path: Path) -> Any:
    """Return what a file of the built folder holds.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    return json.loads(built_file(path).read_text(encoding="utf-8"))


def built_file(path: Path) -> Path:
    """Return the path of a file that the build has made.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    if not path.is_file():
        raise MissingInput("the data are not built", str(path), "Run 'make data'")
    return path
