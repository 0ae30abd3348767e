"""Files of Python packages are found without importing the package."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dashboard.errors import MissingInput
from dashboard.sources.python_packages import (
    NETWORK_FILES,
    python_package_file,
    python_package_version,
)


def test_the_files_of_the_networks_are_found_and_nothing_is_imported() -> None:
    script = (
        "import sys; from dashboard.sources.python_packages import *; "
        "from dashboard.sources.python_packages import NETWORK_FILES; "
        "[python_package_file(*one) for one in NETWORK_FILES]; "
        "print([name for name in ('scgraph_data', 'scgraph', 'searoute') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
    assert len(NETWORK_FILES) == 3


def test_a_missing_package_and_a_missing_file_are_told_with_what_to_do() -> None:
    with pytest.raises(MissingInput, match=r"no-such-package is not installed.*make data"):
        python_package_file("no-such-package", "a.py")
    with pytest.raises(MissingInput, match="no-such-package is not installed"):
        python_package_version("no-such-package")
    with pytest.raises(MissingInput, match=r"a\.py of the Python package searoute"):
        python_package_file("searoute", "searoute/a.py")
