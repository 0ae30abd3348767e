"""What stands round the parts of a published page: links, sources, citation, the form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from dashboard.figures.made import HowMade
from dashboard.figures.status import STATUSES, Status, status
from dashboard.measures.catalogue import MEASURES
from dashboard.publish.edition import Edition
from dashboard.publish.page.parts import PartView, all_statuses
from dashboard.selection import Selection
from dashboard.words import LANGUAGE_NAMES, N_, Words

BOUNDARIES = N_("Boundaries: NUTS 2021, Eurostat (GISCO), © EuroGeographics.")
BOUNDARIES_LICENCE = N_(
    "The boundaries may be used for purposes that are not commercial, with credit on every map."
)
FIGURES_LICENCE = N_(
    "Each figure may be used as the licence of its source allows; the sources are named here."
)
"""How boundaries and figures may be used."""


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """A link to the same page in another language."""

    code: str
    name: str
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Site:
    """Addresses at the server that publishes; all empty where it does not know its own.

    Parameters
    ----------
    version
        Of this version.
    versions
        List of all versions.
    feedback
        Where the form at the foot is sent.
    atlas
        The atlas.
    methods
        The description of methods.
    """

    version: str = ""
    versions: str = ""
    feedback: str = ""
    atlas: str = ""
    methods: str = ""


def site_of(edition: Edition) -> Site:
    """Return the addresses of a version at its server.

    Examples
    --------
    >>> import datetime
    >>> one = Edition("a", 2, datetime.date(2026, 1, 1), ("en",), {}, {}, "", (), None,
    ...               "https://atlas.example/p/a/")
    >>> site_of(one).feedback
    'https://atlas.example/feedback/a/2/'
    """
    end = f"/p/{edition.slug}/"
    if not edition.address.endswith(end) or not urlsplit(edition.address).scheme:
        return Site()
    root = edition.address.removesuffix(end)
    return Site(
        version=f"{edition.address}{edition.version}/",
        versions=f"{edition.address}versions/",
        feedback=f"{root}/feedback/{edition.slug}/{edition.version}/",
        atlas=f"{root}/",
        methods=f"{root}/methods/",
    )


def folder_of(edition: Edition, language: str) -> str:
    """Return the folder of a language's pages: the root for the main one, else ``sv/``."""
    return "" if language == edition.languages[0] else f"{language}/"


def language_links(edition: Edition, here: str, page: str) -> tuple[LanguageLink, ...]:
    """Return links between the languages of a page, relative to it.

    Parameters
    ----------
    edition
        The version.
    here
        Language of the page.
    page
        Its file, such as ``values/index.html``.
    """
    up = "../" * (folder_of(edition, here) + page).count("/")
    return tuple(
        LanguageLink(one, LANGUAGE_NAMES[one], f"{up}{folder_of(edition, one)}{page}", one == here)
        for one in edition.languages
    )


def text_in(texts: Mapping[str, str], language: str, main: str) -> str:
    """Return a text in a language, else in the main one."""
    return texts.get(language) or texts.get(main, "")


def marks_of(views: Sequence[PartView], words: Words) -> list[Status]:
    """Return the marks that a page uses, the surest first, with what they mean."""
    used = all_statuses(views)
    return [status(key, words) for key in STATUSES if key in used]


def measures_made(views: Sequence[PartView], words: Words) -> dict[str, HowMade]:
    """Return how the figures of each measure were made, by its title, each measure once."""
    found: dict[str, HowMade] = {}
    for view in views:
        shown = [(view.first.selection.measure, view.made)]
        shown += [(card.card.measure, card.made) for card in view.cards if not card.card.empty]
        for measure, made in shown:
            found.setdefault(words.say(MEASURES[measure].title), made)
    return found


def years_told(views: Iterable[PartView]) -> str:
    """Return the years of a page's maps, such as 2005–2023."""
    years = [one for view in views for one in (view.years or (view.first.selection.year,))]
    first, last = min(years), max(years)
    return str(last) if first == last else f"{first}\N{EN DASH}{last}"


def size_told(size: int, words: Words) -> str:
    """Return a number of bytes as a reader sees it; empty where it is not known yet."""
    if size <= 0:
        return ""
    if size < 100_000:
        return words.say("{size} kB", size=words.number(max(size / 1000, 0.1), 1))
    return words.say("{size} MB", size=words.number(size / 1e6, 1))


def atlas_link(site: Site, selection: Selection, words: Words) -> str:
    """Return the address of a selection in the atlas; empty where its server is not known."""
    query = selection.showing(language=words.language).to_query()
    return f"{site.atlas}?{query}" if site.atlas else ""
