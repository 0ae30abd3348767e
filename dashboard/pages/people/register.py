"""All pages of people, put on the server."""

from __future__ import annotations

from flask import Flask

from dashboard.pages.people import account, organisation, people, record, signing, welcome
from dashboard.pages.people.signing import SignInWays
from dashboard.pages.site import Site
from dashboard.store.store import Store


def register(server: Flask, store: Store, site: Site, ways: SignInWays | None = None) -> None:
    """Serve the pages of people.

    Parameters
    ----------
    server, store, site
        As everywhere.
    ways
        How one may sign in; with passwords only if none are given.
    """
    signing.register(server, store, site, ways)
    for page in (welcome, account, people, organisation, record):
        page.register(server, store, site)
