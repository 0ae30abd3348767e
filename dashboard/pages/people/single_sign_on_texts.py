"""Texts that stand in the templates of single sign-on, listed for the translators."""

from __future__ import annotations

from dashboard.words import N_

TEMPLATE_TEXTS = (
    N_("Signing in with {name}"),
    N_("They sign in with {name}. Their role comes from there at each sign-in: change it there."),
    N_(
        "It is allowed. It happens when they next sign in with {name}; until then their password "
        "works."
    ),
    N_("They sign in with a password here."),
    N_("Let them sign in with {name} instead"),
    N_("Nothing was changed"),
    N_(
        "It happens when somebody signs in with {name} whose e-mail address is {login}, and "
        "{name} says that this address was verified."
    ),
    N_(
        "From then on the password here does not work any more, and the role comes from {name} "
        "at each sign-in."
    ),
    N_("Everything that belongs to the account stays with it."),
    N_("Allow it"),
    N_("Back"),
)
"""Every text of a template; a test compares."""
