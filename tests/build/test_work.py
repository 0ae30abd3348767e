"""The build makes everything that the server reads, and makes nothing twice."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import brotli
import numpy as np
import pytest

from dashboard.build import __main__ as entry
from dashboard.build import work
from dashboard.build.made import Made
from dashboard.build.plan import is_out_of_date
from dashboard.errors import MissingInput
from dashboard.measures.catalogue import MEASURES
from dashboard.network.known import known_lines
from dashboard.settings import ROOT, Audience, Settings
from dashboard.sources.built import (
    read_figures,
    read_index,
    read_web_index,
    web_files,
    write_index,
)
from dashboard.sources.layer_files import read_layer
from dashboard.sources.network_arrays import read_network_arrays
from dashboard.sources.network_files import read_network_frame, read_network_lines
from dashboard.sources.packages import VENDOR_FILES
from dashboard.sources.stamps import STAMPS


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings that read the project's own data and build elsewhere."""
    (tmp_path / "raw").symlink_to(Settings().raw)
    (tmp_path / "sources.toml").symlink_to(Settings().geodata / "sources.toml")
    return replace(Settings(), geodata=tmp_path)


@pytest.fixture
def quick(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> tuple[Settings, list[str]]:
    """Return settings, and the steps done: each writes one index and one small file."""
    done: list[str] = []

    def step(name: str, settings: Settings, folder: Path) -> Made:
        done.append(name)
        return Made({f"{name}.svg": name.encode()}, [write_index(folder, name, [name])])

    def of(name: str) -> object:
        return lambda settings, folder: step(name, settings, folder)

    monkeypatch.setattr(work, "WORK", {name: of(name) for name in work.WORK})
    return settings, done


def test_the_whole_build_makes_what_the_server_reads(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(brotli, "compress", lambda content, quality: b"packed")
    assert work.build(settings) == tuple(work.WORK)
    built = settings.built
    names = set(read_web_index(built))
    assert names > set(VENDOR_FILES)
    assert {
        f"{kind}-{level}.geojson" for kind in ("regions", "hatch") for level in range(4)
    } < names
    assert {"base.geojson", "places.geojson", "corridors.geojson"} < names
    assert all(file.path.is_file() for file in web_files(built).values())
    assert len(read_index(built, "regions")) == 2010
    kinds = [place["kind"] for place in read_index(built, "places")]
    assert (kinds.count("port"), kinds.count("cluster")) == (85, 52)
    assert len(read_index(built, "corridors")) == len(read_layer(built, "corridors")) == 9
    assert all(read_figures(built, measure) for measure in MEASURES)
    assert {f"map-{level}.svg" for level in range(4)} < names
    check_network(built)
    assert work.build(settings) == ()


def check_network(built: Path) -> None:
    """Hold the networks against what others rest on, and against what ``docs/method.md`` says."""
    distances, places = (read_network_arrays(built, name) for name in ("distances", "places"))
    assert distances["region_ids"].shape == (334,)
    for mode in places["modes"].tolist():
        assert np.array_equal(distances[mode], distances[mode].T, equal_nan=True)
        assert np.array_equal(places[mode], places[mode].T, equal_nan=True)
        assert np.nanmin(places[mode]) == 0
    routes = read_network_frame(built, "routes")
    assert set(routes["mode"]) == set(places["modes"].tolist())
    assert (routes["from_id"] < routes["to_id"]).all()
    sections = read_network_lines(built, "sections")
    assert {"road", "rail", "inland_waterway"} <= set(sections["mode"])
    known = read_network_frame(built, "known")
    assert (known["difference"].abs() <= 0.1).mean() >= 0.9
    method = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    assert [line for line in known_lines(known) if line not in method] == []


def test_a_step_that_is_up_to_date_is_taken_over(quick: tuple[Settings, list[str]]) -> None:
    settings, done = quick
    work.build(settings)
    stamped = (settings.built / STAMPS).read_text()
    (settings.built / STAMPS).write_text(stamped.replace('"figures"', '"other"'))
    done.clear()
    assert work.build(settings) == ("figures",)
    assert done == ["figures"]
    assert read_index(settings.built, "regions") == ["regions"]
    assert set(read_web_index(settings.built)) == {f"{name}.svg" for name in work.WORK}


def test_a_step_whose_files_are_gone_is_done_again(quick: tuple[Settings, list[str]]) -> None:
    settings, done = quick
    work.build(settings)
    stamped = (settings.built / STAMPS).read_text()
    (settings.built / STAMPS).write_text(stamped.replace('"figures"', '"other"'))
    (settings.built / "index" / "places.json").unlink()
    done.clear()
    work.build(settings)
    assert done == ["places", "figures"]


def test_a_build_that_fails_leaves_what_was_there(
    quick: tuple[Settings, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, _ = quick
    work.build(settings)
    (settings.built / STAMPS).write_text("{}")

    def broken(settings: Settings, folder: Path) -> Made:
        raise MissingInput("it is not there", "a file", "Bring it")

    monkeypatch.setattr(work, "WORK", dict(work.WORK) | {"places": broken})
    with pytest.raises(MissingInput):
        work.build(settings)
    assert read_index(settings.built, "places") == ["places"]


def mark(settings: Settings, table: str) -> None:
    text = (Settings().geodata / "sources.toml").read_text(encoding="utf-8")
    path = f'path = "raw/{table}.csv"\n'
    (settings.geodata / "sources.toml").unlink()
    (settings.geodata / "sources.toml").write_text(
        text.replace(path, f'{path}access = "organisation"\n') if table else text, "utf-8"
    )


def test_a_mark_makes_a_folder_for_the_organisation_and_without_it_the_folder_goes(
    quick: tuple[Settings, list[str]],
) -> None:
    settings, done = quick
    own = replace(settings, audience=Audience.ORGANISATION)
    work.build_all(settings)
    assert not own.built.exists()
    assert set(done) == set(work.WORK)
    done.clear()
    mark(settings, "port_connectivity")
    assert is_out_of_date(settings)
    work.build_all(settings)
    assert done == ["places", "corridors", "drawings", "figures"]  # all else is the same for both
    assert read_index(own.built, "network") == ["network"]
    assert not is_out_of_date(settings)
    mark(settings, "")
    assert is_out_of_date(settings)
    work.build_all(settings)
    assert not own.built.exists()
    assert not is_out_of_date(settings)


def test_a_changed_table_is_refused_in_a_sentence(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (settings.geodata / "raw").unlink()
    settings.raw.mkdir()
    for table in Settings().raw.glob("*.csv"):
        ending = b"\n" if table.name == "ports.csv" else b""
        (settings.raw / table.name).write_bytes(table.read_bytes() + ending)
    monkeypatch.setattr(entry, "read_settings", lambda: settings)
    with caplog.at_level(logging.ERROR):
        assert entry.main() == 1
    (message,) = caplog.messages
    assert message.startswith(f"{settings.geodata.name}/raw/ports.csv: ")
    assert "geodata/sources.toml" in message
