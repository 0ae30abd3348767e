"""The form by which a view is published: read, checked, and kept as plain JSON."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict

from dashboard.publish.edition import CHANGE_KINDS, Change
from dashboard.views.saved import SavedView
from dashboard.words import LANGUAGES, N_, Words

LONGEST_TITLE, LONGEST_STANDFIRST, LONGEST_REASON, LONGEST_SLUG = 160, 600, 600, 60
_MOST_TYPED = 200
KIND_NAMES = {
    "correction": N_("Correction: a figure was wrong"),
    "revision": N_("Revision: the source has newer figures"),
    "method": N_("Method: it is counted in another way"),
}


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be published, as somebody filled it in.

    Parameters
    ----------
    slug
        Name in addresses.
    languages
        The main one first.
    titles, standfirsts, reasons
        By language; what is empty is left out.
    kind
        Why it differs from the version before, one of `CHANGE_KINDS`; empty for the first.
    """

    slug: str = ""
    languages: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    standfirsts: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title in the main language."""
        return next((self.titles[one] for one in self.languages if self.titles.get(one)), self.slug)

    def change(self) -> Change | None:
        """Return why it differs from the version before; ``None`` for the first."""
        return Change(self.kind, self._chosen(self.reasons)) if self.kind else None

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON; `order_from_json` gives it back."""
        return {
            "slug": self.slug,
            "languages": list(self.languages),
            "titles": self._chosen(self.titles),
            "standfirsts": self._chosen(self.standfirsts),
            "kind": self.kind,
            "reasons": self._chosen(self.reasons),
        }

    def _chosen(self, texts: Mapping[str, str]) -> dict[str, str]:
        return {one: texts[one] for one in self.languages if texts.get(one)}


def order_from_json(content: Mapping[str, Any]) -> Order:
    """Return what `Order.to_json` wrote; what is missing or of another type is empty."""

    def texts(name: str) -> dict[str, str]:
        found = content.get(name)
        return (
            {str(key): str(text) for key, text in found.items()} if isinstance(found, dict) else {}
        )

    languages = content.get("languages")
    chosen = languages if isinstance(languages, list) else []
    return Order(
        str(content.get("slug", "")),
        tuple(one for one in chosen if one in LANGUAGES),
        texts("titles"),
        texts("standfirsts"),
        str(content.get("kind", "")),
        texts("reasons"),
    )


def first_order(view: SavedView) -> Order:
    """Return what the form of a view shows that was never published.

    Languages are those in which the view has a description, English where it has none.
    """
    languages = tuple(one for one in LANGUAGES if view.descriptions.get(one)) or ("en",)
    return Order(
        suggested_slug(view.name),
        languages,
        dict.fromkeys(languages, view.name),
        {one: text.strip()[:LONGEST_STANDFIRST] for one, text in view.descriptions.items()},
    )


def suggested_slug(name: str) -> str:
    """Return a name for addresses made from a title.

    Examples
    --------
    >>> suggested_slug("Järnvägens andel: Östra Sverige, 2022")
    'jarnvagens-andel-ostra-sverige-2022'
    """
    folded = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    signs = "".join(sign if sign.isalnum() else "-" for sign in folded)
    return "-".join(part for part in signs.split("-") if part)[:LONGEST_SLUG].strip("-")


def read_order(form: MultiDict[str, str]) -> Order:
    """Return what was filled in, with nothing lost, whatever it is.

    Parameters
    ----------
    form
        ``slug``, ``languages`` (several), ``main``, ``kind``, and ``title-``, ``standfirst-``
        and ``reason-`` with a language.
    """
    chosen = [one for one in LANGUAGES if one in form.getlist("languages")]
    main = form.get("main", "")
    chosen.sort(key=lambda one: one != main)

    def texts(name: str, most: int) -> dict[str, str]:
        found = {one: one_line(form.get(f"{name}-{one}", ""))[:most] for one in LANGUAGES}
        return {one: text for one, text in found.items() if text}

    return Order(
        one_line(form.get("slug", ""))[:_MOST_TYPED],
        tuple(chosen),
        texts("title", LONGEST_TITLE),
        texts("standfirst", LONGEST_STANDFIRST),
        form.get("kind", "").strip(),
        texts("reason", LONGEST_REASON),
    )


def one_line(text: str) -> str:
    r"""Return a text without line breaks and signs that cannot be seen, at its ends no space.

    Examples
    --------
    >>> one_line(" Rail\x00 and\r\n road ")
    'Rail and road'
    """
    spaced = "".join(" " if sign.isspace() else sign for sign in text)
    seen = "".join(sign for sign in spaced if unicodedata.category(sign) not in ("Cc", "Cs"))
    return " ".join(seen.split())


def faults_of(order: Order, is_first: bool, slug_fault: str, words: Words) -> dict[str, str]:
    """Return what is wrong with an order, by field, in the order of the form.

    Parameters
    ----------
    order
        What was filled in.
    is_first
        Whether there is no version yet.
    slug_fault
        What is wrong with the slug, in the reader's language; empty where nothing is.
    words
        The reader's language.
    """
    faults = {"slug": slug_fault} if slug_fault else {}
    if not order.languages:
        faults["languages"] = words.say("Choose at least one language.")
    for language in order.languages:
        if not order.titles.get(language):
            faults[f"title-{language}"] = words.say(
                "Give the title in {language}, or leave this language out.",
                language=words.tongue(language),
            )
    if not is_first and order.kind not in CHANGE_KINDS:
        faults["kind"] = words.say("Say why this version differs from the one before.")
    for language in order.languages:
        if not is_first and not order.reasons.get(language):
            faults[f"reason-{language}"] = words.say(
                "Say in {language} what changed; a sentence is enough.",
                language=words.tongue(language),
            )
    return faults
