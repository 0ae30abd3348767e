"""The server says that it is well, and how much it holds."""

from __future__ import annotations

from flask.testing import FlaskClient

from dashboard import __version__


def test_health_tells_status_version_and_counts(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    told = answer.json
    assert (told["status"], told["version"]) == ("ok", __version__)
    counts = told["counts"]
    assert counts["regions"] == {"0": 2, "1": 1, "2": 1, "3": 1}
    assert (counts["ports"], counts["clusters"], counts["corridors"]) == (3, 1, 1)


def test_a_figure_that_is_not_known_is_not_counted(client: FlaskClient) -> None:
    assert client.get("/healthz").json["counts"]["figures"]["modal_split"] == 7
