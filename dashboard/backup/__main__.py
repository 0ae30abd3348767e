"""``python -m dashboard.backup make`` and ``python -m dashboard.backup restore file [--force]``."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard.backup.make import make_backup
from dashboard.backup.restore import restore
from dashboard.errors import HinterlandError
from dashboard.settings import Settings, read_settings
from dashboard.store.unfinished import BEFORE

LOG = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what is asked and return 0, or say what is wrong and return 1."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    asked = _parser().parse_args(arguments)
    try:
        settings = read_settings()
        if asked.do == "make":
            make_backup(settings)
        else:
            _restore(settings, asked.file, asked.force)
    except HinterlandError as error:
        LOG.error("%s", error)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard.backup")
    ways = parser.add_subparsers(dest="do", required=True)
    ways.add_parser("make", help="make a backup")
    back = ways.add_parser("restore", help="restore a backup")
    back.add_argument("file", type=Path)
    back.add_argument("--force", action="store_true", help="move aside what is there")
    return parser


def _restore(settings: Settings, path: Path, force: bool) -> None:
    restored = restore(settings, path, force)
    told = restored.contents
    counts = (sum(told.rows.values()), told.published, len(told.entries))
    LOG.info("Restored the backup of %s, made by Hinterland %s:", told.made_at, told.program)
    LOG.info("%d rows of the store, %d published versions, %d files, all hashes right", *counts)
    if restored.moved_aside:
        name = f"{BEFORE}{restored.restore_id}"
        LOG.info("What was there before is kept under names with %s", name)
    LOG.info("Everybody has to sign in again, and one-time links have to be made anew")


if __name__ == "__main__":
    sys.exit(main())
