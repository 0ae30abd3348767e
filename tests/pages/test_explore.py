"""What of an address could not be used is told, and who does not have it."""

from __future__ import annotations

import pytest

from dashboard.pages.explore import told
from dashboard.selection import Damage
from dashboard.words import speak


def sentences(*damages: Damage, language: str = "en") -> list[str]:
    return [one.children for one in told(damages, "emissions", speak(language))]


@pytest.mark.parametrize("name", ["year", "mode", "level", "definition"])
def test_what_another_measure_may_have_is_missing_in_the_measure(name: str) -> None:
    (said,) = sentences(Damage(name, "x", ""))
    assert said == (
        f"The address asks for {name} “x”, which the measure “Freight emissions” does not "
        "have. It was left out."
    )


def test_what_is_shown_instead_is_named() -> None:
    (said,) = sentences(Damage("level", "3", "0"))
    assert "which the measure “Freight emissions” does not have. It shows " in said
    (said,) = sentences(Damage("level", "3", "0"), language="sv")
    assert "som måttet ”" in said


def test_what_no_measure_has_is_missing_in_the_atlas() -> None:
    (measure, code) = sentences(Damage("measure", "x", "emissions"), Damage("select", "QQ", ""))
    assert "which the atlas does not have. It shows " in measure
    assert "which the atlas does not have. It was left out." in code
