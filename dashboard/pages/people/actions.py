"""What was done, in words, for the keys of the record."""

from __future__ import annotations

from dashboard.words import N_, Words

ACTIONS = {
    "person.added": N_("Person added"),
    "person.role_changed": N_("Role changed"),
    "person.renamed": N_("Name changed"),
    "person.shut": N_("Account shut"),
    "person.opened": N_("Account opened again"),
    "person.password_set": N_("Password set"),
    "person.link_made": N_("New link made"),
    "person.signed_in": N_("Signed in"),
    "person.signed_out": N_("Signed out"),
    "person.joining_allowed": N_("Signing in elsewhere allowed"),
    "person.joined": N_("Account joined with the one elsewhere"),
    "person.refused": N_("Sign-in refused"),
    "store.restored": N_("Backup restored"),
    "settings.changed": N_("Setting changed"),
    "view.created": N_("View made"),
    "view.copied": N_("View copied"),
    "view.saved": N_("View saved"),
    "view.renamed": N_("View renamed"),
    "view.restored": N_("Old revision of a view restored"),
    "view.shared": N_("View shared with the organisation"),
    "view.taken_back": N_("View no longer shared"),
    "view.deleted": N_("View deleted"),
    "view.undeleted": N_("View taken out of the bin"),
    "view.taken_over": N_("View of somebody who left taken over"),
}
"""Words by key; a test fails for a key that the code records and that has none."""


def action_told(words: Words, action: str) -> str:
    """Return what was done in the reader's language; the key where it has no words."""
    return words.say(ACTIONS[action]) if action in ACTIONS else action
