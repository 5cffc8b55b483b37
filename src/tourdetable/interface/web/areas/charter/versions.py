"""The texts that a network gave itself: what each changed, by whose decision; and one of them,
as it was written."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from tourdetable.core.charter.terms.model import Article, Charter
from tourdetable.domain.networks.models import CharterVersion
from tourdetable.domain.networks.queries import parsed
from tourdetable.interface.web.amendments import TextComparison, changed
from tourdetable.interface.web.areas.charter.sections import DEEPEST, levels
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


Passages = list[tuple[Article, int, str]]
"""Articles and parts, each with the level of its heading and its HTML."""


@dataclass(frozen=True)
class PublicText:
    """The text in force, for everybody: nothing of how it is kept."""

    charter: Charter
    preamble: str
    passages: Passages


@dataclass(frozen=True)
class VersionsPage:
    """One text, whole: its articles and parts, each with the level of its heading and its HTML;
    and what differs from the one before it."""

    version: Version
    preamble: str
    passages: Passages
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


def version_page(scene: Scene, pk: int) -> VersionsPage:
    """One of them, or 404."""
    found = next((version for version in versions_page(scene) if version.row.pk == pk), None)
    if found is None:
        raise Http404
    charter = found.charter
    passages = passages_of(charter)
    difference = changed(found.before, charter) if found.before else None
    return VersionsPage(found, html(charter.preamble, DEEPEST), passages, difference)


def public_text(scene: Scene) -> PublicText:
    """The text in force, if the network made it public; else 404."""
    charter = scene.charter
    if not charter.public.text:
        raise Http404
    return PublicText(charter, html(charter.preamble, DEEPEST), passages_of(charter))


def passages_of(charter: Charter) -> Passages:
    return [(a, level, html(a.text, level)) for a, level in levels(charter.articles)]
