"""What changed since the version before, as the page that lists every figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.figures.modes import MODE_SIGNS
from dashboard.figures.quantity import Scale, amount, scale_of, write, write_with_unit
from dashboard.figures.status import status
from dashboard.figures.table import Cell, Column, Row, Table
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.publish.changes import NEW, RANGE, STATUS, VALUE, VANISHED, Changes, FigureChange
from dashboard.publish.edition import CORRECTION, METHOD, REVISION
from dashboard.words import N_, NO_FIGURE, Words

KIND_TEXTS = {
    CORRECTION: N_("Correction: a figure was wrong."),
    REVISION: N_("Revision: the source has changed its figures."),
    METHOD: N_("Method: figures are made in another way."),
}
_TITLES = {
    VALUE: N_("Figures with another value"),
    STATUS: N_("Figures with the same value and another status"),
    RANGE: N_("Estimates with another range"),
    NEW: N_("New figures"),
    VANISHED: N_("Figures that are no longer there"),
}


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed, as the template shows it.

    Parameters
    ----------
    since
        Version before.
    reasons
        What the kind of change means, and what the publisher says; one or two sentences.
    counts
        How many figures of each kind, as one line; says so where none changed.
    tables
        Every change, by its kind.
    """

    since: int
    reasons: tuple[str, ...]
    counts: str
    tables: tuple[Table, ...]


def changes_view(
    changes: Changes, reasons: Iterable[str], atlas: Atlas, words: Words
) -> ChangesView:
    """Return what changed since the version before.

    Parameters
    ----------
    changes
        Every figure that differs.
    reasons
        Why, in the language of the page.
    atlas
        Gives the names.
    words
        Language of the page.
    """
    counts = [text for kind, text in _counts(changes, words).items() if changes.of(kind)]
    return ChangesView(
        since=changes.since,
        reasons=tuple(text for text in reasons if text),
        counts=f"{', '.join(counts)}." if counts else words.say("No figure has changed."),
        tables=tuple(
            _table(kind, changes.of(kind), atlas, words) for kind in _TITLES if changes.of(kind)
        ),
    )


def _counts(changes: Changes, words: Words) -> dict[str, str]:
    found = changes.counts
    return {
        VALUE: words.count("{n} other value", "{n} other values", found[VALUE]),
        STATUS: words.count("{n} other status", "{n} other statuses", found[STATUS]),
        RANGE: words.count("{n} other range", "{n} other ranges", found[RANGE]),
        NEW: words.count("{n} new figure", "{n} new figures", found[NEW]),
        VANISHED: words.count("{n} figure gone", "{n} figures gone", found[VANISHED]),
    }


def _table(kind: str, found: Iterable[FigureChange], atlas: Atlas, words: Words) -> Table:
    heads = [words.say("Place"), words.say("Measure"), words.say("Mode"), words.say("Year")]
    columns = [Column(head) for head in heads]
    numbers = {
        VALUE: (words.say("Old"), words.say("New"), words.say("Difference"), words.say("Per cent")),
        STATUS: (words.say("Value"), words.say("Old"), words.say("New")),
        RANGE: (words.say("Value"),),
        NEW: (words.say("New"),),
        VANISHED: (words.say("Old"),),
    }[kind]
    columns += [Column(head, is_number=kind != STATUS or not at) for at, head in enumerate(numbers)]
    rows = tuple(_row(kind, one, atlas, words) for one in found)
    return Table(words.say(_TITLES[kind]), tuple(columns), rows)


def _row(kind: str, one: FigureChange, atlas: Atlas, words: Words) -> Row:
    key = one.key
    measure = MEASURES[key.measure]
    title = words.say(measure.title)
    if key.definition in measure.definitions:
        title = f"{title}: {words.say(measure.definitions[key.definition])}"
    mode = words.say(MODE_SIGNS[key.mode].name) if key.mode in MODE_SIGNS else ""
    texts = [atlas.name(key.subject_id, words), title, mode or NO_FIGURE, str(key.year)]
    texts += _numbers(kind, one, words)
    name = "-".join((key.measure, key.subject_id, str(key.year), key.mode, key.definition))
    return Row(name, tuple(Cell(text) for text in texts))


def _numbers(kind: str, one: FigureChange, words: Words) -> list[str]:
    if kind == VALUE:
        scale = scale_of(one.unit, [one.old, one.new])
        texts = [write_with_unit(value, scale, words) for value in (one.old, one.new)]
        return [*texts, _signed(one.difference, scale, words), _percent(one.percent, words)]
    if kind == STATUS:
        sure = [status(key, words).word for key in (one.old_status, one.new_status)]
        return [amount(one.new, one.unit, words), *sure]
    shown = one.old if kind == VANISHED else one.new
    return [amount(shown, one.unit, words)]


def _signed(value: float, scale: Scale, words: Words) -> str:
    """Return a difference with its sign; differences of shares are points, not per cent."""
    if value != value:
        return NO_FIGURE
    sign = "+" if value > 0 else "\N{MINUS SIGN}" if value < 0 else ""
    text = write(abs(value), scale, words)
    if scale.symbol == "%":
        return words.say("{sign}{value} points", sign=sign, value=text)
    return f"{sign}{write_with_unit(abs(value), scale, words)}"


def _percent(value: float, words: Words) -> str:
    if value != value:
        return NO_FIGURE
    return f"{'+' if value > 0 else ''}{words.percent(value, 1)}"
