"""``python -m dashboard.build.owner``: makes an owner, at the terminal or with a one-time link."""

from __future__ import annotations

import argparse
import getpass
import logging
import sys
from collections.abc import Callable, Sequence

from dashboard.errors import HinterlandError
from dashboard.people import accounts
from dashboard.people.audit import Actor
from dashboard.people.invitations import LASTS, invite
from dashboard.people.passwords import LIMITS, fault_of
from dashboard.people.roles import Person, Role
from dashboard.settings import Settings, read_settings
from dashboard.store.store import Store, open_store

_log = logging.getLogger(__name__)
TERMINAL = Actor(None, "terminal")


class NotGiven(HinterlandError):
    """What is needed to make an owner was not given."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make an owner and return 0, or say what is wrong and return 1."""
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--login", default="", help="e-mail address")
    parser.add_argument("--name", default="", help="name, as others see it")
    given = parser.parse_args(arguments)
    settings = read_settings()
    try:
        store = open_store(settings.store_url, settings.backups)
        try:
            _log.info("%s", make_owner(store, settings, given.login, given.name))
        finally:
            store.close()
    except HinterlandError as error:
        _log.error("%s", error)
        return 1
    except (EOFError, KeyboardInterrupt):
        _log.error("Nothing was changed.")
        return 1
    return 0


def make_owner(
    store: Store,
    settings: Settings,
    login: str = "",
    name: str = "",
    ask: Callable[[str], str] | None = None,
    ask_secret: Callable[[str], str] | None = None,
) -> str:
    """Make somebody an owner and return a sentence that says what to do next.

    Somebody who is there already becomes an owner again, with a new password: this is the way
    back where the last owner has forgotten theirs.

    Parameters
    ----------
    store
        Where people are kept.
    settings
        Tell the server's address.
    login, name
        Asked for where they are empty.
    ask, ask_secret
        How to ask; the terminal's way if they are not given and there is a terminal.

    Raises
    ------
    NotGiven
        If something is missing and there is nobody to ask, or it cannot be used.
    """
    if ask is None and sys.stdin.isatty():
        ask, ask_secret = input, getpass.getpass
    login = accounts.folded_login(login or _answer(ask, "E-mail address: ", "LOGIN"))
    if not login:
        raise NotGiven("This is no e-mail address", "LOGIN", "Write it as name@example.org")
    with store.reading() as connection:
        found = accounts.find_by_login(connection, login)
    name = found.name if found else name or _answer(ask, "Name: ", "NAME")
    if not accounts.plain_name(name):
        raise NotGiven("There is no name", "NAME", "Give a name of one to 120 characters")
    password = _new_password(ask_secret, login, name) if ask_secret else ""
    return _make(store, settings, found, (login, accounts.plain_name(name)), password)


def _answer(ask: Callable[[str], str] | None, question: str, variable: str) -> str:
    if ask is None:
        raise NotGiven(
            "There is no terminal to ask at",
            variable,
            "Run make owner LOGIN=name@example.org NAME='First Last'",
        )
    return ask(question)


def _new_password(ask: Callable[[str], str], login: str, name: str) -> str:
    """Return a password; empty where a one-time link is wanted instead."""
    while True:
        password = ask("Password (nothing for a one-time link): ")
        if not password:
            return ""
        fault = fault_of(password, ask("The same once more: "), login, name)
        if not fault:
            return password
        _log.info("%s", fault.format(**LIMITS))


def _make(
    store: Store, settings: Settings, found: Person | None, who: tuple[str, str], password: str
) -> str:
    with store.writing() as connection:
        if found is None:
            person = accounts.add_person(connection, TERMINAL, *who, Role.OWNER, "en")
        else:
            person = accounts.change_role(connection, TERMINAL, found, Role.OWNER)
            if not found.is_active:
                accounts.reactivate(connection, TERMINAL, found)
        if password:
            accounts.set_password(connection, TERMINAL, person, password)
        else:
            token = invite(connection, person)
            accounts.note_link(connection, TERMINAL, person)
    if password:
        return f"{person.name} is an owner. Sign in at {settings.address}/sign-in/"
    return (
        f"{person.name} is an owner. This link sets the password, once, within {LASTS.days} days:\n"
        f"{settings.address}/welcome/{token}/"
    )


if __name__ == "__main__":
    sys.exit(main())
