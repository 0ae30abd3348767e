"""Client of Eurostat's API: fetches whole tables, goes on where it was cut, asks before it does."""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import requests
import urllib3
from requests.adapters import HTTPAdapter
from tqdm import tqdm

from dashboard.errors import NoAnswer

RETRIES, CUTS = 5, 4
"""How often a request is tried again, and how often a download that was cut is gone on with."""
BUSY = (429, 500, 502, 503, 504)
CONNECT_S, READ_S = 10, 120
LONGEST_WAIT_S = 300
"""How long a server may ask to wait."""
_CHUNK = 1 << 16
_JOB = re.compile(r"<(?:\w+:)?(?:id|key)>([\w-]+)</")
_STATUS = re.compile(r"<(?:\w+:)?status>(\w+)</")
_FAULT = re.compile(r"<faultstring>(.*?)</faultstring>", re.DOTALL)
_QUERY = "format=SDMX-CSV&compressed=true"
_log = logging.getLogger(__name__)
_CutOff = (
    requests.exceptions.ChunkedEncodingError,
    requests.exceptions.ConnectionError,
    requests.exceptions.Timeout,
    urllib3.exceptions.ProtocolError,
    urllib3.exceptions.ReadTimeoutError,
)


class NoConnection(NoAnswer):
    """There is no way to the server: asking for other tables would fail as well."""


@dataclass(frozen=True, slots=True)
class Api:
    """How Eurostat is asked.

    Parameters
    ----------
    address
        Base of the API, without a slash at its end.
    parts
        Folder for downloads that are not whole yet.
    backoff_s
        Seconds before the second try; each further one waits twice as long, unless the server
        says how long to wait.
    poll_s, patience_s
        Seconds between two questions whether a table is ready, and how long to ask.
    """

    address: str
    parts: Path
    backoff_s: float = 1.0
    poll_s: float = 10.0
    patience_s: float = 600.0


@dataclass(frozen=True, slots=True)
class Download:
    """A table that came from the server.

    Parameters
    ----------
    path
        File with what the server sent; None where the table has not changed.
    address
        What was asked for.
    etag, last_modified
        As the server sent them; empty where it did not.
    """

    path: Path | None
    address: str
    etag: str
    last_modified: str


def fetch_table(api: Api, code: str, etag: str = "", last_modified: str = "") -> Download:
    """Fetch a whole table as SDMX-CSV, unless it has not changed.

    A busy server is asked again, after as long as it says. A download that is cut goes on where
    it ended if the server can do that, also in a later run; else it begins anew.

    Parameters
    ----------
    api
        How Eurostat is asked.
    code
        Code of the table.
    etag, last_modified
        Of the table that is in use; empty where there is none.

    Raises
    ------
    NoConnection
        If the server cannot be reached.
    NoAnswer
        If it does not give the table.

    Notes
    -----
    Only one table is asked for at a time, as Eurostat asks its users to do.
    """
    address = f"{api.address}/sdmx/2.1/data/{code}?{_QUERY}"
    asked = {"If-None-Match": etag, "If-Modified-Since": "" if etag else last_modified}
    with _session(api) as session:
        for _ in range(2):
            got = _download(api, session, code, address, asked)
            job = _job_of(got)
            if not job:
                return got
            _wait_for(api, session, code, job)
            address, asked = f"{api.address}/1.0/async/data/{job}?{_QUERY}", {}
        raise NoAnswer("the server is still making the table", address, _LATER)


_LATER = "Run 'make data-eurostat' again in some minutes"


@contextmanager
def _session(api: Api) -> Iterator[requests.Session]:
    retry = urllib3.Retry(
        total=RETRIES,
        connect=1,
        retry_after_max=LONGEST_WAIT_S,
        status_forcelist=BUSY,
        backoff_factor=api.backoff_s,
        allowed_methods=["GET"],
        raise_on_status=False,
    )
    with requests.Session() as session:
        for start in ("https://", "http://"):
            session.mount(start, HTTPAdapter(max_retries=retry))
        # As bytes come, so that a download can go on where it was cut.
        session.headers["Accept-Encoding"] = "identity"
        yield session


def _get(session: requests.Session, address: str, headers: dict[str, str]) -> requests.Response:
    sent = {name: value for name, value in headers.items() if value}
    try:
        return session.get(address, headers=sent, stream=True, timeout=(CONNECT_S, READ_S))
    except requests.exceptions.RequestException as error:
        raise NoConnection(
            "no connection to the server",
            address.split("?")[0],
            "Look whether this computer is online, and try again later",
        ) from error


def _download(
    api: Api, session: requests.Session, code: str, address: str, asked: dict[str, str]
) -> Download:
    part, note = api.parts / f"{code}.part", api.parts / f"{code}.part.json"
    api.parts.mkdir(parents=True, exist_ok=True)
    for attempt in range(CUTS + 1):
        begun = _begun(part, note, address)
        headers = {"Range": f"bytes={part.stat().st_size}-", "If-Range": begun} if begun else asked
        with _get(session, address, headers) as response:
            told = response.headers
            got = Download(None, address, told.get("ETag", ""), told.get("Last-Modified", ""))
            if response.status_code == 304:
                return got
            if response.status_code == 416:
                part.unlink()
                continue
            _demand_table(response, code, address)
            goes_on = response.status_code == 206
            note.write_text(json.dumps({"address": address, "etag": got.etag}), encoding="utf-8")
            try:
                _write(response, part, code, goes_on)
            except _CutOff as error:
                _log.warning("%s: the download was cut (%s)", code, type(error).__name__)
                time.sleep(api.backoff_s * 2**attempt)
                continue
            note.unlink()
            return replace(got, path=part.replace(api.parts / f"{code}.csv.gz"))
    raise NoAnswer("the download was cut again and again", address, _LATER)


def _begun(part: Path, note: Path, address: str) -> str:
    """Return the strong ETag of a download of this address that was cut; empty where none was."""
    try:
        told = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    etag = str(told.get("etag", ""))
    fits = told.get("address") == address and part.is_file() and part.stat().st_size > 0
    return etag if fits and etag and not etag.startswith("W/") else ""


def _demand_table(response: requests.Response, code: str, address: str) -> None:
    if response.status_code in (200, 206):
        return
    said = _FAULT.search(response.text[:10_000])
    what = f"the server answered {response.status_code}"
    what += f": {said[1].strip()[:200]}" if said else ""
    mend = _LATER
    if response.status_code == 413:
        mend = (
            f"Download {code} from Eurostat's data browser, in parts if need be, "
            "and run 'make data-eurostat FROM=folder'"
        )
    elif response.status_code in (400, 404):
        mend = "Look up the address in EUROSTAT_API and the code of the table"
    raise NoAnswer(what, address, mend)


def _write(response: requests.Response, part: Path, code: str, goes_on: bool) -> None:
    length = response.headers.get("Content-Length", "")
    before = part.stat().st_size if goes_on else 0
    with (
        part.open("ab" if goes_on else "wb") as file,
        tqdm(
            total=before + int(length) if length.isdecimal() else None,
            initial=before,
            desc=code,
            unit="B",
            unit_scale=True,
            disable=None,
        ) as bar,
    ):
        for chunk in response.raw.stream(_CHUNK, decode_content=False):
            file.write(chunk)
            bar.update(len(chunk))


def _job_of(got: Download) -> str:
    """Return the number of the job where the server makes the table first; empty where not."""
    if got.path is None or got.path.stat().st_size > 10_000:
        return ""
    text = got.path.read_bytes().decode("utf-8", "replace")
    found = _JOB.search(text)
    return found[1] if found and text.lstrip().startswith("<") and _STATUS.search(text) else ""


def _wait_for(api: Api, session: requests.Session, code: str, job: str) -> None:
    address = f"{api.address}/1.0/async/status/{job}"
    until = time.monotonic() + api.patience_s
    _log.info("%s: the server is making the table; waiting", code)
    while time.monotonic() < until:
        time.sleep(api.poll_s)
        with _get(session, address, {}) as response:
            _demand_table(response, code, address)
            found = _STATUS.search(response.text[:10_000])
        status = found[1] if found else "UNKNOWN"
        if status == "AVAILABLE":
            return
        if status not in ("SUBMITTED", "PROCESSING"):
            raise NoAnswer(f"the server gave the table up ({status})", address, _LATER)
    raise NoAnswer("the server is still making the table", address, _LATER)
