"""The manifest ``sources.toml``: what each file is, where it is from, and that it is unchanged."""

from __future__ import annotations

import datetime
import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dashboard.errors import ChangedFile, DataFaults, Fault, MissingInput
from dashboard.settings import Audience
from dashboard.sources.packages import package_file, package_version
from dashboard.sources.python_packages import python_package_file, python_package_version

MANIFEST = "sources.toml"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SHARED: dict[str, type] = {"title": str, "supplier": str, "licence": str, "note": str}
_FILE_KEYS: dict[str, type] = {
    "path": str,
    **_SHARED,
    "edition": str,
    "date": datetime.date,
    "sha256": str,
}
_ACCESS = "access"
_PACKAGE_KEYS: dict[str, type] = {"name": str, "version": str, **_SHARED, "files": dict}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A table of ``geodata/raw``.

    Parameters
    ----------
    path
        From the folder ``geodata``, such as ``raw/ports.csv``.
    title, supplier, licence
        What it is, who published the figures, and what may be done with them.
    note
        What a reader has to know beside.
    edition
        The supplier's edition or period that the figures are of.
    date
        Day on which the file got its present content.
    sha256
        Of its bytes, in small hexadecimal letters.
    access
        Who may see what it holds: ``public``, or ``organisation`` for nobody else.
    """

    path: str
    title: str
    supplier: str
    licence: str
    note: str
    edition: str
    date: datetime.date
    sha256: str
    access: str = Audience.PUBLIC

    @property
    def table(self) -> str:
        """Name of the table that it holds."""
        return Path(self.path).stem


@dataclass(frozen=True, slots=True)
class SourcePackage:
    """An installed npm or Python package of which files are used.

    Parameters
    ----------
    name, version
        As ``package-lock.json`` or ``requirements.txt`` has them.
    title, supplier, licence, note
        As of `SourceFile`.
    files
        sha256 of each file that is used, by its path inside the package, for a Python package
        from the folder that it is installed into.
    """

    name: str
    version: str
    title: str
    supplier: str
    licence: str
    note: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that the atlas is made from, in the order of ``sources.toml``."""

    files: tuple[SourceFile, ...]
    packages: tuple[SourcePackage, ...]
    python_packages: tuple[SourcePackage, ...] = ()

    @property
    def marked(self) -> frozenset[str]:
        """Names of the tables that are for the organisation only."""
        return frozenset(file.table for file in self.files if file.access != Audience.PUBLIC)

    def seen_by(self, audience: Audience) -> Manifest:
        """Return what an audience may know of: for the public without the marked tables."""
        if audience is Audience.ORGANISATION:
            return self
        return replace(
            self, files=tuple(file for file in self.files if file.table not in self.marked)
        )


def read_manifest(geodata: Path) -> Manifest:
    """Return what ``sources.toml`` says.

    Parameters
    ----------
    geodata
        Folder with ``sources.toml``.

    Raises
    ------
    MissingInput
        If ``sources.toml`` is not there.
    DataFaults
        If it cannot be read, or entries lack something; all faults are told.
    """
    path = geodata / MANIFEST
    if not path.is_file():
        raise MissingInput(
            "the manifest is not there", str(path), "Bring it back from the repository"
        )
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        what = f"cannot be read: {error}"
        raise DataFaults([Fault(MANIFEST, 0, "", "", what, "Mend its spelling there")]) from error
    files, packages = content.pop("file", []), content.pop("package", [])
    python_packages = content.pop("python_package", [])
    mend = "Write [[file]], [[package]] or [[python_package]]"
    faults = [
        *(_fault(key, key, "is not an entry", mend) for key in content),
        *_check_entries(files, "file", _FILE_KEYS, "path"),
        *_check_entries(packages, "package", _PACKAGE_KEYS, "name"),
        *_check_entries(python_packages, "python_package", _PACKAGE_KEYS, "name"),
    ]
    if faults:
        raise DataFaults(faults)
    return Manifest(
        tuple(SourceFile(**entry) for entry in files),
        tuple(SourcePackage(**entry) for entry in packages),
        tuple(SourcePackage(**entry) for entry in python_packages),
    )


def check_raw(geodata: Path, manifest: Manifest) -> None:
    """Refuse tables that are not the ones that ``sources.toml`` describes.

    Parameters
    ----------
    geodata
        Folder with ``sources.toml`` and ``raw/``.
    manifest
        What ``sources.toml`` says.

    Raises
    ------
    MissingInput
        If a described table is not there; all such are named.
    ChangedFile
        If a table has another sha256, or is not described; all such are named, with the line
        that makes an intended change known.
    """
    listed = {file.path: file.sha256 for file in manifest.files}
    present = sorted(
        path.relative_to(geodata).as_posix()
        for path in (geodata / "raw").rglob("*")
        if path.is_file() and not path.name.startswith(".")
    )
    absent = [path for path in listed if path not in present]
    if absent:
        raise MissingInput(
            "a table that sources.toml describes is not there",
            ", ".join(f"{geodata.name}/{path}" for path in absent),
            "Bring it back from the repository, or take its entry out of sources.toml",
        )
    found = {path: file_sha256(geodata / path) for path in present}
    changed = {path: digest for path, digest in found.items() if listed.get(path) != digest}
    if changed:
        raise _changed_file(changed, geodata.name)


def check_packages(node_modules: Path, manifest: Manifest) -> None:
    """Refuse files of npm packages that are not the ones that ``sources.toml`` describes.

    Parameters
    ----------
    node_modules
        Folder of the installed npm packages.
    manifest
        What ``sources.toml`` says.

    Raises
    ------
    MissingInput
        If a package or one of its files is not there.
    ChangedFile
        If a package has another version, or a file another sha256; all such are named.
    """
    changed: dict[str, str] = {}
    for package in manifest.packages:
        version = package_version(node_modules, package.name)
        paths = {
            inside: package_file(node_modules, package.name, inside) for inside in package.files
        }
        changed |= _changed_parts(package, version, paths)
    if changed:
        raise _changed_file(changed, node_modules.name)


def check_python_packages(manifest: Manifest) -> None:
    """Refuse files of Python packages that are not the ones that ``sources.toml`` describes.

    Parameters
    ----------
    manifest
        What ``sources.toml`` says.

    Raises
    ------
    MissingInput
        If a package or one of its files is not there.
    ChangedFile
        If a package has another version, or a file another sha256; all such are named.
    """
    changed: dict[str, str] = {}
    for package in manifest.python_packages:
        version = python_package_version(package.name)
        paths = {inside: python_package_file(package.name, inside) for inside in package.files}
        changed |= _changed_parts(package, version, paths)
    if changed:
        raise _changed_file(changed, "site-packages")


def _changed_parts(
    package: SourcePackage, version: str, paths: Mapping[str, Path]
) -> dict[str, str]:
    """Return what of a package is not as described, each with what it is now."""
    found = {} if version == package.version else {f"{package.name}, version": version}
    for inside, path in paths.items():
        digest = file_sha256(path)
        if digest != package.files[inside]:
            found[f"{package.name}/{inside}"] = digest
    return found


def file_sha256(path: Path) -> str:
    """Return the sha256 of a file's bytes, in small hexadecimal letters."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _changed_file(changed: Mapping[str, str], folder: str) -> ChangedFile:
    """Return the error that names changed files, each with what it is now."""
    now = ", ".join(f"{path} is now {value}" for path, value in changed.items())
    return ChangedFile(
        f"this is not what sources.toml describes: {now}",
        ", ".join(f"{folder}/{path}" for path in changed),
        "Bring the old content back; if the change is meant, look through it once more and write "
        "the new sha256 or version, and the date, into geodata/sources.toml",
    )


def _check_entries(
    entries: Any, kind: str, keys: Mapping[str, type], name_key: str
) -> Iterator[Fault]:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        yield _fault(kind, "", "is not a list of entries", f"Write [[{kind}]] above each entry")
        return
    names: list[Any] = []
    for place, entry in enumerate(entries, start=1):
        name = entry.get(name_key, place)
        yield from _check_entry(f"[[{kind}]] {name}", entry, keys)
        if name in names:
            yield _fault(f"[[{kind}]] {name}", "", "stands twice", "Take one of them out")
        names.append(name)


def _check_entry(where: str, entry: Mapping[str, Any], keys: Mapping[str, type]) -> Iterator[Fault]:
    for key, kind in keys.items():
        value = entry.get(key)
        if value is None:
            yield _fault(f"{where}, {key}", "", "is missing", f"Add the line {key} = ...")
        elif type(value) is not kind or (value == "" and key != "note"):
            mend = "Write a day such as 2026-01-31" if kind is datetime.date else "Write a text"
            yield _fault(f"{where}, {key}", str(value), "cannot be used", mend)
    access = entry.get(_ACCESS, Audience.PUBLIC)
    if keys is _FILE_KEYS and access not in tuple(Audience):
        mend = f"Write one of: {', '.join(Audience)}"
        yield _fault(f"{where}, {_ACCESS}", str(access), "is not allowed here", mend)
    free = {_ACCESS} if keys is _FILE_KEYS else set()
    for key in entry.keys() - keys.keys() - free:
        yield _fault(f"{where}, {key}", str(entry[key]), "is not known here", "Take it out")
    for text in _digests(entry):
        if not _SHA256.fullmatch(str(text)):
            mend = "Write the 64 signs that sha256sum gives"
            yield _fault(f"{where}, sha256", str(text), "is not a sha256", mend)


def _digests(entry: Mapping[str, Any]) -> Sequence[Any]:
    files = entry.get("files", {})
    single = [entry["sha256"]] if "sha256" in entry else []
    return [*single, *(files.values() if isinstance(files, dict) else [])]


def _fault(place: str, value: str, what: str, mend: str) -> Fault:
    return Fault(MANIFEST, 0, place, value, what, mend)
