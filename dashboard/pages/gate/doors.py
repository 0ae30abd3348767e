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
    # Signing in, and what is one's own
    "signing.sign_in": E,
    "signing.sign_out": E,
    "single_sign_on.begin": E,
    "single_sign_on.callback": E,
    "welcome.welcome": E,
    "welcome.first_owner": E,
    "account.account": Right.READ,
    "account.password": Right.READ,
    "account.sessions": Right.READ,
    # For owners
    "people.people": Right.OWN,
    "people.person": Right.OWN,
    "single_sign_on.allow": Right.OWN,
    "settings.settings": Right.OWN,
    "record.record": Right.OWN,
    "record.record_csv": Right.OWN,
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
SHUT = {"static", "/_reload-hash"}
"""What Flask and Dash bring along and nobody needs: shut on purpose."""
SAME_FOR_ALL = {
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>",
    "/_favicon.ico",
    "_dash_assets.static",
    "vendor.send",
    "vendor.refuse",
    "health.tell",
}
"""Files that are the same whoever reads them: nobody is looked up for them, caches keep them."""
WITHOUT_TOKEN = {"signing.sign_in"}
"""Forms that prove by themselves who sends them; they must still come from a page of here."""
