"""The steps of the build, what each is made from, and which of them are out of date."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version

from dashboard.settings import ROOT, Audience, Settings
from dashboard.sources.manifest import (
    check_packages,
    check_python_packages,
    check_raw,
    file_sha256,
    read_manifest,
)
from dashboard.sources.marks import Marks, read_marks
from dashboard.sources.packages import CODE_FILES, GEOMETRY_FILES, VENDOR_FILES, package_file
from dashboard.sources.python_packages import NETWORK_FILES, python_package_file
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
    python_packages
        Files of Python packages that it reads as text: package, path inside.
    raw
        Whether it reads ``geodata/raw``.
    fetched
        Whether it reads the tables that the user fetched.
    tables
        Tables of ``geodata/raw`` that it reads, for a step that takes long and reads few.
    code
        Python files that decide its result, as patterns from the folder ``dashboard``.
    parts
        Installed Python packages whose version may change its result.
    """

    name: str
    needs: tuple[str, ...] = ()
    packages: tuple[tuple[str, str], ...] = ()
    python_packages: tuple[tuple[str, str], ...] = ()
    raw: bool = False
    fetched: bool = False
    tables: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


_WRITING = ("sources/built.py", "sources/stamps.py", "sources/packages.py", "build/work.py")
_DRAWING = (*_WRITING, "layers/*.py", "sources/*.py", "build/geometry.py")
_MAPS = ("geopandas", "shapely", "pyproj", "pandas", "numpy", "pyarrow", "orjson", "brotli")
_FIGURES = ("build/figures.py", "build/served.py")
_NETWORK_TABLES = (
    *("ports", "clusters", "corridors", "corridor_nodes"),
    *("network_links", "waterways", "network_parameters", "known_distances"),
)
_FLOW_TABLES = (
    *("road_pairs", "region_population", "region_gdp", "nuts_changes", "freight_facts"),
    *("flow_parameters", "tonne_km", "modal_split", "port_series", "port_groups", "ports"),
    *("clusters",),
)

STEPS = (
    Step("vendor", packages=tuple(VENDOR_FILES.values()), code=_WRITING, parts=("brotli",)),
    Step(
        "codes",
        packages=CODE_FILES,
        code=(*_WRITING, "sources/nuts_codes.py", "build/codes.py"),
    ),
    Step("regions", packages=GEOMETRY_FILES, code=_DRAWING, parts=_MAPS),
    Step("basemap", needs=("regions",), packages=GEOMETRY_FILES, code=_DRAWING, parts=_MAPS),
    Step("places", needs=("regions",), raw=True, code=_DRAWING, parts=_MAPS),
    Step(
        "network",
        needs=("regions",),
        python_packages=NETWORK_FILES,
        tables=_NETWORK_TABLES,
        code=(*_WRITING, "network/*.py", "sources/*.py", "build/network.py"),
        parts=(*_MAPS, "scipy"),
    ),
    Step(
        "flows",
        needs=("regions", "network"),
        tables=_FLOW_TABLES,
        fetched=True,
        code=(*_WRITING, "sources/*.py", "measures/flow_model/*.py", "build/flows.py"),
        parts=("geopandas", "shapely", "pyproj", "pandas", "numpy", "pyarrow", "scipy"),
    ),
    Step(
        "loads",
        needs=("network", "flows"),
        tables=("corridor_nodes",),
        code=(*_WRITING, "network/*.py", "layers/*.py", "sources/*.py", "build/loads.py"),
        parts=(*_MAPS, "scipy"),
    ),
    Step("corridors", needs=("network",), raw=True, code=_DRAWING, parts=_MAPS),
    Step("drawings", needs=("regions", "basemap", "places", "network"), code=_DRAWING, parts=_MAPS),
    Step(
        "figures",
        needs=("regions", "flows"),
        raw=True,
        fetched=True,
        code=(*_WRITING, "sources/*.py", "measures/*.py", *_FIGURES, "words.py"),
        parts=("pandas", "numpy", "pyarrow", "mapclassify"),
    ),
    Step(
        "chains",
        needs=("regions", "network"),
        tables=("chain_factors",),
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
    check_python_packages(manifest)


def audiences(settings: Settings) -> tuple[Audience, ...]:
    """Return whom data are to be built for; the public comes last.

    Where nothing is marked there is nothing that the organisation would have for itself.

    Raises
    ------
    MissingInput, DataFaults
        As `dashboard.sources.marks.read_marks`.
    """
    is_any = read_marks(settings.geodata).is_any
    return (Audience.ORGANISATION, Audience.PUBLIC) if is_any else (Audience.PUBLIC,)


def stamps(settings: Settings) -> dict[str, str]:
    """Return for each step a hash of everything that its result is made from.

    Raises
    ------
    MissingInput, DataFaults
        If a package is not installed, or `dashboard.sources.marks.read_marks` tells.
    """
    made: dict[str, str] = {}
    is_public = settings.audience is Audience.PUBLIC
    marks = read_marks(settings.geodata) if is_public else Marks()
    for step in STEPS:
        made[step.name] = _stamp(step, settings, marks, made)
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


def is_out_of_date(settings: Settings) -> bool:
    """Return whether anything is to be built, or taken away because nobody may have it any more.

    Raises
    ------
    MissingInput, DataFaults
        As `stamps`.
    """
    wanted = audiences(settings)
    for audience in Audience:
        own = replace(settings, audience=audience)
        if audience not in wanted:
            if own.built.exists():
                return True
        elif stale(own, stamps(own)):
            return True
    return False


def _stamp(step: Step, settings: Settings, marks: Marks, before: Mapping[str, str]) -> str:
    files = {
        f"{package}/{inside}": package_file(settings.node_modules, package, inside)
        for package, inside in step.packages
    }
    files |= {
        f"{package}/{inside}": python_package_file(package, inside)
        for package, inside in step.python_packages
    }
    code = ROOT / "dashboard"
    files |= {str(path.relative_to(code)): path for own in step.code for path in code.glob(own)}
    if step.raw:
        files |= {path.name: path for path in settings.raw.glob("*.csv")}
    if step.fetched:
        files |= {path.name: path for path in (settings.geodata / "fetched").glob("*.json")}
    paths = {f"{name}.csv": settings.raw / f"{name}.csv" for name in step.tables}
    files |= {name: path for name, path in paths.items() if path.is_file()}
    lines = [f"{name} {file_sha256(path)}" for name, path in sorted(files.items())]
    lines += [f"{part} {version(part)}" for part in step.parts]
    lines += [f"{name} {before[name]}" for name in step.needs]
    if step.raw or step.tables:
        lines += marks.told(None if step.raw else step.tables)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
