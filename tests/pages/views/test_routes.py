"""Every address of saved views is open to those whose right it is, and to nobody else."""

from __future__ import annotations

import re

import pytest

from dashboard.pages.gate.doors import ENDPOINTS
from dashboard.pages.views.routes import PAGES
from dashboard.people.roles import ROLES_WITH, Role
from tests.pages.views.conftest import Office

DOORS = [(endpoint, rule, method) for endpoint, rule, methods, _ in PAGES for method in methods]
WHO = ["", *(role.value.title() for role in Role)]
ORDER = list(Role)
ABSENT = "nothing000"


def test_every_page_has_a_rule_at_the_gate_and_every_rule_a_page() -> None:
    ruled = {name for name in ENDPOINTS if name.startswith("views.")}
    assert ruled == {f"views.{endpoint}" for endpoint, *_ in PAGES}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(("endpoint", "rule", "method"), DOORS)
def test_a_door_opens_for_its_right_only(
    quiet_office: Office, endpoint: str, rule: str, method: str, who: str
) -> None:
    path = rule.replace("<view_id>", ABSENT).replace("<number>", "1")
    visitor = quiet_office.enter(who)
    answer = visitor.get(path) if method == "GET" else visitor.post(path)
    needed = ROLES_WITH[ENDPOINTS[f"views.{endpoint}"]]
    if who and ORDER.index(Role(who.lower())) >= ORDER.index(needed):
        assert answer.status_code in (200, 404, 409, 422)
    elif not who:
        assert (answer.status_code, "/sign-in/" in answer.headers["Location"]) == (303, True)
    else:
        assert answer.status_code == 403


@pytest.mark.parametrize(
    ("rule", "method"), [(rule, method) for _, rule, method in DOORS if "<view_id>" in rule]
)
def test_a_view_that_is_not_shared_answers_as_if_it_were_not_there(
    office: Office, rule: str, method: str
) -> None:
    view = office.view(is_shared=False)
    answers = []
    for view_id in (view.view_id, ABSENT):
        path = rule.replace("<view_id>", view_id).replace("<number>", "1")
        visitor = office.enter("Owner")
        answer = visitor.get(path) if method == "GET" else visitor.post(path, {"name": "x"})
        text = re.sub(r"<code[^>]*>[0-9a-f]{8}</code>", "", answer.text)
        text = re.sub(r'name="csrf" value="\w+"', "", text)
        answers.append((answer.status_code, text.replace(view_id, "?")))
    assert answers[0] == answers[1]
    assert answers[0][0] in (404, 409)
    assert "Rail in Sweden" not in answers[0][1]


@pytest.mark.parametrize(
    ("rule", "method"), [(rule, method) for _, rule, method in DOORS if method == "POST"]
)
def test_a_form_without_its_token_does_nothing(office: Office, rule: str, method: str) -> None:
    view = office.view()
    path = rule.replace("<view_id>", view.view_id)
    assert office.enter("Sam").client.post(path, data={"name": "x"}).status_code == 403
