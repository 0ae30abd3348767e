"""What gunicorn loads: with nobody to sign in it shows the way, and only then."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from dashboard.people import accounts
from dashboard.people.audit import Actor
from dashboard.people.roles import Role
from dashboard.store.store import open_store
from tests.serving import ROOT


def started(folder: Path) -> str:
    """Return what the terminal shows when the server is loaded."""
    run = subprocess.run(
        [sys.executable, "-c", "import app"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"DATA_DIR": str(folder), "PATH": "", "PORT": "9000"},
        check=True,
    )
    return run.stdout + run.stderr


def test_at_first_start_the_terminal_shows_the_link_of_the_first_owner(tmp_path: Path) -> None:
    assert "http://127.0.0.1:9000/first-owner/" in started(tmp_path)
    store = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    with store.writing() as connection:
        doer = Actor(None, "terminal")
        accounts.add_person(connection, doer, "anna@example.org", "Anna", Role.OWNER, "en")
    store.close()
    assert started(tmp_path) == ""
