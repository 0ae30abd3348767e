"""Whether the figures of a version may leave, add up, and differ from the version before."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.figures.quantity import amount
from dashboard.measures.atlas import Atlas
from dashboard.publish.changes import NEW, RANGE, STATUS, VALUE, VANISHED, Changes, FigureChange
from dashboard.publish.checks.check import OK, STOP, WARNING, Check, first_names
from dashboard.publish.checks.sums import SHARE_TOLERANCE, Off, Sums, shares_added, sums_added
from dashboard.publish.edition import Edition
from dashboard.publish.figures import MAP
from dashboard.publish.release import Release
from dashboard.words import Words

MOST_CHANGES = 3
UNCHECKED = "not checked"
"""What a licence says that nobody has looked up."""


def check_figures(release: Release, words: Words) -> Check:
    """Return how many figures would leave, and which maps have none."""
    known = [one for one in release.told if one.figure.is_known]
    own = {part.key: part.states[0].measure for part in release.edition.parts}
    on_maps = {one.part for one in known if one.shown_in == MAP and one.measure == own[one.part]}
    empty = [part.key for part in release.edition.parts if part.key not in on_maps]
    mend = words.say("Choose another year, mode or level, and save the view again.")
    if not on_maps:
        nothing = words.say("There is nothing to show: the maps have no figure that is known.")
        return Check("figures", STOP, nothing, ", ".join(empty), mend)
    if empty:
        some = words.say("Some maps have no figure that is known.")
        return Check("figures", WARNING, some, ", ".join(empty), mend)
    told = words.count("{n} figure would leave.", "{n} figures would leave.", len(known))
    unknown = len(release.told) - len(known)
    rest = words.count(
        "{n} region or place has none, and says so.",
        "{n} times a region or place has none, and says so.",
        unknown,
    )
    return Check("figures", OK, f"{told} {rest}" if unknown else told)


def check_sources(release: Release, words: Words) -> Iterator[Check]:
    """Give whether every figure has a source, and every source its licence."""
    bare = {
        one.figure.subject_id
        for one in release.told
        if one.figure.is_known and not one.figure.source_ids
    }
    unknown = [one.source_id for one in release.sources.values() if not one.supplier]
    if bare or unknown:
        yield Check(
            "sources",
            STOP,
            words.say("Some figures do not say where they come from."),
            first_names([*sorted(bare), *unknown]),
            words.say("Add the source to the tables and build the data again."),
        )
    else:
        yield Check("sources", OK, words.say("Every figure has its source."))
    lacking = [one.source_id for one in release.sources.values() if not one.licence]
    unchecked = [one.source_id for one in release.sources.values() if UNCHECKED in one.licence]
    if lacking:
        yield Check(
            "licences",
            WARNING,
            words.say("Of some sources no licence is known."),
            first_names(lacking),
            words.say("Ask the supplier whether the figures may be published."),
        )
    if unchecked:
        yield Check(
            "unchecked",
            WARNING,
            words.say("Terms of some sources were not looked up."),
            first_names(unchecked),
            words.say("Look them up before publishing."),
        )
    if not lacking and not unchecked:
        yield Check("licences", OK, words.say("Every source says what may be done with it."))


def check_sums(release: Release, atlas: Atlas, words: Words) -> tuple[Check, Check]:
    """Return whether regions add up to larger ones, and shares of modes to the whole."""
    sums, shares = sums_added(release, atlas), shares_added(release, atlas)
    told = words.count(
        "Regions add up to the larger one that they lie in ({n} sum checked).",
        "Regions add up to the larger ones that they lie in ({n} sums checked).",
        sums.checked,
    )
    added = words.count(
        "The shares of all modes add up to 100% ({n} sum checked, to {points} points).",
        "The shares of all modes add up to 100% ({n} sums checked, to {points} points).",
        shares.checked,
        points=words.number(SHARE_TOLERANCE, 1),
    )
    return (
        _sums("sums", sums, told, words.say("There are no regions to add up."), atlas, words),
        _sums("shares", shares, added, words.say("There are no shares to add up."), atlas, words),
    )


def _sums(key: str, sums: Sums, agree: str, nothing: str, atlas: Atlas, words: Words) -> Check:
    if not sums.off:
        return Check(key, OK, agree if sums.checked else nothing)
    worst = sorted(sums.off, key=lambda one: -one.share)[:MOST_CHANGES]
    return Check(
        key,
        WARNING,
        words.count(
            "{n} of {checked} sums does not agree.",
            "{n} of {checked} sums do not agree.",
            len(sums.off),
            checked=words.number(sums.checked),
        ),
        "; ".join(_off(one, atlas, words) for one in worst),
        words.say("Look at the figures named, and build the data again if one is wrong."),
    )


def _off(one: Off, atlas: Atlas, words: Words) -> str:
    return words.say(
        "{name} {year}: {sum}, should be {whole}",
        name=atlas.name(one.subject_id, words),
        year=one.year,
        sum=amount(one.total, one.unit, words),
        whole=amount(one.whole, one.unit, words),
    )


def check_changes(changes: Changes, edition: Edition, atlas: Atlas, words: Words) -> Check:
    """Return how many figures differ from the version before, and which moved most."""
    if not changes:
        return Check(
            "changes",
            WARNING,
            words.say("No figure has changed since version {version}.", version=changes.since),
            words.say("Version {version}", version=edition.version),
            words.say("Publish it only if texts or maps are meant to differ."),
        )
    counts = changes.counts
    told = {
        VALUE: words.count("{n} other value", "{n} other values", counts[VALUE]),
        STATUS: words.count("{n} other status", "{n} other statuses", counts[STATUS]),
        RANGE: words.count("{n} other range", "{n} other ranges", counts[RANGE]),
        NEW: words.count("{n} new figure", "{n} new figures", counts[NEW]),
        VANISHED: words.count("{n} figure gone", "{n} figures gone", counts[VANISHED]),
    }
    parts = [text for kind, text in told.items() if counts[kind]]
    what = words.say(
        "Since version {version}: {list}.", version=changes.since, list=", ".join(parts)
    )
    largest = [_change(one, atlas, words) for one in changes.largest(MOST_CHANGES)]
    return Check(
        "changes",
        WARNING if counts[VALUE] or counts[VANISHED] else OK,
        what,
        "; ".join(largest),
        words.say("Look through them: readers are shown each of them."),
    )


def _change(one: FigureChange, atlas: Atlas, words: Words) -> str:
    return words.say(
        "{name} {year}: {new}, was {old}",
        name=atlas.name(one.key.subject_id, words),
        year=one.key.year,
        new=amount(one.new, one.unit, words),
        old=amount(one.old, one.unit, words) if one.old == one.old else words.say("another unit"),
    )
