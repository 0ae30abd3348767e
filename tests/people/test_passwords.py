"""A password is kept as argon2id, a bad one is refused with a reason, and time tells nothing."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from dashboard.people import passwords
from dashboard.people.passwords import fault_of, hash_password, is_right, needs_renewal

GOOD = "four words in a row"
ANNA = ("anna.berg@example.org", "Anna Berg")


def test_a_password_is_kept_as_argon2id_and_never_twice_the_same() -> None:
    first, second = hash_password(GOOD), hash_password(GOOD)
    assert first.startswith("$argon2id$")
    assert first != second
    assert GOOD not in first
    assert is_right(GOOD, first)
    assert not is_right(GOOD + " ", first)


def test_letters_typed_in_two_ways_are_the_same_letter() -> None:
    one, two = "o\N{COMBINING DIAERESIS}", "\N{LATIN SMALL LETTER O WITH DIAERESIS}"
    assert one != two
    assert is_right(f"sju sj{one}ar i rad", hash_password(f"sju sj{two}ar i rad"))


def test_nobody_s_password_is_never_right() -> None:
    assert not is_right(GOOD, None)
    assert not is_right("nobody has this password", None)
    assert not is_right(GOOD, "not a hash")


def test_the_same_work_is_done_whether_or_not_there_is_a_person(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    verified: list[str] = []
    kept = hash_password(GOOD)

    class Counting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:
            verified.append(str(hash).split("$p=")[0])
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "_hasher", lambda: Counting())
    for one in (kept, None):
        is_right("wrong words in a row", one)
    parameters = [one.rsplit("$", 2)[0] for one in verified]
    assert len(verified) == 2
    assert parameters[0] == parameters[1]


def test_a_password_kept_with_other_parameters_is_to_be_renewed() -> None:
    assert not needs_renewal(hash_password(GOOD))
    assert needs_renewal(PasswordHasher(time_cost=1).hash(GOOD))


@pytest.mark.parametrize(
    ("password", "again", "fault"),
    [
        ("elevensigns", "elevensigns", passwords.TOO_SHORT),
        ("twelve signs", "twelve signs", ""),
        ("x" * 201, "x" * 201, passwords.TOO_LONG),
        ("anna.berg@example.org", "anna.berg@example.org", passwords.LIKE_NAME),
        ("ANNA.Berg@example.ORG", "ANNA.Berg@example.ORG", passwords.LIKE_NAME),
        ("Anna-Berg-Anna-Berg", "Anna-Berg-Anna-Berg", passwords.LIKE_NAME),
        ("aaaabbbbaaaabbbb", "aaaabbbbaaaabbbb", passwords.TOO_PLAIN),
        (GOOD, GOOD.upper(), passwords.NOT_THE_SAME),
        (GOOD, GOOD, ""),
    ],
)
def test_a_bad_password_is_refused_with_its_reason(password: str, again: str, fault: str) -> None:
    assert fault_of(password, again, *ANNA) == fault


def test_somebody_without_a_name_may_have_any_password() -> None:
    assert fault_of(GOOD, GOOD, "", "") == ""
    assert fault_of("------------", "------------", "-@-", "--") == passwords.TOO_PLAIN
