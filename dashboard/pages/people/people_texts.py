"""Texts that stand in the templates of people, listed for the translators."""

from __future__ import annotations

from dashboard.words import N_

TEMPLATE_TEXTS = (
    N_("This is what you typed before your session ended. It is not saved yet."),
    N_(
        "Your session had ended. What you typed is kept and is offered again when you have "
        "signed in."
    ),
    N_("You are signed in as {name}. Signing in here ends that."),
    N_("You are not signed in"),
    N_("E-mail address"),
    N_("Password"),
    N_("Sign in"),
    N_("Forgotten your password? An owner can give you a new link."),
    N_("Your password is not set yet"),
    N_("New password"),
    N_("At least {least} characters. A few words in a row are easy to keep in mind."),
    N_("The same once more"),
    N_("Set the password"),
    N_("There is no owner yet"),
    N_("You sign in with it. Nothing is sent to it."),
    N_("Name"),
    N_("As the others see it."),
    N_("Become the owner"),
    N_("Your password is not changed"),
    N_("Your password of today"),
    N_("Change the password"),
    N_("Leave it as it is"),
    N_("Nothing is saved yet"),
    N_("Language of your pages"),
    N_("Save"),
    N_("Change your password"),
    N_("Where you are signed in"),
    N_("this one"),
    N_("Since {begun}, last used {seen}, from {address}"),
    N_("End this session: {browser}, {seen}"),
    N_("End this session"),
    N_("Sign out"),
    N_("End all others"),
    N_("Nobody was added yet"),
    N_("Everybody with an account"),
    N_("Role"),
    N_("State"),
    N_("Last here"),
    N_("Add somebody"),
    N_("You get a link to hand over. With it they set their own password."),
    N_("They sign in with it. Nothing is sent to it."),
    N_("Language of their pages"),
    N_("Add and get the link"),
    N_("Nothing was changed"),
    N_("State: {state}. Last here: {seen}."),
    N_("What they may do"),
    N_("They have to sign in again when it changes."),
    N_("Change the role"),
    N_("Makes a new link with which they set a password. The present password works until then."),
    N_("Make a new link"),
    N_("Account"),
    N_("A shut account loses nothing, but nobody can sign in with it. It can be opened again."),
    N_("Shut your own account"),
    N_("Shut this account"),
    N_("Open this account again"),
    N_("Link to hand over"),
    N_("Hand it to {name} yourself: whoever has it sets the password."),
    N_("Go on"),
    N_("Who publishes"),
    N_(
        "The organisation's name, as it stands on published pages. Where a language has none, "
        "another one's is shown."
    ),
    N_("A second person must agree before something is published"),
    N_(
        "Publishers and owners may publish. If it is always needed and only one person may "
        "publish, nothing can be published."
    ),
    N_("This cannot be looked for"),
    N_("Who"),
    N_("What was done"),
    N_("Id of a view or person"),
    N_("First day"),
    N_("Last day"),
    N_("As CSV"),
    N_("No entry fits. Leave something out of the search."),
    N_("To the newest"),
    N_("Older entries"),
)
"""Every text of a template of people that stands in no other list; a test compares."""
