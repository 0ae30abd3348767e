"""What was published is read fast, the same by everybody, and by no other name."""

from __future__ import annotations

import gzip

import brotli
import pytest

from dashboard.people.roles import Role
from tests.pages.publishing.conftest import AGAIN, House

IMMUTABLE = "public, max-age=31536000, immutable"


def test_the_slug_leads_to_the_newest_version(house: House) -> None:
    address = house.published()
    public = house.visitor(None)
    answer = public.get(address)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/p/rail/1/")
    assert answer.headers["Cache-Control"] == "public, no-cache"
    house.published("abcdefghij", AGAIN)
    assert public.get("/p/rail/?controls=0").headers["Location"] == "/p/rail/2/?controls=0"


@pytest.mark.parametrize(
    ("accepted", "query", "leads_to"),
    [
        ("sv-SE,sv;q=0.9,en;q=0.8", "", "sv/"),
        ("sv", "?controls=0", "sv/?controls=0"),
        ("en-GB,sv;q=0.9", "", ""),
        ("fr", "", ""),
        ("", "", ""),
        ("en", "?lang=sv", "sv/?lang=sv"),
        ("sv", "?lang=en", "?lang=en"),
        ("sv", "?lang=fr", "sv/?lang=fr"),
    ],
)
def test_the_slug_leads_to_the_language_that_the_reader_likes(
    house: House, accepted: str, query: str, leads_to: str
) -> None:
    house.published()
    answer = house.visitor(None).get(f"/p/rail/{query}", headers={"Accept-Language": accepted})
    assert answer.headers["Location"] == f"/p/rail/1/{leads_to}"
    assert answer.headers["Vary"] == "Accept-Language"
    assert answer.headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("role", [None, Role.OWNER])
def test_a_file_is_the_same_for_everybody_and_sets_no_cookie(
    house: House, role: Role | None
) -> None:
    house.published()
    answer = house.visitor(role).get("/p/rail/1/data.csv")
    assert (answer.status_code, answer.content_type) == (200, "text/csv; charset=utf-8")
    assert answer.headers["Cache-Control"] == IMMUTABLE
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert "Set-Cookie" not in answer.headers
    assert "X-Frame-Options" not in answer.headers
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "script-src 'self';" in policy
    assert not answer.headers["ETag"].startswith("W/")


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("", None, bytes),
    ],
)
def test_a_file_comes_packed_as_the_reader_likes(
    house: House, accepted: str, encoding: str | None, unpack: object
) -> None:
    house.published()
    answer = house.visitor(None).get("/p/rail/1/data.csv", headers={"Accept-Encoding": accepted})
    plain = (house.press.folder / "rail" / "1" / "data.csv").read_bytes()
    assert answer.headers.get("Content-Encoding") == encoding
    assert callable(unpack)
    assert unpack(answer.data) == plain
    assert int(answer.headers["Content-Length"]) == len(answer.data)


def test_who_has_a_file_already_gets_no_body(house: House) -> None:
    house.published()
    public = house.visitor(None)
    tag = public.get("/p/rail/1/data.csv").headers["ETag"]
    again = public.get("/p/rail/1/data.csv", headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    head = public.client.head("/p/rail/1/data.csv")
    assert (head.status_code, head.data) == (200, b"")
    part = public.get("/p/rail/1/data.csv", headers={"Range": "bytes=0-5"})
    assert (part.status_code, part.data) == (206, b"region")


def test_a_page_is_asked_for_again_because_it_may_be_told_that_it_is_old(house: House) -> None:
    house.published()
    public = house.visitor(None)
    first = public.get("/p/rail/1/sv/")
    assert first.headers["Cache-Control"] == "public, no-cache"
    assert "newer" in first.text  # only the mark
    assert "nyare" not in first.text
    house.published("abcdefghij", AGAIN)
    old = public.get("/p/rail/1/sv/", headers={"If-None-Match": first.headers["ETag"]})
    assert old.status_code == 200
    assert "<!--newer-->" not in old.text
    assert '<a href="/p/rail/versions/?lang=sv">' in old.text
    english = public.get("/p/rail/1/").text
    assert "this is version 1, the newest is 2" in english
    assert "the newest is" not in public.get("/p/rail/2/").text
    kept = (house.press.folder / "rail" / "1" / "index.html").read_text(encoding="utf-8")
    assert "<!--newer-->" in kept


@pytest.mark.parametrize(
    "path",
    [
        "/p/rail/1/../versions.json",
        "/p/rail/1/..%2fversions.json",
        "/p/rail/1/%2e%2e/versions.json",
        "/p/rail/01/data.csv",
        "/p/rail/2/data.csv",
        "/p/rail/0/data.csv",
        "/p/rail/1/data.csv/",
        "/p/.previews/token-0/data.csv",
        "/p/../rail/1/data.csv",
        "/p/Rail/1/data.csv",
        "/p/rail/1/nothing",
        "/p/road/",
        "/p/road/1/data.csv",
        "/p/road/versions/",
        "/p/road/embed/",
        "/p/road/versions.json",
    ],
)
def test_no_other_name_leads_to_a_file(house: House, path: str) -> None:
    house.published()
    answer = house.visitor(None).get(path, follow_redirects=True)
    assert answer.status_code == 404


def test_a_link_out_of_the_folder_is_not_followed(house: House) -> None:
    house.published()
    folder = house.press.folder / "rail" / "1"
    (folder / "secret.txt").symlink_to(house.press.folder / "rail" / "versions.json")
    assert house.visitor(None).get("/p/rail/1/secret.txt").status_code == 404


def test_the_list_of_versions_is_asked_for_again_each_time(house: House) -> None:
    house.published()
    public = house.visitor(None)
    first = public.get("/p/rail/versions.json")
    assert (first.json, first.headers["Cache-Control"]) == ({"newest": 1}, "public, no-cache")
    house.published("abcdefghij", AGAIN)
    again = public.get("/p/rail/versions.json", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.json) == (200, {"newest": 2})


def test_the_versions_are_listed_with_their_reasons(house: House) -> None:
    house.published()
    house.published("abcdefghij", {**AGAIN, "reason-sv": "Nyare <b>siffror</b>"})
    page = house.visitor(None).get("/p/rail/versions/").text
    assert page.index("Version 2") < page.index("Version 1")
    assert "Newer figures" in page
    swedish = house.visitor(None).get("/p/rail/versions/?lang=sv").text
    assert '<p lang="sv">Nyare &lt;b&gt;siffror&lt;/b&gt;</p>' in swedish


def test_the_code_of_a_frame_has_a_title_and_cannot_be_broken_out_of(house: House) -> None:
    house.published()
    answer = house.visitor(None).get("/p/rail/embed/")
    assert answer.headers["X-Frame-Options"] == "DENY"
    code = "&lt;iframe src=&#34;http://localhost/p/rail/1/?controls=0&#34; title=&#34;"
    assert code in answer.text
    assert "Rail &amp;lt;b&amp;gt;carries" in answer.text


def test_what_was_packed_is_kept_and_may_be_deleted(house: House) -> None:
    house.published()
    public = house.visitor(None)
    accepted = {"Accept-Encoding": "br"}
    first = public.get("/p/rail/1/data.csv", headers=accepted).data
    packed = list((house.press.folder.parent / "packed").iterdir())
    assert [one.suffix for one in packed] == [".br"]
    assert packed[0].read_bytes() == first
