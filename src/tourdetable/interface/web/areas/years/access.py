"""Which drafts of the year a reader may open, and in which capacities they may change them.

The same answers show the buttons and guard the views: what is offered is what is accepted.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.calendar.seasons import label, season
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.years import rules
from tourdetable.domain.years.models import Draft, Series
from tourdetable.domain.years.periods.dated import DatedPeriod, periods_of
from tourdetable.interface.web.base.capacities import reserved_for_offices
from tourdetable.interface.web.base.scene import Scene

Trail = list[dict[str, str]]


@dataclass(frozen=True)
class Opened:
    """A draft that the reader may open; `capacities` are those in which they may change it, none
    for a mere reader."""

    scene: Scene
    draft: Draft
    capacities: Capacities

    @property
    def drafter(self) -> bool:
        """Whether the reader is one of those who prepare the year, and may read who is absent."""
        return bool(self.capacities)

    def must_draft(self) -> Opened:
        """The same, or 403 with words that say who may."""
        if not self.capacities:
            reserved_for_offices(self.scene.charter, Right.CONVENE, whole=True)
        return self

    @property
    def period(self) -> Period:
        """The season that it prepares."""
        return season(self.scene.charter, self.draft.year)

    @cached_property
    def periods(self) -> tuple[DatedPeriod, ...]:
        """What the network keeps free in it, or is told of (two queries)."""
        known = periods_of(self.scene.network, self.draft.zones)
        return known.between(self.period.first, self.period.last)

    @property
    def label(self) -> str:
        """The season in words."""
        return label(self.period)

    def series(self, pk: int) -> Series:
        """One of its series, or 404 (one query)."""
        found = get_object_or_404(self.draft.series.select_related("body"), pk=pk)
        found.draft = self.draft
        return found

    def url(self, name: str, *more: object) -> str:
        """An address below this draft."""
        return self.scene.url(name, self.draft.pk, *more)

    def trail(self, *steps: tuple[str, str]) -> Trail:
        """The way to the draft, then the given steps."""
        return trail(self.scene, (self.draft.name, self.url("draft")), *steps)


def trail(scene: Scene, *steps: tuple[str, str]) -> Trail:
    """The way from the programme to the drafts, then the given steps (label, address); the last
    is this page."""
    way = [
        (_("Programme"), scene.url("programme")),
        (_("Drafts of the year"), scene.url("programme_drafts")),
        *steps,
    ]
    return [{"label": words, "url": url} for words, url in way]


def readable(scene: Scene) -> QuerySet[Draft]:
    """The drafts of the network that the reader may open: all for those who draft, else those
    that are shared."""
    rows = Draft.objects.filter(network=scene.network)
    return rows if rules.may_draft(scene.member) else rows.exclude(shared_on=None)


def open_draft(scene: Scene, pk: int) -> Opened:
    """A draft that the reader may open, or 404 (one query)."""
    draft = Draft.objects.filter(network=scene.network, pk=pk).select_related("made_by").first()
    if draft is None or not rules.may_read(scene.member, draft):
        raise Http404
    draft.network = scene.network
    return Opened(scene, draft, rules.may_draft(scene.member))


def drafters(scene: Scene) -> Capacities:
    """The offices for which the reader may prepare the year, or 403 with words that say who may."""
    able = rules.may_draft(scene.member)
    return able or reserved_for_offices(scene.charter, Right.CONVENE, whole=True)
