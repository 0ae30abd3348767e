"""Puts all pages of publishing onto a server."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Flask

from dashboard.pages.publishing import (
    deciding,
    listing,
    ordering,
    previewing,
    progress,
    reading,
    remarks,
    withdrawing,
)
from dashboard.pages.publishing.house_press import HousePress
from dashboard.pages.publishing.publishing import Publishing
from dashboard.pages.publishing.reading import newer_notice
from dashboard.pages.publishing.sending import PublishedFiles
from dashboard.pages.site import Site
from dashboard.people.settings import needs_approval
from dashboard.publish.preview_notes import forget_note
from dashboard.publish.ready_files import ReadyFiles
from dashboard.settings import Settings
from dashboard.store.store import Store
from dashboard.views.submissions import note_found

PACKED = "cache/packed"


def make_publishing(
    settings: Settings, store: Store, press: HousePress, site: Site, script: str
) -> Publishing:
    """Return what all pages of publishing share, with what an ended process left put right.

    Parameters
    ----------
    settings
        Where things lie.
    store
        People, views, submissions and feedback.
    press
        Freezes views and knows what was published.
    site
        What every page needs.
    script
        Address of the small script of these pages.
    """
    packed = settings.data_dir / PACKED
    files = ReadyFiles(settings.published, packed, press.standing, newer_notice)
    needs_second = partial(needs_approval, store)
    note_left(store, press)
    return Publishing(store, press, files, site, script, needs_second, settings.public_url)


def note_left(store: Store, press: HousePress) -> None:
    """Note in the store what was published when the program ended before it could.

    Parameters
    ----------
    store
        To be put right.
    press
        Its shelf says what is public.
    """
    for folder, note in press.tidy():
        slug, version = str(note["order"]["slug"]), int(note["version"])
        found = press.publication(slug)
        is_public = found is not None and any(one.number == version for one in found.versions)
        if is_public:
            with store.writing() as connection:
                note_found(connection, note, slug, version)
        forget_note(folder)


def register(server: Flask, publishing: Publishing) -> None:
    """Serve the pages of publishing, what was published, and what readers say of it.

    Parameters
    ----------
    server
        The server; the gate is registered already.
    publishing
        What these pages share.
    """
    publish = Blueprint("publish", __name__)
    for part in (ordering, progress, previewing, deciding, withdrawing):
        part.register(publish, publishing)
    published = Blueprint("published", __name__)
    for public_part in (reading, listing):
        public_part.register(published, publishing)
    feedback = Blueprint("feedback", __name__)
    remarks.register(feedback, publishing)
    for pages in (publish, published, feedback):
        server.register_blueprint(pages)
    inner = server.wsgi_app
    server.wsgi_app = PublishedFiles(inner, publishing.files)  # type: ignore[assignment,method-assign]
