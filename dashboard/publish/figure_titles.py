"""Titles of the figures of a published page, by the names that readers' remarks call them by."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

PAGE = "index.html"
_OPTION = re.compile(r'<option value="(part-[^"]+)">([^<]*)</option>')


def figure_titles(folder: Path, language: str) -> Mapping[str, str]:
    """Return the titles of a version's figures by ``part-1/map`` and the like.

    They are read from the page itself, which never changes: what a remark names stays what its
    reader saw.

    Parameters
    ----------
    folder
        Of the version.
    language
        The reader's; where the version has no page in it, its main language is taken.

    Returns
    -------
    titles
        Empty where the page is not there any more.
    """
    return next((found for one in (language, "") if (found := _titles(folder / one / PAGE))), {})


@lru_cache(maxsize=64)
def _titles(page: Path) -> Mapping[str, str]:
    try:
        text = page.read_text(encoding="utf-8")
    except OSError:
        return MappingProxyType({})
    return MappingProxyType({key: html.unescape(title) for key, title in _OPTION.findall(text)})
