"""What all pages of publishing share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from flask import request

from dashboard.pages.publishing.jobs import Jobs, Trouble
from dashboard.pages.publishing.press import Press
from dashboard.pages.publishing.rate import Rate
from dashboard.pages.site import Site, reader_words
from dashboard.publish.ready_files import ReadyFiles
from dashboard.store.store import Store
from dashboard.words import Words


@dataclass(frozen=True, slots=True)
class Publishing:
    """What all pages of publishing share.

    Parameters
    ----------
    store
        People, views, submissions and feedback.
    press
        Freezes views and knows what was published.
    files
        What is sent of the published folders.
    site
        What every page needs.
    script
        Address of the small script of these pages.
    needs_second
        Says whether a second person has to approve.
    public_url
        Address of the server without a slash at its end; empty where it does not know its own.
    jobs
        Work in the background.
    rate
        How much feedback is taken.
    """

    store: Store
    press: Press
    files: ReadyFiles
    site: Site
    script: str
    needs_second: Callable[[], bool]
    public_url: str = ""
    jobs: Jobs = field(default_factory=Jobs)
    rate: Rate = field(default_factory=Rate)

    def address(self) -> str:
        """Return the address of the server, without a slash at its end."""
        return self.public_url or request.host_url.rstrip("/")


def the_words() -> Words:
    """Return the reader's words."""
    return reader_words(request)


def kept_language() -> str:
    """Return the query that keeps the language the address asks for; empty where it asks none."""
    asked = request.args.get("lang", "")
    return f"?lang={asked}" if asked and asked == the_words().language else ""


def trouble_texts(trouble: Trouble, words: Words) -> list[str]:
    """Return why something could not be done, in sentences."""
    if trouble.kind == "full-disk":
        return [
            words.say(
                "The disk of the server is full. Nothing was published, and what was published "
                "before is untouched. Ask who runs the server to make room, then try again."
            )
        ]
    if trouble.kind == "hidden":
        return [
            words.say(
                "Something went wrong on the server. Nothing was published. Number for the log: "
                "{number}",
                number=trouble.number,
            )
        ]
    return [f"{trouble.what}. ({trouble.where})", f"{trouble.mend}."]
