"""The pages of a version in each of its languages, complete without a script."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from dashboard.figures.made import HowMade
from dashboard.figures.modes import MODE_SIGNS
from dashboard.figures.status import status
from dashboard.measures.atlas import Atlas
from dashboard.publish.edition import Edition
from dashboard.publish.facts import Download, Facts, Renderer
from dashboard.publish.files.downloads import short_name
from dashboard.publish.page.changes import KIND_TEXTS, changes_view
from dashboard.publish.page.ends import (
    BOUNDARIES,
    BOUNDARIES_LICENCE,
    FIGURES_LICENCE,
    Site,
    atlas_link,
    folder_of,
    language_links,
    marks_of,
    measures_made,
    site_of,
    size_told,
    text_in,
    years_told,
)
from dashboard.publish.page.look import Look, look_files
from dashboard.publish.page.maps import StateMap, state_record
from dashboard.publish.page.parts import PartView, part_states, part_view
from dashboard.publish.page.sources import chosen_sources, other_sources
from dashboard.publish.page.values import value_tables, values_title
from dashboard.publish.release import BOUNDARIES as GISCO
from dashboard.words import Words, speak

INDEX, VALUES, CHANGES = "index.html", "values/index.html", "changes/index.html"


@cache
def templates() -> Environment:
    """Return the templates of published pages, found once."""
    return Environment(
        loader=PackageLoader("dashboard.publish.page", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def page_renderer(drawn: Mapping[str, str], look: Look) -> Renderer:
    """Return what makes the pages of a version, for the maps and the look of an atlas.

    Parameters
    ----------
    drawn
        Text of the drawn map of each level, ``0`` to ``3``, in EPSG:3035.
    look
        Colours and fonts.
    """

    def render(
        edition: Edition, atlas: Atlas, downloads: Sequence[Download], facts: Facts
    ) -> dict[str, bytes]:
        return render_pages(edition, atlas, drawn, downloads, facts, look)

    return render


def render_pages(
    edition: Edition,
    atlas: Atlas,
    drawn: Mapping[str, str],
    downloads: Sequence[Download],
    facts: Facts,
    look: Look,
) -> dict[str, bytes]:
    """Return every file of a version's pages by its path inside the folder.

    Parameters
    ----------
    edition
        What is published.
    atlas
        The public one: what it holds may leave.
    drawn
        Text of the drawn map of each level.
    downloads
        Files beside the page.
    facts
        Hash of the data, and what changed.
    look
        Colours and fonts.

    Returns
    -------
    files
        The main language's ``index.html`` and those of the others in folders of their own;
        ``values/`` and, from the second version, ``changes/`` beside each; ``states/`` for the
        script; style, script and fonts. The same version gives the same bytes.

    Raises
    ------
    NotDrawn
        If a chart has a part that a page cannot draw.
    """
    files: dict[str, bytes] = {}
    for language in edition.languages:
        page = _Pages(edition, atlas, drawn, downloads, facts, speak(language))
        files |= page.files()
    foot = site_of(edition).version or f"{edition.slug}, {edition.version}"
    return files | look_files(look, foot)


class _Pages:
    """The pages of one language."""

    def __init__(
        self,
        edition: Edition,
        atlas: Atlas,
        drawn: Mapping[str, str],
        downloads: Sequence[Download],
        facts: Facts,
        words: Words,
    ) -> None:
        self.edition, self.atlas, self.words = edition, atlas, words
        self.downloads, self.facts = downloads, facts
        self.site: Site = site_of(edition)
        self.folder = folder_of(edition, words.language)
        self.states = {part.key: part_states(part, atlas, drawn, words) for part in edition.parts}
        self.views = [
            part_view(part, self.states[part.key], atlas, drawn, words) for part in edition.parts
        ]

    def files(self) -> dict[str, bytes]:
        """Return the pages and states of this language."""
        made = {INDEX: self._index(), VALUES: self._values()}
        if self.facts.changes is not None:
            made[CHANGES] = self._changes()
        for view in self.views:
            if len(view.states) > 1:
                for one in self.states[view.anchor]:
                    made[f"states/{view.anchor}-{one.key}.json"] = self._state(one, view.first)
        return {self.folder + name: text.encode() for name, text in made.items()}

    def _in_language(self, texts: Mapping[str, str]) -> str:
        return text_in(texts, self.words.language, self.edition.languages[0])

    def _other_language(self, texts: Mapping[str, str]) -> str:
        """Return the language that a text had to be taken from; empty where it is the page's."""
        return "" if texts.get(self.words.language) else self.edition.languages[0]

    def _render(self, template: str, page: str, **content: Any) -> str:
        edition, words = self.edition, self.words
        depth = (self.folder + page).count("/")
        shown = {
            "edition": edition,
            "say": words.say,
            "count": words.count,
            "language": words.language,
            "languages": language_links(edition, words.language, page),
            "root": "../" * depth,
            "home": "../" * page.count("/"),
            "above": "../" * (depth + 1),
            "title": self._in_language(edition.titles),
            "standfirst": self._in_language(edition.standfirsts),
            "title_language": self._other_language(edition.titles),
            "standfirst_language": self._other_language(edition.standfirsts),
            "date": words.date(edition.date),
            "site": self.site,
            "has_changes": self.facts.changes is not None,
            "status": self._status,
            "statuses": json.dumps(self._status_words(), ensure_ascii=False),
        }
        return templates().get_template(template).render(**shown, **content)

    def _status(self, key: str) -> object:
        return status(key, self.words)

    def _status_words(self) -> dict[str, str]:
        return {one.key: one.word for one in marks_of(self.views, self.words)}

    def _index(self) -> str:
        words, views = self.words, self.views
        leaving = [one for one in self.facts.sources.values() if one != GISCO]
        sources = chosen_sources(views)
        return self._render(
            "published.html",
            INDEX,
            parts=views,
            links={view.anchor: self._links(view) for view in views},
            sources=sources,
            other_sources=other_sources(sources, leaving),
            suppliers=list(dict.fromkeys(one.supplier for one in sources)),
            marks=marks_of(views, words),
            measures=measures_made(views, words),
            years=years_told(views),
            downloads=[
                (one, words.say(short_name(one)), size_told(one.size, words))
                for one in self.downloads
            ],
            facts=self.facts,
            boundaries=words.say(BOUNDARIES),
            licences=(words.say(FIGURES_LICENCE), words.say(BOUNDARIES_LICENCE)),
            mode_names={key: words.say(sign.name) for key, sign in MODE_SIGNS.items()},
            has_states=any(view.years or view.modes for view in views),
        )

    def _links(self, view: PartView) -> dict[str, str]:
        made: HowMade = view.made
        method = f"{self.site.methods}?lang={self.words.language}#{made.method}"
        return {
            "atlas": atlas_link(self.site, view.first.selection, self.words),
            "method": method if self.site.methods else "",
        }

    def _values(self) -> str:
        tables = [
            (part.key, values_title(part, self.words), value_tables(part, self.atlas, self.words))
            for part, view in zip(self.edition.parts, self.views, strict=True)
        ]
        return self._render("values.html", VALUES, tables=tables)

    def _changes(self) -> str:
        change, words = self.edition.change, self.words
        reasons = []
        if change is not None:
            reasons = [words.say(KIND_TEXTS[change.kind])]
        assert self.facts.changes is not None
        view = changes_view(self.facts.changes, reasons, self.atlas, words)
        texts = change.texts if change else {}
        said, language = self._in_language(texts), self._other_language(texts)
        return self._render("changes.html", CHANGES, changes=view, said=said, said_in=language)

    def _state(self, one: StateMap, first: StateMap) -> str:
        legend = templates().get_template("legend.html")
        source = templates().get_template("source_line.html")
        words = self.words
        record = state_record(
            one,
            first,
            legend.render(legend=one.legend, payload=one.payload, say=words.say).strip(),
            source.render(mark=status(one.status, words), text=one.payload["credits"]).strip(),
        )
        return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
