"""Lines of routes, packed so that a server reads the few that it draws and holds none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as parquet

from dashboard.sources.network_arrays import NETWORK, network_file

ROUTES_FILE = "routes.parquet"
LINES_FILE, PLACES_FILE = "route_lines.npy", "route_offsets.npy"


@dataclass(frozen=True)
class RouteLines:
    """The lines, found by mode and ends.

    Parameters
    ----------
    modes, place_ids
        In the order of the offsets.
    letters
        All lines one after the other, as bytes; read from the disk where they are asked for.
    offsets
        By mode, first and second place: where a line begins and ends; both 0 for none.
    """

    modes: tuple[str, ...]
    place_ids: tuple[str, ...]
    letters: npt.NDArray[np.uint8]
    offsets: npt.NDArray[np.int32]

    def line(self, mode: str, from_id: str, to_id: str) -> str:
        """Return a route as an encoded polyline, from the smaller id to the greater.

        Empty where there is none.
        """
        known = mode in self.modes and {from_id, to_id} <= set(self.place_ids)
        if not known:
            return ""
        row, column = (self.place_ids.index(place) for place in sorted((from_id, to_id)))
        begin, end = self.offsets[self.modes.index(mode), row, column]
        return bytes(self.letters[begin:end]).decode("ascii")


NO_LINES = RouteLines((), (), np.empty(0, np.uint8), np.empty((0, 0, 0, 2), np.int32))
"""Where there are no lines."""


def pack_lines(built: Path, modes: Sequence[str], place_ids: Sequence[str]) -> list[str]:
    """Pack the lines of ``routes.parquet``, and return the paths written, from ``built``.

    Parameters
    ----------
    built
        The folder ``geodata/built``, or the one that takes its place.
    modes, place_ids
        Order in which they are found again.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    columns = ["mode", "from_id", "to_id", "line"]
    with parquet.ParquetFile(network_file(built, ROUTES_FILE)) as file:
        rows = file.read(columns=columns).to_pylist()
    places = {place: row for row, place in enumerate(place_ids)}
    offsets = np.zeros((len(modes), len(places), len(places), 2), dtype=np.int32)
    letters = bytearray()
    for row in rows:
        if row["mode"] not in modes or not {row["from_id"], row["to_id"]} <= places.keys():
            continue
        begin = len(letters)
        letters += (row["line"] or "").encode("ascii")
        at = (modes.index(row["mode"]), places[row["from_id"]], places[row["to_id"]])
        offsets[at] = (begin, len(letters))
    np.save(built / NETWORK / LINES_FILE, np.frombuffer(bytes(letters), dtype=np.uint8))
    np.save(built / NETWORK / PLACES_FILE, offsets)
    return [f"{NETWORK}/{LINES_FILE}", f"{NETWORK}/{PLACES_FILE}"]


def read_lines(built: Path, modes: Sequence[str], place_ids: Sequence[str]) -> RouteLines:
    """Return the packed lines.

    Parameters
    ----------
    built
        The folder ``geodata/built``.
    modes, place_ids
        As `pack_lines` was given them.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    letters = np.load(network_file(built, LINES_FILE), mmap_mode="r")
    offsets = np.load(network_file(built, PLACES_FILE), mmap_mode="r")
    return RouteLines(tuple(modes), tuple(place_ids), letters, offsets)
