"""The real press: a preview is what leaves, on its day, and a killed server loses no record."""

from __future__ import annotations

import datetime
import errno
import os
import warnings
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from rdflib import Graph
from rdflib.namespace import DCAT, RDF

from dashboard.pages.publishing import house_press
from dashboard.pages.publishing.form import Order
from dashboard.pages.publishing.house_press import HousePress
from dashboard.pages.publishing.jobs import trouble_of
from dashboard.pages.publishing.listing import catalogue
from dashboard.pages.publishing.press import NotCurrent, Preview
from dashboard.pages.publishing.serving import note_left
from dashboard.people.roles import Person, Role
from dashboard.publish import preview_notes
from dashboard.publish.disk import not_written
from dashboard.publish.preview_notes import note_of
from dashboard.publish.shelf import Shelf
from dashboard.store import tables
from dashboard.store.store import Store
from dashboard.views.finding import find_view
from dashboard.views.saved import SavedView
from dashboard.views.submissions import ask, decided_submissions, open_submissions, view_of_slug
from dashboard.words import speak
from tests.pages.publishing.conftest import add_view
from tests.publish.tiny_release import press as tiny_press
from tests.signing_in import acting, add_person

EN = speak("en")
ORDER = Order("rail-share", ("en", "sv"), {"en": "Rail", "sv": "Järnväg"}, {"en": "Åtta län"})
AGAIN = replace(ORDER, kind="method", reasons={"en": "Anew", "sv": "På nytt"})


class Desk:
    """A press, a view and who works there."""

    def __init__(self, store: Store, folder: Path, build: str = "build-1") -> None:
        self.store, self.shelf = store, Shelf(folder)
        self.press = HousePress(store, tiny_press(), self.shelf, "https://atlas.example", build)

    def view(self, person: Person) -> SavedView:
        add_view(self.store, person)
        with self.store.reading() as connection:
            found = find_view(connection, "abcdefghij")
        assert found is not None
        return found

    def previewed(self, view: SavedView, order: Order = ORDER, **note: object) -> Preview:
        facts = {"view_id": view.view_id, "revision": 1, "person": view.owner.person_id, **note}
        token = self.press.make(order, view, facts, lambda share, step: None)
        found = self.press.preview(token)
        assert found is not None
        return found


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    return Desk(store, tmp_path / "data")


@pytest.fixture
def view(desk: Desk) -> SavedView:
    return desk.view(add_person(desk.store, "Anna Owner", Role.OWNER))


def decisions(store: Store) -> list[tuple[str, int | None]]:
    table = tables.submissions
    with store.reading() as connection:
        found = connection.execute(sa.select(table.c.decision, table.c.version))
        return [(row[0], row[1]) for row in found]


def test_a_preview_is_remembered_by_its_note_and_published_as_it_is(
    desk: Desk, view: SavedView
) -> None:
    preview = desk.previewed(view)
    content = {one.name: (preview.folder / one.name).read_bytes() for one in preview.files}
    assert (preview.version, preview.order) == (1, ORDER)
    assert desk.press.put(preview) == 1
    put = desk.shelf.folder("rail-share", 1)
    assert {name: (put / name).read_bytes() for name in content} == content
    assert len(list(put.rglob("*.*"))) == len(content)
    found = desk.press.publication("rail-share")
    assert found is not None
    assert (found.titles["sv"], found.standfirsts["en"]) == ("Järnväg", "Åtta län")
    assert desk.press.preview(preview.token) is None
    assert desk.press.preview("../../etc") is None


def test_its_check_list_is_told_in_every_language(desk: Desk, view: SavedView) -> None:
    preview = desk.previewed(view)
    english = desk.press.lines(preview, EN)
    assert len(english) == len(desk.press.lines(preview, speak("sv")))
    assert any("Hinterland" in line.text and line.level == "warning" for line in english)
    assert any("https://atlas.example" in line.text and line.level == "ok" for line in english)


def test_of_two_previews_of_one_version_the_second_is_not_current_any_more(
    desk: Desk, view: SavedView
) -> None:
    first, second = desk.previewed(view), desk.previewed(view)
    desk.press.put(first)
    assert not desk.press.is_current(second)
    with pytest.raises(NotCurrent, match="Another version was published"):
        desk.press.put(second)
    with pytest.raises(NotCurrent, match="published already"):
        desk.press.put(first)


def test_a_preview_of_another_day_or_of_other_data_is_not_current(
    desk: Desk, view: SavedView, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    preview = desk.previewed(view)
    other = Desk(desk.store, tmp_path / "data", "build-2").press
    with pytest.raises(NotCurrent, match="data of the atlas have changed"):
        other.put(preview)
    tomorrow = house_press.today() + datetime.timedelta(days=1)
    monkeypatch.setattr(house_press, "today", lambda: tomorrow)
    with pytest.raises(NotCurrent, match="another day"):
        desk.press.put(preview)
    assert desk.press.publications() == []


def test_a_second_version_is_compared_with_the_first(desk: Desk, view: SavedView) -> None:
    assert desk.press.changes(desk.previewed(view), EN) is None
    desk.press.put(desk.previewed(view))
    second = desk.previewed(view, AGAIN)
    changes = desk.press.changes(second, EN)
    assert changes is not None
    assert (second.version, changes.since, changes.tables) == (2, 1, ())
    desk.press.put(second)
    found = desk.press.publication("rail-share")
    assert found is not None
    assert [one.number for one in found.versions] == [2, 1]
    assert (found.newest.kind, found.newest.reasons["sv"]) == ("method", "På nytt")
    assert found.newest.changes == {"en": "changes/", "sv": "sv/changes/"}


@pytest.mark.parametrize("slug", ["", "a", "../x", "Rail", "con", "rail--share", "published", "ä"])
def test_a_slug_that_could_lead_elsewhere_is_refused_in_a_sentence(desk: Desk, slug: str) -> None:
    assert "cannot be a name in an address" in desk.press.slug_fault(slug, EN)


def test_what_was_published_when_the_server_was_killed_is_noted_at_its_next_start(
    desk: Desk, view: SavedView
) -> None:
    preview = desk.previewed(view)
    desk.press.put(preview)  # and killed here, before the store was told
    assert decisions(desk.store) == []
    note_left(desk.store, desk.press)
    note_left(desk.store, desk.press)  # a second start finds nothing to do
    assert decisions(desk.store) == [("published", 1)]
    with desk.store.reading() as connection:
        assert view_of_slug(connection, "rail-share") == view.view_id
        found = connection.execute(sa.select(tables.audit.c.action, tables.audit.c.person)).all()
    assert [tuple(one) for one in found] == [("publication.published", "")]
    assert not note_of(preview.folder).exists()


def test_who_published_is_known_though_the_server_was_killed_before_the_store_was_told(
    desk: Desk, view: SavedView
) -> None:
    ben = add_person(desk.store, "Ben Publisher", Role.PUBLISHER)
    with desk.store.writing() as connection:
        ask(connection, acting(view.owner), (view.view_id, 1), "rail-share", ORDER.to_json())
    desk.press.put(desk.previewed(view), ben.person_id)
    note_left(desk.store, desk.press)
    desk.press.put(desk.previewed(view, AGAIN), ben.person_id)
    note_left(desk.store, desk.press)
    with desk.store.reading() as connection:
        found = decided_submissions(connection)
        people = connection.execute(sa.select(tables.audit.c.person, tables.audit.c.action)).all()
    assert [(one.version, one.decided_by_name) for one in found] == [
        (2, "Ben Publisher"),
        (1, "Ben Publisher"),
    ]
    published = [one.person for one in people if one.action == "publication.published"]
    assert published == ["Ben Publisher"] * 2


def test_a_full_disk_is_told_as_one_also_by_the_shelf() -> None:
    full = not_written(OSError(errno.ENOSPC, "No space left on device"), Path("previews"))
    full.__cause__ = OSError(errno.ENOSPC, "No space left on device")
    assert trouble_of(full).kind == "full-disk"
    shut = not_written(OSError(errno.EACCES, "Permission denied"), Path("previews"))
    assert trouble_of(shut).what.startswith("the folder cannot be written")


def test_what_was_asked_for_and_published_when_killed_waits_no_more(
    desk: Desk, view: SavedView
) -> None:
    with desk.store.writing() as connection:
        number = ask(
            connection, acting(view.owner), (view.view_id, 1), "rail-share", ORDER.to_json()
        )
    desk.press.put(desk.previewed(view, submission=number))
    note_left(desk.store, desk.press)
    assert decisions(desk.store) == [("published", 1)]
    with desk.store.reading() as connection:
        assert open_submissions(connection) == []


def test_a_preview_that_waits_survives_a_start(desk: Desk, view: SavedView) -> None:
    preview = desk.previewed(view)
    note_left(desk.store, desk.press)
    assert desk.press.preview(preview.token) == preview
    assert decisions(desk.store) == []


def test_what_is_withdrawn_stays_known_by_its_title(desk: Desk, view: SavedView) -> None:
    desk.press.put(desk.previewed(view))
    desk.press.withdraw("rail-share", {"en": "Wrong"})
    found = desk.press.publication("rail-share")
    assert found is not None
    assert found.withdrawal is not None
    assert (found.title_in("sv"), found.withdrawal.reasons) == (("Järnväg", "sv"), {"en": "Wrong"})
    assert desk.press.publications() == []
    standing = desk.press.standing("rail-share")
    assert standing is not None
    assert standing.is_withdrawn


def test_the_catalogue_is_dcat_with_a_dataset_for_each_publication(
    desk: Desk, view: SavedView
) -> None:
    desk.press.put(desk.previewed(view))
    content = catalogue("https://atlas.example", "A region", [desk.press.metadata("rail-share")])
    with warnings.catch_warnings():  # rdflib's own reader of JSON-LD uses what it deprecates
        warnings.simplefilter("ignore", DeprecationWarning)
        graph = Graph().parse(data=content, format="json-ld")
    every = list(graph.subjects(RDF.type, DCAT.Catalog))
    assert [str(one) for one in every] == ["https://atlas.example/published/#catalogue"]
    datasets = {str(one) for one in graph.objects(every[0], DCAT.dataset)}
    assert datasets == {"https://atlas.example/p/rail-share/1/#dataset"}
    assert len(list(graph.subjects(RDF.type, DCAT.Distribution))) >= 4


def test_previews_of_one_person_do_not_fill_the_disk_and_what_is_asked_for_stays(
    desk: Desk, view: SavedView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_notes, "MOST_OF_ONE", 2)
    other = desk.previewed(view, person=view.owner.person_id + 1)
    first, second, third, fourth = (desk.previewed(view) for _ in "1234")
    assert [one.folder.exists() for one in (first, second)] == [False, False]
    with desk.store.writing() as connection:
        ask(
            connection,
            acting(view.owner),
            (view.view_id, 1),
            "rail-share",
            {"preview": third.token},
        )
    last = [desk.previewed(view) for _ in "56"]
    assert not fourth.folder.exists()
    assert not note_of(fourth.folder).exists()
    assert all(desk.press.preview(one.token) for one in (other, third, *last))
    monkeypatch.setattr(preview_notes, "MOST_ASKED", 0)
    desk.previewed(view)
    assert not third.folder.exists()


def test_an_old_preview_goes_while_the_server_runs(desk: Desk, view: SavedView) -> None:
    old = desk.previewed(view)
    long_ago = (datetime.datetime.now() - datetime.timedelta(days=15)).timestamp()
    os.utime(old.folder, (long_ago, long_ago))
    desk.previewed(view)
    assert desk.press.preview(old.token) is None
    assert not old.folder.exists()
