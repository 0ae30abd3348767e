"""Everything put together: the atlas, its data, people, their views, and what is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Flask

from dashboard.create_app.atlas_app import AtlasApp, make_app
from dashboard.create_app.held import Held, read_chain_desk, read_held
from dashboard.figures.drawn_base import read_base
from dashboard.pages import (
    cluster_network,
    compression,
    connections,
    data_addresses,
    documents,
    failures,
    files,
    flow_addresses,
    health,
    kept_answers,
    security,
)
from dashboard.pages.gate import audiences, gate
from dashboard.pages.people import register as people_pages
from dashboard.pages.publishing import serving as publishing
from dashboard.pages.publishing.house_press import HousePress
from dashboard.pages.views import routes as views
from dashboard.pages.views.cabinet import Cabinet
from dashboard.publish.freezing import Press
from dashboard.publish.page.look import read_look
from dashboard.publish.page.rendering import page_renderer
from dashboard.publish.shelf import Shelf
from dashboard.settings import Audience, Settings
from dashboard.sources.built import WebFile, read_web_index, web_files
from dashboard.sources.flow_cube import read_flow_cube
from dashboard.sources.flow_query import FlowTable
from dashboard.sources.layer_shapes import read_region_shapes
from dashboard.sources.manifest import read_manifest
from dashboard.sources.marks import read_marks
from dashboard.sources.stamps import build_stamp
from dashboard.sources.web_content import web_content
from dashboard.store.store import Store, open_store

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

ASSET_AGE_S = 300


def create_server(settings: Settings, store: Store | None = None) -> WSGIApplication:
    """Return what is served: one app, or one for the public and one for the organisation.

    Where nothing is marked as not public there is only the public's.

    Parameters
    ----------
    settings
        Where everything lies.
    store
        People and views; opened where the settings say if it is not given.

    Raises
    ------
    MissingInput
        If the data are not built, or were built before the marks were set.
    DamagedStore
        If the store cannot be read.
    """
    store = store or open_store(settings.store_url, settings.backups)
    public = create_app(settings, store)
    if not read_marks(settings.geodata).is_any:
        only: WSGIApplication = public.server
        return only
    own = create_app(replace(settings, audience=Audience.ORGANISATION), store, public.public)
    return audiences.ByReader(public.server, own.server, store)


def create_app(
    settings: Settings, store: Store | None = None, public: Held | None = None
) -> AtlasApp:
    """Return the app of one audience: the atlas, its data, its documents, people and their views.

    Parameters
    ----------
    settings
        Where everything lies, and whom it is for.
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
    held = read_held(settings)
    index, web = read_web_index(settings.built), web_files(settings.built)
    app = make_app(held, public or held, index)
    server = app.server
    server.config["SEND_FILE_MAX_AGE_DEFAULT"] = ASSET_AGE_S
    gate.register(
        server,
        store,
        *audiences.rules(settings.audience),
        public_url=settings.public_url,
        proxies=settings.proxies,
    )
    kept_answers.register(server, kept_answers.KeptAnswers())
    compression.configure_compression(server)
    files.register(server, web, web_files(app.public.settings.built))
    serve_data(app, index, web)
    serve_people(app, store)
    health.register(server, held.atlas, held.tables)
    failures.register(server, app.site)
    security.register(server, app.csp_hashes())
    return app


def serve_data(app: AtlasApp, index: Mapping[str, str], web: Mapping[str, WebFile]) -> None:
    """Serve figures, layers and connections, and the pages that tell of them."""
    server, held = app.server, app.own
    atlas, settings = held.atlas, held.settings
    flow_addresses.register(server, atlas, FlowTable(settings.built))
    chains = read_chain_desk(atlas, settings)
    data_addresses.register(server, atlas, held.tables, index, web, chains)
    base = read_base(web_content(web[index["map-0.svg"]].path).decode())
    connections.register(server, connections.ConnectionsPage(chains, app.site, base))
    flows = read_flow_cube(settings.built)
    cluster_network.register(server, cluster_network.NetworkPage(chains, flows, app.site, base))
    manifest = read_manifest(settings.geodata).seen_by(settings.audience)
    documents.register(server, atlas, held.tables, app.site, manifest)


def serve_people(app: AtlasApp, store: Store) -> None:
    """Serve the pages of people, of saved views, and of what is published."""
    server: Flask = app.server
    settings = app.own.settings
    people_pages.register(server, store, app.site, sign_on=settings.sign_on)
    views.register(server, Cabinet(store, app.own.atlas, app.site))
    script = app.get_asset_url("publishing.js")
    press = make_press(app.public, app.own, store)
    publishing.register(
        server, publishing.make_publishing(settings, store, press, app.site, script)
    )


def make_press(public: Held, own: Held, store: Store) -> HousePress:
    """Return what views are published with.

    Parameters
    ----------
    public
        What everybody may see: nothing else leaves.
    own
        What the readers of the app may see, by which the check list tells what is left out.
    store
        Knows the organisation's name.
    """
    settings = public.settings
    return HousePress(
        store,
        read_press(public),
        Shelf(settings.data_dir),
        settings.address,
        build_stamp(settings.built),
        own.atlas if own is not public else None,
    )


def read_press(public: Held) -> Press:
    """Return the atlas of the public, its boundaries and its pages, ready to be frozen."""
    settings = public.settings
    index, web = read_web_index(settings.built), web_files(settings.built)
    drawn = {level: web_content(web[index[f"map-{level}.svg"]].path).decode() for level in "0123"}
    render = page_renderer(drawn, read_look(settings.built, settings.assets))
    return Press(public.atlas, lambda: read_region_shapes(settings.built), render)
