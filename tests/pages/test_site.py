"""Head and header, the same round every page."""

from __future__ import annotations

from dashboard.pages.site import make_site, site_head, site_header
from dashboard.words import speak


def test_the_page_that_is_shown_is_marked_in_the_header() -> None:
    header = site_header(speak("en"), "explore", "/", "")
    assert header.count('aria-current="page"') == 1
    assert '<a href="/" aria-current="page">' in header


def test_the_links_to_other_languages_keep_the_view() -> None:
    header = site_header(speak("en"), "explore", "/", "year=2022&lang=en&select=SE,port:SEGOT")
    assert 'href="/?year=2022&amp;select=SE,port:SEGOT&amp;lang=sv"' in header


def test_a_query_is_written_into_the_header_as_text() -> None:
    header = site_header(speak("en"), "explore", "/", 'x="><script>')
    assert "<script>" not in header


def test_the_skip_link_leads_where_the_page_says() -> None:
    assert 'href="#explore"' in site_header(speak("en"), "explore", "/", "", main="explore")


def test_the_head_loads_fonts_by_their_hashed_names() -> None:
    site = make_site(
        {"source-sans-3-latin-400.woff2": "latin.0123456789.woff2"}, "/assets/".__add__
    )
    head = site_head(site)
    assert 'href="/vendor/latin.0123456789.woff2" as="font"' in head
    assert "url(/vendor/latin.0123456789.woff2)" in head
    assert '<script src="/assets/theme.js">' in head
