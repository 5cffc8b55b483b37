"""What an office looks after besides meetings: articles, vacant seats, messages that nobody got.

Each is told to those to whom the charter gives the right that mends it, and to nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache, partial
from itertools import groupby
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.core.charter.checking.mending import MendedAt
from tourdetable.core.charter.terms.model import Right
from tourdetable.core.charter.terms.verdict import Report, State, Verdict
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.compliance.summary import KEPT, Same
from tourdetable.domain.journal.queries import read as read_marks
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.meetings.silence import SilentSeat, midnight, silent_since
from tourdetable.domain.networks.models import Office, Seat
from tourdetable.domain.networks.queries import Standing, local_day
from tourdetable.domain.years.rules import may_draft
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.language import labelled, listed, translated
from tourdetable.interface.web.areas.home import charges, waiting
from tourdetable.interface.web.areas.home.matters import Matter, Pending, Rights, in_words, some
from tourdetable.interface.web.areas.home.subjects import placed
from tourdetable.interface.web.mending import COMPOSITION, answering, desk_of, gesture_of

TOPICS = {
    State.BROKEN: gettext_lazy("Articles that are not kept"),
    State.AT_RISK: gettext_lazy("Articles that soon will not be kept"),
    State.UNKNOWN: gettext_lazy("Articles that miss a fact"),
}

VACANT = gettext_lazy("Seats that nobody holds")
HALF = gettext_lazy("Seats that miss a holder")
SILENT = gettext_lazy("Seats of which nothing was heard at the last three meetings")
PROPOSED = gettext_lazy("Institutions that members propose")
UNHEARD = gettext_lazy("Messages that do not arrive")

Rows = Iterable[Sequence[Any]]

LONGEST = 300
"""How many characters are told of what an article says of a body; its page tells the rest."""


class KnownBody(NamedTuple):
    """A body of today."""

    pk: int
    kind: str
    slug: str


class Fault(NamedTuple):
    """A verdict that somebody can mend: its article and state, its body (none: ""), the rights that
    mend it; `said` is the same number for those that say the same of the same body."""

    article: tuple[str, State]
    body: str
    rights: tuple[Right, ...]
    said: int
    verdict: Verdict


Faults = list[tuple[Fault, Capacities]]
"""Faults of one article, and the capacities that mend each."""

Duties = Mapping[int, Sequence[tuple[str, int]]]
"""The duties that the reader's seats have now, by body: each, and the seat."""


@dataclass(frozen=True)
class Upkeep:
    """The bodies of one network, for whoever has an office there."""

    place: Standing
    bodies: Mapping[str, KnownBody]
    today: date
    waits: Sequence[list[tuple[Any, ...]]] = ()
    on_duty: Duties = field(default_factory=dict)
    mending: dict[tuple[object, ...], Capacities] = field(default_factory=dict)

    def matters(self, given: Mapping[str, object]) -> Iterator[Pending]:
        """All that they can mend there."""
        yield from self.articles()
        if self.waits:
            yield from waiting.matters(self.waits, self.place, self.today, self.of_body)
        if self.offices((Right.COMPOSE,), None):
            yield from self.composition(given)

    def composition(self, given: Mapping[str, object]) -> Iterator[Pending]:
        """What whoever composes the network is told of seats and of those who hold them."""
        network = self.place.network
        asked = {**given, "network": network.pk, "slug": network.slug, "day": self.today}
        asked |= {"midnight": midnight(network, self.today)}
        vacant, last, unreached, proposed, refused, head = charges.OF_COMPOSITION.rows(**asked)
        yield from self.vacancies(vacant, asked)
        yield from self.silences(silent_since(network, last, self.today))
        yield from self.undelivered([*refused, *unreached])
        yield from self.proposals(proposed)
        yield from placed.of_places(network, read_marks(head), self.today, self.of_body)

    def of_body(
        self,
        code: str,
        topic: Any,
        rights: tuple[Right, ...],
        body: int | None,
        in_full: Any,
        *,
        late: bool,
    ) -> Iterator[Pending]:
        """What waits in a body, or in the network, if the reader can see to it."""
        where = self.bodies.get(str(body))
        if body is not None and where is None:
            return
        if offices := self.offices(rights, where):
            yield self.told(code, topic, offices, in_full, late=late)

    def offices(self, rights: Sequence[Right], body: KnownBody | None) -> Capacities:
        """The offices that give one of these rights over a body, or (None) over the network: over
        any of its bodies; and the seats whose turn it is there. What is alike for all bodies of a
        kind is looked for once."""
        own = {office.body_id for office in self.place.offices} | set(self.on_duty)
        key = (rights, body and (body.kind, body.pk if body.pk in own else None))
        if key not in self.mending:
            here = [body] if body else self.examples(own)
            known = Rights(self.place)
            found: list[Seat | Office] = [
                office
                for right in rights
                for one in here
                for office in (
                    *known.offices(right, one.pk, one.kind),
                    *(self.seats_on_duty(right, one) if body else ()),
                )
            ]
            self.mending[key] = tuple(dict.fromkeys(found))
        return self.mending[key]

    def seats_on_duty(self, right: Right, body: KnownBody) -> Iterator[Seat]:
        """The reader's seats whose turn in the body gives the right."""
        known = self.place.charter.vocabulary.duties_of(body.kind)
        giving = {duty.code for duty in known if right in duty.rights}
        bearing = {seat for duty, seat in self.on_duty.get(body.pk, ()) if duty in giving}
        return (seat for seat in self.place.seats if seat.pk in bearing)

    def examples(self, own: set[int | None]) -> list[KnownBody]:
        """One body of each kind, and those of the offices."""
        of_kinds = {body.kind: body for body in self.bodies.values()}
        theirs = (body for body in self.bodies.values() if body.pk in own)
        return list(dict.fromkeys([*of_kinds.values(), *theirs]))

    def articles(self) -> Iterator[Pending]:
        """The articles that are not kept, soon no more, or of which a fact is missing."""
        found: dict[tuple[str, State], Faults] = {}
        judged = report(self.place.network, on=self.today, charter=self.place.charter)
        for fault in faults_of(Same(judged)):
            body = self.bodies.get(fault.body) if fault.body else None
            if fault.body and body is None:
                continue
            if offices := self.menders(fault, body):
                found.setdefault(fault.article, []).append((fault, offices))
        alike: dict[tuple[State, tuple[int, ...]], list[str]] = {}
        for (clause, state), faults in found.items():
            said = tuple([fault.said for fault, _offices in faults])
            alike.setdefault((state, said), []).append(clause)
        for (state, _said), clauses in alike.items():
            yield self.article(clauses, state, found[clauses[0], state])

    def menders(self, fault: Fault, body: KnownBody | None) -> Capacities:
        """In what capacities the reader mends it; the year is drawn up for the whole network."""
        found = self.offices(fault.rights, body)
        if desk_of(fault.verdict) is not MendedAt.YEAR:
            return found
        drawing = may_draft(self.place)
        return tuple(one for one in found if one in drawing)

    def article(self, clauses: Sequence[str], state: State, faults: Faults) -> Pending:
        """The articles of one fault, with its words, and how many more there are."""
        _fault, offices = faults[0]
        in_full = partial(self.article_in_words, clauses, state, faults)
        late = state is State.BROKEN
        return self.told(f"articles-{state.value}", TOPICS[state], offices, in_full, late=late)

    def article_in_words(self, clauses: Sequence[str], state: State, faults: Faults) -> Matter:
        verdict = faults[0][0].verdict
        name = ", ".join(clauses)
        what = labelled(name, Truncator(said(verdict.words)).chars(LONGEST))
        if more := len(faults) - 1:
            words = ngettext("%(number)d more", "%(number)d more", more)
            what = f"{what} ({words % {'number': more}})"
        if verdict.mend and state is not State.UNKNOWN:
            what = f"{what}. {said(verdict.mend)}."
        body = self.bodies.get(verdict.body or "")
        url, gesture = gesture_of(verdict, self.place.network.slug, body.slug if body else "")
        article = reverse("charter_article", args=[self.place.network.slug, clauses[0]])
        return Matter(what, name, url, gesture, article)

    def vacancies(self, vacant: Rows, asked: Mapping[str, object]) -> Iterator[Pending]:
        """The seats of each body that nobody holds, or that miss one of their holders."""
        yield from self.empty("vacant", VACANT, vacant)
        for kind in self.place.charter.vocabulary.body_kinds.values():
            if kind.holders > 1:
                several = {**asked, "kind": kind.code, "holders": kind.holders}
                yield from self.empty("half", HALF, charges.HALF.values(**several))

    def empty(self, code: str, topic: Any, rows: Rows) -> Iterator[Pending]:
        seats = map(charges.Vacancy._make, rows)
        for _body, those in groupby(seats, key=lambda seat: seat.body):
            missing = list(those)
            one = missing[0]
            body = KnownBody(one.body, one.body_kind, one.body_slug)
            if offices := self.offices((Right.COMPOSE,), body):
                yield self.told(code, topic, offices, partial(self.vacancy, missing))

    def vacancy(self, seats: Sequence[charges.Vacancy]) -> Matter:
        one, names = seats[0], [seat.institution for seat in seats]
        url = reverse("composition_body", args=[self.place.network.slug, one.body_slug])
        what = labelled(one.body_name, some(names))
        return Matter(what, one.body_name, url, str(COMPOSITION))

    def silences(self, seats: Iterable[SilentSeat]) -> Iterator[Pending]:
        """The seats of each body that gave no sign at its last meetings, and who to write to."""
        for body, those in groupby(seats, key=lambda seat: self.bodies[str(seat.body)]):
            if offices := self.offices((Right.COMPOSE,), body):
                yield self.told("silent", SILENT, offices, partial(self.silence, body, [*those]))

    def silence(self, body: KnownBody, seats: Sequence[SilentSeat]) -> Matter:
        names = [f"{one.name} ({listed(h.name for h in one.holders)})" for one in seats]
        where = seats[0].body_name
        url = reverse("composition_body", args=[self.place.network.slug, body.slug])
        return Matter(labelled(where, some(names)), where, url, str(COMPOSITION))

    def undelivered(self, names: Rows) -> Iterator[Pending]:
        """The people whom our messages do not reach."""
        people = list(dict.fromkeys(" ".join(name) for name in names))
        if people:
            offices = self.offices((Right.COMPOSE,), None)
            yield self.told("unheard", UNHEARD, offices, partial(self.unheard, people))

    def unheard(self, people: Sequence[str]) -> Matter:
        words = ngettext(
            "%(people)s: ask this person for an address that works.",
            "%(people)s: ask them for an address that works.",
            len(people),
        )
        url, named = reverse("people", args=[self.place.network.slug]), some(people)
        return Matter(words % {"people": named}, named, url, _("See the members"))

    def proposals(self, found: Rows) -> Iterator[Pending]:
        """The institutions that members propose for each body, and that wait for an answer."""
        rows = map(charges.ProposedHere._make, found)
        for _body, those in groupby(rows, key=lambda row: row.body):
            waiting = list(those)
            one = waiting[0]
            body = KnownBody(one.body, one.body_kind, one.body_slug)
            if offices := self.offices((Right.COMPOSE,), body):
                in_full = partial(self.proposed, waiting)
                yield self.told("proposals", PROPOSED, offices, in_full, late=False)

    def proposed(self, waiting: Sequence[charges.ProposedHere]) -> Matter:
        one, names = waiting[0], some([row.institution for row in waiting])
        alone = len(waiting) == 1
        page, where = ("invitation", [one.invitation]) if alone else ("invitations", [])
        url = reverse(page, args=[self.place.network.slug, *where])
        return Matter(labelled(one.body_name, names), names, url, _("Answer the member"))

    def told(
        self, code: str, topic: Any, offices: Capacities, in_full: Any, *, late: bool = True
    ) -> Pending:
        why = in_words(offices, self.place)
        return Pending(self.place.network, code, str(topic), why, in_full, late=late)


@lru_cache(maxsize=KEPT)
def faults_of(judged: Same) -> tuple[Fault, ...]:
    """What somebody can mend of what a report says, found once for all its readers."""
    assert isinstance(judged.value, Report)
    found, numbers = [], dict[tuple[str | None, Phrase], int]()
    for verdict in judged.value.verdicts:
        if verdict.state in TOPICS and (mending := answering(verdict)):
            said = numbers.setdefault((verdict.body, verdict.words), len(numbers))
            article = verdict.clause, verdict.state
            found.append(
                Fault(article, verdict.body or "", mending.by(verdict.state), said, verdict)
            )
    return tuple(found)


def said(words: Phrase) -> str:
    """A sentence of the core; whoever has the office knows the titles of its meetings."""
    return words.render(translated, shown_day)


def of_offices(
    places: Iterable[Standing], *, given: Mapping[str, object], duties: Duties, now: datetime
) -> list[Pending]:
    """What the person can mend in the networks where they have an office, or a duty (for each: at
    most four queries, one more for each kind of body whose seats are held by several, and those of
    the charter's facts when something has happened since)."""
    found: list[Pending] = []
    for place in places:
        sits_in = {seat.body_id for seat in place.seats}
        here = {body: taken for body, taken in duties.items() if body in sits_in}
        if place.offices or here:
            today = local_day(place.network, now)
            rows, *waits = waiting.read(place, given, today=today, now=now)
            bodies = {str(pk): KnownBody(pk, kind, slug) for pk, kind, slug in rows}
            found += Upkeep(place, bodies, today, waits, here).matters(given)
    return found
