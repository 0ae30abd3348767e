"""The app put together: the only place where the rooms meet."""

from __future__ import annotations

from dataclasses import replace

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
from dashboard.pages.gate import gate
from dashboard.pages.people import register as people_pages
from dashboard.pages.site import Site, make_site, reader_words, site_head, site_header
from dashboard.pages.views import routes as views
from dashboard.pages.views.cabinet import Cabinet
from dashboard.settings import Settings
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
from dashboard.sources.place_network import read_place_network
from dashboard.sources.section_files import read_section_loads, read_sections
from dashboard.sources.web_content import web_content
from dashboard.store.store import Store, open_store

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


def read_atlas(settings: Settings) -> Atlas:
    """Return everything that can be looked at, read from ``geodata/built``.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
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
    """A Dash app whose page begins with the site's own header, in the reader's language."""

    site: Site

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


def create_app(settings: Settings, store: Store | None = None) -> Dash:
    """Return the app: the page of the atlas, its data addresses and its documents.

    Parameters
    ----------
    settings
        Where the data lie.
    store
        People and views; opened where the settings say if it is not given.

    Raises
    ------
    MissingInput
        If the data are not built.
    DamagedStore
        If the store cannot be read.
    """
    store = store or open_store(settings.store_url, settings.backups)
    built = settings.built
    atlas = read_atlas(settings)
    index, web = read_web_index(built), web_files(built)
    tables = FigureTables(built, MEASURES)
    app = AtlasApp(
        "dashboard",
        assets_folder=str(settings.assets),
        assets_ignore=r"^(connections\.css|desk\.css|document\.css|views\.css|theme\.js)$",
        external_scripts=[VENDOR + index["plotly-cartesian.min.js"]],
        use_pages=False,
        compress=False,
        update_title="",
    )
    app.site = make_site(index, app.get_asset_url)
    app.layout = explore.shell
    app.validation_layout = explore.every_part(atlas)
    explore.register(app, atlas, {name: VENDOR + file for name, file in index.items()})
    server = app.server
    server.config["SEND_FILE_MAX_AGE_DEFAULT"] = ASSET_AGE_S
    gate.register(server, store, public_url=settings.public_url, proxies=settings.proxies)
    kept_answers.register(server, kept_answers.KeptAnswers())
    compression.configure_compression(server)
    files.register(server, web)
    flow_addresses.register(server, atlas, FlowTable(built))
    chains = read_chain_desk(atlas, settings)
    data_addresses.register(server, atlas, tables, index, web, chains)
    base = read_base(web_content(web[index["map-0.svg"]].path).decode())
    connections.register(server, connections.ConnectionsPage(chains, app.site, base))
    network = cluster_network.NetworkPage(chains, read_flow_cube(built), app.site, base)
    cluster_network.register(server, network)
    documents.register(server, atlas, tables, app.site, read_manifest(settings.geodata))
    views.register(server, Cabinet(store, atlas, app.site))
    people_pages.register(server, store, app.site, sign_on=settings.sign_on)
    health.register(server, atlas, tables)
    failures.register(server, app.site)
    security.register(server, app.csp_hashes())
    return app
