"""What the server holds of figures and layers, for one audience."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.measures.atlas import Atlas, Source, build_atlas
from dashboard.measures.catalogue import MEASURES, make_cubes
from dashboard.measures.chains.factors import ChainFactors
from dashboard.measures.corridor_load import CorridorLoads
from dashboard.measures.factors import Factors
from dashboard.measures.flows import FlowCube
from dashboard.pages.chain_desk import ChainDesk
from dashboard.settings import Settings
from dashboard.sources.built import read_figures, read_index, spare_memory
from dashboard.sources.built_query import FigureTables
from dashboard.sources.flow_cube import read_flow_cube
from dashboard.sources.marks import check_record, read_marks
from dashboard.sources.place_network import read_place_network
from dashboard.sources.section_files import read_section_loads, read_sections


@dataclass(frozen=True)
class Held:
    """What is held of the figures and layers that one audience may see.

    Parameters
    ----------
    settings
        Whom they are for and where they lie.
    atlas, tables
        What they are.
    """

    settings: Settings
    atlas: Atlas
    tables: FigureTables


def read_held(settings: Settings) -> Held:
    """Return all that the audience of the settings may see.

    Raises
    ------
    MissingInput
        If the data are not built, or not for this audience.
    """
    return Held(settings, read_atlas(settings), FigureTables(settings.built, MEASURES))


def read_atlas(settings: Settings) -> Atlas:
    """Return everything that can be looked at, read from what is built for the audience.

    Raises
    ------
    MissingInput
        If the data are not built, or not for this audience.
    """
    check_record(settings.built, settings.audience, read_marks(settings.geodata))
    spare_memory()
    built = settings.built
    rows = {key: read_figures(built, key) for key in MEASURES}
    atlas = build_atlas(
        regions=read_index(built, "regions"),
        places=read_index(built, "places"),
        corridors=read_index(built, "corridors"),
        cubes=make_cubes(rows, read_index(built, "breaks")),
        sources={row["source_id"]: Source(**row) for row in read_index(built, "sources")},
        factors=Factors.from_json(read_index(built, "factors")),
    )
    flows = FlowCube(read_flow_cube(built))
    return replace(
        atlas,
        flows=flows,
        loads=CorridorLoads(read_sections(built), read_section_loads(built)),
        other_editions=read_index(built, "other_editions"),
        audience=settings.audience,
    )


def read_chain_desk(atlas: Atlas, settings: Settings) -> ChainDesk:
    """Return what connections are answered from.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    factors = ChainFactors(read_index(settings.built, "chain_factors"))
    return ChainDesk(atlas, read_place_network(settings.built), factors)
