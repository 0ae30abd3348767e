"""The press of this house: it freezes views of the public atlas and puts them on the shelf."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.errors import NotAllowed
from dashboard.measures.atlas import Atlas
from dashboard.pages.publishing.checking import kept_checks, settings_lines, told_checks
from dashboard.pages.publishing.form import Order, order_from_json
from dashboard.pages.publishing.press import (
    FileFact,
    Line,
    NotCurrent,
    Preview,
    Publication,
    Version,
    Withdrawal,
)
from dashboard.people.settings import read_organisation
from dashboard.publish import freezing, shelf
from dashboard.publish.allowed import DATA_CSV, MANIFEST
from dashboard.publish.changes import Changes, compare
from dashboard.publish.edition import Edition, Progress, parts_of
from dashboard.publish.files.manifest_file import Manifest, file_digest, read_manifest
from dashboard.publish.page.changes import ChangesView, changes_view
from dashboard.publish.preview_notes import (
    PUBLISHES,
    forget_note,
    left_notes,
    metadata_of,
    old_previews,
    read_figures_of,
    read_note,
    too_many_previews,
    write_note,
)
from dashboard.publish.ready_files import Standing
from dashboard.publish.slugs import is_slug
from dashboard.store.store import Store
from dashboard.views.saved import SavedView
from dashboard.views.selections import read_query
from dashboard.views.submissions import open_submissions
from dashboard.words import N_, Words

NO_PUBLISHER = "Hinterland"
LOOK_AGAIN = N_("Make the preview anew and look at it again")


class HousePress:
    """Freezes views of the public atlas, keeps previews, and puts them out.

    Parameters
    ----------
    store
        Knows the organisation's name.
    press
        The public atlas, its boundaries and its pages.
    on_shelf
        What was published.
    address
        Of the server, without a slash at its end; pages are cited by it.
    build
        Changes when the data are others.
    organisation
        The atlas with what only the organisation may see, by which the check list finds what was
        left out; None where there is none. Nothing of it leaves.
    """

    def __init__(
        self,
        store: Store,
        press: freezing.Press,
        on_shelf: shelf.Shelf,
        address: str,
        build: str,
        organisation: Atlas | None = None,
    ) -> None:
        self._store, self._press, self._shelf = store, press, on_shelf
        self._organisation = organisation
        self._address, self._build = address, build

    def slug_fault(self, slug: str, words: Words) -> str:
        """Return what is wrong with a slug, in the reader's language; empty where nothing is."""
        if is_slug(slug):
            return ""
        return words.say(
            "“{slug}” cannot be a name in an address: 3 to 60 small letters from a to z, digits "
            "and single hyphens, and not a name that the atlas itself uses. {example} is one.",
            slug=slug,
            example="rail-share-2022",
        )

    def make(
        self, order: Order, view: SavedView, note: Mapping[str, Any], progress: Progress
    ) -> str:
        """Freeze a view into a preview and return its token."""
        edition = self._edition(order, view)
        token = secrets.token_urlsafe(16)
        folder = self._shelf.preview(token)
        older = self._older(edition.slug, edition.version)
        frozen = freezing.freeze(edition, self._press, folder, older, progress)
        content = {
            **note,
            "order": order.to_json(),
            "build": self._build,
            "version": edition.version,
            "checks": kept_checks(frozen, self._press.atlas, self._organisation),
        }
        write_note(frozen.folder, content)
        self._make_room(note.get("person"))
        return token

    def preview(self, token: str) -> Preview | None:
        """Return a preview; ``None`` where it is not there any more."""
        try:
            folder = self._shelf.preview(token)
        except NotAllowed:
            return None
        manifest, note = read_manifest(folder), read_note(folder)
        if manifest is None or note is None:
            return None
        day = datetime.date.fromisoformat(manifest.date)
        order = order_from_json(note["order"])
        files = _files(folder, manifest)
        return Preview(token, folder, manifest.version, order, note, day, files)

    def lines(self, preview: Preview, words: Words) -> list[Line]:
        """Return the check list of a preview."""
        settings = settings_lines(self._address, self._publisher(words.language), words)
        return [*told_checks(preview.note.get("checks", {}), words), *settings]

    def changes(self, preview: Preview, words: Words) -> ChangesView | None:
        """Return what differs from the last version; ``None`` where there is none."""
        older = self._older(preview.order.slug, preview.version)
        if older is None:
            return None
        old, new = read_figures_of(older / DATA_CSV), read_figures_of(preview.folder / DATA_CSV)
        found: Changes = compare(old, new, preview.version - 1)
        return changes_view(found, (), self._press.atlas, words)

    def is_current(self, preview: Preview) -> bool:
        """Return whether a preview could be published as it is."""
        return not self._why_not_current(preview)

    def put(self, preview: Preview, person_id: int = 0) -> int:
        """Publish the very folder of a preview, all or nothing, and return its version.

        Parameters
        ----------
        preview
            What is published.
        person_id
            Who publishes it: noted before anything moves, should the program end in between.

        Raises
        ------
        NotCurrent
            If another version was published since, the day is over, or the data are others.
        """
        why = self._why_not_current(preview)
        if why:
            raise NotCurrent(why, preview.order.slug, LOOK_AGAIN)
        write_note(preview.folder, {**preview.note, PUBLISHES: person_id})
        found = self._shelf.put(preview.folder, preview.order.slug, preview.version)
        return found.newest.version

    def forget(self, preview: Preview) -> None:
        """Take away what was noted of a preview that is published and in the store."""
        forget_note(preview.folder)

    def withdraw(self, slug: str, reasons: Mapping[str, str]) -> None:
        """Withdraw a publication for ever."""
        self._shelf.withdraw(slug, reasons, today())

    def publication(self, slug: str) -> Publication | None:
        """Return what stands under a slug, withdrawn or not; ``None`` where nothing does."""
        found = self._shelf.publication(slug)
        if found is not None:
            return self._told(found)
        gone = self._shelf.withdrawal(slug)
        if gone is None:
            return None
        withdrawal = Withdrawal(datetime.date.fromisoformat(gone.date), gone.reasons)
        languages = tuple(gone.titles) or ("en",)
        return Publication(slug, languages, gone.titles, {}, (), withdrawal)

    def publications(self) -> list[Publication]:
        """Return what can be read, the one published last first."""
        found = [self._told(one) for one in self._shelf.publications()]
        return sorted(found, key=self._when, reverse=True)

    def metadata(self, slug: str) -> Mapping[str, Any]:
        """Return the DCAT description of the newest version."""
        found = self._shelf.publication(slug)
        if found is None:
            return {}
        folder = self._shelf.folder(slug, found.newest.version)
        return metadata_of(folder, folder.stat().st_mtime_ns)

    def standing(self, slug: str) -> Standing | None:
        """Return which version of a slug is the newest and whether it is withdrawn."""
        if self._shelf.is_withdrawn(slug):
            return Standing(0, True)
        found = self._shelf.publication(slug)
        return Standing(found.newest.version, False) if found is not None else None

    def page_address(self, preview: Preview, language: str) -> str:
        """Return the name of the page of a language in the folder, such as ``sv/``."""
        return "" if language == preview.order.languages[0] else f"{language}/"

    def tidy(self) -> list[tuple[Path, dict[str, Any]]]:
        """Put right what an ended process left; return notes of previews that were published."""
        self._shelf.mend()
        self._drop_old()
        return list(left_notes(self._shelf.previews))

    def _make_room(self, person_id: object) -> None:
        """Take away the previews nobody needs, so that one person cannot fill the disk."""
        self._drop_old()
        with self._store.reading() as connection:
            asked = {str(one.content.get("preview", "")) for one in open_submissions(connection)}
        if isinstance(person_id, int):
            for folder in too_many_previews(self._shelf.previews, person_id, asked):
                self._drop(folder)

    def _drop_old(self) -> None:
        for folder in old_previews(self._shelf.previews, datetime.datetime.now(datetime.UTC)):
            self._drop(folder)

    def _drop(self, folder: Path) -> None:
        """Take a preview away. Where it was published meanwhile, its note is needed still."""
        if folder.is_dir():
            self._shelf.drop_preview(folder.name)
            forget_note(folder)

    def _when(self, one: Publication) -> tuple[datetime.date, int]:
        """Return the day of the newest version, and of those of one day which came last."""
        return one.newest.day, (self._shelf.published / one.slug).stat().st_mtime_ns

    def _edition(self, order: Order, view: SavedView) -> Edition:
        atlas = self._press.atlas
        choices = atlas.choices
        reads = [read_query(query, choices, atlas.is_known) for query in view.queries]
        found = self._shelf.publication(order.slug)
        return Edition(
            slug=order.slug,
            version=found.newest.version + 1 if found else 1,
            date=today(),
            languages=order.languages,
            titles={one: order.titles[one] for one in order.languages},
            standfirsts={one: order.standfirsts.get(one, "") for one in order.languages},
            publisher=self._publisher(order.languages[0]) or NO_PUBLISHER,
            parts=parts_of(tuple(one.selection for one in reads)),
            change=order.change() if found else None,
            address=f"{self._address}/p/{order.slug}/" if self._address else "",
        )

    def _publisher(self, language: str) -> str:
        with self._store.reading() as connection:
            return read_organisation(connection).publisher(language)

    def _older(self, slug: str, version: int) -> Path | None:
        if version < 2:
            return None
        folder = self._shelf.folder(slug, version - 1)
        return folder if folder.is_dir() else None

    def _why_not_current(self, preview: Preview) -> str:
        if read_manifest(preview.folder) is None:
            return N_("It is not there any more, or was published already")
        found = self._shelf.publication(preview.order.slug)
        if preview.version != (found.newest.version + 1 if found else 1):
            return N_("Another version was published in the meantime")
        if preview.day != today():
            return N_("It was made on another day, and carries that date")
        if preview.note.get("build") != self._build:
            return N_("The data of the atlas have changed since it was made")
        return ""

    def _told(self, found: shelf.Publication) -> Publication:
        newest = found.newest
        folder = self._shelf.folder(found.slug, newest.version)
        metadata = metadata_of(folder, folder.stat().st_mtime_ns)
        return Publication(
            found.slug,
            newest.languages,
            newest.titles,
            _described(metadata),
            tuple(_version(one) for one in reversed(found.versions)),
        )


def today() -> datetime.date:
    """Return the day by UTC, as all of the program counts days."""
    return datetime.datetime.now(datetime.UTC).date()


def _files(folder: Path, manifest: Manifest) -> tuple[FileFact, ...]:
    listed = [FileFact(name, *facts) for name, facts in manifest.files.items()]
    own = [folder / MANIFEST, folder / manifest.zip_name]
    listed += [FileFact(one.name, one.stat().st_size, file_digest(one)) for one in own]
    return tuple(sorted(listed, key=lambda one: one.name))


def _version(one: Manifest) -> Version:
    pages = {
        language: f"{'' if language == one.languages[0] else f'{language}/'}changes/"
        for language in one.languages
        if one.change_kind
    }
    day = datetime.date.fromisoformat(one.date)
    return Version(one.version, day, one.change_kind, one.change_texts, pages)


def _described(metadata: Mapping[str, Any]) -> dict[str, str]:
    """Return the description of a dataset by language."""
    texts = metadata.get("dcterms:description", [])
    return {str(one["@language"]): str(one["@value"]) for one in texts if "@language" in one}
