"""The figures of a published page by name, as the form at its foot offers them."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

_CHOICE = re.compile(r'<select id="feedback-figure"[^>]*>(.*?)</select>', re.DOTALL)
_FIGURE = re.compile(r'<option value="([a-z0-9_/-]+)">([^<]*)</option>')
_LANGUAGE = re.compile(r'<html[^>]*\blang="([a-z]{2})"')


@dataclass(frozen=True, slots=True)
class FigureNames:
    """What the figures of a page are called.

    Parameters
    ----------
    language
        Of the page; empty where there is none.
    names
        By key, such as ``part-1/map``.
    """

    language: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


def figure_names(page: Path) -> FigureNames:
    """Return the figures that the form of a published page offers.

    Parameters
    ----------
    page
        Its file. A version never changes; only a restored backup puts another in its place.
    """
    return _read_names(page, page.stat().st_mtime_ns)


@lru_cache(256)
def _read_names(page: Path, stamp: int) -> FigureNames:
    text = page.read_text(encoding="utf-8")
    language, choice = _LANGUAGE.search(text), _CHOICE.search(text)
    found = _FIGURE.findall(choice[1]) if choice else []
    return FigureNames(
        language[1] if language else "", {key: html.unescape(name) for key, name in found}
    )
