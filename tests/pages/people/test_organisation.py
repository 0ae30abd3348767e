"""The settings of the organisation are kept, and a wrong form loses nothing."""

from __future__ import annotations

from dashboard.people.roles import Role
from dashboard.people.settings import Approval, Organisation, read_organisation
from tests.staff import Staff, send

FORM = {"name_en": "Region X", "name_sv": "", "name_fr": "Région X", "approval": "always"}


def test_settings_are_saved_and_shown(staff: Staff) -> None:
    owner = staff.signed_in(staff.add(Role.OWNER))
    assert send(owner, "/settings/", FORM).headers["Location"] == "/settings/?done=saved"
    with staff.store.reading() as connection:
        found = read_organisation(connection)
    assert found == Organisation({"en": "Region X", "fr": "Région X"}, Approval.ALWAYS)
    text = owner.get("/settings/?done=saved").text
    assert 'value="Région X"' in text
    assert '<option value="always" selected>' in text
    assert "The settings are saved." in text


def test_a_wrong_form_is_shown_again_as_it_was_typed(staff: Staff) -> None:
    owner = staff.signed_in(staff.add(Role.OWNER))
    answer = send(owner, "/settings/", {**FORM, "name_sv": "x" * 201, "approval": "perhaps"})
    assert answer.status_code == 422
    assert "Choose one of the three." in answer.text
    assert f'value="{"x" * 201}"' in answer.text
    assert 'value="Région X"' in answer.text
    with staff.store.reading() as connection:
        assert read_organisation(connection) == Organisation()
