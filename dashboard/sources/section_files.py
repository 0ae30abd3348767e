"""What goes over each section of the corridors, in ``geodata/built``."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as parquet

from dashboard.sources.built import built_file, read_index
from dashboard.sources.flow_files import FLOWS

SECTIONS = "sections"


class Section(NamedTuple):
    """A corridor between two of its nodes, by one mode, on the real network.

    Parameters
    ----------
    section_id
        Its id.
    corridor_id
        Code of the corridor, such as ``ETC-SCM``.
    branch, seq
        Branch of the corridor, and its place in it.
    from_node, to_node
        Names of the nodes.
    mode
        Key of the mode.
    length_km
        On the network.
    """

    section_id: str
    corridor_id: str
    branch: str
    seq: int
    from_node: str
    to_node: str
    mode: str
    length_km: float


class SectionLoad(NamedTuple):
    """What goes over a section in a year, both ways together.

    Parameters
    ----------
    section_id, mode, year
        What it holds for.
    tonnes
        Tonnes a year; NaN where not known.
    through_tonnes
        Of these, what begins and ends outside the countries of both nodes; NaN where not known.
    low, high
        Range of `tonnes`; NaN where none was worked out.
    status
        Key of the status.
    known, out_of
        Flows over it, each direction for itself, that are known, and all of them.
    through_known, through_out_of
        The same of what begins and ends outside the countries of both nodes.
    """

    section_id: str
    mode: str
    year: int
    tonnes: float
    through_tonnes: float
    low: float
    high: float
    status: str
    known: int
    out_of: int
    through_known: int
    through_out_of: int

    @property
    def is_partial(self) -> bool:
        """Whether flows over it are not known, so that it carries at least this much."""
        return self.known < self.out_of

    @property
    def is_through_partial(self) -> bool:
        """Whether the same holds of what goes through."""
        return self.through_known < self.through_out_of


def read_sections(built: Path) -> tuple[Section, ...]:
    """Return the sections of all corridors, in the order of the build.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    return tuple(Section(**row) for row in read_index(built, SECTIONS))


def read_section_loads(built: Path) -> tuple[SectionLoad, ...]:
    """Return the loads of all sections, modes and years.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    with parquet.ParquetFile(built_file(built / FLOWS / "section_loads.parquet")) as file:
        table = file.read(columns=list(SectionLoad._fields))
    columns = (_cells(table.column(name)) for name in SectionLoad._fields)
    return tuple(map(SectionLoad._make, zip(*columns, strict=True)))


def _cells(column: pa.ChunkedArray) -> list[Any]:
    empty = math.nan if pa.types.is_floating(column.type) else ""
    return [empty if cell is None else cell for cell in column.to_pylist()]
