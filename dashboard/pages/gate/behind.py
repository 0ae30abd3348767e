"""What is behind each door, for ``docs/doors.md``. English only: it is no page of the atlas."""

from __future__ import annotations

ENDPOINT_TEXTS = {
    "/": "The atlas",
    "/<path:path>": "Nothing: every address without a page",
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>": (
        "Scripts of the atlas"
    ),
    "/_dash-dependencies": "Which control of the atlas changes which part",
    "/_dash-layout": "The empty frame of the atlas",
    "/_dash-update-component": "What the atlas asks the server; see the questions below",
    "/_favicon.ico": "The icon",
    "/_reload-hash": "Nothing: made for those who write Dash apps",
    "static": "Nothing: Flask's own folder of files, which is not there",
    "_dash_assets.static": "Style sheets and scripts",
    "vendor.send": "Layers, fonts and scripts of the atlas",
    "vendor.refuse": "Nothing: files can only be read",
    "flows.flows": "Freight between regions, as a file",
    "flows.corridor_load": "Loads of the corridors, as a file",
    "data.figures": "Figures of a measure, as a file",
    "data.layers": "Regions, ports, clusters and corridors, as files",
    "data.tell_connection": "A connection worked out, for programs",
    "data.tell_catalogue": "The catalogue of all data",
    "data.openapi": "The description of the data addresses, for programs",
    "data.nothing": "Nothing: addresses below /data/ that are not there",
    "connections.connections": "Connections between two places",
    "network.network": "What can be reached from a cluster",
    "documents.data": "The page of data",
    "documents.methods": "The page of methods",
    "health.tell": "Whether the server is well",
    "signing.sign_in": "Signing in",
    "signing.sign_out": "Signing out",
    "single_sign_on.begin": "Signing in with OpenID Connect: leads to the provider",
    "single_sign_on.callback": "Where the provider leads back to",
    "single_sign_on.allow": "Letting a person sign in with OpenID Connect",
    "welcome.welcome": "Setting a password: whoever has a one-time link that still works",
    "welcome.first_owner": "Becoming the first owner: whoever has the link of the terminal",
    "account.account": "One's own name, language and sessions",
    "account.password": "One's own password",
    "account.sessions": "Ending one's own sessions",
    "people.people": "Everybody with an account, and adding somebody",
    "people.person": "One person: role, new link, account shut or opened",
    "settings.settings": "The publisher's name, and whether a second person must agree",
    "record.record": "The record of who did what",
    "record.record_csv": "The record, as a file",
}
"""By endpoint; a test fails for a door without words."""
CALLBACK_TEXTS = {
    "page.children": "The atlas for an address",
    "paint.data": "What the map shows",
    "summary.children": "The sentence and the key figures",
    "card-0-card.className": "The first picture beside the map",
    "card-1-card.className": "The second picture beside the map",
    "card-2-card.className": "The third picture beside the map",
    "map-table.children": "The map as a table",
    "search.data": "Places found by name",
    "how-made.opened": "How a figure was made",
}
"""By the first output of a callback."""
