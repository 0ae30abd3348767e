"""Every text of a template is gathered for the translators, in a list of the room it belongs to."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

PAGES = Path(__file__).resolve().parents[2] / "dashboard" / "pages"


def gathered() -> list[str]:
    """Return the texts of every list, each in a module whose name ends in ``_texts``."""
    texts: list[str] = []
    for path in sorted(PAGES.rglob("*_texts.py")):
        dotted = ".".join(path.relative_to(PAGES.parent.parent).with_suffix("").parts)
        texts += getattr(importlib.import_module(dotted), "TEMPLATE_TEXTS", ())
    return texts


def test_every_text_of_the_templates_is_gathered_for_the_translators() -> None:
    said = {
        text
        for file in (PAGES / "templates").rglob("*.html")
        for text in re.findall(r'say\("([^"]*)"', file.read_text(encoding="utf-8"))
    }
    assert sorted(said - set(gathered())) == []
    assert sorted(set(gathered()) - said) == []
