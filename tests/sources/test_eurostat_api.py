"""Eurostat's API is asked with patience, and told of in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.errors import NoAnswer
from dashboard.sources.eurostat_api import Api, NoConnection, fetch_table
from tests.eurostat_server import FAULT, QUEUED, Reply, Server, sdmx_csv, serving

CODE = "tran_r_mago_nm"
LINES = [f"FR_LD,THS_T,BE{n},2022,{n}.5,," for n in range(2000)]
TABLE = sdmx_csv(CODE, "tra_meas,unit,geo", *LINES)
ETAG = {"ETag": '"v1"', "Last-Modified": "Tue, 17 Mar 2026 22:00:00 GMT"}


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as served:
        yield served


def api(server: Server, folder: Path) -> Api:
    return Api(server.address, folder, backoff_s=0.001, poll_s=0.001, patience_s=5)


def content(api: Api, **known: str) -> bytes:
    path = fetch_table(api, CODE, **known).path
    assert path is not None
    return path.read_bytes()


def test_a_table_is_fetched_byte_by_byte(server: Server, tmp_path: Path) -> None:
    server.table(CODE, Reply(TABLE, headers=ETAG))
    got = fetch_table(api(server, tmp_path), CODE)
    assert got.path is not None
    assert got.path.read_bytes() == TABLE
    assert (got.etag, got.last_modified) == (ETAG["ETag"], ETAG["Last-Modified"])
    assert got.address.endswith(f"/sdmx/2.1/data/{CODE}?format=SDMX-CSV&compressed=true")
    assert [path.name for path in tmp_path.iterdir()] == [f"{CODE}.csv.gz"]


def test_a_busy_server_is_asked_again(server: Server, tmp_path: Path) -> None:
    wait = {"Retry-After": "0"}
    server.table(CODE, Reply(b"", 503, wait), Reply(b"", 429, wait), Reply(TABLE))
    assert content(api(server, tmp_path)) == TABLE
    assert len(server.asked) == 3


def test_a_server_that_stays_busy_is_told_of(server: Server, tmp_path: Path) -> None:
    server.table(CODE, Reply(b"", 503))
    with pytest.raises(NoAnswer, match=r"answered 503.*again in some minutes"):
        fetch_table(api(server, tmp_path), CODE)
    assert len(server.asked) == 6


def test_a_table_that_has_not_changed_is_not_sent(server: Server, tmp_path: Path) -> None:
    server.table(CODE, Reply(TABLE, headers=ETAG))
    assert fetch_table(api(server, tmp_path), CODE, etag='"v1"').path is None
    assert server.asked[0][1]["If-None-Match"] == '"v1"'
    fetch_table(api(server, tmp_path), CODE, last_modified=ETAG["Last-Modified"])
    assert server.asked[1][1]["If-Modified-Since"] == ETAG["Last-Modified"]


def test_a_download_that_is_cut_goes_on_where_it_ended(server: Server, tmp_path: Path) -> None:
    whole = Reply(TABLE, headers=ETAG, ranges=True)
    server.table(CODE, Reply(TABLE, headers=ETAG, cut_at=500, ranges=True), whole)
    assert content(api(server, tmp_path)) == TABLE
    assert server.asked[1][1]["Range"] == "bytes=500-"


def test_without_ranges_a_cut_download_begins_anew(server: Server, tmp_path: Path) -> None:
    server.table(CODE, Reply(TABLE, cut_at=500), Reply(TABLE))
    assert content(api(server, tmp_path)) == TABLE
    assert "Range" not in server.asked[1][1]


def test_a_table_that_changed_meanwhile_begins_anew(server: Server, tmp_path: Path) -> None:
    new = sdmx_csv(CODE, "tra_meas,unit,geo", *LINES[:5])
    changed = Reply(new, headers={"ETag": '"v2"'}, ranges=True)
    server.table(CODE, Reply(TABLE, headers=ETAG, cut_at=500, ranges=True), changed)
    assert content(api(server, tmp_path)) == new


def test_a_later_run_goes_on_with_what_is_there(server: Server, tmp_path: Path) -> None:
    cut = Reply(TABLE, headers=ETAG, cut_at=10, ranges=False)
    server.table(CODE, cut)
    with pytest.raises(NoAnswer, match="cut again and again"):
        fetch_table(api(server, tmp_path), CODE)
    server.table(CODE, Reply(TABLE, headers=ETAG, ranges=True))
    assert content(api(server, tmp_path)) == TABLE
    assert server.asked[-1][1]["Range"] == "bytes=10-"


def test_a_table_that_is_made_first_is_waited_for(server: Server, tmp_path: Path) -> None:
    server.table(CODE, Reply(QUEUED.format("SUBMITTED").encode()))
    server.replies["/1.0/async/status/e3d3-9a1b"] = [
        Reply(QUEUED.format(status).encode()) for status in ("PROCESSING", "AVAILABLE")
    ]
    server.replies["/1.0/async/data/e3d3-9a1b"] = [Reply(TABLE)]
    assert content(api(server, tmp_path), etag='"old"') == TABLE
    assert server.paths() == [CODE, "e3d3-9a1b", "e3d3-9a1b", "e3d3-9a1b"]


@pytest.mark.parametrize(
    ("status", "said"), [("EXPIRED", "gave the table up"), ("PROCESSING", "still making")]
)
def test_a_table_that_never_comes_is_told_of(
    server: Server, tmp_path: Path, status: str, said: str
) -> None:
    server.table(CODE, Reply(QUEUED.format("SUBMITTED").encode()))
    server.replies["/1.0/async/status/e3d3-9a1b"] = [Reply(QUEUED.format(status).encode())]
    hasty = Api(server.address, tmp_path, backoff_s=0.001, poll_s=0.001, patience_s=0.05)
    with pytest.raises(NoAnswer, match=said):
        fetch_table(hasty, CODE)


@pytest.mark.parametrize(
    ("status", "fault", "said"),
    [
        (413, "EXTRACTION_TOO_BIG: 420709314 rows", "TOO_BIG.*make data-eurostat FROM=folder"),
        (404, "Resource not found", "answered 404: Resource not found.*EUROSTAT_API"),
        (400, "wrong key", "answered 400: wrong key"),
    ],
)
def test_a_refusal_is_told_in_the_servers_words(
    server: Server, tmp_path: Path, status: int, fault: str, said: str
) -> None:
    server.table(CODE, Reply(FAULT.format(status, fault).encode(), status))
    with pytest.raises(NoAnswer, match=said):
        fetch_table(api(server, tmp_path), CODE)


def test_without_a_connection_a_plain_sentence_is_said(tmp_path: Path) -> None:
    with serving() as gone:
        nobody = api(gone, tmp_path)
    with pytest.raises(NoConnection, match=r"127\.0\.0\.1.*no connection.*online"):
        fetch_table(nobody, CODE)
