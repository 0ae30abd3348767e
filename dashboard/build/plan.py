"""The steps of the build, what each is made from, and which of them are out of date."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version

from dashboard.settings import ROOT, Settings
from dashboard.sources.manifest import check_packages, check_raw, file_sha256, read_manifest
from dashboard.sources.packages import GEOMETRY_FILES, VENDOR_FILES, package_file
from dashboard.sources.stamps import read_stamps


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the build.

    Parameters
    ----------
    name
        Its name.
    needs
        Steps whose result it reads.
    packages
        Files of npm packages that it reads: package, path inside.
    raw
        Whether it reads ``geodata/raw``.
    code
        Python files that decide its result, as patterns from the folder ``dashboard``.
    parts
        Installed Python packages whose version may change its result.
    """

    name: str
    needs: tuple[str, ...] = ()
    packages: tuple[tuple[str, str], ...] = ()
    raw: bool = False
    code: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


_WRITING = ("sources/built.py", "sources/stamps.py", "sources/packages.py", "build/work.py")
_DRAWING = (*_WRITING, "layers/*.py", "sources/*.py", "build/geometry.py")
_MAPS = ("geopandas", "shapely", "pyproj", "pandas", "numpy", "pyarrow", "orjson", "brotli")

STEPS = (
    Step("vendor", packages=tuple(VENDOR_FILES.values()), code=_WRITING, parts=("brotli",)),
    Step("regions", packages=GEOMETRY_FILES, code=_DRAWING, parts=_MAPS),
    Step("basemap", needs=("regions",), packages=GEOMETRY_FILES, code=_DRAWING, parts=_MAPS),
    Step("places", needs=("regions",), raw=True, code=_DRAWING, parts=_MAPS),
    Step("drawings", needs=("regions", "basemap", "places"), code=_DRAWING, parts=_MAPS),
    Step(
        "figures",
        raw=True,
        code=(*_WRITING, "sources/*.py", "measures/*.py", "build/figures.py", "words.py"),
        parts=("pandas", "numpy", "pyarrow", "mapclassify"),
    ),
    Step(
        "chains",
        needs=("regions",),
        raw=True,
        code=(*_WRITING, "sources/*.py", "build/chains.py", "build/route_countries.py"),
        parts=("geopandas", "shapely", "numpy", "pandas"),
    ),
)
"""In the order in which they are done."""


def check_sources(settings: Settings) -> None:
    """Refuse to build from files that ``sources.toml`` does not describe.

    Raises
    ------
    MissingInput, ChangedFile, DataFaults
        As `dashboard.sources.manifest` tells.
    """
    manifest = read_manifest(settings.geodata)
    check_raw(settings.geodata, manifest)
    check_packages(settings.node_modules, manifest)


def stamps(settings: Settings) -> dict[str, str]:
    """Return for each step a hash of everything that its result is made from.

    Raises
    ------
    MissingInput
        If an npm package is not installed.
    """
    made: dict[str, str] = {}
    for step in STEPS:
        made[step.name] = _stamp(step, settings, made)
    return made


def stale(settings: Settings, wanted: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the steps that are to be done, in their order.

    Parameters
    ----------
    settings
        Where the data lie.
    wanted
        What `stamps` gives.
    """
    done = read_stamps(settings.built)
    return tuple(
        step.name
        for step in STEPS
        if step.name not in done or done[step.name].stamp != wanted[step.name]
    )


def _stamp(step: Step, settings: Settings, before: Mapping[str, str]) -> str:
    files = {
        f"{package}/{inside}": package_file(settings.node_modules, package, inside)
        for package, inside in step.packages
    }
    code = ROOT / "dashboard"
    files |= {str(path.relative_to(code)): path for own in step.code for path in code.glob(own)}
    if step.raw:
        files |= {path.name: path for path in settings.raw.glob("*.csv")}
    lines = [f"{name} {file_sha256(path)}" for name, path in sorted(files.items())]
    lines += [f"{part} {version(part)}" for part in step.parts]
    lines += [f"{name} {before[name]}" for name in step.needs]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
