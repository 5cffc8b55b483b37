"""The decision register: what the reader may see of it, and how it is searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from django import forms
from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.enums import Outcome, Stance
from tourdetable.domain.decisions.models import Decision, FollowUp, Position
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import Standing, local_day
from tourdetable.domain.people.sorting import named
from tourdetable.interface.web.areas.decisions import words
from tourdetable.interface.web.areas.decisions.words import Reader
from tourdetable.interface.web.base.forms import PlainForm, offer
from tourdetable.interface.web.searching import Sought

PAGE = 8
LONGEST_LIST = 40
"""Bodies that are chosen in a list; of more, one writes a word of the name."""

CHUNK = 200
"""Decisions read at once, when words are looked for in them."""

OPEN = "open"
"""The filter's code for decisions that have no outcome yet."""

TO_THE_NETWORK = [a.value for a in Audience if Audience.NETWORK.shows(a)]
"""Audiences of circulated minutes that every member of the network may read."""


def readable(standing: Standing) -> QuerySet[Decision]:
    """All decisions of one's own bodies; of the others, those of meetings whose minutes reached
    the network."""
    wide = any(office.body_id is None for office in standing.offices)
    return reached(standing.network.pk, None if wide else tuple(own_bodies(standing)))


def reached(network: Any, bodies: tuple[Any, ...] | None) -> QuerySet[Decision]:
    """Those of a network for whoever is of some bodies (None: of all); all by id, or by their
    places in a prepared read."""
    found = Decision.objects.filter(body__network=network)
    if bodies is None:
        return found
    circulated = Q(
        meeting__record__state=MinutesState.CIRCULATED, meeting__record__audience__in=TO_THE_NETWORK
    )
    return found.filter(Q(body__pk__in=bodies) | circulated)


def may_read(standing: Standing, decision: Decision) -> bool:
    """The same of one decision of the network, that comes with the minutes of its meeting."""
    if any(office.body_id is None for office in standing.offices):
        return True
    if decision.body_id in own_bodies(standing):
        return True
    minutes: Minutes | None = getattr(decision.meeting, "record", None)
    if minutes is None or minutes.state != MinutesState.CIRCULATED:
        return False
    return minutes.audience in TO_THE_NETWORK


def own_bodies(standing: Standing) -> set[int]:
    """The bodies where the person sits, or holds an office."""
    offices = {office.body_id for office in standing.offices if office.body_id is not None}
    return offices | {seat.body_id for seat in standing.seats}


def listed(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """The same, latest first, with all that a row of the register shows (three queries, whatever
    their number)."""
    follow_ups = FollowUp.objects.select_related("seat__institution")
    found = latest_first(decisions).annotate(taken=positions_taken())
    return found.prefetch_related(Prefetch("follow_ups", queryset=follow_ups))


def latest_first(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """The same, latest first, with what a line says of each (two queries)."""
    positions = Position.objects.filter(Q(stance=Stance.OBJECT) | Q(stance=Stance.RESERVATION))
    kept = Prefetch("positions", queryset=positions.select_related("seat__institution"))
    found = decisions.select_related("body", "meeting", "meeting__record").prefetch_related(kept)
    return found.order_by("-meeting__starts_at", "-pk")


def positions_taken() -> Coalesce:
    """How many positions were taken on a decision: counted for those that are shown only."""
    rows = Position.objects.filter(decision=OuterRef("pk")).order_by().values("decision")
    return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count")), 0)


def decisions_with(
    sought: Sought, seen: QuerySet[Decision], reader: Reader
) -> Iterator[tuple[Decision, str]]:
    """The decisions, among those that the reader sees, in which the words stand; with the text
    that the reader may read (one query, and those of the reader)."""
    rows = seen.select_related("body", "meeting__body", "meeting__record")
    for decision in rows.order_by("-meeting__starts_at", "-pk").iterator(CHUNK):
        named = (decision.reference, decision.title)
        if sought.stands_in(*named, decision.text):
            text = reader.read(decision.text, decision.meeting)
            if sought.stands_in(*named, text):
                yield decision, text


class Filters(PlainForm):
    """What is looked for; every field may be left empty."""

    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    body = forms.ChoiceField(label=_("Body"), required=False)
    outcome = forms.ChoiceField(label=_("Outcome"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)

    def __init__(self, data: Any, seen: QuerySet[Decision], reader: Reader) -> None:
        """With the bodies and the years of the decisions seen."""
        super().__init__(data)
        self.seen, self.reader = seen, reader
        bodies = Body.objects.filter(pk__in=seen.order_by().values("body"))
        known = bodies.order_by("sort_key", "pk").values_list("slug", "name")
        self.offer_bodies(list(known[: LONGEST_LIST + 1]))
        firsts = seen.datetimes("meeting__starts_at", "year", order="DESC")
        outcomes = [(o.value, capfirst(o.label)) for o in Outcome]
        self.with_all("outcome", [(OPEN, _("Open: not concluded yet")), *outcomes])
        self.with_all("year", [(first.year, str(first.year)) for first in firsts])

    def offer_bodies(self, bodies: list[tuple[str, str]]) -> None:
        """Those of the decisions in a list; when they are many, a word of the name is asked."""
        self.by_name = len(bodies) > LONGEST_LIST
        if not self.by_name:
            self.with_all("body", bodies)
            return
        hint = _("A word of its name.")
        self.fields["body"] = forms.CharField(
            label=_("Body"), required=False, max_length=100, help_text=hint
        )

    def with_all(self, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
        """Give a field its choices, after the one that asks for all."""
        offer(self, name, [("", _("All")), *choices])

    @property
    def condition(self) -> Q:
        """What the decisions must fulfil. A filter that is not known is left aside, and the form
        says so."""
        if not self.is_valid():
            return Q()
        asked = self.cleaned_data
        found = [self.text_condition(asked["q"])]
        if asked["body"]:
            found.append(self.body_condition(asked["body"]))
        if asked["outcome"]:
            found.append(Q(outcome="" if asked["outcome"] == OPEN else asked["outcome"]))
        if asked["year"]:
            found.append(Q(meeting__starts_at__year=int(asked["year"])))
        return reduce(and_, found)

    def body_condition(self, asked: str) -> Q:
        """The decisions of the body chosen, or of those whose name holds what was written."""
        return named(asked, "body__sort_key") if self.by_name else Q(body__slug=asked)

    def text_condition(self, text: str) -> Q:
        """Every word is in the reference, the title or what the reader may read of the text."""
        sought = Sought.of(text)
        if not sought.words:
            return Q()
        found = decisions_with(sought, self.seen, self.reader)
        return Q(pk__in=[decision.pk for decision, _text in found])

    @property
    def active(self) -> bool:
        """Whether anything is being looked for."""
        return self.is_valid() and any(self.cleaned_data.values())


@dataclass(frozen=True)
class DecisionTold:
    """A decision in one line, as other pages tell the latest ones."""

    decision: Decision
    on: date
    outcome: str
    badge: str
    dissensus: list[str]


@dataclass(frozen=True)
class RegisterRow(DecisionTold):
    """One row of the register."""

    no_dissent: str
    reservations: list[str]


def line(decision: Decision, standing: Standing) -> DecisionTold:
    """What any page says of a decision: who disagrees as attribution allows, never the
    argument."""
    return DecisionTold(
        decision=decision,
        on=local_day(standing.network, decision.meeting.starts_at),
        outcome=words.outcome(decision),
        badge=words.badge(decision),
        dissensus=[words.author(p, standing.charter, {}) for p in words.dissents(decision)],
    )


def row(decision: Decision, standing: Standing) -> RegisterRow:
    """What the register says of it besides."""
    told, charter = line(decision, standing), standing.charter
    return RegisterRow(
        **vars(told),
        no_dissent=words.without_dissent(decision, decision.taken),  # type: ignore[attr-defined]  # annotated by `listed`
        reservations=[words.author(p, charter, {}) for p in words.reservations(decision)],
    )
