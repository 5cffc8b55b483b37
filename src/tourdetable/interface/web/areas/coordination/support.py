"""The support of one body: what it does by itself, season after season; why it needs help; what was
said and agreed with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.verdict import Verdict
from tourdetable.domain.compliance.queries import facts as facts_of
from tourdetable.domain.coordination import rules
from tourdetable.domain.coordination.doing import (
    ActCount,
    BodyFacts,
    MeetingDone,
    SeasonDoing,
    SupportedAct,
    offices_of_network,
)
from tourdetable.domain.coordination.models import DatesCall, SupportNote
from tourdetable.domain.coordination.overview import BodyOverview, overview
from tourdetable.domain.coordination.queries import capacities_of, notes_seen_by, open_call
from tourdetable.domain.meetings.calendar import seasons
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.interface.web.areas.coordination.loading import body_here, body_trail
from tourdetable.interface.web.areas.coordination.words import (
    ACTS,
    WHOSE,
    at_least,
    clock_words,
    composition_words,
    count_words,
    on_time,
    questions_words,
    reason_words,
    share_words,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

SEASONS = 4
"""How many seasons are told, the last ones."""
NOTES = 8
"""How many notes a page shows."""


@dataclass(frozen=True)
class SeasonTold:
    """One season, as a line of the trend."""

    doing: SeasonDoing
    url: str
    current: bool

    @property
    def name(self) -> str:
        return seasons.label(self.doing.period)

    @property
    def share(self) -> str:
        return share_words(self.doing)

    @property
    def took_part(self) -> str:
        if not self.doing.meetings:
            return "–"
        if not self.doing.took_part and self.doing.unknown:
            return share_words(None)
        said = {"n": at_least(self.doing), "seats": len(self.doing.seats)}
        return _("%(n)s of %(seats)d") % said

    @property
    def came(self) -> str:
        if self.doing.came is None:
            return _("not recorded") if self.doing.meetings else "–"
        return _("%(n)d of %(seats)d") % {"n": len(self.doing.came), "seats": len(self.doing.seats)}


@dataclass(frozen=True)
class BodySupport:
    """What one reader sees of the support of a body."""

    scene: Scene
    body: Body
    year: str = ""
    number: str = ""

    @property
    def supporting(self) -> bool:
        """Whether the reader supports it."""
        return bool(rules.supports(self.scene.member, self.body))

    @cached_property
    def told(self) -> BodyOverview | None:
        """Its row of the table, for whoever supports it; None once the body is over."""
        rows = overview(self.scene.network, self.scene.charter, on=self.scene.today)
        return next((row for row in rows if row.body.pk == self.body.pk), None)

    @property
    def reasons(self) -> list[str]:
        """Why it needs help."""
        return [reason_words(one) for one in self.told.reasons] if self.told else []

    @property
    def questions(self) -> list[str]:
        """What else waits of its questions, and of those that are asked of it."""
        return questions_words(on_time(self.told.questions)) if self.told else []

    @property
    def articles(self) -> list[tuple[Verdict, str]]:
        """The articles that are not kept or at risk, and where each is explained."""
        verdicts = (v for one in (self.told.reasons if self.told else ()) for v in one.verdicts)
        where = f"?open={self.body.slug}#opened"
        return [(v, f"{self.scene.url('charter_article', v.clause)}{where}") for v in verdicts]

    @property
    def composition(self) -> str:
        return composition_words(self.told.composition) if self.told else ""

    @property
    def clock(self) -> str:
        return clock_words(self.told.clock) if self.told else ""

    @cached_property
    def periods(self) -> list[Period]:
        """The last seasons of its life, the latest first."""
        charter, last = (
            self.scene.charter,
            min(self.body.ends or self.scene.today, self.scene.today),
        )
        found = [charter.season.containing(last)]
        while len(found) < SEASONS and found[-1].first > self.body.starts:
            found.append(charter.season.containing(found[-1].first - timedelta(days=1)))
        return found

    @cached_property
    def doings(self) -> list[SeasonDoing]:
        """What it did by itself in each (one query beside the kept facts)."""
        known = facts_of(self.scene.network, on=self.scene.today, charter=self.scene.charter)
        part = known.parts.get(str(self.body.pk))
        if part is None or not part.bodies:
            return []
        capacities = capacities_of(self.scene.network, [one.id for one in part.meetings])
        wide = offices_of_network(known.shared)
        facts = BodyFacts(self.scene.charter, part, wide, capacities)
        return [facts.season(period, self.scene.today) for period in self.periods]

    @property
    def trend(self) -> list[SeasonTold]:
        return [
            SeasonTold(one, f"?season={one.period.first.year}#season", one is self.shown)
            for one in self.doings
        ]

    @cached_property
    def shown(self) -> SeasonDoing | None:
        """The season whose meetings are told: the one that is asked, or the latest."""
        asked = (one for one in self.doings if str(one.period.first.year) == self.year)
        return next(asked, self.doings[0] if self.doings else None)

    @property
    def season(self) -> str:
        return seasons.label(self.shown.period) if self.shown else ""

    @property
    def share(self) -> str:
        return share_words(self.shown)

    @property
    def counts(self) -> list[tuple[str, ActCount, str]]:
        """SupportedAct by act, in words."""
        found = self.shown.counts if self.shown else {}
        return [(str(ACTS[act]), one, count_words(one)) for act, one in found.items()]

    @property
    def acts(self) -> list[str]:
        return [str(words) for words in ACTS.values()]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The institutions of its seats (one query)."""
        rows = Seat.objects.filter(body=self.body).select_related("institution")
        return {str(seat.pk): str(seat) for seat in rows}

    @property
    def meetings(self) -> list[tuple[MeetingDone, list[str], list[str]]]:
        """Each meeting of the season, whose doing each act was, the seats that had a part in it."""
        if self.shown is None:
            return []
        return [
            (one, [str(WHOSE[one.acts[act]]) for act in SupportedAct], self.named(one.seats))
            for one in reversed(self.shown.meetings)
        ]

    def named(self, seats: frozenset[str]) -> list[str]:
        return sorted(self.names[seat] for seat in seats if seat in self.names)

    @property
    def absent(self) -> Sequence[str]:
        """The standing seats that took no part in the season, once it has met."""
        if self.shown is None or not self.shown.meetings:
            return []
        return self.named(self.shown.seats - self.shown.took_part)

    @cached_property
    def call(self) -> DatesCall | None:
        """The date that is asked of it (two queries at most)."""
        return open_call(self.body, now=self.scene.now)

    @cached_property
    def notes(self) -> Page[SupportNote]:
        return Pages(notes_seen_by(self.scene.member, self.body), NOTES).get_page(self.number)

    @property
    def query(self) -> str:
        return f"season={self.year}&" if self.year else ""

    def is_late(self, note: SupportNote) -> bool:
        """Whether what was agreed should be settled."""
        today = self.scene.today
        return bool(note.due and note.settled_on is None and note.due < today)


@require_safe
@members_only
def support(request: Request, scene: Scene, body: str) -> HttpResponse:
    """The support of a body, for whoever supports it and for those who are of it."""
    found = body_here(scene, body)
    page = BodySupport(scene, found, request.GET.get("season", ""), request.GET.get("page", ""))
    steps = body_trail(scene, found)
    steps[-1]["url"] = ""
    return render(request, "coordination/support.html", {"page": page, "trail": steps})
