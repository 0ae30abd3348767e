"""Secrets of every kind lie in the live data: none is in any byte of what leaves."""

from __future__ import annotations

import io
import json
import sqlite3
import struct
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pyarrow import parquet

from dashboard.measures.atlas import Atlas, Source
from dashboard.measures.catalogue import make_cubes
from dashboard.measures.cube import Figure
from dashboard.publish.freezing import Press, freeze
from dashboard.publish.page.rendering import page_renderer
from tests.figures.tiny_figures import ROWS, figure, tiny_atlas
from tests.publish.tiny_page import DRAWN, LOOK
from tests.publish.tiny_release import PORTS, SHAPES, SHARES, edition

NUMBERS = {
    "a confidential value": 918273.645,
    "a confidential value by its letter": 827364.519,
    "a range of a confidential value": 736455.918,
    "a part of a confidential value": 645546.827,
    "another year of the measure": 554637.736,
    "another level of the measure": 463728.645,
    "another mode of the measure": 372819.554,
    "another measure": 281910.463,
    "another definition": 190192.837,
    "a figure of a place that is not shown": 109283.746,
}
TEXTS = {
    "a person": "Astrid Hemligsson",
    "an address of a person": "astrid@hemlig.example",
    "a note": "Ring kommunen innan detta visas",
    "a local path": "/var/home/astrid/hemligt/underlag.xlsx",
    "a token": "tok_9f8e7d6c5b4a39281706",
    "an unused source": "hemlig-kalla",
    "a confidential source": "sekretess-kalla",
    "a fact of a place": "internt-avtal-4711",
    "the word itself": "confidential",
}
LIMITS = {"modal_split": {f"0|{mode}|": (0, 25, 50, 75) for mode in ("rail", "road")}}


def shares() -> list[Figure]:
    """Return the rail shares with those beside them that must not leave."""
    hidden = figure("UK", 2022, NUMBERS["a confidential value"], status="confidential", flag="c")
    hidden = hidden._replace(
        source_id=TEXTS["a confidential source"],
        low=NUMBERS["a range of a confidential value"],
        high=999_999.0,
        wtt=NUMBERS["a part of a confidential value"],
    )
    return [
        *(one for one in ROWS["modal_split"] if (one.subject_id, one.year) != ("UK", 2022)),
        hidden,
        figure("UK", 2021, NUMBERS["a confidential value by its letter"], flag="c"),
        figure("DE", 1999, NUMBERS["another year of the measure"]),
        figure("SE2", 2022, NUMBERS["another level of the measure"], level="1"),
        figure("DE", 2022, NUMBERS["another mode of the measure"], mode="inland_waterway"),
    ]


def others() -> dict[str, list[Figure]]:
    """Return other measures, and what is not shown of the ports."""
    place = {"level": "place", "mode": ""}
    emitted = figure("SE", 2022, NUMBERS["another measure"], "g_co2e_per_tkm", mode="road")
    national = figure("port:SEMMA", 2022, NUMBERS["another definition"], "thousand_t", **place)
    handled = NUMBERS["a figure of a place that is not shown"]
    cluster = figure("cluster:C06", 2022, handled, "teu", **place, definition="containers")
    return {
        "intensity": [emitted],
        "port_tonnes": [*ROWS["port_tonnes"], national._replace(definition="national")],
        "cluster_throughput": [cluster],
    }


def with_secrets() -> Atlas:
    """Return the tiny atlas with a secret of every kind in it."""
    plain = tiny_atlas()
    facts = {"contact": TEXTS["a person"], "agreement": TEXTS["a fact of a place"]}
    sources = dict(plain.sources)
    for key in ("an unused source", "a confidential source"):
        name = TEXTS[key]
        sources[name] = Source(name, TEXTS["a person"], TEXTS["a note"], "", "", "")
    sources["estat"] = replace(sources["estat"], locator=TEXTS["a local path"])
    return replace(
        plain,
        places={
            key: replace(place, facts={**place.facts, **facts})
            for key, place in plain.places.items()
        },
        cubes=make_cubes({**ROWS, **others(), "modal_split": shares()}, LIMITS),
        sources=sources,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what leaves, two versions of it."""
    home = tmp_path_factory.mktemp(TEXTS["a token"])
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DATABASE_URL", f"postgresql://{TEXTS['an address of a person']}/x")
        patched.setenv("SECRET_TOKEN", TEXTS["a token"])
        patched.setenv("HOME", "/var/home/astrid")
        patched.setenv("USER", TEXTS["a person"])
        atlas = with_secrets()
        press = Press(atlas, lambda: SHAPES, page_renderer(DRAWN, LOOK))
        first = freeze(edition(*SHARES, PORTS), press, home / "1").folder
        freeze(edition(*SHARES, PORTS, version=2), press, home / "2", first)
    return home


def opened(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the bytes of a file, and of all that lies in it."""
    yield name, content
    if name.endswith((".zip", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inside in archive.namelist():
                yield from opened(f"{name}/{inside}", archive.read(inside))
    elif name.endswith(".gpkg"):
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(content)
            for line in database.iterdump():
                yield f"{name}/dump", line.encode()
    elif name.endswith(".parquet"):
        table = parquet.read_table(io.BytesIO(content))
        for column in table.column_names:
            values = table.column(column).to_pylist()
            yield f"{name}/{column}", repr(values).encode()
        metadata = table.schema.metadata or {}
        yield f"{name}/metadata", b"\n".join(part for pair in metadata.items() for part in pair)


def everything(home: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(home.rglob("*")):
        if path.is_file():
            name = path.relative_to(home).as_posix()
            yield name, name.encode()
            yield from opened(name, path.read_bytes())


def spellings(value: float) -> list[bytes]:
    """Return every way in which a number may stand in a file."""
    texts = {
        repr(value),
        f"{value:,}",
        f"{value:.2f}",
        f"{value:.3e}",
        repr(int(value)),
        repr(value).replace(".", ","),
        f"{value:.6e}",
    }
    packed = [struct.pack(form, value) for form in ("<d", ">d", "<f", ">f")]
    return [*(text.encode() for text in texts), *packed]


def found(home: Path, needles: list[bytes]) -> list[str]:
    return [
        name
        for name, content in everything(home)
        if any(needle in content or needle in content.lower() for needle in needles)
    ]


@pytest.mark.parametrize("kind", NUMBERS)
def test_a_number_that_is_not_shown_is_in_no_byte(folder: Path, kind: str) -> None:
    assert found(folder, spellings(NUMBERS[kind])) == []


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_that_is_not_public_is_in_no_byte(folder: Path, kind: str) -> None:
    text = TEXTS[kind]
    spelled = (text, text.lower(), json.dumps(text)[1:-1], text.replace(" ", "%20"))
    needles = [one.encode() for one in spelled] + [text.encode("utf-16-le")]
    assert found(folder, needles) == []


def test_the_search_finds_what_is_published_in_every_file(folder: Path) -> None:
    """The same search finds a public value, or it would prove nothing."""
    where = found(folder, spellings(40_500.0))
    for ending in ("data.csv", "places.geojson", "data.gpkg/dump", "data.parquet/value_2022"):
        assert f"1/{ending}" in where
        assert f"1/rail-share-v1.zip/rail-share-v1/{ending}" in where
    assert any("data.xlsx/xl/worksheets/sheet1.xml" in one for one in where)
    assert "1/data.gpkg" in found(folder, spellings(35.5))


def test_the_folder_does_not_say_where_it_was_made(folder: Path) -> None:
    assert found(folder, [str(folder).encode(), str(Path.cwd()).encode()]) == []
