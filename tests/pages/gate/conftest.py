"""The small server of the staff, over an empty store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.staff import Staff, make_staff, quicken


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quicken(monkeypatch)


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[Staff]:
    made = make_staff(tmp_path)
    yield made
    made.store.close()
