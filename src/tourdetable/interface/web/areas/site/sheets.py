"""A page of the site that somebody writes, and who may."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from tourdetable.domain.networks.models import Office
from tourdetable.domain.site.models import PageEdition, PageImage, SitePage
from tourdetable.domain.site.queries import shown_editions
from tourdetable.domain.site.rules import may_write
from tourdetable.interface.web.areas.site.shown import TextPart, parts_of
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.scene import Scene


def writers(scene: Scene) -> tuple[Office, ...]:
    """The offices in which the reader writes the site; 403 to others, who are told who does."""
    return may_write(scene.member) or reserved(_("those who lead the work of the whole network"))


@dataclass(frozen=True)
class DraftSheet:
    """A page as those who write it see it."""

    scene: Scene
    page: SitePage

    @cached_property
    def images(self) -> list[PageImage]:
        return list(self.page.images.all())

    @cached_property
    def editions(self) -> list[PageEdition]:
        """The latest first."""
        return list(self.page.editions.select_related("kept_by").defer("text")[:20])

    @cached_property
    def shown(self) -> PageEdition | None:
        """The one that everybody reads today, if any."""
        rows = shown_editions(self.scene.network, on=self.scene.today).filter(page=self.page)
        return rows.first()

    @property
    def coming(self) -> PageEdition | None:
        """The next one that will be read, from its day on."""
        if self.page.taken_back_on is not None:
            return None
        ahead = [one for one in self.editions if one.shows_on > self.scene.today]
        last = self.shown.number if self.shown else self.page.since - 1
        return next((one for one in reversed(ahead) if one.number > last), None)

    @property
    def differs(self) -> bool:
        """Whether the draft says something else than what is read."""
        if self.shown is None:
            return False
        draft, read = self.page, self.shown
        return (draft.title, draft.lead, draft.text.strip("\n")) != (
            read.title,
            read.lead,
            read.text,
        )

    @property
    def parts(self) -> list[TextPart]:
        """The draft, as everybody would read it."""
        return parts_of(self.page.text, self.images)


def draft_sheet(scene: Scene, pk: int) -> DraftSheet:
    """A page of the network, for those who write; 404 for one of another network."""
    if scene.standing is None:
        raise Http404
    page = get_object_or_404(SitePage, network=scene.network, pk=pk)
    page.network = scene.network
    return DraftSheet(scene, page)


def trail(scene: Scene, *here: str, sheet: DraftSheet | None = None) -> list[dict[str, str]]:
    """The way to what is written for everybody, to one of its pages, or to a page below."""
    steps = [
        {"label": _("Network"), "url": scene.url("network")},
        {"label": _("Public site"), "url": scene.url("site")},
    ]
    if sheet is not None:
        steps.append({"label": sheet.page.title, "url": scene.url("site_draft", sheet.page.pk)})
    return [*steps, *({"label": words, "url": ""} for words in here)]
