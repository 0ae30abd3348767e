"""What gunicorn serves: ``gunicorn app:server``."""

import logging
import sys
from typing import TYPE_CHECKING

from dashboard.create_app.server import create_server
from dashboard.errors import HinterlandError
from dashboard.pages.people.welcome import first_owner_address
from dashboard.settings import read_settings
from dashboard.store.store import open_store

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

LOG = logging.getLogger("hinterland")
CANNOT_LOAD = 4  # by this status gunicorn knows that starting again would not help


def serve() -> "WSGIApplication":
    """Return the server, or stop with a sentence that says what is wrong and how to mend it."""
    try:
        settings = read_settings()
        store = open_store(settings.store_url, settings.backups)
        made = create_server(settings, store)
    except HinterlandError as error:
        LOG.critical("%s", error)
        sys.exit(CANNOT_LOAD)
    address = first_owner_address(store, settings.address)
    if address:
        LOG.warning("Nobody can sign in yet. This link makes the first owner, once:\n%s", address)
    return made


server = serve()
