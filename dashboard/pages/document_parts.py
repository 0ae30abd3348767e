"""The parts that a plain page is made of: tables, lists of links, sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.words import Words


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell of a table, or in a line.

    Parameters
    ----------
    text
        In the reader's language, or as `language` says.
    address
        Where it leads; empty for nowhere.
    kind
        ``code`` for what is typed letter by letter, ``number``, ``short`` for what stays on one
        line, or empty.
    mark
        Status whose mark stands before it; empty for none.
    language
        Language of the text where it is not the reader's; ``""`` where it is, ``und`` for names.
    """

    text: str
    address: str = ""
    kind: str = ""
    mark: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the first cell of each row is its head.

    Parameters
    ----------
    caption
        What it lists.
    head
        Name of each column.
    rows
        As many cells as there are columns.
    """

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under a title of its own.

    Parameters
    ----------
    key
        Its anchor.
    title
        Its title.
    texts
        Paragraphs, before everything else.
    facts
        Pairs of a label and the lines that stand beside it.
    tables
        Tables, one below the other.
    links
        Addresses to try, each with what it gives.
    example
        Text that a program answers, shown letter by letter; empty for none.
    """

    key: str
    title: str
    texts: Sequence[str] = ()
    facts: Sequence[tuple[str, Sequence[Cell]]] = ()
    tables: Sequence[Table] = ()
    links: Sequence[Cell] = ()
    example: str = ""


def code(text: str, address: str = "") -> Cell:
    """Return what is typed letter by letter."""
    return Cell(text, address, "code")


def number(text: str) -> Cell:
    """Return a number as the reader's language writes it."""
    return Cell(text, kind="number")


def method_section(
    key: str,
    title: str,
    words: Words,
    formula: tuple[str, ...],
    cautions: tuple[str, ...],
    not_for: str,
    address: str,
) -> Section:
    """Return how something beside the measures is made: formula, cautions, and where it is shown.

    Parameters
    ----------
    key
        Anchor of the section.
    title
        In the reader's language.
    words
        The reader's language.
    formula, cautions
        Sentences to be translated.
    not_for
        What it must not be used for, to be translated.
    address
        Where it is shown: a page, or a file of figures.
    """
    label = words.say("Figures") if address.endswith(".csv") else words.say("Page")
    facts = [
        (words.say("What it is not for"), [Cell(words.say(not_for))]),
        (words.say("How it is calculated"), [Cell(words.say(text)) for text in formula]),
        (words.say("Good to know"), [Cell(words.say(text)) for text in cautions]),
        (label, [code(address, address)]),
    ]
    return Section(key, title, facts=facts)
