"""What docs/running.md says is so: its nginx configuration runs, and it names every setting."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.serving import HOST, PATIENCE_S, ROOT, free_port

RUNNING = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
NAME = "atlas.example.org"
FOR_EVER = "public, max-age=31536000, immutable"
CSV = "region_id,value\n" + "SE123,1.5\n" * 200
MAIN = """
{user}
worker_processes 1; daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off; default_type application/octet-stream;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
{config}
}}
"""


class App(BaseHTTPRequestHandler):
    """Stands in for the server: says which one it is, and what it was told."""

    withdrawn = False
    asked = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        is_gone = self.path.startswith("/p/gone/") or type(self).withdrawn
        self.send_response(410 if is_gone else 302 if self.path == "/p/rail/" else 200)
        self.send_header("Location", "/p/rail/2/")
        self.send_header("Cache-Control", "public, no-cache")
        told = {name: self.headers[name] for name in self.headers}
        body = f"the server {self.path} {told}".encode()
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Nginx:
    """A running nginx with the configuration of the document."""

    http: int
    https: int
    published: Path
    trust: ssl.SSLContext

    def get(self, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPSConnection(
            HOST, self.https, context=self.trust, timeout=PATIENCE_S
        )
        asked = {"Host": NAME} | {name.replace("_", "-"): one for name, one in headers.items()}
        connection.request("GET", path, headers=asked)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body


def certificate(folder: Path) -> tuple[Path, Path]:
    """Write a certificate for the name and this machine, and its key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    chain, private = folder / "chain.pem", folder / "key.pem"
    pem = serialization.Encoding.PEM
    chain.write_bytes(made.public_bytes(pem))
    plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    private.write_bytes(key.private_bytes(pem, *plain))
    return chain, private


def put(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def nginx_program() -> str:
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        raise FileNotFoundError(
            "This test needs nginx: run make servers, or install it "
            "(on Debian: sudo apt-get install nginx)."
        )
    return found


def configured(folder: Path, app: int) -> tuple[Path, Nginx]:
    """Write the document's configuration with the ports and folders of this test."""
    (config,) = re.findall(r"```nginx\n(.*?)```", RUNNING, re.DOTALL)
    chain, private = certificate(folder)
    trust = ssl.create_default_context(cafile=str(chain))
    trust.check_hostname = False  # it is reached by number
    nginx = Nginx(free_port(), free_port(), folder / "published", trust)
    live = f"/etc/letsencrypt/live/{NAME}"
    config = put(config, "listen 80;", f"listen {HOST}:{nginx.http};")
    config = put(config, "listen 443 ssl", f"listen {HOST}:{nginx.https} ssl")
    config = put(config, f"{live}/fullchain.pem", str(chain))
    config = put(config, f"{live}/privkey.pem", str(private))
    config = put(config, "/srv/hinterland/published", str(nginx.published))
    config = put(config, "/var/cache/nginx/hinterland", str(folder / "cache"))
    config = put(config, "server 127.0.0.1:8050", f"server 127.0.0.1:{app}")
    user = "user root;" if os.geteuid() == 0 else ""
    path = folder / "nginx.conf"
    path.write_text(MAIN.format(folder=folder, config=config, user=user))
    return path, nginx


@contextmanager
def stand_in() -> Iterator[int]:
    App.withdrawn, App.asked = False, 0
    server = ThreadingHTTPServer((HOST, 0), App)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[Nginx]:
    with stand_in() as app:
        path, made = configured(tmp_path, app)
        publish(made.published)
        checked = subprocess.run(
            [nginx_program(), "-t", "-c", str(path)], capture_output=True, text=True, check=False
        )
        assert checked.returncode == 0, checked.stderr
        process = subprocess.Popen([nginx_program(), "-c", str(path)], stderr=subprocess.DEVNULL)
        try:
            begun = time.perf_counter()
            while not is_up(made.https):
                assert process.poll() is None, (tmp_path / "error.log").read_text()
                assert time.perf_counter() - begun < PATIENCE_S
                time.sleep(0.02)
            yield made
        finally:
            process.terminate()
            process.wait(PATIENCE_S)


def is_up(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE_S)
    try:
        connection.request("GET", "/")
        connection.getresponse().read()
        return True
    except OSError:
        return False
    finally:
        connection.close()


def publish(published: Path) -> None:
    for slug in ("rail", "gone"):
        folder = published / slug / "1"
        folder.mkdir(parents=True)
        (folder / "index.html").write_text("<p>the page</p>")
        (folder / "data.csv").write_text(CSV)
        (folder / "fonts").mkdir()
        (folder / "fonts" / "a.woff2").write_bytes(b"wOF2")
        (published / slug / "versions.json").write_text("{}")
    (published / "gone" / "withdrawn.json").write_text("{}")
    (published / ".secret.csv").write_text("nobody reads this")


def test_a_file_of_a_version_comes_from_the_disk_and_is_kept_for_ever(nginx: Nginx) -> None:
    answer, body = nginx.get("/p/rail/1/data.csv")
    assert (answer.status, body.decode()) == (200, CSV)
    assert answer.headers.get_all("Cache-Control") == [FOR_EVER]
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["ETag"]
    again, _ = nginx.get("/p/rail/1/data.csv", If_None_Match=answer.headers["ETag"])
    assert again.status == 304
    font, _ = nginx.get("/p/rail/1/fonts/a.woff2")
    assert (font.status, font.headers["Content-Type"]) == (200, "font/woff2")


def test_text_is_packed_on_the_way_and_what_was_packed_before_is_sent(nginx: Nginx) -> None:
    answer, body = nginx.get("/p/rail/1/data.csv", Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(body).decode() == CSV
    assert len(body) < len(CSV) / 5
    (nginx.published / "rail" / "1" / "data.csv.gz").write_bytes(gzip.compress(b"packed before"))
    _, body = nginx.get("/p/rail/1/data.csv", Accept_Encoding="gzip")
    assert gzip.decompress(body) == b"packed before"


def test_the_page_and_the_newest_version_are_asked_of_the_server(nginx: Nginx) -> None:
    newest, _ = nginx.get("/p/rail/")
    assert (newest.status, newest.headers["Location"]) == (302, "/p/rail/2/")
    for path in ("/p/rail/1/", "/p/rail/1/index.html", "/p/rail/versions.json", "/", "/views/"):
        answer, body = nginx.get(path)
        assert answer.status == 200
        assert f"the server {path} ".encode() in body
        assert answer.headers["Cache-Control"] == "public, no-cache"


def test_a_crowd_is_served_without_asking_the_server_again(nginx: Nginx) -> None:
    before = App.asked
    for _ in range(20):
        answer, _ = nginx.get("/p/rail/1/")
        assert answer.status == 200
    assert App.asked == before + 1


def test_nothing_of_who_reads_reaches_a_page_that_is_kept_for_all(nginx: Nginx) -> None:
    _, body = nginx.get("/p/rail/1/", Cookie="session=secret")
    assert b"secret" not in body
    _, body = nginx.get("/account/", Cookie="session=secret")
    assert b"secret" in body


def test_a_page_kept_for_longer_than_ten_seconds_is_asked_for_before_it_is_shown() -> None:
    """Else the first reader of a quiet hour would still be shown a page that was withdrawn."""
    (stale,) = re.findall(r"proxy_cache_use_stale (.*);", RUNNING)
    assert "updating" not in stale
    assert "background_update" not in RUNNING


def test_nobody_can_put_another_answer_in_the_place_of_one_that_is_kept(nginx: Nginx) -> None:
    """The parts of the key are told apart: an address is not made longer by a header."""
    _, other = nginx.get("/p/rail/1/gz", Accept_Encoding="ip", Accept_Language="en")
    assert b"the server /p/rail/1/gz " in other
    _, body = nginx.get("/p/rail/1/", Accept_Encoding="gzip", Accept_Language="en")
    assert b"the server /p/rail/1/ " in body


def test_everything_of_a_withdrawn_page_is_gone(nginx: Nginx) -> None:
    for path in ("", "1/", "1/index.html", "1/data.csv", "1/fonts/a.woff2", "versions.json"):
        answer, body = nginx.get(f"/p/gone/{path}")
        assert answer.status == 410, path
        assert b"the server" in body
        assert "immutable" not in answer.headers["Cache-Control"]


def test_a_page_withdrawn_now_is_gone_at_once_for_its_files(nginx: Nginx) -> None:
    assert nginx.get("/p/rail/1/data.csv")[0].status == 200
    (nginx.published / "rail" / "withdrawn.json").write_text("{}")
    App.withdrawn = True
    assert nginx.get("/p/rail/1/data.csv")[0].status == 410


@pytest.mark.parametrize(
    "path",
    ["/p/.secret.csv", "/p/rail/1/../../.secret.csv", "/p/rail/1/..%2f..%2f.secret.csv",
     "/p/../.secret.csv", "/p/rail/1/not-there.csv", "/p/rail/1%2fdata.csv%00.csv"],
)  # fmt: skip
def test_nothing_but_a_versions_files_is_read_from_the_disk(nginx: Nginx, path: str) -> None:
    _, body = nginx.get(path)
    assert b"nobody reads this" not in body
    assert b"region_id" not in body


def test_the_server_is_told_how_readers_reach_it(nginx: Nginx) -> None:
    _, body = nginx.get("/", X_Forwarded_For="10.0.0.1", X_Forwarded_Proto="http")
    told = body.decode()
    assert f"'Host': '{NAME}'" in told
    assert f"'X-Forwarded-For': '{HOST}'" in told
    assert "'X-Forwarded-Proto': 'https'" in told
    assert f"'X-Forwarded-Host': '{NAME}'" in told


def test_http_leads_to_https(nginx: Nginx) -> None:
    connection = http.client.HTTPConnection(HOST, nginx.http, timeout=PATIENCE_S)
    connection.request("GET", "/p/rail/?lang=sv", headers={"Host": NAME})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == 301
    assert answer.headers["Location"] == f"https://{NAME}/p/rail/?lang=sv"


def test_every_setting_stands_in_the_table() -> None:
    code = (ROOT / "dashboard" / "settings.py").read_text(encoding="utf-8")
    named = set(re.findall(r'"([A-Z][A-Z_]{3,})"', code)) - {"EUROSTAT_API"}
    named |= {f"OIDC_{one}" for one in ("CLIENT_SECRET", "NAME", "ROLES", "SCOPES", "ROLE_CLAIM")}
    assert len(named) > 8
    missing = sorted(name for name in named if f"`{name}`" not in RUNNING)
    assert missing == []


def test_every_target_of_make_that_is_named_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"make ([a-z]+)", RUNNING)) - {"sure"}
    assert named >= {"run", "owner", "backup", "restore"}
    assert [name for name in sorted(named) if not re.search(f"^{name}:", makefile, re.M)] == []
