"""The files of published folders as they are sent: packed once, held in memory, never changed."""

from __future__ import annotations

import gzip
import hashlib
import logging
import os
import re
import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import brotli

LOG = logging.getLogger(__name__)
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, no-cache"
MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".jsonld": "application/ld+json; charset=utf-8",
    ".geojson": "application/geo+json",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".gpkg": "application/geopackage+sqlite3",
    ".parquet": "application/vnd.apache.parquet",
    ".zip": "application/zip",
}
VERSIONS = "versions.json"
NEWER = b"<!--newer-->"
_PACKED = frozenset(
    {".html", ".css", ".js", ".json", ".jsonld", ".geojson", ".csv", ".txt", ".svg"}
)
_SMALLEST_PACKED = 500
_LARGEST_HELD, _MOST_HELD = 2_000_000, 64_000_000
_FIERCE_UP_TO = 400_000  # packing more than that at brotli 11 would keep a reader waiting
_VERSION = re.compile(r"[1-9][0-9]{0,5}")
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")


class _Key(NamedTuple):
    slug: str
    version: str
    name: str
    encoding: str
    stamp: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a slug stands.

    Parameters
    ----------
    newest
        The newest version.
    is_withdrawn
        Whether nothing of it is sent any more.
    """

    newest: int
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class ReadyFile:
    """A file as it is sent.

    Parameters
    ----------
    headers
        All but the security headers: type, length of life, tag, encoding.
    body
        Its content as it is sent; None where it is too large to be held, then `path` is sent.
    path
        The file itself.
    size
        Bytes of the body.
    tag
        Strong tag of what is sent, with its quotes.
    """

    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    path: Path
    size: int
    tag: str


class ReadyFiles:
    """What is sent of the published folders.

    Parameters
    ----------
    published
        Folder of what was published: ``<slug>/<version>/``.
    packed
        Folder where what was packed is kept; may be deleted at any time.
    standing
        Tells how a slug stands; ``None`` where nothing was ever published under it.
    notice
        Gives the notice that a page of an old version shows, as HTML: of its language, the slug,
        its version and the newest.

    Notes
    -----
    A version's folder never changes, so what was read once stays right. What changes is which
    version is the newest and whether a slug is withdrawn: the time of the slug's folder tells.
    """

    def __init__(
        self,
        published: Path,
        packed: Path,
        standing: Callable[[str], Standing | None],
        notice: Callable[[str, str, int, int], str],
    ) -> None:
        self._published, self._packed, self._root = published, packed, str(published)
        self._ask, self._notice = standing, notice
        self._standings: dict[str, tuple[int, Standing | None]] = {}
        self._listed: dict[tuple[str, str, int], Mapping[str, Path]] = {}
        self._held: OrderedDict[_Key, ReadyFile] = OrderedDict()
        self._bytes, self._lock = 0, Lock()

    def standing(self, slug: str) -> Standing | None:
        """Return how a slug stands now; ``None`` where it is none or nothing was published."""
        return self._known(slug)[1]

    def _known(self, slug: str) -> tuple[int, Standing | None]:
        if not _SLUG.fullmatch(slug):
            return 0, None
        stamp = self._stamp(slug)
        known = self._standings.get(slug)
        if known is None or known[0] != stamp:
            if stamp == 0:
                return 0, None  # not remembered: anybody may ask for any number of slugs
            known = self._standings[slug] = (stamp, self._ask(slug))
            self._forget(slug)  # a backup may have put another folder in its place
        return known

    def find(self, slug: str, version: str, path: str, encoding: str = "") -> ReadyFile | None:
        """Return a file as it is sent; ``None`` where the folder has none of that name.

        Parameters
        ----------
        slug, version
            The folder.
        path
            Name in the folder, with ``/``; empty for the page, as are names that end in ``/``.
        encoding
            ``br``, ``gzip`` or empty: what the reader likes most.
        """
        stamp, standing = self._known(slug)
        if standing is None or standing.is_withdrawn or not _VERSION.fullmatch(version):
            return None
        if int(version) > standing.newest:
            return None
        name = path + "index.html" if not path or path.endswith("/") else path
        newest = standing.newest if name.endswith(".html") else 0
        key = _Key(slug, version, name, encoding, stamp)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        found = self._files(slug, version, stamp).get(name)
        if found is None:
            return None
        notice = ""
        if 0 < int(version) < newest:
            notice = self._notice(_language_of(found.read_bytes()), slug, int(version), newest)
        ready = self._make_ready(found, encoding, notice, is_kept=True)
        self._hold(key, ready)
        return ready

    def find_list(self, slug: str, encoding: str = "") -> ReadyFile | None:
        """Return the list of versions of a slug as it is sent; ``None`` where there is none."""
        stamp, standing = self._known(slug)
        if standing is None or standing.is_withdrawn:
            return None
        key = _Key(slug, "", VERSIONS, encoding, stamp)
        with self._lock:
            if key in self._held:
                return self._held[key]
        found = self._published / slug / VERSIONS
        if not found.is_file():
            return None
        ready = self._make_ready(found, encoding, is_fixed=False)
        self._hold(key, ready)
        return ready

    def find_in(self, folder: Path, path: str, encoding: str = "") -> ReadyFile | None:
        """Return a file of a preview as it is sent; nothing of it is held or kept.

        Parameters
        ----------
        folder
            Where the preview lies.
        path, encoding
            As `find`.
        """
        name = path + "index.html" if not path or path.endswith("/") else path
        found = _files_of(folder).get(name)
        return self._make_ready(found, encoding) if found is not None else None

    def _stamp(self, slug: str) -> int:
        """Return when anything was published or withdrawn under a slug; 0 where nothing was.

        Both are written by moving something into the folder of the slug, which changes its time.
        """
        return _changed_at(f"{self._root}/{slug}")

    def _forget(self, slug: str) -> None:
        with self._lock:
            for old in [one for one in self._held if one.slug == slug]:
                self._bytes -= len(self._held.pop(old).body or b"")
            for listed in [one for one in self._listed if one[0] == slug]:
                del self._listed[listed]

    def _files(self, slug: str, version: str, stamp: int) -> Mapping[str, Path]:
        """Return the files of a folder by name. Nothing else is opened, so no path leads out."""
        key = (slug, version, stamp)
        if key not in self._listed:
            self._listed[key] = _files_of(self._published / slug / version)
        return self._listed[key]

    def _make_ready(
        self,
        path: Path,
        encoding: str,
        notice: str = "",
        is_kept: bool = False,
        is_fixed: bool = True,
    ) -> ReadyFile:
        is_fixed = is_fixed and path.suffix != ".html"
        plain = path.read_bytes()
        is_large = len(plain) > _LARGEST_HELD
        if notice:
            plain = plain.replace(NEWER, notice.encode(), 1)
        digest = hashlib.sha256(plain).hexdigest()
        is_packed = bool(encoding) and path.suffix in _PACKED and len(plain) >= _SMALLEST_PACKED
        body = self._pack(plain, digest, encoding, is_kept) if is_packed else plain
        tag = f'"{digest[:24]}{"-" + encoding if is_packed else ""}"'
        headers = [
            ("Content-Type", MEDIA_TYPES.get(path.suffix, "application/octet-stream")),
            ("Cache-Control", FOR_EVER if is_fixed else ASK_AGAIN),
            ("Vary", "Accept-Encoding"),
            ("ETag", tag),
            ("Content-Length", str(len(body))),
            *([("Content-Encoding", encoding)] if is_packed else []),
        ]
        is_held = is_packed or not is_large
        return ReadyFile(tuple(headers), body if is_held else None, path, len(body), tag)

    def _pack(self, plain: bytes, digest: str, encoding: str, is_kept: bool) -> bytes:
        kept = self._packed / f"{digest}.{encoding}"
        if is_kept and kept.is_file():
            return kept.read_bytes()
        is_fierce = is_kept and len(plain) <= _FIERCE_UP_TO
        if encoding == "br":
            body: bytes = brotli.compress(plain, quality=11 if is_fierce else 5)
        else:
            body = gzip.compress(plain, 9 if is_kept else 5, mtime=0)
        if is_kept:
            _write_whole(kept, body)
        return body

    def _hold(self, key: _Key, ready: ReadyFile) -> None:
        with self._lock:
            if key in self._held:
                return
            self._held[key] = ready
            self._bytes += len(ready.body or b"")
            while self._bytes > _MOST_HELD:
                _, oldest = self._held.popitem(last=False)
                self._bytes -= len(oldest.body or b"")


def _files_of(folder: Path) -> dict[str, Path]:
    files = (one for one in folder.rglob("*") if one.is_file() and not one.is_symlink())
    return {one.relative_to(folder).as_posix(): one for one in files}


def _write_whole(path: Path, content: bytes) -> None:
    """Write a file that others see whole or not at all; where it fails, it is made anew."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        LOG.warning("%s could not be kept: %s", path, error)


def _changed_at(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116  asked at every request
    except OSError:
        return 0


def _language_of(page: bytes) -> str:
    found = re.search(rb'<html[^>]*\blang="([a-z]{2})"', page[:2000])
    return found[1].decode() if found else "en"
