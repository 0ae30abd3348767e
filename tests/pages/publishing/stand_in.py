"""A press that makes tiny folders at once, so that the pages can be tested without freezing."""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.figures.table import Cell, Column, Row, Table
from dashboard.pages.publishing.form import Order
from dashboard.pages.publishing.press import (
    FileFact,
    Line,
    NotCurrent,
    Preview,
    Publication,
    Version,
    Withdrawal,
)
from dashboard.publish.edition import Progress
from dashboard.publish.page.changes import ChangesView
from dashboard.publish.ready_files import Standing
from dashboard.views.saved import SavedView
from dashboard.words import Words

DAY = datetime.date(2026, 11, 26)
PAGE = (
    '<!doctype html><html lang="{language}"><title>{title}</title><!--newer-->{title} {version}'
    '<select id="feedback-figure" name="figure"><option value="">The page</option>'
    '<option value="fig-1">Chart ({language}): rail &amp; road</option></select>'
)


class StandInPress:
    """Makes tiny folders; what was published lies under `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.previews: dict[str, Preview] = {}
        self.stands: dict[str, Publication] = {}
        self.check_lines = [Line("ok", "Sources are complete")]
        self.failure: Exception | None = None
        self.is_stale = False

    def slug_fault(self, slug: str, words: Words) -> str:
        return "" if slug and slug.replace("-", "").isalnum() else "This is no name."

    def make(
        self, order: Order, view: SavedView, note: Mapping[str, Any], progress: Progress
    ) -> str:
        progress(0.5, "page")
        if self.failure:
            raise self.failure
        found = self.stands.get(order.slug)
        version = found.newest.number + 1 if found else 1
        token = f"token-{len(self.previews)}"
        lies = self.folder / ".previews" / token
        for language in order.languages:
            own = lies if language == order.languages[0] else lies / language
            own.mkdir(parents=True, exist_ok=True)
            title = order.titles[language]
            page = PAGE.format(language=language, title=title, version=version)
            (own / "index.html").write_text(page + " " * 600, encoding="utf-8")
        (lies / "data.csv").write_text("region,value\nSE,28.7\n" * 50, encoding="utf-8")
        (lies / "metadata.json").write_text(json.dumps({"@id": order.slug}), encoding="utf-8")
        files = tuple(
            FileFact(
                one.relative_to(lies).as_posix(),
                one.stat().st_size,
                hashlib.sha256(one.read_bytes()).hexdigest(),
            )
            for one in sorted(lies.rglob("*"))
            if one.is_file()
        )
        self.previews[token] = Preview(token, lies, version, order, note, DAY, files)
        return token

    def preview(self, token: str) -> Preview | None:
        return self.previews.get(token)

    def is_current(self, preview: Preview) -> bool:
        return not self.is_stale and preview.folder.exists()

    def lines(self, preview: Preview, words: Words) -> list[Line]:
        return self.check_lines

    def changes(self, preview: Preview, words: Words) -> ChangesView | None:
        if preview.version == 1:
            return None
        columns = (Column("Place"), Column("Old", True), Column("New", True))
        rows = (Row("SE", (Cell("Sverige"), Cell("28.7%"), Cell("29.1%"))),)
        return ChangesView(1, (), "1 other value", (Table("Other values", columns, rows),))

    def put(self, preview: Preview, person_id: int = 0) -> int:
        if self.failure:
            raise self.failure
        if not self.is_current(preview):
            raise NotCurrent("It is not current", preview.token, "Make it anew")
        order = preview.order
        home = self.folder / order.slug
        home.mkdir(parents=True, exist_ok=True)
        shutil.move(preview.folder, home / str(preview.version))
        (home / "versions.json").write_text(f'{{"newest": {preview.version}}}', encoding="utf-8")
        before = self.stands[order.slug].versions if order.slug in self.stands else ()
        version = Version(preview.version, DAY, order.kind, order.reasons)
        self.stands[order.slug] = Publication(
            order.slug, order.languages, order.titles, order.standfirsts, (version, *before)
        )
        return preview.version

    def forget(self, preview: Preview) -> None:
        del self.previews[preview.token]

    def withdraw(self, slug: str, reasons: Mapping[str, str]) -> None:
        (self.folder / slug / "withdrawn.json").write_text("{}", encoding="utf-8")
        self.stands[slug] = replace(self.stands[slug], withdrawal=Withdrawal(DAY, reasons))

    def publication(self, slug: str) -> Publication | None:
        return self.stands.get(slug)

    def publications(self) -> list[Publication]:
        return [one for one in reversed(self.stands.values()) if one.withdrawal is None]

    def metadata(self, slug: str) -> Mapping[str, Any]:
        return {"@id": slug, "@type": "dcat:Dataset"}

    def page_address(self, preview: Preview, language: str) -> str:
        return "" if language == preview.order.languages[0] else f"{language}/"

    def standing(self, slug: str) -> Standing | None:
        found = self.stands.get(slug)
        return Standing(found.newest.number, found.withdrawal is not None) if found else None
