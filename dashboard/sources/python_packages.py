"""Files of installed Python packages that are read as text and never imported."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from dashboard.errors import MissingInput

WORLD_NETWORKS = "scgraph_data"
ROAD_FILE, RAIL_FILE = "scgraph_data/world_highways.py", "scgraph_data/world_railways.py"
SEA_NETWORK, SEA_FILE = "searoute", "searoute/data/marnet_searoute.geojson"
NETWORK_FILES = (
    (WORLD_NETWORKS, ROAD_FILE),
    (WORLD_NETWORKS, RAIL_FILE),
    (SEA_NETWORK, SEA_FILE),
)
_MEND = "Run 'make data', which installs the packages that requirements.txt names"


def python_package_file(package: str, inside: str) -> Path:
    """Return the path of a file of an installed Python package, without importing the package.

    Parameters
    ----------
    package
        Name of the package.
    inside
        Path of the file from the folder that the package is installed into.

    Raises
    ------
    MissingInput
        If the package is not installed, or its version does not have the file.
    """
    try:
        path = Path(str(distribution(package).locate_file(inside)))
    except PackageNotFoundError as error:
        what = f"the Python package {package} is not installed"
        raise MissingInput(what, package, _MEND) from error
    if not path.is_file():
        what = f"the file {inside} of the Python package {package} is not there"
        raise MissingInput(what, str(path.parent), _MEND)
    return path


def python_package_version(package: str) -> str:
    """Return the version of an installed Python package.

    Raises
    ------
    MissingInput
        If the package is not installed.
    """
    try:
        return distribution(package).version
    except PackageNotFoundError as error:
        what = f"the Python package {package} is not installed"
        raise MissingInput(what, package, _MEND) from error
