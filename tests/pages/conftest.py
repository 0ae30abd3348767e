"""A small atlas behind a real server object, without Dash and without a network."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.miniature import Miniature, make_miniature, make_server


@pytest.fixture(scope="session")
def mini(tmp_path_factory: pytest.TempPathFactory) -> Miniature:
    return make_miniature(tmp_path_factory.mktemp("miniature"))


@pytest.fixture(scope="session")
def server(mini: Miniature) -> Flask:
    return make_server(mini, ("'sha256-abc'",))


@pytest.fixture
def client(server: Flask) -> FlaskClient:
    return server.test_client()
