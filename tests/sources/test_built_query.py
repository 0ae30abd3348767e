"""Questions to the stored figures are answered exactly, and nothing else can be read."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from dashboard.errors import MissingInput
from dashboard.sources.built import make_folders, write_figures
from dashboard.sources.built_query import FigureTables, Question

COLUMNS = ["place_id", "region_id", "level", "year", "mode", "definition", "value", "unit"]
COLUMNS += ["status", "flag", "source_id", "known", "out_of", "wtt", "ttw", "low", "high"]
ROWS = [
    (
        "",
        "SE",
        "0",
        2021,
        "rail",
        "",
        0.1 + 0.2,
        "percent",
        "official",
        "",
        "a|b",
        0,
        0,
        1.5,
        2.5,
        None,
        None,
    ),
    (
        "",
        "SE",
        "0",
        2022,
        "rail",
        "",
        math.nan,
        "percent",
        "missing",
        "",
        "a",
        0,
        0,
        None,
        None,
        None,
        None,
    ),
    (
        "",
        "SE",
        "0",
        2022,
        "road",
        "",
        0.0,
        "percent",
        "official",
        "b",
        "a",
        0,
        0,
        None,
        None,
        None,
        None,
    ),
    (
        "port:SEGOT",
        "",
        "place",
        2022,
        "",
        "",
        7.0,
        "t",
        "official",
        "",
        "c",
        0,
        0,
        None,
        None,
        None,
        None,
    ),
]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    make_folders(tmp_path)
    write_figures(tmp_path, "freight", pd.DataFrame(ROWS, columns=COLUMNS))
    return tmp_path


@pytest.fixture
def tables(built: Path) -> FigureTables:
    return FigureTables(built, ["freight"])


def test_without_a_question_every_row_comes_in_its_stored_order(tables: FigureTables) -> None:
    rows = tables.rows("freight", Question())
    assert [(row.year, row.mode) for row in rows] == [
        (2021, "rail"),
        (2022, "rail"),
        (2022, "road"),
        (2022, ""),
    ]


def test_a_number_comes_back_as_it_was_stored_and_not_known_is_none(tables: FigureTables) -> None:
    first, unknown, zero, _ = tables.rows("freight", Question())
    assert (first.value, first.wtt, first.ttw) == (0.1 + 0.2, 1.5, 2.5)
    assert (unknown.value, zero.value, zero.wtt) == (None, 0.0, None)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (Question(year=2022, mode="road"), [0.0]),
        (Question(level="place"), [7.0]),
        (Question(place="port:SEGOT"), [7.0]),
        (Question(region="SE", mode="rail", year=2021), [0.1 + 0.2]),
        (Question(region="SE", level="place"), []),
        (Question(region="SE", level="place", places=("port:SEGOT",)), [7.0]),
        (Question(region="DE"), []),
        (Question(mode="rail' OR 1=1 --"), []),
    ],
)
def test_only_what_is_asked_for_comes(
    tables: FigureTables, question: Question, values: list[float]
) -> None:
    assert [row.value for row in tables.rows("freight", question)] == values


def test_it_knows_what_the_figures_have(tables: FigureTables) -> None:
    contents = tables.contents("freight")
    assert contents.known_figures == 3
    assert (contents.has_places, contents.has_definitions) == (True, False)
    assert (contents.has_sums, contents.has_parts) == (False, True)
    assert contents.units == ("percent", "t")
    assert contents.sources == ("a", "b", "c")


def test_several_threads_may_ask_at_once(tables: FigureTables) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: len(tables.rows("freight", Question())), range(80)))
    assert set(found) == {4}


def test_no_other_file_can_be_read(tables: FigureTables, built: Path) -> None:
    outside = built / "outside.csv"
    outside.write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(duckdb.Error, match="disabled by configuration"):
        tables._ask(f"SELECT * FROM read_csv('{outside}')", {})
    with pytest.raises(duckdb.Error, match="locked"):
        tables._ask("SET enable_external_access = true", {})


def test_figures_that_are_not_built_are_told(built: Path) -> None:
    with pytest.raises(MissingInput, match="make data"):
        FigureTables(built, ["freight", "nothing"])
