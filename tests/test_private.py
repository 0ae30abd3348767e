"""What is for the organisation only reaches nobody else, by any door."""

from __future__ import annotations

import csv
import hmac
import io
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import Client

from dashboard.build import plan, work
from dashboard.create_app.server import create_server
from dashboard.errors import MissingInput
from dashboard.pages.gate import audiences
from dashboard.pages.gate.gate import CSRF_HEADER
from dashboard.people.roles import Person, Right, Role
from dashboard.people.sessions import begin_session, hash_token
from dashboard.settings import Audience, Settings
from dashboard.sources.built import web_files
from dashboard.sources.marks import RECORD
from dashboard.sources.stamps import STAMPS
from dashboard.store import tables
from dashboard.store.store import Store, open_store
from tests.every_answer import ASK, Asked, every_answer, questions
from tests.private_atlas import OTHERS, Secrets, plant, stub_slow_steps

SECRETS = Secrets()
NEVER = re.compile(
    "|".join(
        [
            *(SECRETS.cluster, SECRETS.place, SECRETS.source),
            *(r"918[., ]?273", r"\b918 Mt", r"7[., ]?654[., ]?321", r"7,650 bn"),
            *(r"827[., ]?364", r"736[., ]?455", r"[Cc]onfidential", "Behörde"),
        ]
    )
)
PLACES = ("cluster:C99", "port:DEHAM", "port:SEGOT", "DE", "FI")
DIFFERENT = (
    *("/data/port_tonnes.csv", "/data/port_connectivity.csv", "/data/tonne_km.csv"),
    *("/data/layers/clusters.geojson", "/methods/", "/data/catalogue.json"),
)
"""Addresses that answer the organisation otherwise than the public."""
READER = Person(1, "reader@example.org", "Rita", Role.READER)


@dataclass(frozen=True)
class Served:
    """The two atlases behind one address, and what they were built from."""

    settings: Settings
    server: audiences.ByReader
    store: Store
    asked: Asked

    def client(self, token: str = "") -> Client:
        """Return a reader with a cookie."""
        client = Client(self.server)
        if token:
            client.set_cookie("session", token)
        return client


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    settings = plant(tmp_path_factory.mktemp("geodata"), SECRETS)
    with pytest.MonkeyPatch.context() as patch:
        stub_slow_steps(patch)
        work.build_all(settings)
    server = create_server(settings)
    assert isinstance(server, audiences.ByReader)
    store = open_store(settings.store_url)
    own = web_files(replace(settings, audience=Audience.ORGANISATION).built)
    files = tuple(sorted({*own, *web_files(settings.built)}))
    small = tuple(name for name in files if name.endswith((".geojson", ".svg")))
    asked = Asked(PLACES, (SECRETS.cluster, SECRETS.place, "C99", "Geheim"), small)
    yield Served(settings, server, store, asked)
    store.close()


@pytest.fixture(scope="module")
def token(served: Served) -> str:
    """Return the cookie of a reader of the organisation."""
    return signed_in(served.store, READER)


def signed_in(store: Store, person: Person) -> str:
    with store.writing() as connection:
        connection.execute(
            sa.insert(tables.people).values(
                person_id=person.person_id,
                login=person.login,
                name=person.name,
                role=person.role,
                language="en",
                is_active=person.is_active,
                created_at=datetime.now(UTC),
            )
        )
        return begin_session(connection, person, "127.0.0.1", "a browser")


def unanswered(answers: Mapping[str, str]) -> list[str]:
    """Return the callbacks that did not answer: an empty answer tells no secret either."""
    return [
        door
        for door, text in answers.items()
        if door.startswith("{") and not text.startswith(("200", "204"))
    ]


def test_no_door_tells_the_public_a_secret(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answers = dict(every_answer(served.client(), served.asked))
    told = ((door, NEVER.search(text.replace(door, ""))) for door, text in answers.items())
    assert [(door, found.group()) for door, found in told if found] == []
    assert unanswered(answers) == []
    assert not re.search("827[., ]?364|918[., ]?273", caplog.text)


def test_every_secret_is_told_to_a_reader_of_the_organisation(served: Served, token: str) -> None:
    csrf = hmac.new(hash_token(token).encode(), b"csrf", sha256).hexdigest()
    asked = replace(served.asked, headers={CSRF_HEADER: csrf})
    answers = dict(every_answer(served.client(token), asked))
    assert unanswered(answers) == []
    told = "\n".join(answers.values())
    wanted = [SECRETS.cluster, SECRETS.place, SECRETS.source, "918273.645", "918 Mt", "736,455"]
    wanted += ["7654321.5", "827364.51", "mark-confidential", "Confidential", "ring-barred"]
    assert [one for one in wanted if one not in told] == []
    everywhere = {
        "/data/port_tonnes.csv": "918273.645",
        "/data/tonne_km.csv": "7654321.5",
        "/data/port_connectivity.csv": "827364.51",
        "/data/layers/clusters.geojson": SECRETS.cluster,
        "/connections/?from=cluster:C99&to=port:SEGOT": SECRETS.cluster,
        "/methods/": SECRETS.source,
    }
    assert [door for door, text in everywhere.items() if text not in answers[door]] == []


def ended(store: Store, token: str, **changes: object) -> str:
    sessions = tables.sessions
    with store.writing() as connection:
        connection.execute(
            sa.update(sessions).where(sessions.c.session_hash == hash_token(token)).values(changes)
        )
    return token


def test_who_may_not_read_any_more_is_answered_like_the_public(served: Served, token: str) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=1)
    others = [replace(READER, person_id=n, login=f"{n}@example.org") for n in (2, 3, 4)]
    expired, revoked, left = (signed_in(served.store, one) for one in others)
    ended(served.store, expired, expires_at=long_ago)
    ended(served.store, revoked, revoked_at=long_ago)
    with served.store.writing() as connection:
        people = tables.people
        connection.execute(sa.update(people).where(people.c.person_id == 4).values(is_active=False))
    (search,) = (
        question
        for question in questions(served.client(), replace(served.asked, names=("Geheim",)))
        if question["output"] == "search.data"
    )
    for cookie in (expired, revoked, left, "forged", token[:-1], token.swapcase()):
        client = served.client(cookie)
        answers = [client.get(path).text for path in DIFFERENT]
        answers.append(client.post(ASK, json=search).text)
        assert not NEVER.search("".join(answers)), cookie


def test_a_failure_tells_the_public_nothing(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = served.server.public
    assert isinstance(public, Flask)

    def broken() -> None:
        raise ValueError("broken")

    monkeypatch.setitem(public.view_functions, "health.tell", broken)
    answer = served.client().get("/healthz")
    assert answer.status_code == 500
    assert not NEVER.search(answer.get_data(as_text=True))


@pytest.mark.parametrize("path", ["/data/connection.json", "/connections/", "/network/"])
def test_an_error_does_not_tell_that_there_is_such_a_place(served: Served, path: str) -> None:
    secret, other = (
        served.client().get(f"{path}?from=cluster:{code}&to=port:SEGOT") for code in ("C99", "C98")
    )
    assert secret.status_code == other.status_code
    told = (one.get_data(as_text=True) for one in (secret, other))
    assert next(told).replace("C99", "C98") == next(told)


def figures(client: Client, region: str) -> list[dict[str, str]]:
    asked = f"/data/port_tonnes.csv?region={region}&level=0&year=2022&definition=national"
    answer = client.get(asked)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))


def test_the_sum_of_the_public_is_one_of_what_the_public_knows(served: Served, token: str) -> None:
    (public,) = figures(served.client(), "DE")
    (own,) = figures(served.client(token), "DE")
    assert float(own["value"]) == pytest.approx(float(public["value"]) + 918273.645)
    assert (public["status"], own["status"]) == ("partial", "confidential")
    assert int(own["known"]) == int(public["known"]) + 1
    assert public["out_of"] == own["out_of"]


def test_what_is_made_of_something_confidential_is_confidential(served: Served, token: str) -> None:
    asked = "/data/emissions.csv?region=FI&level=0&year=2021&mode=road&definition=national"
    rows = list(csv.DictReader(io.StringIO(served.client(token).get(asked).text)))
    assert [row["status"] for row in rows] == ["confidential"]
    assert list(csv.DictReader(io.StringIO(served.client().get(asked).text))) == []


def test_what_differs_between_readers_is_kept_by_no_cache(served: Served, token: str) -> None:
    for path in ("/", "/data/port_tonnes.csv", "/data/layers/clusters.geojson", "/data/"):
        public, own = served.client().get(path), served.client(token).get(path)
        assert "Cookie" in public.headers.getlist("Vary"), path
        assert own.headers["Cache-Control"] == "private, no-store", path
        tag = public.headers.get("ETag", "")
        again = served.client(token).get(path, headers={"If-None-Match": tag})
        assert again.status_code == 200, path


def test_a_file_of_the_organisation_is_not_there_for_the_public(served: Served, token: str) -> None:
    own = set(web_files(replace(served.settings, audience=Audience.ORGANISATION).built))
    shared = set(web_files(served.settings.built))
    (secret, *_) = sorted(own - shared)
    assert served.client().get(f"/vendor/{secret}").status_code == 404
    answer = served.client(token).get(f"/vendor/{secret}")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
    (same, *_) = sorted(own & shared)
    assert "immutable" in served.client(token).get(f"/vendor/{same}").headers["Cache-Control"]


def test_in_the_atlas_of_the_organisation_no_door_is_open_to_everybody() -> None:
    rules = audiences.rules(Audience.ORGANISATION)
    for doors in (rules.endpoints, rules.callbacks):
        assert doors
        assert Right.EVERYONE not in doors.values()
    assert not rules.same_for_all


def test_the_organisations_atlas_asks_for_a_session_itself(served: Served) -> None:
    own = served.server.organisation
    assert isinstance(own, Flask)
    assert own.test_client().get("/data/port_tonnes.csv").status_code == 401
    assert own.test_client().get("/methods/").status_code == 303


def test_a_cookie_of_the_other_scheme_opens_no_door(served: Served, token: str) -> None:
    client = Client(served.server, use_cookies=False)
    of_https = client.get("/data/port_tonnes.csv", headers={"Cookie": f"__Host-session={token}"})
    assert of_https.status_code == 401
    own = client.get("/data/port_tonnes.csv", headers={"Cookie": f"session={token}"})
    assert own.status_code == 200


def test_what_was_published_is_the_public_s_whoever_reads_it(served: Served, token: str) -> None:
    server = audiences.ByReader(_name("public"), _name("organisation"), served.store)
    client = Client(server, use_cookies=False)
    given = {"Cookie": f"session={token}"}
    assert client.get("/p/", headers=given).text == "public"
    assert client.get("/", headers=given).text == "organisation"
    assert client.get("/").text == "public"


def _name(name: str) -> Flask:
    server = Flask(name)
    server.add_url_rule("/", "home", lambda: name)
    server.add_url_rule("/p/", "published", lambda: name)
    return server


def test_with_other_secrets_the_public_gets_the_same_bytes(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = plant(tmp_path / "other", OTHERS)
    stub_slow_steps(monkeypatch)
    work.build(other)
    found = files_of(served.settings.built)
    assert len(found) > 50
    assert found == files_of(other.built)


def files_of(built: Path) -> dict[str, bytes]:
    """Return what a folder holds, but for what says what it was made from."""
    return {
        path.relative_to(built).as_posix(): path.read_bytes()
        for path in built.rglob("*")
        if path.is_file() and path.name not in (STAMPS, RECORD)
    }


def test_an_atlas_built_before_a_mark_was_set_is_refused(served: Served, tmp_path: Path) -> None:
    for name in ("raw", "built"):
        (tmp_path / name).symlink_to(served.settings.geodata / name)
    text = (served.settings.geodata / "sources.toml").read_text(encoding="utf-8")
    path = 'path = "raw/grid_intensity.csv"\n'
    text = text.replace(path, f'{path}access = "organisation"\n')
    (tmp_path / "sources.toml").write_text(text, encoding="utf-8")
    with pytest.raises(MissingInput, match="make data"):
        create_server(replace(served.settings, geodata=tmp_path))


def test_the_folder_of_the_organisation_is_never_shown_to_the_public(
    served: Served, tmp_path: Path
) -> None:
    own = replace(served.settings, audience=Audience.ORGANISATION)
    for name, target in (("raw", own.raw), ("built", own.built)):
        (tmp_path / name).symlink_to(target)
    (tmp_path / "sources.toml").symlink_to(own.geodata / "sources.toml")
    with pytest.raises(MissingInput, match="public"):
        create_server(replace(served.settings, geodata=tmp_path))


def test_what_is_built_is_up_to_date_until_a_mark_changes(served: Served) -> None:
    assert not plan.is_out_of_date(served.settings)
