"""The decision register: what the reader may see of it, and how it is searched."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache, partial, reduce
from operator import and_
from typing import Any

from django import forms
from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    DateTimeField,
    Exists,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    When,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce
from django.utils.text import capfirst
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.decisions.enums import ADOPTED, STANDING_OBJECTIONS, Outcome, Stance
from tourdetable.domain.decisions.models import Decision, FollowUp, Position
from tourdetable.domain.decisions.queries import AT, LATEST_FIRST
from tourdetable.domain.journal.prepared import (
    Given,
    Part,
    Prepared,
    PreparedValues,
    each_given,
    numbered,
)
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import Standing, local_day
from tourdetable.domain.people.sorting import named
from tourdetable.interface.web.areas.decisions import words
from tourdetable.interface.web.areas.decisions.loading import (
    decisions_with,
    own_or_all,
    reached,
    readable,
)
from tourdetable.interface.web.areas.decisions.words import Reader
from tourdetable.interface.web.base.forms import PlainForm, offer
from tourdetable.interface.web.searching import Sought

PAGE = 8
YEARS, AHEAD = 12, 3
"""Years told apart in one query, the last of them so long after this one."""

LONGEST_LIST = 40
"""Bodies that are chosen in a list; of more, one writes a word of the name."""

OPEN = "open"
"""The filter's code for decisions that have no outcome yet."""

DISSENT, UNDONE, LATE, REVIEW, REPLACED = "dissent", "undone", "late", "review", "replaced"
STANDS = (
    (DISSENT, _("An objection stands")),
    (UNDONE, _("Actions are still to be done")),
    (LATE, _("Something is late")),
    (REVIEW, _("To be looked at again")),
    (REPLACED, _("Replaced by another")),
)
"""Where decisions stand, as one looks for them."""


def successors() -> QuerySet[Decision]:
    """Those that replace a decision of an outer query."""
    return Decision.objects.filter(supersedes=OuterRef("pk"), outcome__in=ADOPTED)


def standing_so(code: str, today: date) -> Q:
    """The decisions that stand so, today."""
    later = successors()
    undone = FollowUp.objects.filter(decision=OuterRef("pk"), done_on=None)
    objected = Position.objects.filter(decision=OuterRef("pk"), objection__in=STANDING_OBJECTIONS)
    return {
        DISSENT: Q(Exists(objected)),
        UNDONE: Q(Exists(undone)),
        LATE: Q(Exists(undone.filter(due__lt=today))),
        REVIEW: Q(outcome__in=ADOPTED, review_on__lte=today) & ~Q(Exists(later)),
        REPLACED: Q(Exists(later)),
    }[code]


NETWORK = Given("network", BigIntegerField())

OF_DECISION = ("id", "body_id", "meeting_id", "reference", "title", "outcome", "consulted_at")
ROW = (
    Part("", Decision, only=OF_DECISION),
    Part("body__", Body, only=("id", "name")),
    Part("meeting__", Meeting, only=("id", "body_id", "starts_at")),
)


COUNTED = ("taken", "replaced")
"""What is said of a row besides its columns."""


def seen(bodies: int | None) -> QuerySet[Decision]:
    """The decisions that a reader of so many bodies may see (None: those of all)."""
    own = None if bodies is None else each_given("body", bodies, BigIntegerField())
    return reached(NETWORK, own)


def shown(bodies: int | None, condition: Q, first: int) -> QuerySet[Decision]:
    """Those of a page, latest first; with `taken`, how many positions were taken on each, and
    whether another has `replaced` it."""
    found = seen(bodies).filter(condition)
    found = found.annotate(taken=positions_taken(), replaced=Exists(successors()))
    return found.order_by(*LATEST_FIRST)[first : first + PAGE]


def bodies_of(bodies: int | None) -> QuerySet[Body, Any]:
    """The bodies of the decisions, as far as a list offers them."""
    found = Body.objects.filter(pk__in=seen(bodies).order_by().values("body"))
    return found.order_by("sort_key", "pk").values_list("slug", "name")[: LONGEST_LIST + 1]


def years_of(bodies: int | None) -> QuerySet[Decision, Any]:
    """How many decisions there are before each first of January, and from the last one on."""
    ends = each_given("first", YEARS, DateTimeField())
    before = [When(day__lt=end, then=n) for n, end in enumerate(ends)]
    year = Case(*before, default=YEARS, output_field=IntegerField())
    return (
        seen(bodies).order_by().annotate(day=AT).values_list(year).annotate(decisions=Count("pk"))
    )


@lru_cache(maxsize=128)
def kept(make: Callable[..., QuerySet[Any, Any]], bodies: int | None) -> PreparedValues:
    return PreparedValues(partial(make, bodies))


@lru_cache(maxsize=128)
def kept_page(bodies: int | None, first: int) -> Prepared:
    """A page that no filter narrows."""
    return Prepared(partial(shown, bodies, Q(), first), *ROW, columns=COUNTED)


@dataclass(frozen=True)
class RegisterReads:
    """What the register reads for a member."""

    standing: Standing
    today: date

    @cached_property
    def own(self) -> tuple[int, ...] | None:
        return own_or_all(self.standing)

    @property
    def bodies_read(self) -> int | None:
        """Of how many bodies the reader is (None: they read those of all)."""
        return None if self.own is None else len(self.own)

    @property
    def firsts(self) -> list[datetime]:
        """The first of January of the next years, this one and those before, in order."""
        last, zone = self.today.year + AHEAD, get_current_timezone()
        return [datetime(last - n, 1, 1, tzinfo=zone) for n in reversed(range(YEARS))]

    @cached_property
    def values(self) -> dict[str, object]:
        """What is given to every read."""
        own, firsts = numbered("body", self.own or ()), numbered("first", self.firsts)
        return {"network": self.standing.network.pk, **own, **firsts}

    def bodies(self) -> list[tuple[str, str]]:
        """Slug and name of the bodies of the decisions seen."""
        return [
            (slug, name) for slug, name in kept(bodies_of, self.bodies_read).rows(**self.values)
        ]

    @cached_property
    def held(self) -> dict[int, int]:
        """How many of each year, by its place (`years_of`)."""
        return dict(kept(years_of, self.bodies_read).rows(**self.values))

    @property
    def number(self) -> int:
        """How many decisions are seen."""
        return sum(self.held.values())

    def count(self, condition: Q) -> int:
        """How many of them fulfil a condition."""
        return readable(self.standing).filter(condition).count() if condition else self.number

    @property
    def years(self) -> list[int]:
        """Their years, latest first; asked one by one where some are far away."""
        if {0, YEARS} & set(self.held):
            dated = readable(self.standing).annotate(day=AT)
            moments = dated.datetimes("day", "year", order="DESC")
            return [moment.year for moment in moments]
        return [self.firsts[place - 1].year for place in sorted(self.held, reverse=True)]

    def page(self, condition: Q, first: int) -> list[Decision]:
        """A page of decisions with all that a row shows of them (three queries)."""
        if condition:
            make = partial(shown, self.bodies_read, condition, first)
            read = Prepared(make, *ROW, columns=COUNTED)
        else:
            read = kept_page(self.bodies_read, first)
        found = []
        for decision, _body, _meeting, taken, replaced in read.rows(**self.values):
            decision.taken, decision.replaced = taken, replaced
            found.append(decision)
        follow_ups = FollowUp.objects.select_related("seat__institution")
        prefetch_related_objects(found, told_positions(), Prefetch("follow_ups", follow_ups))
        return found


def latest_first(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """The same, latest first, with what a line says of each (two queries)."""
    found = decisions.select_related("body", "meeting", "meeting__record")
    return found.prefetch_related(told_positions()).order_by(*LATEST_FIRST)


def told_positions() -> Prefetch[Any]:
    """The positions that a line tells."""
    positions = Position.objects.filter(Q(stance=Stance.OBJECT) | Q(stance=Stance.RESERVATION))
    return Prefetch("positions", queryset=positions.select_related("seat__institution"))


def positions_taken() -> Coalesce:
    """How many positions were taken on a decision: counted for those that are shown only."""
    rows = Position.objects.filter(decision=OuterRef("pk")).order_by().values("decision")
    return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count")), 0)


def of_year(year: int) -> Q:
    """The decisions of a year."""
    consulted = Q(consulted_at__year=year)
    return consulted | Q(consulted_at=None, meeting__starts_at__year=year)


class Filters(PlainForm):
    """What is looked for; every field may be left empty."""

    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    body = forms.ChoiceField(label=_("Body"), required=False)
    outcome = forms.ChoiceField(label=_("Outcome"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)
    stands = forms.ChoiceField(label=_("Where it stands"), required=False)

    def __init__(self, data: Any, reads: RegisterReads) -> None:
        """With the bodies and the years of the decisions seen."""
        super().__init__(data)
        self.seen, self.reader = readable(reads.standing), Reader(reads.standing, reads.today)
        self.offer_bodies(reads.bodies())
        outcomes = [(o.value, capfirst(o.label)) for o in Outcome]
        self.with_all("outcome", [(OPEN, _("Open: not concluded yet")), *outcomes])
        self.today = reads.today
        self.with_all("stands", STANDS)
        self.with_all("year", [(year, str(year)) for year in reads.years])

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
            found.append(of_year(int(asked["year"])))
        if asked["stands"]:
            found.append(standing_so(asked["stands"], self.today))
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
    replaced: bool


def line(decision: Decision, standing: Standing) -> DecisionTold:
    """What any page says of a decision: who disagrees as attribution allows, never the
    argument."""
    return DecisionTold(
        decision=decision,
        on=local_day(standing.network, decision.at),
        outcome=words.outcome(decision),
        badge=words.badge(decision),
        dissensus=[words.author(p, standing.charter, {}) for p in words.dissents(decision)],
    )


def row(decision: Decision, standing: Standing) -> RegisterRow:
    """What the register says of it besides."""
    told, charter = line(decision, standing), standing.charter
    return RegisterRow(
        **vars(told),
        no_dissent=words.without_dissent(decision, decision.taken),  # type: ignore[attr-defined]  # annotated by `shown`
        reservations=[words.author(p, charter, {}) for p in words.reservations(decision)],
        replaced=bool(decision.replaced),  # type: ignore[attr-defined]  # annotated by `shown`
    )
