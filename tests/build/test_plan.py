"""What is out of date is known by what it was made from."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.build.plan import STEPS, stale, stamps
from dashboard.settings import ROOT, Settings
from dashboard.sources.built import make_folders
from dashboard.sources.packages import CODE_FILES, GEOMETRY_FILES, VENDOR_FILES
from dashboard.sources.stamps import StepStamp, write_stamps

NAMES = tuple(step.name for step in STEPS)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings of a place with one table and packages that hold nothing."""
    for package, inside in (*CODE_FILES, *GEOMETRY_FILES, *VENDOR_FILES.values()):
        path = tmp_path / "node_modules" / package / inside
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(inside)
    raw = tmp_path / "geodata" / "raw"
    raw.mkdir(parents=True)
    (raw / "ports.csv").write_text("locode\n")
    (tmp_path / "geodata" / "sources.toml").touch()
    return replace(Settings(), geodata=tmp_path / "geodata", node_modules=tmp_path / "node_modules")


def as_built(settings: Settings) -> None:
    make_folders(settings.built)
    made = {name: StepStamp(stamp, [], {}) for name, stamp in stamps(settings).items()}
    write_stamps(settings.built, made)


def test_before_the_first_build_every_step_is_to_be_done(settings: Settings) -> None:
    assert stale(settings, stamps(settings)) == NAMES


def test_after_a_build_no_step_is(settings: Settings) -> None:
    as_built(settings)
    assert stale(settings, stamps(settings)) == ()


def change_table(settings: Settings) -> None:
    (settings.raw / "ports.csv").write_text("locode\nSEGOT\n")


def change_figures(settings: Settings) -> None:
    (settings.raw / "port_series.csv").write_text("locode\n")


def change_map_library(settings: Settings) -> None:
    package, inside = VENDOR_FILES["maplibre-gl.mjs"]
    (settings.node_modules / package / inside).write_text("newer")


def change_boundaries(settings: Settings) -> None:
    package, inside = GEOMETRY_FILES[0]
    (settings.node_modules / package / inside).write_text("newer")


AFTER_FIGURES = ("places", "flows", "loads", "corridors", "drawings", "figures")


@pytest.mark.parametrize(
    ("change", "steps"),
    [
        (change_table, NAMES[NAMES.index("places") :]),
        (change_figures, tuple(name for name in NAMES if name in AFTER_FIGURES)),
        (change_map_library, ("vendor",)),
        (change_boundaries, NAMES[NAMES.index("regions") :]),
    ],
)
def test_a_change_asks_for_what_is_made_from_it(
    settings: Settings, change: Callable[[Settings], None], steps: tuple[str, ...]
) -> None:
    as_built(settings)
    change(settings)
    assert stale(settings, stamps(settings)) == steps


def test_a_new_table_is_a_change(settings: Settings) -> None:
    as_built(settings)
    (settings.raw / "more.csv").write_text("a\n")
    assert "figures" in stale(settings, stamps(settings))


def test_every_pattern_of_code_finds_a_file() -> None:
    missing = [
        (step.name, own)
        for step in STEPS
        for own in step.code
        if not any((ROOT / "dashboard").glob(own))
    ]
    assert missing == []


def test_a_step_needs_only_steps_before_it() -> None:
    for place, step in enumerate(STEPS):
        assert set(step.needs) <= set(NAMES[:place])


def test_looking_whether_there_is_anything_to_do_imports_nothing_heavy() -> None:
    heavy = "{'geopandas', 'pandas', 'shapely', 'dash', 'plotly'}"
    script = f"import sys, dashboard.build.__main__; print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert run.stdout.strip() == "[]"
