"""The OpenID Connect provider as this server sees it: asked late, trusted only where it is checked.

Authlib makes the requests and checks the tokens. What it leaves to the application is done here:
who answers is checked (RFC 9207), sign-ins that were not finished are forgotten, and a provider
that does not answer is told from one whose answer is not sound.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.base_client import MismatchingStateError, OAuthError
from authlib.integrations.flask_client import FlaskIntegration, FlaskOAuth2App
from flask import request, session
from joserfc.errors import JoseError
from requests import RequestException

from dashboard.settings import SignOn

NAME = "oidc"
DISCOVERY = "/.well-known/openid-configuration"
PATIENCE_S = 5.0
LASTS_S = 600
MOST_UNFINISHED = 3
LONGEST_TARGET = 500
_STATE = f"_state_{NAME}_"
_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_ENDPOINTS = (*_NEEDED, "userinfo_endpoint")
_SIGNATURES = ("RS", "ES", "PS", "Ed")  # made with a key that this server does not have


class Fault(StrEnum):
    """What went wrong on the way."""

    UNREACHABLE = "unreachable"
    STOPPED = "stopped"
    OLD = "old"
    UNSOUND = "unsound"


class SignInFailed(Exception):
    """Nobody was signed in.

    Parameters
    ----------
    fault
        Why, for the reader.
    why
        The same for the log.
    """

    def __init__(self, fault: Fault, why: str = "") -> None:
        self.fault, self.why = fault, why
        super().__init__(f"{fault}: {why}")


class ShortLived(FlaskIntegration):  # type: ignore[misc]
    """What the browser holds of sign-ins under way: a few, for a few minutes."""

    expires_in = LASTS_S

    def get_state_data(self, session: Any, state: str | None) -> Any:
        """Return what was kept; ``None`` where there is nothing or it is too old."""
        kept = session.get(f"{_STATE}{state}")
        return kept["data"] if kept and kept.get("exp", 0) > time.time() else None

    def set_state_data(self, session: Any, state: str, data: Any) -> None:
        """Keep it, and forget the oldest of those that were not finished."""
        super().set_state_data(session, state, data)
        begun = sorted(
            (key for key in session if key.startswith(_STATE)), key=lambda key: session[key]["exp"]
        )
        for key in begun[:-MOST_UNFINISHED]:
            session.pop(key)


class CheckedClient(FlaskOAuth2App):  # type: ignore[misc]
    """Authlib's client of one provider, which uses nothing that the provider says unchecked."""

    issuer_wanted: str

    def load_server_metadata(self) -> dict[str, Any]:
        """Return what the provider says of itself, asked at first use and kept when it is sound."""
        if "_loaded_at" not in self.server_metadata:
            with self._get_session() as asking:
                answer = asking.request("GET", self._server_metadata_url, withhold_token=True)
                answer.raise_for_status()
                found = answer.json()
            self.server_metadata.update(_checked(found, self.issuer_wanted))
        kept: dict[str, Any] = self.server_metadata
        return kept


def _checked(found: Any, issuer: str) -> dict[str, Any]:
    """Return what a provider says of itself, or refuse it."""
    if not isinstance(found, dict) or str(found.get("issuer")).rstrip("/") != issuer.rstrip("/"):
        raise SignInFailed(Fault.UNSOUND, "the provider calls itself by another name")
    if not all(found.get(key) for key in _NEEDED):
        raise SignInFailed(Fault.UNSOUND, "the provider does not say where to sign in")
    scheme = issuer.partition("://")[0]
    addresses = [str(found[key]) for key in _ENDPOINTS if found.get(key)]
    if not all(one.startswith((f"{scheme}://", "https://")) for one in addresses):
        raise SignInFailed(Fault.UNSOUND, "the provider names an address without encryption")
    offered = found.get("id_token_signing_alg_values_supported") or ["RS256"]
    signatures = [one for one in offered if str(one).startswith(_SIGNATURES)]
    return {
        **found,
        "id_token_signing_alg_values_supported": signatures,
        "_loaded_at": time.time(),
    }


class Provider:
    """The provider of the settings.

    Parameters
    ----------
    sign_on
        Where it is, and what it knows this server by.
    """

    def __init__(self, sign_on: SignOn) -> None:
        self.sign_on = sign_on
        self.client = CheckedClient(
            ShortLived(NAME),
            name=NAME,
            client_id=sign_on.client_id,
            client_secret=sign_on.client_secret or None,
            server_metadata_url=sign_on.issuer.rstrip("/") + DISCOVERY,
            client_kwargs={
                "scope": sign_on.scopes,
                "code_challenge_method": "S256",
                "default_timeout": PATIENCE_S,
            },
        )
        self.client.issuer_wanted = sign_on.issuer

    def issuer(self) -> str:
        """Return the provider's name for itself, checked.

        Raises
        ------
        SignInFailed
            If it cannot be reached or is not the one it should be.
        """
        try:
            return str(self.client.load_server_metadata()["issuer"])
        except RequestException as error:
            raise SignInFailed(Fault.UNREACHABLE, str(error)) from error

    def begin(self, redirect_uri: str, target: str) -> str:
        """Return the provider's address to which the reader is led.

        Parameters
        ----------
        redirect_uri
            Where the provider leads back to.
        target
            Where the reader wants to go afterwards.

        Raises
        ------
        SignInFailed
            If the provider cannot be reached or is not the one it should be.
        """
        try:
            begun = self.client.create_authorization_url(redirect_uri)
        except RequestException as error:
            raise SignInFailed(Fault.UNREACHABLE, str(error)) from error
        address = str(begun.pop("url"))
        kept = target if len(target) <= LONGEST_TARGET else "/"
        self.client.save_authorize_data(redirect_uri=redirect_uri, target=kept, **begun)
        return address

    def finish(self) -> tuple[dict[str, Any], str]:
        """Return the claims of who was led back, checked, and where they wanted to go.

        Raises
        ------
        SignInFailed
            If it was not begun in this browser, was finished already, is too old, or if anything
            of the answer does not fit.
        """
        kept = self.client.framework.get_state_data(session, request.args.get("state"))
        if kept is None:
            raise SignInFailed(Fault.OLD, "the state is not one of this browser")
        try:
            self._check_who_answers()
            token = self.client.authorize_access_token()
            return self._claims(token), str(kept.get("target", "/"))
        except (MismatchingStateError, KeyError, TypeError, ValueError, JoseError) as error:
            raise self._failed(error) from error
        except OAuthError as error:
            stopped = error.error in ("access_denied", "login_required", "interaction_required")
            fault = Fault.STOPPED if stopped else Fault.UNSOUND
            raise SignInFailed(fault, str(error)) from error
        except (AuthlibBaseError, RuntimeError) as error:
            raise SignInFailed(Fault.UNSOUND, str(error)) from error
        except RequestException as error:
            raise SignInFailed(Fault.UNREACHABLE, str(error)) from error

    def _failed(self, error: Exception) -> SignInFailed:
        if isinstance(error, RequestException):  # an answer that is no JSON is a ValueError too
            return SignInFailed(Fault.UNREACHABLE, str(error))
        return SignInFailed(Fault.UNSOUND, f"{type(error).__name__}: {error}")

    def _check_who_answers(self) -> None:
        """Refuse an answer that another provider gave in the place of this one (RFC 9207)."""
        metadata, said = self.client.load_server_metadata(), request.args.get("iss")
        is_announced = metadata.get("authorization_response_iss_parameter_supported") is True
        if (said is None and is_announced) or (said is not None and said != metadata["issuer"]):
            self.client.framework.clear_state_data(session, request.args.get("state"))
            raise SignInFailed(Fault.UNSOUND, f"the answer is by {said}")

    def _claims(self, token: Mapping[str, Any]) -> dict[str, Any]:
        checked = token.get("userinfo")  # by Authlib: the claims of the ID token
        if not checked:
            raise SignInFailed(Fault.UNSOUND, "there is no ID token")
        claims = dict(checked)
        if not self.client.load_server_metadata().get("userinfo_endpoint"):
            return claims
        more = dict(self.client.userinfo(token=token))
        if more.get("sub") != claims.get("sub"):
            raise SignInFailed(Fault.UNSOUND, "the claims are of somebody else")
        return {**more, **claims}
