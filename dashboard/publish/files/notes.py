"""What must be read with the figures, as it stands in every file: method, cautions, citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dashboard.figures.flow_texts import CAUTIONS as FLOW_CAUTIONS
from dashboard.figures.flow_texts import (
    FORMULA,
    LOAD_CAUTIONS,
    LOAD_FORMULA,
    LOAD_MEANING,
    MEANING,
)
from dashboard.figures.status import STATUSES, status
from dashboard.figures.titles import measure_title
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.record import FLAGS
from dashboard.measures.units import UNITS
from dashboard.publish.edition import CORRECTION, METHOD, REVISION, Edition
from dashboard.publish.lock import public_address
from dashboard.publish.release import BOUNDARIES_TOLD, Release
from dashboard.words import N_, Words, speak

ABOUT, SHOWN, MADE = N_("About"), N_("What the figures show"), N_("How it is made")
CAUTIONS, NOT_FOR, SURE = N_("Cautions"), N_("Not for"), N_("How sure the figures are")
SOURCES, LICENCE, CITATION = N_("Sources"), N_("Licence"), N_("Citation")
WHAT_CHANGED = N_("What changed")
CHANGED = {
    CORRECTION: N_("Version {version} corrects figures of version {before}."),
    REVISION: N_(
        "Version {version} has figures that the suppliers revised since version {before}."
    ),
    METHOD: N_("Version {version} is made by another method than version {before}."),
}
LICENCE_TOLD = N_("Each figure may be used as its sources allow; what they say stands with each.")


class Note(NamedTuple):
    """A paragraph: the section it stands in, and its text, both in the reader's language."""

    section: str
    text: str


def notes(release: Release, language: str) -> tuple[Note, ...]:
    """Return what must be read with the figures.

    Parameters
    ----------
    release
        What leaves.
    language
        One of those of the version.
    """
    words = speak(language)
    return tuple(Note(words.say(section), text) for section, text in _told(release, words) if text)


def title_in(edition: Edition, language: str) -> str:
    """Return the title in a language, else in the main one, else the name in the address."""
    main = edition.titles.get(edition.languages[0], "")
    return edition.titles.get(language, "").strip() or main.strip() or edition.slug


def titles_in(edition: Edition) -> dict[str, str]:
    """Return the title in every language of a version."""
    return {one: title_in(edition, one) for one in edition.languages}


def citation(edition: Edition, words: Words) -> str:
    """Return how a version is cited, ready to be copied.

    Examples
    --------
    >>> import datetime
    >>> from dashboard.words import speak
    >>> day = datetime.date(2026, 11, 14)
    >>> own = Edition("rail", 2, day, ("en",), {"en": "Rail"}, {}, "Region X", ())
    >>> citation(own, speak("en"))
    'Region X (2026): Rail. Version 2, 14 Nov 2026.'
    """
    told = words.say(
        "{publisher} ({year}): {title}. Version {version}, {date}.",
        publisher=edition.publisher,
        year=edition.date.year,
        title=title_in(edition, words.language).rstrip("."),
        version=edition.version,
        date=words.date(edition.date),
    )
    address = f"{edition.address}{edition.version}/" if edition.address else ""
    return f"{told} {address}".strip()


def changed_told(edition: Edition, words: Words) -> str:
    """Return why a version differs from the one before it; empty for the first."""
    if edition.change is None:
        return ""
    told = words.say(
        CHANGED[edition.change.kind], version=edition.version, before=edition.version - 1
    )
    return f"{told} {edition.change.texts.get(words.language, '')}".strip()


def sentences(texts: Iterable[str]) -> str:
    """Return texts one after the other, with one full stop between them.

    Examples
    --------
    >>> sentences(["Eurostat", "", "Reuse with attribution.", "https://a.example/"])
    'Eurostat. Reuse with attribution. https://a.example/'
    """
    *before, last = [text.strip() for text in texts if text.strip()] or [""]
    return " ".join([*(f"{text.rstrip('.')}." for text in before), last])


def _told(release: Release, words: Words) -> Iterator[tuple[str, str]]:
    edition = release.edition
    yield ABOUT, title_in(edition, words.language)
    yield ABOUT, edition.standfirsts.get(words.language, "")
    yield WHAT_CHANGED, changed_told(edition, words)
    for measure in release.measures:
        record, name = MEASURES[measure], measure_title(measure, words)
        units = {one.figure.unit for one in release.told if one.measure == measure}
        named = ", ".join(words.say(UNITS[unit].name) for unit in sorted(units) if unit in UNITS)
        yield SHOWN, f"{name} ({measure}; {named}): {words.say(record.meaning)}"
        yield MADE, f"{name}: {words.say(record.formula)}"
        own = [texts for kind, texts in release.cautions.items() if kind.measure == measure]
        for text in dict.fromkeys((*record.cautions, *(text for texts in own for text in texts))):
            yield CAUTIONS, f"{name}: {words.say(text)}"
        yield NOT_FOR, f"{name}: {words.say(record.not_for)}"
    for is_told, meaning, formula, cautions in (
        (release.flows, MEANING, FORMULA, FLOW_CAUTIONS),
        (release.loads, LOAD_MEANING, LOAD_FORMULA, LOAD_CAUTIONS),
    ):
        if is_told:
            yield SHOWN, words.say(meaning)
            yield MADE, words.say(formula)
            yield from ((CAUTIONS, words.say(text)) for text in cautions)
    yield from _sure(release, words)
    for source in release.sources.values():
        texts = (source.supplier, source.title, source.licence, public_address(source.locator))
        yield SOURCES, f"{source.source_id}: {sentences(texts)}"
    yield LICENCE, words.say(LICENCE_TOLD)
    yield LICENCE, words.say(BOUNDARIES_TOLD) if release.shapes else ""
    yield CITATION, citation(edition, words)


def _sure(release: Release, words: Words) -> Iterator[tuple[str, str]]:
    """Give what the statuses and letters mean that stand in the figures."""
    found = {one.figure.status for one in release.told}
    for key in STATUSES:
        if key in found:
            told = status(key, words)
            yield SURE, f"{key}: {told.word}. {told.meaning}"
    letters = {letter for one in release.told for letter in one.figure.flag}
    told_above = {text for texts in release.cautions.values() for text in texts}
    for letter, text in FLAGS.items():
        if letter in letters and text not in told_above:
            yield SURE, f"{letter}: {words.say(text)}"
