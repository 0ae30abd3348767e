"""Every door of the server and who may open it. A door that is not named here stays shut."""

from __future__ import annotations

from dashboard.people.roles import Right

E = Right.EVERYONE
ENDPOINTS: dict[str, Right] = {
    # The atlas, its files and its data
    "/": E,
    "/<path:path>": E,  # not there, for everybody
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>": E,
    "/_dash-dependencies": E,
    "/_dash-layout": E,
    "/_favicon.ico": E,
    "_dash_assets.static": E,
    "vendor.send": E,
    "vendor.refuse": E,
    "flows.flows": E,
    "flows.corridor_load": E,
    "data.figures": E,
    "data.layers": E,
    "data.tell_connection": E,
    "data.tell_catalogue": E,
    "data.openapi": E,
    "data.nothing": E,
    "connections.connections": E,
    "network.network": E,
    "documents.data": E,
    "documents.methods": E,
    "health.tell": E,
    # Saved views
    "views.shelf": Right.READ,
    "views.show": Right.READ,
    "views.new": Right.EDIT,
    "views.edit": Right.EDIT,
    "views.history": Right.EDIT,
    "views.revision": Right.EDIT,
    "views.rename": Right.EDIT,
    "views.copy": Right.EDIT,
    "views.share": Right.EDIT,
    "views.take_back": Right.EDIT,
    "views.delete": Right.EDIT,
    "views.undo": Right.EDIT,
    "views.restore": Right.EDIT,
    "views.take_over": Right.OWN,
}
"""Right by endpoint, as ``Flask.url_map`` has them."""
CALLBACKS: dict[str, Right] = {
    "page.children": E,
    "paint.data": E,
    "summary.children": E,
    "card-0-card.className": E,
    "card-1-card.className": E,
    "card-2-card.className": E,
    "map-table.children": E,
    "search.data": E,
    "how-made.opened": E,
}
"""Right by the first output of a callback that the server answers."""
