"""What the time between start and first answer is spent on."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile

from tests.serving import ROOT

STEPS = """
import json, sys, time
times, begun = {}, time.perf_counter()
def step(name):
    global begun
    now = time.perf_counter()
    times[name] = now - begun
    begun = now
import dash, dash_mantine_components
step("import Dash and its components")
from dashboard.create_app.server import create_app
from dashboard.settings import read_settings
step("import the rooms")
app = create_app(read_settings({"DATA_DIR": sys.argv[1]}))
step("read the figures and lay the pages")
app.server.test_client().get("/")
step("first answer")
print(json.dumps(times))
"""


def start_steps() -> dict[str, float]:
    """Return the seconds of each step of a start, in a process of its own."""
    with tempfile.TemporaryDirectory() as data_dir:
        run = subprocess.run(
            [sys.executable, "-c", STEPS, data_dir],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=True,
        )
    steps: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    return steps
