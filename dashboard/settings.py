"""What the surroundings decide, read from environment variables and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from dashboard.errors import WrongSetting

ROOT = Path(__file__).resolve().parent.parent
EUROSTAT_API = "https://ec.europa.eu/eurostat/api/dissemination"


@dataclass(frozen=True, slots=True)
class SignOn:
    """Where people sign in with OpenID Connect instead of a password of their own.

    Parameters
    ----------
    issuer
        Address of the provider, as its own documents name it.
    client_id, client_secret
        What the provider knows this server by.
    name
        What readers know the provider by.
    role_claim
        Claim that holds somebody's groups or roles there; parts of it are joined by dots.
    roles
        Roles here by value of the claim, as written: ``editors=editor,owners=owner``.
    default_role
        Of those for whom the claim has none of these; empty where they may not sign in.
    scopes
        What is asked of the provider.
    """

    issuer: str
    client_id: str
    client_secret: str = ""
    name: str = "OpenID Connect"
    role_claim: str = "groups"
    roles: str = ""
    default_role: str = ""
    scopes: str = "openid profile email"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the data lie and how the server answers.

    Parameters
    ----------
    geodata
        Folder with ``sources.toml``, ``raw/`` and ``built/``.
    node_modules
        Folder of the installed npm packages.
    assets
        Folder of style sheets and scripts that Dash serves.
    host, port
        Address to serve at.
    threads
        Threads of the one gunicorn worker.
    eurostat_api
        Address of Eurostat's API, without a slash at its end. The server never asks it.
    data_dir
        Folder of all that is kept: the store, what was published, backups.
    database_url
        SQLAlchemy's address of the store; empty for SQLite in `data_dir`.
    public_url
        Address under which readers reach the server, without a slash at its end; empty where
        it is to be taken from each request.
    proxies
        How many proxies before the server may be believed when they tell host and scheme.
    sign_on
        Where people sign in with OpenID Connect; ``None`` for passwords only.
    """

    geodata: Path = ROOT / "geodata"
    node_modules: Path = ROOT / "node_modules"
    assets: Path = ROOT / "assets"
    host: str = "127.0.0.1"
    port: int = 8050
    threads: int = 4
    eurostat_api: str = EUROSTAT_API
    data_dir: Path = ROOT / "var"
    database_url: str = ""
    public_url: str = ""
    proxies: int = 0
    sign_on: SignOn | None = None

    @property
    def raw(self) -> Path:
        """Folder of the tables that the project carries."""
        return self.geodata / "raw"

    @property
    def built(self) -> Path:
        """Folder of what ``make data`` makes; may be deleted at any time."""
        return self.geodata / "built"

    @property
    def store_url(self) -> str:
        """Address of the store."""
        return self.database_url or f"sqlite:///{self.data_dir / 'store.sqlite3'}"

    @property
    def published(self) -> Path:
        """Folder of what was published; each version is a folder that never changes."""
        return self.data_dir / "published"

    @property
    def address(self) -> str:
        """Address at which somebody at this machine, or a reader, reaches the server."""
        host = "127.0.0.1" if self.host in ("", "0.0.0.0", "::", "[::]") else self.host
        return self.public_url or f"http://{host}:{self.port}"

    @property
    def backups(self) -> Path:
        """Folder that ``make backup`` writes to."""
        return self.data_dir / "backups"


def _whole_number(environ: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    text = environ.get(name, str(default))
    if not text.isdecimal() or not low <= int(text) <= high:
        raise WrongSetting(
            f"'{text}' is not a whole number from {low} to {high}",
            f"environment variable {name}",
            f"Set it to a number such as {default}, or unset it",
        )
    return int(text)


def _web_address(environ: Mapping[str, str], name: str, default: str) -> str:
    text = environ.get(name, "") or default
    if not text.startswith(("https://", "http://")) or any(sign.isspace() for sign in text):
        raise WrongSetting(
            f"'{text}' is not a web address",
            f"environment variable {name}",
            f"Set it to an address such as {default}, or unset it",
        )
    return text.rstrip("/")


def _sign_on(environ: Mapping[str, str]) -> SignOn | None:
    if not environ.get("OIDC_ISSUER"):
        return None
    issuer = _web_address(environ, "OIDC_ISSUER", "https://sign-in.example.org")
    host = urlsplit(issuer).hostname or ""
    if issuer.startswith("http://") and host not in ("127.0.0.1", "::1", "localhost"):
        raise WrongSetting(
            f"'{issuer}' is reached without encryption: anybody on the way could sign in",
            "environment variable OIDC_ISSUER",
            "Set it to an address that begins with https://",
        )
    if not environ.get("OIDC_CLIENT_ID"):
        raise WrongSetting(
            "nothing says by which name the provider knows this server",
            "environment variable OIDC_CLIENT_ID",
            "Set it to the client id that the provider gave, or unset OIDC_ISSUER",
        )
    names = {one.name: f"OIDC_{one.name.upper()}" for one in fields(SignOn)}
    given = {key: environ[name] for key, name in names.items() if environ.get(name)}
    return SignOn(**(given | {"issuer": issuer}))


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings that the environment variables ask for.

    Parameters
    ----------
    environ
        ``HOST``, ``PORT``, ``THREADS``, ``EUROSTAT_API``, ``DATA_DIR``, ``DATABASE_URL``,
        ``PUBLIC_URL``, ``PROXIES`` and ``OIDC_*`` are read; what is not set has its default.

    Raises
    ------
    WrongSetting
        If a number cannot be read or is out of its range, or an address is none.

    Examples
    --------
    >>> read_settings({"PORT": "9000"}).port
    9000
    """
    default = Settings()
    return Settings(
        host=environ.get("HOST", default.host),
        port=_whole_number(environ, "PORT", default.port, 0, 65535),
        threads=_whole_number(environ, "THREADS", default.threads, 1, 64),
        eurostat_api=_web_address(environ, "EUROSTAT_API", default.eurostat_api),
        data_dir=Path(environ.get("DATA_DIR", "") or default.data_dir).absolute(),
        database_url=environ.get("DATABASE_URL", ""),
        public_url=_web_address(environ, "PUBLIC_URL", "") if environ.get("PUBLIC_URL") else "",
        proxies=_whole_number(environ, "PROXIES", default.proxies, 0, 9),
        sign_on=_sign_on(environ),
    )
