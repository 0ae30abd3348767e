"""The cookie that holds sign-ins elsewhere while they are under way; it is sent to them only."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from dashboard.pages.gate.cookies import is_secure
from dashboard.pages.people.provider import LASTS_S

PATH = "/sign-in/oidc/"
COOKIE, SECURE_COOKIE = "sign-in", "__Secure-sign-in"


class SignInState(SecureCookieSessionInterface):
    """Flask's signed cookie, for nothing but this: who is signed in stands in the store."""

    def get_cookie_name(self, app: Flask) -> str:
        """Return its name."""
        return SECURE_COOKIE if is_secure() else COOKIE

    def get_cookie_path(self, app: Flask) -> str:
        """Return the only addresses that it is sent to."""
        return PATH

    def get_cookie_secure(self, app: Flask) -> bool:
        """Return whether it travels by https only."""
        return is_secure()

    def get_cookie_httponly(self, app: Flask) -> bool:
        """Keep it from scripts."""
        return True

    def get_cookie_samesite(self, app: Flask) -> str:
        """Let it come along when the provider leads the reader back, and with nothing else."""
        return "Lax"


def keep_sign_in_state(server: Flask, key: str) -> None:
    """Let the server keep sign-ins under way in a cookie signed with a key."""
    server.secret_key = key
    server.config["PERMANENT_SESSION_LIFETIME"] = timedelta(seconds=LASTS_S)
    server.session_interface = SignInState()
