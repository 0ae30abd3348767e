"""The folder of all that was published. It is the truth: no other list says what is public."""

from __future__ import annotations

import datetime
import fcntl
import json
import logging
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import HinterlandError, NotAllowed
from dashboard.publish.allowed import VERSIONS, WITHDRAWN, check_keys
from dashboard.publish.disk import PART, Disk, not_written
from dashboard.publish.files.csv_files import json_bytes
from dashboard.publish.files.manifest_file import Manifest, is_whole, read_manifest
from dashboard.publish.files.versions_file import read_entries, versions_json
from dashboard.publish.slugs import is_slug, read_slug

LOG = logging.getLogger(__name__)
_VERSION = re.compile(r"[1-9][0-9]{0,5}")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{8,64}")


class SlugTaken(HinterlandError):
    """A name, or a version of it, is not free."""


class NotWhole(HinterlandError):
    """A folder that shall be published is not what was frozen."""


class NotThere(HinterlandError):
    """Nothing is published under a name."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A published view.

    Parameters
    ----------
    slug
        Its name in addresses.
    versions
        What its versions say of themselves, the oldest first; at least one.
    """

    slug: str
    versions: tuple[Manifest, ...]

    @property
    def newest(self) -> Manifest:
        """The version that its address leads to."""
        return self.versions[-1]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What was published, and is no more.

    Parameters
    ----------
    slug
        Its name in addresses, which is never given again.
    date
        Day on which it was withdrawn, such as 2026-11-14.
    reasons
        Why, by language.
    titles
        Titles of its last version, by language.
    versions
        How many versions there were.
    """

    slug: str
    date: str
    reasons: Mapping[str, str]
    titles: Mapping[str, str]
    versions: int


class Shelf:
    """What was published, and the folders that are about to be.

    Parameters
    ----------
    data_dir
        Folder with ``published/``, ``withdrawn/`` and ``previews/``.
    disk
        Writes.
    """

    def __init__(self, data_dir: Path, disk: Disk | None = None) -> None:
        self.published = data_dir / "published"
        self.withdrawn = data_dir / "withdrawn"
        self.previews = data_dir / "previews"
        self._disk = disk or Disk()
        self._kept: dict[Path, tuple[int, Manifest]] = {}

    def publications(self) -> tuple[Publication, ...]:
        """Return all that is public, by name; what was withdrawn is not in it."""
        found = (self.publication(slug) for slug in self._slugs())
        return tuple(one for one in found if one is not None)

    def publication(self, slug: str) -> Publication | None:
        """Return what is published under a name; None where nothing is."""
        if not is_slug(slug) or self.is_withdrawn(slug):
            return None
        versions = self._versions(slug)
        return Publication(slug, versions) if versions else None

    def folder(self, slug: str, version: int) -> Path:
        """Return the folder of a version, whether or not there is one.

        Raises
        ------
        WrongSlug
            If the name is none that may be an address.
        """
        return self.published / read_slug(slug) / str(version)

    def is_withdrawn(self, slug: str) -> bool:
        """Whether what was published under a name is no more."""
        return is_slug(slug) and (self.published / slug / WITHDRAWN).is_file()

    def withdrawal(self, slug: str) -> Withdrawal | None:
        """Return why something was withdrawn; None where it was not."""
        if not self.is_withdrawn(slug):
            return None
        text = (self.published / slug / WITHDRAWN).read_text(encoding="utf-8")
        return Withdrawal(**json.loads(text))

    def preview(self, token: str) -> Path:
        """Return the folder of a preview, whether or not there is one.

        Raises
        ------
        NotAllowed
            If the token is not 8 to 64 letters, digits, hyphens and underscores.
        """
        if not _TOKEN.fullmatch(token):
            raise NotAllowed("preview", token[:65], ("a token of 8 to 64 letters and digits",))
        return self.previews / token

    def drop_preview(self, token: str) -> None:
        """Take away a preview that is not needed any more; one that is being published goes out."""
        with self._alone():
            self._disk.remove(self.preview(token))

    def put(self, folder: Path, slug: str, version: int) -> Publication:
        """Make a frozen version public, wholly or not at all.

        Parameters
        ----------
        folder
            Where it was frozen, such as a preview; it is moved. On the same disk as the shelf.
        slug, version
            What it is to be; the version must follow the newest one, 1 where there is none.

        Returns
        -------
        publication
            All versions, the new one last.

        Raises
        ------
        WrongSlug
            If the slug cannot be an address.
        SlugTaken
            If the version is there already, is not the next one, or all were withdrawn.
        NotWhole
            If the folder does not hold what was frozen for this slug and version.
        NotWritten
            If the disk does not take it; nothing is public then that was not before.
        """
        read_slug(slug)
        with self._alone():
            self._check_free(slug, version)
            manifest = _check_whole(folder, slug, version)
            self._move_in(folder, manifest)
            found = self.publication(slug)
        assert found is not None
        LOG.info("Published: %s version %s, %s", slug, version, manifest.digest[:12])
        return found

    def withdraw(self, slug: str, reasons: Mapping[str, str], date: datetime.date) -> Withdrawal:
        """Take a published view away for good: only that and why it was withdrawn stays public.

        Parameters
        ----------
        slug
            What to withdraw.
        reasons
            Why, by language.
        date
            Today.

        Raises
        ------
        NotThere
            If nothing is published under this name.
        NotWritten
            If the disk does not take it; it stays public then.
        """
        with self._alone():
            found = self.publication(slug)
            if found is None:
                raise NotThere("nothing is published here", slug, "Choose one of the list")
            newest = found.newest
            told = Withdrawal(
                slug, date.isoformat(), dict(reasons), dict(newest.titles), len(found.versions)
            )
            self._mark(told)
            self._finish(slug)
        LOG.info("Withdrawn: %s", slug)
        return told

    def mend(self) -> None:
        """Put right what an ended process left: to be called once when a server starts."""
        with self._alone():
            for left in sorted(self.previews.glob(f"*{PART}")):
                self._disk.remove(left)
            for slug in self._slugs():
                self._finish(slug)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the shelf for this thread; others wait."""
        self.published.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.published, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _slugs(self) -> list[str]:
        if not self.published.is_dir():
            return []
        return sorted(one.name for one in self.published.iterdir() if is_slug(one.name))

    def _versions(self, slug: str) -> tuple[Manifest, ...]:
        home = self.published / slug
        if not home.is_dir():
            return ()
        numbers = sorted(int(one.name) for one in home.iterdir() if _VERSION.fullmatch(one.name))
        found = (self._manifest(home / str(number)) for number in numbers)
        return tuple(one for one in found if one is not None)

    def _manifest(self, folder: Path) -> Manifest | None:
        """Return what a version says of itself, read once: it never changes."""
        try:
            stamp = folder.stat().st_mtime_ns
        except FileNotFoundError:  # withdrawn while the shelf was being looked at
            return None
        kept = self._kept.get(folder)
        if kept is not None and kept[0] == stamp:
            return kept[1]
        found = read_manifest(folder)
        if found is None or (found.slug, str(found.version)) != (folder.parent.name, folder.name):
            LOG.error("Not a version, and not shown: %s/%s", folder.parent.name, folder.name)
            return None
        self._kept[folder] = stamp, found
        return found

    def _check_free(self, slug: str, version: int) -> None:
        if self.is_withdrawn(slug):
            raise SlugTaken(
                "this name was withdrawn and is never given again", slug, "Choose another name"
            )
        numbers = [one.version for one in self._versions(slug)]
        newest = max(numbers, default=0)
        if version <= newest or self.folder(slug, version).exists():
            raise SlugTaken(
                f"version {version} is already published",
                slug,
                "Look at what was published, then publish your change as the next version",
            )
        if version != newest + 1:
            raise SlugTaken(
                f"version {version} does not follow version {newest}",
                slug,
                f"Publish it as version {newest + 1}",
            )

    def _move_in(self, folder: Path, manifest: Manifest) -> None:
        """Move a version in; the list of versions is written before, and takes its place after."""
        home = self.published / manifest.slug
        target = home / str(manifest.version)
        try:
            home.mkdir(exist_ok=True)
            every = [(one, home / str(one.version)) for one in self._versions(manifest.slug)]
            listed = versions_json([*every, (manifest, folder)], read_entries(home / VERSIONS))
            fresh = self._disk.prepare(home / VERSIONS, listed)
            self._disk.move(folder, target)
        except OSError as error:
            if not target.exists():
                self._tidy(home)
                raise not_written(error, folder) from error
            LOG.error("Published, but not all was told to the disk: %s", error)
            fresh = home / f".{VERSIONS}.new"
        try:
            self._disk.swap(fresh, home / VERSIONS)
        except OSError as error:
            LOG.error("Published, but the list of versions is to be mended: %s", error)

    def _mark(self, told: Withdrawal) -> None:
        """Write that something is withdrawn: from then on it is."""
        home = self.published / told.slug
        content = {
            "slug": told.slug,
            "date": told.date,
            "reasons": dict(told.reasons),
            "titles": dict(told.titles),
            "versions": told.versions,
        }
        check_keys(WITHDRAWN, content)
        try:
            self._disk.swap(
                self._disk.prepare(home / WITHDRAWN, json_bytes(content)), home / WITHDRAWN
            )
        except OSError as error:
            if not self.is_withdrawn(told.slug):
                self._tidy(home)
                raise not_written(error, home) from error
            LOG.error("Withdrawn, but not all was told to the disk: %s", error)

    def _finish(self, slug: str) -> None:
        """Do what is left to do for a name; a failure is logged, and done at the next start."""
        home = self.published / slug
        try:
            if self.is_withdrawn(slug):
                self._move_out(home)
            else:
                self._list_versions(slug)
            self._tidy(home)
        except OSError as error:
            LOG.error("To be mended at the next start: %s, %s", slug, error)

    def _move_out(self, home: Path) -> None:
        for folder in sorted(one for one in home.iterdir() if one.is_dir()):
            self._disk.move(folder, self.withdrawn / home.name / folder.name)
        (home / VERSIONS).unlink(missing_ok=True)

    def _list_versions(self, slug: str) -> None:
        home, versions = self.published / slug, self._versions(slug)
        if not versions:
            return
        every = [(one, home / str(one.version)) for one in versions]
        listed = versions_json(every, read_entries(home / VERSIONS))
        if not (home / VERSIONS).is_file() or (home / VERSIONS).read_bytes() != listed:
            self._disk.swap(self._disk.prepare(home / VERSIONS, listed), home / VERSIONS)

    def _tidy(self, home: Path) -> None:
        """Take away what was prepared and not used, and the folder if nothing is in it."""
        for left in home.glob(".*.new"):
            left.unlink(missing_ok=True)
        if home.is_dir() and not any(home.iterdir()):
            home.rmdir()


def _check_whole(folder: Path, slug: str, version: int) -> Manifest:
    manifest = read_manifest(folder)
    if manifest is None or (manifest.slug, manifest.version) != (slug, version):
        raise NotWhole(
            f"this is not version {version} of '{slug}'", folder.name, "Make the preview again"
        )
    if not is_whole(folder, manifest):
        raise NotWhole("a file was changed or is not there", folder.name, "Make the preview again")
    return manifest
