"""A provider, and a server that signs in at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.store.store import Store, open_store
from tests.oidc.house import ANNA, EDITORS, House, make_house, sign_on_at
from tests.oidc.provider import TestProvider, provider


@pytest.fixture(scope="module")
def oidc() -> Iterator[TestProvider]:
    with provider() as running:
        yield running


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    yield opened
    opened.close()


@pytest.fixture
def house(oidc: TestProvider, kept: Store) -> House:
    oidc.knows("anna", **ANNA, groups=EDITORS)
    return make_house(kept, sign_on_at(oidc.issuer))
