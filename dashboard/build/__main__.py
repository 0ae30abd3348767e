"""``python -m dashboard.build``: renews what is built for each audience, where out of date.

What decides whether there is anything to do imports nothing that is slow to import; the work is
then done by a process of its own.
"""

from __future__ import annotations

import logging
import subprocess
import sys

from dashboard.build.plan import check_sources, is_out_of_date
from dashboard.errors import HinterlandError
from dashboard.settings import read_settings

_log = logging.getLogger(__name__)


def main() -> int:
    """Build what is out of date and return 0, or say what is wrong and return 1."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    settings = read_settings()
    try:
        check_sources(settings)
        is_due = is_out_of_date(settings)
    except HinterlandError as error:
        _log.error("%s", error)
        return 1
    if not is_due:
        _log.info("%s/%s is up to date", settings.geodata.name, settings.built.name)
        return 0
    return subprocess.run([sys.executable, "-m", "dashboard.build.work"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
