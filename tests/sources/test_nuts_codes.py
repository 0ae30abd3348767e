"""A code of another edition of NUTS is known as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import ChangedFile
from dashboard.settings import Settings
from dashboard.sources.nuts_codes import NEW_IN_2024, NutsCodes, read_nuts_codes
from dashboard.sources.packages import NUTS_CODES_FILE, NUTS_PACKAGE

CODES = NutsCodes(
    {
        2013: frozenset({"FR", "FR3", "FR30"}),
        2016: frozenset({"FR", "FRE", "FRE1", "NO", "NO02"}),
        2021: frozenset({"FR", "FRE", "FRE1", "NO", "NO0A", "PT"}),
    }
)


def test_a_code_is_of_the_atlas_edition_or_of_the_latest_that_has_it() -> None:
    assert [CODES.edition(code) for code in ("FRE1", "FR30", "NO02", "FR99")] == [
        2021,
        2013,
        2016,
        None,
    ]


def test_codes_of_2024_are_known() -> None:
    assert [CODES.edition(code) for code in ("PT1A", "PT1A0", "NL35", "PT1B7")] == [
        2024,
        2024,
        2024,
        None,
    ]
    levels = [len(code) - 2 for code in NEW_IN_2024]
    assert (levels.count(2), levels.count(3)) == (7, 55)


def test_what_looks_like_a_region_is_told_from_what_does_not() -> None:
    found = [CODES.is_region(code) for code in ("FR99", "FR999", "US01", "FR", "fre1", "EU27_2020")]
    assert found == [True, True, False, False, False, False]


def test_the_package_has_all_editions() -> None:
    codes = read_nuts_codes(Settings().node_modules)
    counts = {year: len(own) for year, own in codes.by_edition.items()}
    assert counts == {2003: 1891, 2006: 1931, 2010: 1921, 2013: 1951, 2016: 2016, 2021: 2010}
    assert {"SE12", "FRE11", "DEA1", "EL52"} <= codes.current
    assert codes.edition("FR30") == 2013
    assert not NEW_IN_2024 & codes.current
    assert codes.edition("NO072") == 2024


def test_regions_that_only_other_editions_have_are_listed_with_the_latest() -> None:
    others = read_nuts_codes(Settings().node_modules).others()
    assert (others["NO01"], others["FR30"], others["PT1A"]) == (2016, 2013, 2024)
    assert not {"SE12", "DE300", "SE", "GR"} & others.keys()


@pytest.mark.parametrize("text", ["const a = 1", "export default [1]", 'export default {"a": 1}'])
def test_what_is_no_such_module_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / NUTS_PACKAGE / NUTS_CODES_FILE
    path.parent.mkdir(parents=True)
    path.write_text(text)
    with pytest.raises(ChangedFile, match=r"package-lock\.json"):
        read_nuts_codes(tmp_path)
