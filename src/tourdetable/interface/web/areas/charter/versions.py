"""The texts that a network gave itself: what each changed, by whose decision; and one of them,
as it was written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page
from django.http import Http404

from tourdetable.core.charter.terms.model import Article, Charter
from tourdetable.domain.networks.models import CharterVersion
from tourdetable.domain.networks.queries import parsed
from tourdetable.interface.web.amendments import TextComparison, changed
from tourdetable.interface.web.areas.charter.sections import DEEPEST, InPages, in_pages, levels
from tourdetable.interface.web.areas.charter.texts import html
from tourdetable.interface.web.base.scene import Scene


@dataclass(frozen=True)
class Version:
    """One text: `current` when it is in force, `coming` when it is not yet; `before` is the text
    it superseded."""

    row: CharterVersion
    charter: Charter
    before: Charter | None
    current: bool
    coming: bool


@dataclass(frozen=True)
class PassageRead:
    """An article or a part, as it was written: the level of its heading, its HTML."""

    anchor: str
    article: Article
    level: int
    html: str


@dataclass(frozen=True)
class WrittenText(InPages[PassageRead]):
    """The text of a version, a page of it."""

    charter: Charter
    number: str

    query = ""

    @property
    def preamble(self) -> str:
        return html(self.charter.preamble, DEEPEST)

    @cached_property
    def text(self) -> Page[list[PassageRead]]:
        found = enumerate(levels(self.charter.articles), 1)
        return in_pages(
            [
                PassageRead(a.id or f"part-{n}", a, level, html(a.text, level))
                for n, (a, level) in found
            ],
            self.number,
        )


@dataclass(frozen=True)
class VersionsPage(WrittenText):
    """One text, whole; and what differs from the one before it."""

    version: Version
    changed: TextComparison | None


def versions_page(scene: Scene) -> list[Version]:
    """All the texts, latest first (one query, and one the first time that each text is read)."""
    rows = list(scene.network.charters.defer("text"))
    charters = [parsed(row.pk, row.digest, row.in_force_from) for row in rows]
    earlier = [None, *charters[:-1]]
    found = []
    for row, charter, before in zip(rows, charters, earlier, strict=True):
        current, coming = charter.version == scene.charter.version, row.in_force_from > scene.today
        found.append(Version(row, charter, before, current, coming))
    return found[::-1]


def version_page(scene: Scene, pk: int, number: str) -> VersionsPage:
    """One of them, or 404."""
    found = next((version for version in versions_page(scene) if version.row.pk == pk), None)
    if found is None:
        raise Http404
    charter = found.charter
    difference = changed(found.before, charter) if found.before else None
    return VersionsPage(charter, number, found, difference)


def public_text(scene: Scene, number: str) -> WrittenText:
    """The text in force, for everybody, if the network made it public; else 404. Nothing of how
    it is kept."""
    if not scene.charter.public.text:
        raise Http404
    return WrittenText(scene.charter, number)
