"""What a reader is told whom the gate does not let pass."""

from __future__ import annotations

from flask import request
from werkzeug.exceptions import HTTPException

from dashboard.pages.gate.reader import reader, the_store
from dashboard.people.accounts import active_with
from dashboard.people.roles import ROLE_NAMES, ROLES_WITH, Right
from dashboard.words import Words

FOR_PROGRAMS = ("/data/", "/healthz", "/_dash")
_MOST_OWNERS = 3


class Told(HTTPException):
    """A failure that is told in words of its own, in the reader's language.

    Parameters
    ----------
    status
        Of HTTP, 4xx.
    title, sentence
        What is wrong, and how to go on.
    wait_s
        After how many seconds to try again; 0 where waiting does not help.
    """

    def __init__(self, status: int, title: str, sentence: str, wait_s: int = 0) -> None:
        super().__init__(sentence)
        self.code = status
        self.title, self.sentence, self.wait_s = title, sentence, wait_s


def wants_json() -> bool:
    """Return whether the answer is read by a program and not by a person."""
    if request.path.startswith(FOR_PROGRAMS) or request.path.endswith(".json"):
        return True
    accepted = request.accept_mimetypes
    return accepted["application/json"] > accepted["text/html"]


def not_yours(words: Words, right: Right) -> Told:
    """Return what somebody is told who is signed in and may not do something."""
    person = reader()
    wanted = words.say(ROLE_NAMES[ROLES_WITH[right]])
    own = words.say(ROLE_NAMES[person.role]) if person else ""
    if right is Right.OWN:
        sentence = words.say(
            "It needs the role “{wanted}”. Yours is “{own}”.", wanted=wanted, own=own
        )
    else:
        sentence = words.say(
            "It needs the role “{wanted}”, or one that may do more. Yours is “{own}”.",
            wanted=wanted,
            own=own,
        )
    with the_store().reading() as connection:
        names = [one.name for one in active_with(connection, Right.OWN)][:_MOST_OWNERS]
    asked = words.say("Ask an owner to change it: {names}.", names=", ".join(names))
    return Told(403, words.say("You may not open this"), f"{sentence} {asked}")


def not_signed_in(words: Words) -> Told:
    """Return what a program is told that is not signed in."""
    sentence = words.say("Sign in at {address} and ask again.", address="/sign-in/")
    return Told(401, words.say("This is not open to everybody"), sentence)


def from_elsewhere(words: Words) -> Told:
    """Return what is told where a form was sent from another site."""
    sentence = words.say(
        "It came from another website, or your browser does not say where it came from. Nothing "
        "was changed. Open the page here and send it again."
    )
    return Told(403, words.say("This form was not sent from here"), sentence)


def too_old(words: Words) -> Told:
    """Return what is told where a form was made for another session."""
    sentence = words.say(
        "You have signed in again since the page was opened. Nothing was changed. Go back, copy "
        "what you typed, load the page anew and send it again."
    )
    return Told(403, words.say("This form is too old"), sentence)
