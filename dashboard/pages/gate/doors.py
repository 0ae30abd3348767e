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
    # Publishing
    "publish.show_list": Right.EDIT,
    "publish.show_form": Right.EDIT,
    "publish.make_preview": Right.EDIT,
    "publish.show_progress": Right.EDIT,
    "publish.tell_progress": Right.EDIT,
    "publish.show_preview": Right.PRESENT,
    "publish.send_preview": Right.PRESENT,
    "publish.ask_to_publish": Right.EDIT,
    "publish.publish": Right.PUBLISH,
    "publish.look": Right.EDIT,
    "publish.refuse": Right.PUBLISH,
    "publish.take_back": Right.EDIT,
    "publish.show_done": Right.PUBLISH,
    "publish.ask_for_reason": Right.PUBLISH,
    "publish.withdraw": Right.PUBLISH,
    # What was published, and what readers say of it
    "published.lead_to_newest": E,
    "published.send": E,
    "published.tell_versions": E,
    "published.list_versions": E,
    "published.show_frames": E,
    "published.list_published": E,
    "published.tell_catalogue": E,
    "feedback.take": E,
    "feedback.show_remarks": E,
    "feedback.list_feedback": Right.EDIT,
    "feedback.decide_on": Right.EDIT,
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
SHUT = {"static", "/_reload-hash"}
"""What Flask and Dash bring along and nobody needs: shut on purpose."""
SAME_FOR_ALL = {
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>",
    "/_favicon.ico",
    "_dash_assets.static",
    "vendor.send",
    "vendor.refuse",
    "health.tell",
    "published.lead_to_newest",
    "published.send",
    "published.tell_versions",
    "published.tell_catalogue",
}
"""Files that are the same whoever reads them: nobody is looked up for them, caches keep them."""
WITHOUT_TOKEN = {"signing.sign_in"}
"""Forms that prove by themselves who sends them; they must still come from a page of here."""
FROM_ANYWHERE = {"feedback.take"}
"""Forms that any site may send: a published folder may be copied to any server, and its form is to
work there. They do nothing in anybody's name: nobody is looked up for them, so that no session can
be misused; what limits them is their own rate."""
