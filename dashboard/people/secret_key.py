"""The key that signs what a browser holds while somebody signs in elsewhere: made once, kept."""

from __future__ import annotations

import secrets

import sqlalchemy as sa

from dashboard.store import tables
from dashboard.store.store import Store

KEY = "secret_key"


def secret_key(store: Store) -> str:
    """Return the key, made where there is none yet; every server of the store has the same."""
    settings = tables.settings
    query = sa.select(settings.c.value).where(settings.c.key == KEY)
    with store.reading() as connection:
        found = connection.execute(query).scalar()
    if found:
        return str(found)
    with store.writing() as connection:
        found = connection.execute(query).scalar()  # another server may have been faster
        if not found:
            found = secrets.token_hex(32)
            connection.execute(sa.insert(settings).values(key=KEY, value=found))
    return str(found)
