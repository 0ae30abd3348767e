"""Signing in with a password: slowed after failures, and silent about who has an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil

import sqlalchemy as sa

from dashboard.people import audit
from dashboard.people.accounts import folded_login, kept_password, renew_password
from dashboard.people.audit import Actor
from dashboard.people.network import network_site
from dashboard.people.passwords import is_right, needs_renewal
from dashboard.people.roles import Person
from dashboard.people.sessions import hash_token
from dashboard.store import tables
from dashboard.store.store import Store

REMEMBERED = timedelta(hours=24)
FREE_BY_LOGIN, FREE_BY_ADDRESS = 4, 20
"""How many failures cost nothing; many people may share one address."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=10), timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of an attempt to sign in.

    Parameters
    ----------
    person
        Who it is; ``None`` where the e-mail address or the password is wrong, or they may not.
    wait_s
        Seconds to wait before the next attempt is looked at; 0 where this one was.
    """

    person: Person | None
    wait_s: int = 0


def wait_after(failures: int, free: int) -> timedelta:
    """Return how long to wait after the last of some failures: doubled with each.

    Examples
    --------
    >>> [wait_after(n, free=4).seconds for n in (4, 5, 6, 7, 30)]
    [0, 10, 20, 40, 900]
    """
    if failures <= free:
        return timedelta()
    wait: timedelta = FIRST_WAIT * 2 ** min(failures - free - 1, 16)
    return min(LONGEST_WAIT, wait)


def try_password(store: Store, login: str, password: str, address: str) -> Attempt:
    """Return who somebody is, or that it was wrong, or how long to wait.

    Parameters
    ----------
    store
        Where people and failures are kept.
    login, password
        As they were typed.
    address
        Network address it came from.

    Notes
    -----
    An attempt is counted as a failure before the password is looked at and forgiven when it was
    right, so that many attempts at once are no way round the waiting.
    """
    keys = hash_token(folded_login(login) or login.strip().casefold()), network_site(address)
    now = datetime.now(UTC)
    with store.writing() as connection:
        wait = _waiting(connection, keys, now)
        if wait > timedelta():
            return Attempt(None, ceil(wait.total_seconds()))
        counted = _count(connection, keys, now)
        person, kept = kept_password(connection, folded_login(login))
    is_known = is_right(password, kept)
    with store.writing() as connection:
        if not is_known or person is None or not person.is_active:
            _refuse(connection, person, counted, address)
            return Attempt(None)
        forgive(connection, login)
        if kept is not None and needs_renewal(kept):
            renew_password(connection, person, password)
    return Attempt(person)


def forgive(connection: sa.Connection, login: str) -> None:
    """Forget the failures of an e-mail address: it was right, or its owner set a new password."""
    failures = tables.sign_in_failures
    key = hash_token(folded_login(login))
    connection.execute(sa.delete(failures).where(failures.c.login == key))


def _waiting(connection: sa.Connection, keys: tuple[str, str], now: datetime) -> timedelta:
    """Return how long to wait still, by e-mail address and by network address."""
    failures = tables.sign_in_failures
    waits = []
    columns = ((failures.c.login, FREE_BY_LOGIN), (failures.c.address, FREE_BY_ADDRESS))
    for (column, free), key in zip(columns, keys, strict=True):
        n, last = connection.execute(
            sa.select(sa.func.count(), sa.func.max(failures.c.at)).where(
                column == key, failures.c.at > now - REMEMBERED
            )
        ).one()
        if n:
            waits.append(last + wait_after(n, free) - now)
    return max(waits, default=timedelta())


def _count(connection: sa.Connection, keys: tuple[str, str], now: datetime) -> int:
    failures = tables.sign_in_failures
    connection.execute(sa.delete(failures).where(failures.c.at <= now - REMEMBERED))
    # The hash only: what was typed as an address may be a password in the wrong field.
    row = {"login": keys[0], "address": keys[1], "at": now}
    (number,) = connection.execute(sa.insert(failures).values(row)).inserted_primary_key or (0,)
    return int(number)


def _refuse(connection: sa.Connection, person: Person | None, counted: int, address: str) -> None:
    """Note a refusal. Something is written whoever it is, so that both take the same time."""
    failures = tables.sign_in_failures
    same = failures.c.failure_id == counted
    connection.execute(sa.update(failures).where(same).values(at=datetime.now(UTC)))
    if person is not None:
        subject = ("person", str(person.person_id))
        audit.record(connection, Actor(None, address), "person.refused", subject)
