"""What was downloaded is whole, or the message says that it is not."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dashboard.errors import DataFaults, MissingInput
from dashboard.sources.plain_text import demand_last_line, lines_of, read_plain_text

TABLE = "freq,geo\\TIME_PERIOD\t2020 \nA,SE\t1 \n" * 50
PACKED = gzip.compress(TABLE.encode(), mtime=0)


def write(folder: Path, content: bytes) -> Path:
    path = folder / "table.tsv.gz"
    path.write_bytes(content)
    return path


def test_packed_and_plain_files_give_the_same_text(tmp_path: Path) -> None:
    packed = read_plain_text(write(tmp_path, gzip.compress(TABLE.encode())))
    assert packed == read_plain_text(write(tmp_path, TABLE.encode())) == TABLE


def test_a_mark_of_byte_order_is_taken_off(tmp_path: Path) -> None:
    assert read_plain_text(write(tmp_path, b"\xef\xbb\xbf" + TABLE.encode())) == TABLE


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (PACKED[:-12], "is cut in the middle"),
        (PACKED[:-8] + bytes(8), "is damaged"),
        (b"\n \n", "is empty"),
        (b"<!DOCTYPE html><html><body>Sorry</body></html>", "is a web page"),
        (b"line\nG\xf6teborg\n", "line 2.*is not UTF-8"),
    ],
    ids=["cut", "damaged", "empty", "page", "latin"],
)
def test_what_is_not_a_whole_text_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(DataFaults, match=said):
        read_plain_text(write(tmp_path, content))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match=r"no\.tsv"):
        read_plain_text(tmp_path / "no.tsv")


def test_a_file_whose_last_line_is_whole_is_let_through() -> None:
    demand_last_line("a\r\nb\r\n", "t")
    demand_last_line("a\n\n", "t")


def test_a_file_that_ends_within_a_line_is_cut() -> None:
    with pytest.raises(DataFaults, match=r"line 2.*'27'.*the file is cut"):
        demand_last_line("head\n27", "t.tsv")


def test_lines_keep_their_line_breaks_and_make_the_text_again() -> None:
    assert list(lines_of("a\r\n\nb")) == ["a\r\n", "\n", "b"]
    assert list(lines_of("")) == []
