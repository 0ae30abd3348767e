"""Freezes two tiny versions into a folder: run in two processes, it must give the same bytes."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.publish.tiny_release import frozen

if __name__ == "__main__":
    home = Path(sys.argv[1])
    frozen(home / "2", frozen(home / "1").folder, version=2)
