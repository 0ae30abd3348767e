"""Names that fit beside a line or before a bar."""

from __future__ import annotations

from dashboard.figures.subjects import is_country
from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import EU
from dashboard.words import Words

LONGEST, LONGEST_BESIDE_LINE = 18, 13


def short_name(subject_id: str, most: int, atlas: Atlas, words: Words) -> str:
    """Return a name that fits beside a line or bar; a country with a long name has its code.

    Parameters
    ----------
    subject_id
        A region, a place, or the EU.
    most
        Letters that there is room for.
    atlas
        Holds the names.
    words
        The reader's language.
    """
    if subject_id == EU:
        return words.say("EU of 27")
    name = atlas.name(subject_id, words)
    has_code = is_country(subject_id, atlas)
    return subject_id if has_code and len(name) > most else shortened(name, most)


def shortened(text: str, most: int) -> str:
    """Return a text cut between words, or inside a long one, with an ellipsis.

    Examples
    --------
    >>> shortened("Interporto Quadrante Europa", 18)
    'Interporto…'
    """
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    whole = cut.rsplit(" ", 1)[0]
    return (whole if len(whole) > most // 2 else cut).rstrip(" ,-(") + "…"
