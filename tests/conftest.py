"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

from tests.stores import postgres_pattern, postgres_server, sqlite_pattern, store, store_url

__all__ = ["postgres_pattern", "postgres_server", "sqlite_pattern", "store", "store_url"]

# The same examples each time, so that a test which fails can be run again.
settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")
