"""The text file that tells a person what lies in the folder of a version."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from dashboard.publish.facts import Download, Facts
from dashboard.publish.files.notes import notes, title_in
from dashboard.publish.release import Release
from dashboard.words import LANGUAGE_NAMES, Words, speak

WIDTH = 78


def readme(release: Release, files: Iterable[Download], facts: Facts) -> bytes:
    """Return what the folder holds, in each language of the version, as plain text in UTF-8.

    Parameters
    ----------
    release
        What leaves.
    files
        The files beside it.
    facts
        Hash and changes of the version.
    """
    every = tuple(files)
    parts = [
        "\n".join(_told(release, every, facts, speak(language)))
        for language in release.edition.languages
    ]
    return "\n\n\n".join(parts).encode() + b"\n"


def _told(
    release: Release, files: tuple[Download, ...], facts: Facts, words: Words
) -> Iterator[str]:
    edition = release.edition
    if len(edition.languages) > 1:
        yield f"[{LANGUAGE_NAMES[words.language]}]"
        yield ""
    title = title_in(edition, words.language)
    yield from (title, "=" * min(len(title), WIDTH))
    version = words.say(
        "Version {version}, {date}. Hash of the data: {hash}.",
        version=edition.version,
        date=words.date(edition.date),
        hash=facts.digest,
    )
    yield from _wrapped(version)
    yield from _head(words.say("Files"))
    for one in files:
        yield from _wrapped(f"{one.name}: {words.say(one.title)}.", "  ")
    yield from _wrapped(words.say("manifest.json has the SHA-256 of every file."))
    section = ""
    for note in notes(release, words.language):
        if note.section != section:
            section = note.section
            yield from _head(section)
        yield from _wrapped(note.text, "  ")


def _head(title: str) -> Iterator[str]:
    yield from ("", title, "-" * len(title))


def _wrapped(text: str, indent: str = "") -> list[str]:
    """Return a paragraph as lines; an address is never broken."""
    lines = [
        line
        for paragraph in text.splitlines() or [""]
        for line in textwrap.wrap(
            paragraph,
            WIDTH,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        or [""]
    ]
    return lines
