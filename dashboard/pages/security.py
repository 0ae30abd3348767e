"""Headers of every answer: what a browser may load, keep and tell others."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Flask, Response, request

CALLBACKS = "/_dash-update-component"
_FOR_CALLBACKS = ("X-Content-Type-Options", "Cross-Origin-Resource-Policy")
_FOR_FRAMES = ("X-Frame-Options", "Cross-Origin-Opener-Policy")
_DENIED_FEATURES = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation"),
    *("gyroscope", "magnetometer", "microphone", "midi", "payment", "usb", "xr-spatial-tracking"),
)


def content_security_policy(script_hashes: Sequence[str]) -> str:
    """Return what a page may load: from this server only, and no script written into it.

    Parameters
    ----------
    script_hashes
        Hashes of the scripts that stand in the page all the same, in quotes, as
        ``Dash.csp_hashes`` gives them.

    Notes
    -----
    The same policy goes with every file: a worker follows the policy that came with its own
    script, and MapLibre's worker loads the layers.
    """
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(("'self'", *script_hashes)),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def register(server: Flask, script_hashes: Sequence[str]) -> None:
    """Send the security headers with every answer, errors included.

    The answers of callbacks are nothing that a browser shows or runs, and a change of view has
    several of them: they carry only what keeps them from being taken for something else. An
    answer that brings a policy of its own keeps it: published pages, which may stand in frames.

    Parameters
    ----------
    server
        The server.
    script_hashes
        As `content_security_policy`; to be taken after all callbacks are registered.
    """
    headers = {
        "Content-Security-Policy": content_security_policy(script_hashes),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _DENIED_FEATURES),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }

    for_callbacks = {name: headers[name] for name in _FOR_CALLBACKS}

    @server.after_request
    def protect(response: Response) -> Response:
        wanted = for_callbacks if request.path == CALLBACKS else headers
        has_own_policy = "Content-Security-Policy" in response.headers
        for name, value in wanted.items():
            if not has_own_policy:
                response.headers[name] = value
            elif name not in _FOR_FRAMES:
                response.headers.setdefault(name, value)
        return response
