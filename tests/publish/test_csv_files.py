"""The CSV reads back to the digit, in every reader that keeps to RFC 4180."""

from __future__ import annotations

import csv
import io
import json
import math
from typing import Any

import pandas as pd

from dashboard.publish.files.csv_files import csv_bytes, csvw, data_csv
from tests.figures.tiny_figures import selected
from tests.publish.tiny_release import release

RELEASE = release()


def rows() -> list[dict[str, str]]:
    text = data_csv(RELEASE).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_lines_end_with_cr_and_lf_and_there_is_no_mark_before_the_head() -> None:
    content = data_csv(RELEASE)
    assert content.startswith(b"part,measure,subject_id,name_en,name_sv,")
    assert content.count(b"\n") == content.count(b"\r\n") == len(RELEASE.told) + 1


def test_every_figure_is_a_row_that_reads_back_to_the_digit() -> None:
    found = rows()
    assert len(found) == len(RELEASE.told)
    for row, one in zip(found, RELEASE.told, strict=True):
        figure = one.figure
        assert row["subject_id"] == figure.subject_id
        value = float(row["value"]) if row["value"] else math.nan
        assert value == figure.value or (math.isnan(value) and math.isnan(figure.value))
        assert row["status"] == figure.status


def test_what_is_not_known_is_an_empty_cell() -> None:
    (uk,) = (
        one
        for one in rows()
        if (one["subject_id"], one["year"]) == ("UK", "2022") and one["mode"] == "rail"
    )
    assert (uk["value"], uk["low"], uk["status"]) == ("", "", "missing")
    assert uk["caution"] == "Not zero: unknown."


def test_source_licence_and_caution_stand_in_every_known_row() -> None:
    for row in rows():
        if row["value"]:
            assert row["source"]
            assert row["licence"] == "Reuse allowed"
            assert row["caution"].startswith("Not for")


def test_a_sum_tells_of_how_many_ports_it_is() -> None:
    text = data_csv(release(selected(measure="port_tonnes", level="0"))).decode()
    (row,) = (
        one for one in csv.DictReader(io.StringIO(text, newline="")) if one["subject_id"] == "SE"
    )
    assert (row["known"], row["out_of"], row["status"]) == ("1", "2", "partial")


def test_a_comma_a_quote_and_a_line_break_survive() -> None:
    texts = ('a "quoted", text', "two\r\nlines", "=1+1", "Göteborg")
    content = csv_bytes("data.csv", ("part", "measure", "level", "mode"), [texts])
    found = list(csv.reader(io.StringIO(content.decode(), newline="")))
    assert found[1] == list(texts)


def test_pandas_reads_it_with_types() -> None:
    table = pd.read_csv(io.BytesIO(data_csv(RELEASE)), keep_default_na=False, na_values=[""])
    assert table["value"].dtype == "float64"
    assert table["year"].dtype == "int64"
    assert table["value"].isna().sum() == sum(not one.figure.is_known for one in RELEASE.told)


def described() -> Any:
    return json.loads(csvw(RELEASE))


def test_the_description_has_the_columns_in_the_order_of_the_file() -> None:
    head = data_csv(RELEASE).decode().partition("\r\n")[0].split(",")
    assert [one["name"] for one in described()["tableSchema"]["columns"]] == head


def test_the_description_tells_types_and_meanings_in_each_language() -> None:
    by_name = {one["name"]: one for one in described()["tableSchema"]["columns"]}
    assert by_name["value"]["datatype"] == "double"
    assert by_name["year"]["datatype"] == "integer"
    assert set(by_name["value"]["dc:description"]) == {"en", "sv"}


def test_the_primary_key_tells_every_row_apart() -> None:
    key = described()["tableSchema"]["primaryKey"]
    found = [tuple(row[name] for name in key) for row in rows()]
    assert len(found) == len(set(found))


def test_columns_that_must_be_filled_are_filled() -> None:
    must = [one["name"] for one in described()["tableSchema"]["columns"] if one.get("required")]
    assert must
    assert all(row[name] for row in rows() for name in must)
