"""A version frozen: every file made, and written into a folder that is whole or not there."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.measures.atlas import Atlas
from dashboard.publish import allowed
from dashboard.publish.changes import Changes
from dashboard.publish.disk import Disk, write_folder
from dashboard.publish.edition import Edition, Progress
from dashboard.publish.facts import Download, Facts, Renderer
from dashboard.publish.files.changes_file import changes_csv, changes_since
from dashboard.publish.files.csv_files import csvw, data_csv
from dashboard.publish.files.downloads import TITLES, download, zip_download, zip_name
from dashboard.publish.files.flow_files import flows_csv, loads_csv
from dashboard.publish.files.gpkg_file import data_gpkg
from dashboard.publish.files.manifest_file import data_digest, manifest_json
from dashboard.publish.files.metadata_file import metadata_json
from dashboard.publish.files.readme_file import readme
from dashboard.publish.files.shape_files import geojson, geoparquet
from dashboard.publish.files.shape_rows import shape_tables
from dashboard.publish.files.xlsx_file import data_xlsx
from dashboard.publish.files.zip_file import zipped
from dashboard.publish.lock import locked
from dashboard.publish.release import ReadShapes, Release, make_release
from dashboard.publish.slugs import read_slug

LOG = logging.getLogger(__name__)
FIGURES, TABLES, MAPS, PAGES, WRITING = "figures", "tables", "maps", "pages", "writing"
STEPS = (FIGURES, TABLES, MAPS, PAGES, WRITING)
"""What is being made, as `Progress` is told."""


@dataclass(frozen=True, slots=True)
class Press:
    """What versions are frozen with.

    Parameters
    ----------
    atlas
        The public one.
    read_shapes
        Reads the boundaries of regions.
    render
        Makes the pages.
    """

    atlas: Atlas
    read_shapes: ReadShapes
    render: Renderer


@dataclass(frozen=True, slots=True)
class Frozen:
    """A version that lies in a folder, whole.

    Parameters
    ----------
    folder
        Where.
    edition
        What it is.
    release
        What it tells.
    digest
        Hash of its data.
    zip_sha256
        Of its ZIP.
    size
        Bytes of all its files.
    changes
        What differs from the version before; None for the first.
    """

    folder: Path
    edition: Edition
    release: Release
    digest: str
    zip_sha256: str
    size: int
    changes: Changes | None


def _silent(done: float, step: str) -> None:
    """Tell nobody."""


def freeze(
    edition: Edition,
    press: Press,
    folder: Path,
    older: Path | None = None,
    progress: Progress = _silent,
    disk: Disk | None = None,
) -> Frozen:
    """Make every file of a version and write them into a folder, all or none.

    Parameters
    ----------
    edition
        What is published.
    press
        Atlas, boundaries and pages.
    folder
        Where it is to lie; not there yet. It is written under another name and moved there.
    older
        Folder of the version before, with which the figures are compared; None for the first.
    progress
        Told what is being made, one of `STEPS`.
    disk
        Writes.

    Returns
    -------
    frozen
        What was written. The same edition and data give the same bytes.

    Raises
    ------
    WrongSlug
        If the slug cannot be an address.
    NotListed
        If a file or field would leave that is not in the list of what may.
    NotWritten
        If the disk does not take it; nothing is left of it then.
    """
    read_slug(edition.slug)
    disk = disk or Disk()
    progress(0.0, FIGURES)
    files, release, facts = make_files(edition, press, older, progress)
    archive = zipped(f"{edition.slug}-v{edition.version}", files, edition.date)
    files = {**files, zip_name(edition): archive}
    progress(0.9, WRITING)
    write_folder(files, folder, disk)
    progress(1.0, WRITING)
    LOG.info("Frozen: %s version %s, %s", edition.slug, edition.version, facts.short)
    return Frozen(
        folder,
        edition,
        release,
        facts.digest,
        hashlib.sha256(archive).hexdigest(),
        sum(len(content) for content in files.values()),
        facts.changes,
    )


def make_files(
    edition: Edition, press: Press, older: Path | None, progress: Progress = _silent
) -> tuple[dict[str, bytes], Release, Facts]:
    """Return every file of a version but its ZIP, what it tells, and its hash.

    Parameters
    ----------
    edition
        What is published.
    press
        Atlas, boundaries and pages.
    older
        Folder of the version before; None for the first.
    progress
        Told what is being made.
    """
    atlas = locked(press.atlas)
    release = make_release(edition, atlas, press.read_shapes)
    changes = changes_since(older, edition.version - 1, release.told) if older else None
    data = data_files(release, atlas, changes, progress)
    downloads = _listed(data)
    facts = Facts(data_digest(downloads), changes, release.sources)
    metadata = metadata_json(release, downloads)
    downloads = _listed({**data, allowed.METADATA: metadata})
    told = readme(release, (*downloads, zip_download(edition)), facts)
    data |= {allowed.METADATA: metadata, allowed.README: told}
    progress(0.5, PAGES)
    pages = press.render(edition, atlas, (*_listed(data), zip_download(edition)), facts)
    files = data | _checked(pages)
    manifest = manifest_json(edition, facts.digest, files)
    return files | {allowed.MANIFEST: manifest}, release, facts


def data_files(
    release: Release, atlas: Atlas, changes: Changes | None, progress: Progress = _silent
) -> dict[str, bytes]:
    """Return the files that hold figures, by name; the hash of a version is made of them.

    Parameters
    ----------
    release
        What leaves.
    atlas
        Knows the names of what is no longer told.
    changes
        What differs from the version before; None for the first.
    progress
        Told what is being made.
    """
    progress(0.1, TABLES)
    files = {
        allowed.DATA_CSV: data_csv(release),
        allowed.CSVW: csvw(release),
        allowed.XLSX: data_xlsx(release),
    }
    if release.flows:
        files[allowed.FLOWS] = flows_csv(release)
    if release.loads:
        files[allowed.LOADS] = loads_csv(release)
    if changes is not None:
        files[allowed.CHANGES] = changes_csv(changes, release.edition, atlas)
    progress(0.3, MAPS)
    tables = shape_tables(release)
    files |= {f"{table.name}.geojson": geojson(release, table) for table in tables}
    files[allowed.GPKG] = data_gpkg(release, tables)
    if tables:
        files[allowed.PARQUET] = geoparquet(release, tables)
    return files


def _listed(files: Mapping[str, bytes]) -> tuple[Download, ...]:
    """Return what is told of files, in the order in which they are listed."""
    return tuple(download(name, files[name]) for name in TITLES if name in files)


def _checked(pages: Mapping[str, bytes]) -> dict[str, bytes]:
    for name in pages:
        allowed.check_page(name)
    return dict(pages)
