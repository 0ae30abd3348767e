"""The two cookies of who is signed in: the session, and what Dash sends along to prove itself."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request
from werkzeug.middleware.proxy_fix import ProxyFix

COOKIE, SECURE_COOKIE = "session", "__Host-session"
CSRF_COOKIE = "_csrf_token"  # Dash's own name: its pages read it and send it as X-CSRFToken
PUBLIC_URL = "PUBLIC_URL"


def configure(server: Flask, public_url: str, proxies: int) -> None:
    """Tell the server how readers reach it.

    Parameters
    ----------
    server
        The server.
    public_url
        Address under which readers reach it; empty where each request tells.
    proxies
        How many proxies before it are believed when they tell address, scheme and host.
    """
    server.config[PUBLIC_URL] = public_url
    if proxies:
        server.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            server.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies
        )


def public_address() -> str:
    """Return the address under which the reader reaches the server, without a slash at its end."""
    return str(current_app.config.get(PUBLIC_URL) or request.host_url).rstrip("/")


def own_hosts() -> set[str]:
    """Return the names under which forms of this server may have been opened."""
    return {request.host, urlsplit(public_address()).netloc}


def is_secure() -> bool:
    """Return whether the reader reaches the server by https."""
    return request.is_secure or public_address().startswith("https://")


def cookie_name() -> str:
    """Return the name of the session's cookie; behind https only this very host can set it."""
    return SECURE_COOKIE if is_secure() else COOKIE


def session_cookie() -> str:
    """Return the token that the browser sent; empty for none."""
    return request.cookies.get(cookie_name(), "")


def set_session_cookie(response: Response, token: str) -> None:
    """Give the browser its token: kept until it is closed, out of reach for scripts."""
    response.set_cookie(
        cookie_name(), token, secure=is_secure(), httponly=True, samesite="Lax", path="/"
    )


def set_csrf_cookie(response: Response, token: str) -> None:
    """Give the atlas what its callbacks send along; scripts of this server can read it."""
    response.set_cookie(CSRF_COOKIE, token, secure=is_secure(), samesite="Strict", path="/")


def forget_cookies(response: Response) -> None:
    """Take both cookies from the browser."""
    for name, is_hidden in ((cookie_name(), True), (CSRF_COOKIE, False)):
        response.delete_cookie(
            name, path="/", secure=is_secure(), httponly=is_hidden, samesite="Lax"
        )
