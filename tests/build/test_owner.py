"""``make owner`` makes an owner at the terminal, or with a link where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard.build.owner import NotGiven, main, make_owner
from dashboard.people import accounts
from dashboard.people.audit import Actor
from dashboard.people.roles import Role
from dashboard.people.sign_in import try_password
from dashboard.settings import Settings
from dashboard.store.store import Store, open_store

PASSWORD = "four words in a row"
SETTINGS = Settings(port=8051)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    yield opened
    opened.close()


def answering(*answers: str) -> Callable[[str], str]:
    left = list(answers)
    return lambda question: left.pop(0)


def test_an_owner_is_asked_for_at_the_terminal(store: Store) -> None:
    ask, secret = answering("Anna@example.org", "Anna Berg"), answering(PASSWORD, PASSWORD)
    told = make_owner(store, SETTINGS, ask=ask, ask_secret=secret)
    assert told == "Anna Berg is an owner. Sign in at http://127.0.0.1:8051/sign-in/"
    person = try_password(store, "anna@example.org", PASSWORD, "127.0.0.1").person
    assert person is not None
    assert person.role is Role.OWNER


def test_a_bad_password_is_asked_for_again(store: Store) -> None:
    secret = answering("short", "short", PASSWORD, "not the same", PASSWORD, PASSWORD)
    told = make_owner(store, SETTINGS, "a@example.org", "Anna", answering(), secret)
    assert "Sign in at" in told


def test_without_a_terminal_there_is_a_link(store: Store) -> None:
    told = make_owner(store, SETTINGS, "anna@example.org", "Anna Berg")
    assert "http://127.0.0.1:8051/welcome/" in told
    assert PASSWORD not in told


def test_an_owner_who_forgot_the_password_or_is_shut_comes_back(store: Store) -> None:
    terminal = Actor(None, "terminal")
    with store.writing() as connection:
        add = accounts.add_person
        add(connection, terminal, "bo@example.org", "Bo", Role.OWNER, "en")
        anna = add(connection, terminal, "anna@example.org", "Anna", Role.READER, "en")
        accounts.deactivate(connection, terminal, anna)
    make_owner(store, SETTINGS, "anna@example.org")
    with store.reading() as connection:
        found = accounts.find_by_login(connection, "anna@example.org")
    assert found is not None
    assert (found.role, found.is_active, found.name) == (Role.OWNER, True, "Anna")


@pytest.mark.parametrize(
    ("login", "name", "what"),
    [
        ("", "", "no terminal"),
        ("no address", "A", "no e-mail address"),
        ("a@b.c", "", "no terminal"),
    ],
)
def test_what_is_missing_is_said(store: Store, login: str, name: str, what: str) -> None:
    with pytest.raises(NotGiven, match=what):
        make_owner(store, SETTINGS, login, name)


def test_the_command_tells_of_a_damaged_store_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("dashboard.build.owner.read_settings", lambda: Settings(data_dir=tmp_path))
    (tmp_path / "store.sqlite3").write_bytes(b"this is no database, whatever its name says" * 99)
    assert main(["--login", "a@b.c", "--name", "A"]) == 1
    assert "The store is damaged or cannot be opened" in caplog.text
