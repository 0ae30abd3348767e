"""A name in an address can name nothing but its own folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import NotAllowed
from dashboard.publish.shelf import Shelf
from dashboard.publish.slugs import WrongSlug, is_slug, read_slug


@pytest.mark.parametrize("text", ["abc", "rail-share-2022", "2022", "a1-b2-c3", "a" * 60])
def test_small_letters_digits_and_single_hyphens_are_a_name(text: str) -> None:
    assert read_slug(text) == text
    assert is_slug(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "ab", "a" * 61, "-abc", "abc-", "a--b", "Abc", "a b", "a_b", "a.b", "abc\n", "abc "),
        *("../etc", "..", "...", "a/../b", "/etc", "a/b", "a\\b", "..\\b", "%2e%2e", "a%2fb"),
        *("abc\0", "\0abc", "abc\0.html", "räls", "rаil", "rail\u200b", "ｒａｉｌ", "①②③", "½½½"),
        *("con", "nul", "aux", "prn", "com1", "lpt9", "com0", "a:b", "abc.", "~abc", "$abc"),
        *("published", "versions", "latest", "data", "api", "assets", "withdrawn", "previews"),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    assert not is_slug(text)
    with pytest.raises(WrongSlug, match=r"Use 3 to 60 small letters, digits and single hyphens"):
        read_slug(text)


def test_a_refusal_shows_no_more_of_a_long_name_than_is_needed() -> None:
    with pytest.raises(WrongSlug) as caught:
        read_slug("\n" + "x" * 100_000)
    assert len(str(caught.value)) < 250
    assert str(caught.value).isprintable()


@given(st.text(max_size=70))
def test_no_name_leaves_its_folder(text: str) -> None:
    shelf = Shelf(Path("/srv/data"))
    if not is_slug(text):
        with pytest.raises(WrongSlug):
            shelf.folder(text, 1)
        assert shelf.publication(text) is None
        assert not shelf.is_withdrawn(text)
        return
    assert shelf.folder(text, 1).resolve().parent.parent == Path("/srv/data/published").resolve()


@pytest.mark.parametrize(
    "token", ["", "short", "../../etc/passwd", "a/bcdefghi", "abcdefgh.", "ä" * 9]
)
def test_a_preview_has_no_other_place_either(token: str) -> None:
    with pytest.raises(NotAllowed):
        Shelf(Path("/srv/data")).preview(token)
