"""The app put together: the only place where the rooms meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dash import Dash
from flask import request

from dashboard.figures.drawn_base import read_base
from dashboard.measures.atlas import Atlas, Source, build_atlas
from dashboard.measures.catalogue import MEASURES, make_cubes
from dashboard.measures.chains.factors import ChainFactors
from dashboard.measures.corridor_load import CorridorLoads
from dashboard.measures.factors import Factors
from dashboard.measures.flows import FlowCube
from dashboard.pages import (
    cluster_network,
    compression,
    connections,
    data_addresses,
    documents,
    explore,
    failures,
    files,
    flow_addresses,
    health,
    kept_answers,
    security,
)
from dashboard.pages.chain_desk import ChainDesk
from dashboard.pages.gate import audiences, gate
from dashboard.pages.site import Site, make_site, reader_words, site_head, site_header
from dashboard.settings import Audience, Settings
from dashboard.sources.built import (
    read_figures,
    read_index,
    read_web_index,
    spare_memory,
    web_files,
)
from dashboard.sources.built_query import FigureTables
from dashboard.sources.flow_cube import read_flow_cube
from dashboard.sources.flow_query import FlowTable
from dashboard.sources.manifest import read_manifest
from dashboard.sources.marks import check_record, read_marks
from dashboard.sources.place_network import read_place_network
from dashboard.sources.section_files import read_section_loads, read_sections
from dashboard.sources.web_content import web_content
from dashboard.store.store import Store, open_store

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

VENDOR = "/vendor/"
ASSET_AGE_S = 300
INDEX = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{description}">
{metas}
<title>{title}</title>
{head}
{css}
</head>
<body>
{header}
<noscript><p class="no-script">{without_script} <a href="/data/">/data/</a></p></noscript>
{entry}
<footer>{config}{scripts}{renderer}</footer>
</body>
</html>
"""


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


class AtlasApp(Dash):
    """A Dash app whose page begins with the site's own header, in the reader's language.

    Attributes
    ----------
    site
        What every page needs.
    own
        What the readers of the app may see.
    public
        What everybody may see, whomever the app is for: what is published is made from it.
    """

    site: Site
    own: Held
    public: Held

    def interpolate_index(self, **parts: str) -> str:
        """Return the page that a browser loads first, for the request being answered."""
        words = reader_words(request)
        header = site_header(words, "explore", "/", request.query_string.decode(), main="explore")
        return INDEX.format(
            language=words.language,
            title=words.say("Hinterland, an atlas of European freight"),
            description=words.say(
                "Volumes, modal split and emissions of European freight, by region, port, "
                "logistics cluster and corridor, each figure with its source."
            ),
            head=site_head(self.site),
            header=header,
            without_script=words.say(
                "The map and charts need JavaScript. All figures can be read as files at"
            ),
            metas=parts["metas"],
            css=parts["css"],
            config=parts["config"],
            scripts=parts["scripts"],
            renderer=parts["renderer"],
            entry=parts["app_entry"].replace("Loading...", words.say("The atlas is loading.")),
        )


def create_server(settings: Settings) -> WSGIApplication:
    """Return what is served: one app, or one for the public and one for the organisation.

    Where nothing is marked as not public there is only the public's.

    Raises
    ------
    MissingInput
        If the data are not built, or were built before the marks were set.
    DamagedStore
        If the store cannot be read.
    """
    store = open_store(settings.store_url, settings.backups)
    public = create_app(settings, store)
    if not read_marks(settings.geodata).is_any:
        only: WSGIApplication = public.server
        return only
    own = create_app(replace(settings, audience=Audience.ORGANISATION), store, public.public)
    return audiences.ByReader(public.server, own.server, store, settings.proxies)


def make_app(own: Held, public: Held, index: Mapping[str, str]) -> AtlasApp:
    """Return the page of the atlas, behind no gate yet.

    Parameters
    ----------
    own
        What its readers may see.
    public
        What everybody may see.
    index
        Hashed file name by logical name.
    """
    app = AtlasApp(
        "dashboard",
        assets_folder=str(own.settings.assets),
        assets_ignore=r"^(connections\.css|desk\.css|document\.css|theme\.js)$",
        external_scripts=[VENDOR + index["plotly-cartesian.min.js"]],
        use_pages=False,
        compress=False,
        update_title="",
    )
    app.site = make_site(index, app.get_asset_url)
    app.own, app.public = own, public
    app.layout = explore.shell
    app.validation_layout = explore.every_part(own.atlas)
    explore.register(app, own.atlas, {name: VENDOR + file for name, file in index.items()})
    return app


def create_app(
    settings: Settings, store: Store | None = None, public: Held | None = None
) -> AtlasApp:
    """Return the app: the page of the atlas, its data addresses and its documents.

    Parameters
    ----------
    settings
        Where the data lie.
    store
        People and views; opened where the settings say if it is not given.
    public
        What everybody may see, where the app is for others.

    Raises
    ------
    MissingInput
        If the data are not built.
    DamagedStore
        If the store cannot be read.
    """
    store = store or open_store(settings.store_url, settings.backups)
    built = settings.built
    held = read_held(settings)
    atlas, tables = held.atlas, held.tables
    index, web = read_web_index(built), web_files(built)
    app = make_app(held, public or held, index)
    server = app.server
    server.config["SEND_FILE_MAX_AGE_DEFAULT"] = ASSET_AGE_S
    gate.register(server, store, *audiences.rules(settings.audience))
    kept_answers.register(server, kept_answers.KeptAnswers())
    compression.configure_compression(server)
    files.register(server, web, web_files(app.public.settings.built))
    flow_addresses.register(server, atlas, FlowTable(built))
    chains = read_chain_desk(atlas, settings)
    data_addresses.register(server, atlas, tables, index, web, chains)
    base = read_base(web_content(web[index["map-0.svg"]].path).decode())
    connections.register(server, connections.ConnectionsPage(chains, app.site, base))
    network = cluster_network.NetworkPage(chains, read_flow_cube(built), app.site, base)
    cluster_network.register(server, network)
    manifest = read_manifest(settings.geodata).seen_by(settings.audience)
    documents.register(server, atlas, tables, app.site, manifest)
    health.register(server, atlas, tables)
    failures.register(server, app.site)
    security.register(server, app.csp_hashes())
    return app
