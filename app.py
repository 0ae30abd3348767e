"""What gunicorn serves: ``gunicorn app:server``."""

import logging
import sys

from flask import Flask

from dashboard.create_app import create_app
from dashboard.errors import HinterlandError
from dashboard.pages.people.welcome import first_owner_address
from dashboard.settings import read_settings

LOG = logging.getLogger("hinterland")
CANNOT_LOAD = 4  # by this status gunicorn knows that starting again would not help


def serve() -> Flask:
    """Return the server, or stop with a sentence that says what is wrong and how to mend it."""
    try:
        settings = read_settings()
        made: Flask = create_app(settings).server
    except HinterlandError as error:
        LOG.critical("%s", error)
        sys.exit(CANNOT_LOAD)
    address = first_owner_address(made, settings.address)
    if address:
        LOG.warning("Nobody can sign in yet. This link makes the first owner, once:\n%s", address)
    return made


server = serve()
