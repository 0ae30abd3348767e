"""All pages of people, put on the server."""

from __future__ import annotations

from flask import Flask

from dashboard.pages.people import (
    account,
    organisation,
    people,
    record,
    signing,
    single_sign_on,
    welcome,
)
from dashboard.pages.people.signing import SignInWays
from dashboard.pages.site import Site
from dashboard.settings import SignOn
from dashboard.store.store import Store


def register(
    server: Flask,
    store: Store,
    site: Site,
    ways: SignInWays | None = None,
    sign_on: SignOn | None = None,
) -> None:
    """Serve the pages of people.

    Parameters
    ----------
    server, store, site
        As everywhere.
    ways
        How one may sign in; as `sign_on` says if none are given.
    sign_on
        Where people sign in with OpenID Connect; with passwords only if it is not given.
    """
    signing.register(server, store, site, ways or single_sign_on.sign_in_ways(sign_on))
    single_sign_on.register(server, store, site, sign_on)
    for page in (welcome, account, people, organisation, record):
        page.register(server, store, site)
