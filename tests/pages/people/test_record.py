"""The record as owners read it: filtered, page by page, as a file, every action in words."""

from __future__ import annotations

import ast
import csv
import io
import re
from pathlib import Path

import pytest

from dashboard.pages.people.actions import ACTIONS, action_told
from dashboard.people import audit
from dashboard.people.audit import Actor
from dashboard.people.audit_log import PAGE
from dashboard.people.roles import Role
from dashboard.words import speak
from tests.staff import Staff

DASHBOARD = Path(__file__).resolve().parents[3] / "dashboard"
KEY = re.compile(r"[a-z]+\.[a-z_]+")


def recorded() -> set[str]:
    """Return every key that the code gives to ``audit.record`` or to a function that does."""
    keys = set()
    for path in DASHBOARD.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
                if name in ("record", "_note", "note"):
                    texts = [one.value for one in node.args if isinstance(one, ast.Constant)]
                    keys |= {str(one) for one in texts if KEY.fullmatch(str(one))}
    return keys


def fill(staff: Staff, n: int, action: str = "settings.changed", address: str = "x") -> None:
    with staff.store.writing() as connection:
        for number in range(n):
            subject = ("setting", f"s{number}")
            audit.record(connection, Actor(None, address), action, subject)


def test_every_action_that_the_code_records_has_words() -> None:
    found = recorded()
    assert "person.added" in found
    assert "person.signed_in" in found
    assert sorted(found - set(ACTIONS)) == []


def test_an_action_without_words_is_shown_by_its_key() -> None:
    assert action_told(speak("en"), "view.danced") == "view.danced"


def test_the_record_tells_who_did_what_when_and_from_where(staff: Staff) -> None:
    owner = staff.signed_in(staff.add(Role.OWNER, "Anna"))
    text = owner.get("/record/").text
    assert "<strong>Signed in</strong> <span>Anna</span>" in text
    assert "At the terminal of the server" in text
    assert "127.0.0.1" in text
    assert re.search(r'<time datetime="[\dT:+-]+">\d+ \w+ \d{4}, \d\d:\d\d UTC</time>', text)


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("person=Anna", "Signed in", "settings.changed"),
        ("action=settings.changed", "setting s1", "person 1</code>"),
        ("subject=s2", "setting s2", "setting s1"),
        ("until=2000-01-01", "No entry fits", "setting s1"),
    ],
)
def test_the_record_is_filtered(staff: Staff, query: str, shown: str, hidden: str) -> None:
    owner = staff.signed_in(staff.add(Role.OWNER, "Anna"))
    fill(staff, 3)
    text = owner.get(f"/record/?{query}").text
    assert shown in text
    assert hidden not in text.replace('value="settings.changed"', "")


def test_a_day_that_is_none_is_told_and_what_was_asked_kept(staff: Staff) -> None:
    owner = staff.signed_in(staff.add(Role.OWNER, "Anna"))
    answer = owner.get("/record/?since=yesterday&person=Anna")
    assert answer.status_code == 422
    assert "Write a day as 2026-11-14." in answer.text
    assert 'value="yesterday"' in answer.text
    assert owner.get("/record.csv?since=yesterday").status_code == 400


def test_older_entries_stand_on_pages_of_their_own(staff: Staff) -> None:
    owner = staff.signed_in(staff.add(Role.OWNER, "Anna"))
    fill(staff, 2 * PAGE + 5)
    seen, address = [], "/record/?action=settings.changed"
    while address:
        text = owner.get(address).text
        seen += re.findall(r"setting (s\d+)<", text)
        older = re.search(r'href="(/record/\?[^"]*before=\d+)"', text)
        address = older.group(1).replace("&amp;", "&") if older else ""
    assert seen == [f"s{n}" for n in reversed(range(2 * PAGE + 5))]
    assert owner.get("/record/?before=nonsense").status_code == 200


def test_the_record_as_a_file_has_what_was_asked_for(staff: Staff) -> None:
    owner = staff.signed_in(staff.add(Role.OWNER, "Anna"))
    fill(staff, PAGE + 1)
    answer = owner.get("/record.csv?action=settings.changed")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == PAGE + 1
    assert {row["action"] for row in rows} == {"settings.changed"}
    assert answer.headers["Content-Disposition"] == 'attachment; filename="record.csv"'
