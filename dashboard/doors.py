"""``python -m dashboard.doors``: writes the list of every door to the terminal."""

from __future__ import annotations

import logging
import sys
from dataclasses import replace

from dashboard.create_app import create_app
from dashboard.errors import HinterlandError
from dashboard.pages.gate.door_list import door_list
from dashboard.settings import read_settings

_log = logging.getLogger(__name__)


def main() -> int:
    """Write the list and return 0, or say what is wrong and return 1."""
    settings = replace(read_settings(), database_url="sqlite:///:memory:")
    try:
        app = create_app(settings)
    except HinterlandError as error:
        _log.error("%s", error)
        return 1
    sys.stdout.write(door_list(app.server, app.callback_map))
    return 0


if __name__ == "__main__":
    sys.exit(main())
