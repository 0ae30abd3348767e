"""What statuses and letters mean, told the same way on every plain page."""

from __future__ import annotations

from dashboard.figures.status import status, statuses_of
from dashboard.measures.record import FLAGS
from dashboard.pages.document_parts import Cell, Section, Table, code
from dashboard.settings import Audience
from dashboard.words import Words


def status_section(audience: Audience, words: Words) -> Section:
    """Return what each status and each letter of a supplier means, with its mark and its code."""
    shown = [status(key, words) for key in statuses_of(audience)]
    rows = [[Cell(one.word, mark=one.key), code(one.key), Cell(one.meaning)] for one in shown]
    head = [words.say("Mark"), words.say("Code"), words.say("Meaning")]
    letters = [[code(letter), Cell(words.say(text))] for letter, text in FLAGS.items()]
    return Section(
        "status",
        words.say("How sure a figure is"),
        [
            words.say(
                "Every figure carries a status. What is not known has no figure: it is hatched on "
                "the map, a gap in a line and a dash in a table, never a zero."
            )
        ],
        tables=[
            Table(words.say("Statuses and their marks"), head, rows),
            Table(
                words.say("Letters of the suppliers, in the column flag"),
                [words.say("Letter"), words.say("Meaning")],
                letters,
            ),
        ],
    )
