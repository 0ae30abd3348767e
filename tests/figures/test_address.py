"""The address of the figures names what the map shows, and nothing that is empty."""

from __future__ import annotations

from dashboard.figures.address import data_address, download_name
from tests.figures.tiny_figures import selected


def test_the_address_has_the_parts_of_the_map():
    asked = selected("SE", measure="port_tonnes")
    assert data_address(asked) == "/data/port_tonnes.csv?level=place&year=2022&definition=authority"


def test_the_file_is_named_for_what_is_in_it():
    name = download_name(selected(measure="port_tonnes"))
    assert name == "hinterland-port_tonnes-places-authority-2022.csv"
