"""Passwords: kept as argon2id only, and never told right from wrong by how long it takes."""

from __future__ import annotations

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dashboard.words import N_

LEAST_SIGNS, MOST_SIGNS = 12, 200
TOO_SHORT = N_("Use at least {least} characters.")
TOO_LONG = N_("Use at most {most} characters.")
TOO_PLAIN = N_("Use more than one or two different characters.")
LIKE_NAME = N_("Use something else than your name or e-mail address.")
NOT_THE_SAME = N_("The two passwords are not the same.")
LIMITS = {"least": LEAST_SIGNS, "most": MOST_SIGNS}
"""Values of the placeholders in these texts."""
_FEWEST_DIFFERENT = 4


@cache
def _hasher() -> PasswordHasher:
    """Return argon2id with the parameters of RFC 9106 for little memory: 64 MiB, 3 passes."""
    return PasswordHasher()


@cache
def _decoy() -> str:
    return _hasher().hash("nobody has this password")


def hash_password(password: str) -> str:
    """Return what the store keeps of a password."""
    return _hasher().hash(_composed(password))


def is_right(password: str, kept: str | None) -> bool:
    """Return whether a password is the one that was kept.

    Where none was kept, the same work is done in vain: how long the answer takes does not tell
    whether somebody has a password here.

    Parameters
    ----------
    password
        As it was typed.
    kept
        As `hash_password` gave it; ``None`` where there is no such person or no password.
    """
    decoy = _decoy()
    try:
        _hasher().verify(kept or decoy, _composed(password[: MOST_SIGNS + 1]))
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def needs_renewal(kept: str) -> bool:
    """Return whether a password was kept with other parameters than those of today."""
    return _hasher().check_needs_rehash(kept)


def fault_of(password: str, again: str, login: str, name: str) -> str:
    """Return what is wrong with a new password, in English with `LIMITS`; empty where nothing is.

    Parameters
    ----------
    password, again
        As it was typed, twice.
    login, name
        Of the person: neither may be the password.

    Examples
    --------
    >>> fault_of("anna@example.org", "anna@example.org", "anna@example.org", "Anna")
    'Use something else than your name or e-mail address.'
    >>> fault_of("four words in a row", "four words in a row", "anna@example.org", "Anna")
    ''
    """
    plain = _plain(password)
    taken = {_plain(one) for one in (login, login.partition("@")[0], name)} - {""}
    if len(password) < LEAST_SIGNS:
        return TOO_SHORT
    if len(password) > MOST_SIGNS:
        return TOO_LONG
    if plain and any(plain == one * (len(plain) // len(one)) for one in taken):
        return LIKE_NAME
    if len(set(password)) < _FEWEST_DIFFERENT:
        return TOO_PLAIN
    return "" if password == again else NOT_THE_SAME


def _composed(password: str) -> str:
    """Return the password as every keyboard gives it: letters and their accents as one sign."""
    return unicodedata.normalize("NFC", password)


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
