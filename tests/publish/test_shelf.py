"""What was published stays, is never overwritten, and never comes back once withdrawn."""

from __future__ import annotations

import datetime
import hashlib
import json
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.publish.shelf import NotThere, NotWhole, Shelf, SlugTaken
from tests.publish.tiny_release import frozen

SLUG, FIRST = "rail-share", "preview-1"
REASONS = {"en": "Not ours to publish.", "sv": "Inte vår att publicera."}
DAY = datetime.date(2026, 12, 1)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Return a shelf on which nothing stands."""
    return Shelf(tmp_path)


def published(shelf: Shelf, versions: int = 1) -> Shelf:
    """Publish some versions and return the shelf."""
    for version in range(1, versions + 1):
        folder = shelf.preview(f"preview-{version}")
        older = shelf.folder(SLUG, version - 1) if version > 1 else None
        frozen(folder, older, version=version)
        shelf.put(folder, SLUG, version)
    return shelf


def listed(shelf: Shelf) -> dict[str, object]:
    content: dict[str, object] = json.loads(
        (shelf.published / SLUG / "versions.json").read_text("utf-8")
    )
    return content


def test_an_empty_shelf_has_nothing(shelf: Shelf) -> None:
    assert shelf.publications() == ()
    assert shelf.publication(SLUG) is None
    assert not shelf.is_withdrawn(SLUG)


def test_a_version_is_moved_into_its_folder_and_found_there(shelf: Shelf) -> None:
    published(shelf)
    (found,) = shelf.publications()
    assert (found.slug, found.newest.version) == (SLUG, 1)
    assert found.newest.titles == {"en": "Rail’s share", "sv": "Järnvägens andel"}
    assert (shelf.published / SLUG / "1" / "index.html").is_file()
    assert not shelf.preview(FIRST).exists()


def test_another_process_finds_the_same(shelf: Shelf, tmp_path: Path) -> None:
    published(shelf, 2)
    assert Shelf(tmp_path).publications() == shelf.publications()


def test_the_list_of_versions_names_the_newest_first_with_hashes(shelf: Shelf) -> None:
    published(shelf, 2)
    content = listed(shelf)
    assert (content["slug"], content["newest"]) == (SLUG, 2)
    newest, first = content["versions"]
    assert (newest["version"], first["version"]) == (2, 1)
    assert newest["change"] == {
        "kind": "correction",
        "texts": {"en": "A typing error.", "sv": "Ett skrivfel."},
    }
    assert first["change"] is None
    archive = (shelf.published / SLUG / "2" / newest["zip"]["name"]).read_bytes()
    assert newest["zip"]["sha256"] == hashlib.sha256(archive).hexdigest()
    assert newest["zip"]["bytes"] == len(archive)


def test_files_of_a_version_can_only_be_read(shelf: Shelf) -> None:
    published(shelf)
    for path in (shelf.published / SLUG / "1").rglob("*"):
        if path.is_file():
            assert stat.S_IMODE(path.stat().st_mode) == 0o444


def test_a_version_that_is_there_is_never_overwritten(shelf: Shelf) -> None:
    published(shelf)
    before = (shelf.published / SLUG / "1" / "index.html").read_bytes()
    frozen(shelf.preview("another1"), titles={"en": "Other", "sv": "Annan"})
    with pytest.raises(SlugTaken, match="version 1 is already published"):
        shelf.put(shelf.preview("another1"), SLUG, 1)
    assert (shelf.published / SLUG / "1" / "index.html").read_bytes() == before
    assert shelf.preview("another1").is_dir()


def test_a_version_must_follow_the_newest(shelf: Shelf) -> None:
    frozen(shelf.preview(FIRST), version=3)
    with pytest.raises(SlugTaken, match="version 3 does not follow version 0"):
        shelf.put(shelf.preview(FIRST), SLUG, 3)


def test_of_two_who_publish_at_once_one_is_told(shelf: Shelf, tmp_path: Path) -> None:
    tokens = [f"preview-{number}" for number in range(6)]
    for token in tokens:
        frozen(shelf.preview(token))

    def put(token: str) -> str:
        try:
            Shelf(tmp_path).put(shelf.preview(token), SLUG, 1)
        except SlugTaken as error:
            return error.what
        return "published"

    with ThreadPoolExecutor(len(tokens)) as threads:
        told = list(threads.map(put, tokens))
    assert sorted(told) == ["published", *["version 1 is already published"] * 5][::-1] or (
        told.count("published") == 1 and told.count("version 1 is already published") == 5
    )
    assert sum(shelf.preview(token).exists() for token in tokens) == 5


@pytest.mark.parametrize("name", ["data.csv", "index.html", "rail-share-v1.zip"])
def test_a_folder_that_lacks_a_file_is_not_published(shelf: Shelf, name: str) -> None:
    frozen(shelf.preview(FIRST))
    (shelf.preview(FIRST) / name).unlink()
    with pytest.raises(NotWhole, match="Make the preview again"):
        shelf.put(shelf.preview(FIRST), SLUG, 1)
    assert shelf.publication(SLUG) is None


def test_a_folder_with_a_changed_or_an_added_file_is_not_published(shelf: Shelf) -> None:
    frozen(shelf.preview(FIRST))
    page = shelf.preview(FIRST) / "index.html"
    page.chmod(0o644)
    page.write_bytes(page.read_bytes()[::-1])
    with pytest.raises(NotWhole):
        shelf.put(shelf.preview(FIRST), SLUG, 1)
    frozen(shelf.preview("preview-2"))
    (shelf.preview("preview-2") / "notes.txt").write_text("secret")
    with pytest.raises(NotWhole):
        shelf.put(shelf.preview("preview-2"), SLUG, 1)


def test_a_folder_of_another_name_or_version_is_not_published(shelf: Shelf) -> None:
    frozen(shelf.preview(FIRST))
    with pytest.raises(NotWhole, match="this is not version 1 of 'other-name'"):
        shelf.put(shelf.preview(FIRST), "other-name", 1)
    with pytest.raises(NotWhole):
        shelf.put(shelf.preview("nothing-here"), SLUG, 1)


def test_withdrawing_leaves_only_that_and_why(shelf: Shelf) -> None:
    published(shelf, 2)
    told = shelf.withdraw(SLUG, REASONS, DAY)
    assert (told.date, told.reasons, told.versions) == ("2026-12-01", REASONS, 2)
    left = [path.name for path in (shelf.published / SLUG).iterdir()]
    assert left == ["withdrawn.json"]
    assert shelf.is_withdrawn(SLUG)
    assert shelf.withdrawal(SLUG) == told
    assert shelf.publications() == ()
    assert shelf.publication(SLUG) is None


def test_what_was_withdrawn_is_kept_out_of_reach(shelf: Shelf) -> None:
    published(shelf, 2)
    shelf.withdraw(SLUG, REASONS, DAY)
    kept = {path.name for path in (shelf.withdrawn / SLUG).iterdir()}
    assert kept == {"1", "2"}
    assert (shelf.withdrawn / SLUG / "2" / "data.csv").is_file()


def test_what_was_withdrawn_never_comes_back(shelf: Shelf, tmp_path: Path) -> None:
    published(shelf)
    shelf.withdraw(SLUG, REASONS, DAY)
    for version in (1, 2):
        frozen(shelf.preview(f"again-{version}00"), version=version)
        with pytest.raises(SlugTaken, match="withdrawn and is never given again"):
            shelf.put(shelf.preview(f"again-{version}00"), SLUG, version)
    Shelf(tmp_path).mend()
    assert Shelf(tmp_path).is_withdrawn(SLUG)
    assert Shelf(tmp_path).publications() == ()


def test_nothing_can_be_withdrawn_that_is_not_there(shelf: Shelf) -> None:
    with pytest.raises(NotThere, match="nothing is published here"):
        shelf.withdraw("not-there", REASONS, DAY)
    published(shelf)
    shelf.withdraw(SLUG, REASONS, DAY)
    with pytest.raises(NotThere):
        shelf.withdraw(SLUG, REASONS, DAY)


def test_mending_restores_a_lost_list_of_versions(shelf: Shelf) -> None:
    published(shelf, 2)
    path = shelf.published / SLUG / "versions.json"
    before = path.read_bytes()
    path.unlink()
    shelf.mend()
    assert path.read_bytes() == before


def test_mending_changes_nothing_where_nothing_is_wrong(shelf: Shelf) -> None:
    published(shelf)
    frozen(shelf.preview("kept-here"))
    stamps = {path: path.stat().st_mtime_ns for path in shelf.published.rglob("*")}
    shelf.mend()
    assert {path: path.stat().st_mtime_ns for path in shelf.published.rglob("*")} == stamps
    assert shelf.preview("kept-here").is_dir()


def test_strange_folders_are_not_taken_for_versions(shelf: Shelf) -> None:
    published(shelf)
    for name in ("2", "03", "x", "1.old"):
        (shelf.published / SLUG / name).mkdir()
    (shelf.published / "Not A Slug").mkdir()
    (shelf.published / "empty-one").mkdir()
    (found,) = shelf.publications()
    assert [one.version for one in found.versions] == [1]


def test_a_preview_is_dropped_when_it_is_not_needed(shelf: Shelf) -> None:
    frozen(shelf.preview(FIRST))
    shelf.drop_preview(FIRST)
    assert not shelf.preview(FIRST).exists()
    shelf.drop_preview(FIRST)


def test_a_version_that_goes_while_it_is_looked_for_is_not_shown(shelf: Shelf) -> None:
    published(shelf)
    (shelf.published / SLUG / "2").symlink_to(shelf.published / "not-there")
    found = shelf.publication(SLUG)
    assert found is not None
    assert found.newest.version == 1
