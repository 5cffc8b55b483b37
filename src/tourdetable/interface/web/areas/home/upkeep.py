"""What an office looks after besides meetings: articles, vacant seats, messages that nobody got.

Each is told to those to whom the charter gives the right that mends it, and to nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.core.charter.checking.mending import MendedAt, Mending
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.terms.model import Right
from tourdetable.core.charter.terms.verdict import State, Verdict
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.compliance.queries import judged
from tourdetable.domain.networks.models import Body, Mandate, Office, Seat
from tourdetable.domain.networks.queries import Standing, holding, local_day
from tourdetable.domain.notices.queries import given_up
from tourdetable.domain.people.models import Person
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.language import labelled, listed, translated
from tourdetable.interface.web.areas.home.matters import Matter, in_words

TOPICS = {
    State.BROKEN: gettext_lazy("Articles that are not kept"),
    State.AT_RISK: gettext_lazy("Articles that soon will not be kept"),
    State.UNKNOWN: gettext_lazy("Articles that miss a fact"),
}

PROGRAMME = gettext_lazy("See the programme")
DESKS: Mapping[MendedAt, tuple[str, Any]] = MappingProxyType(
    {
        MendedAt.CALENDAR: ("meeting_new", gettext_lazy("Put a meeting in the calendar")),
        MendedAt.MEETINGS: ("body", gettext_lazy("See the meetings of the body")),
        MendedAt.SEATS: ("people", gettext_lazy("See the members")),
        MendedAt.DECISIONS: ("decisions", gettext_lazy("See the decisions")),
        MendedAt.YEAR: ("programme_drafts", gettext_lazy("Prepare the year")),
    }
)
"""Where something is mended → its page, and the words of the link."""
OF_BODY = ("meeting_new", "body")
"""Pages of one body."""

RECENT = timedelta(days=60)
"""How long a message that could not be delivered is told of."""

SHOWN = 4
"""How many names are said at most."""


@dataclass(frozen=True)
class Upkeep:
    """The bodies of one network, for whoever has an office there; seats carry their holders."""

    place: Standing
    bodies: Sequence[Body]
    today: date

    def matters(self, unheard: Iterable[Person]) -> Iterator[Matter]:
        """All that they can mend there; `unheard` could not be reached by mail."""
        yield from self.articles()
        for body in self.bodies:
            yield from self.vacancies(body)
        yield from self.undelivered(unheard)

    def offices(self, rights: Iterable[Right], body: Body | None) -> tuple[Office, ...]:
        """The offices that give one of these rights over a body, or (None) over the network."""
        bodies = self.bodies if body is None else [body]
        found: dict[Office, None] = {}
        for right in rights:
            for one in bodies:
                found |= dict.fromkeys(self.place.offices_with(right, one))
        return tuple(found)

    def told(
        self, topic: str, what: str, url: str, gesture: str, offices: tuple[Office, ...]
    ) -> Matter:
        why = in_words(offices, self.place)
        return Matter(self.place.network, topic, what, why, url, gesture)

    def articles(self) -> Iterator[Matter]:
        """The articles that are not kept, soon no more, or of which a fact is missing."""
        found: dict[tuple[str, State], list[tuple[Verdict, tuple[Office, ...]]]] = {}
        known = {str(body.pk): body for body in self.bodies}
        report, _record = judged(self.place.network, on=self.today, charter=self.place.charter)
        for verdict in report.verdicts:
            mending = answering(verdict)
            rights = mending.rights if mending else ()
            offices = self.offices(rights, known.get(verdict.body or ""))
            if offices and (verdict.body is None or verdict.body in known):
                found.setdefault((verdict.clause, verdict.state), []).append((verdict, offices))
        alike: dict[tuple[State, tuple[tuple[str | None, str], ...]], list[str]] = {}
        for (clause, state), verdicts in found.items():
            faults = tuple((verdict.body, said(verdict.words)) for verdict, _offices in verdicts)
            alike.setdefault((state, faults), []).append(clause)
        for (state, _faults), clauses in alike.items():
            yield self.article(clauses, state, found[clauses[0], state])

    def article(
        self,
        clauses: Sequence[str],
        state: State,
        verdicts: Sequence[tuple[Verdict, tuple[Office, ...]]],
    ) -> Matter:
        """The articles of one fault, with its words, and how many more there are."""
        verdict, offices = verdicts[0]
        what = labelled(", ".join(clauses), said(verdict.words))
        if more := len(verdicts) - 1:
            words = ngettext("%(number)d more", "%(number)d more", more)
            what = f"{what} ({words % {'number': more}})"
        if verdict.mend and state is not State.UNKNOWN:
            what = f"{what}. {said(verdict.mend)}."
        url, gesture = self.gesture(verdict)
        found = self.told(str(TOPICS[state]), what, url, gesture, offices)
        article = reverse("charter_article", args=[self.place.network.slug, clauses[0]])
        return replace(found, late=state is State.BROKEN, article=article)

    def gesture(self, verdict: Verdict) -> tuple[str, str]:
        """Where, and in which words, what a verdict says is mended: in its body when it has one."""
        mending = CHECKS[verdict.check].mending
        assert mending is not None  # or nobody is told of it
        page, words = DESKS[mending.desk]
        known = {str(body.pk): body.slug for body in self.bodies}
        where = [known[verdict.body]] if page in OF_BODY and verdict.body in known else []
        if page in OF_BODY and not where:
            page, words = "programme", PROGRAMME
        return reverse(page, args=[self.place.network.slug, *where]), str(words)

    def vacancies(self, body: Body) -> Iterator[Matter]:
        """The seats that nobody holds, or that miss one of their holders."""
        offices = self.offices([Right.MANAGE_SEATS], body)
        if not offices:
            return
        kind = self.place.charter.vocabulary.body_kinds.get(body.kind)
        places = kind.holders if kind else 1
        seats: list[Seat] = body.seated  # type: ignore[attr-defined]  # set by the prefetch
        url = reverse("body", args=[self.place.network.slug, body.slug])
        if vacant := [seat for seat in seats if not holding(seat)]:
            topic, what = _("Seats that nobody holds"), labelled(str(body), some(vacant))
            yield self.told(topic, what, url, _("See the composition"), offices)
        if half := [seat for seat in seats if 0 < len(holding(seat)) < places]:
            topic, what = _("Seats that miss a holder"), labelled(str(body), some(half))
            yield self.told(topic, what, url, _("See the composition"), offices)

    def undelivered(self, unheard: Iterable[Person]) -> Iterator[Matter]:
        """The people whom our messages do not reach."""
        people, offices = list(dict.fromkeys(unheard)), self.offices([Right.MANAGE_SEATS], None)
        if people and offices:
            words = _("%(people)s: ask them for an address that works.")
            url = reverse("people", args=[self.place.network.slug])
            topic, what = _("Messages that do not arrive"), words % {"people": some(people)}
            yield self.told(topic, what, url, _("See the members"), offices)


def answering(verdict: Verdict) -> Mending | None:
    """What mends what a verdict says, or supplies the fact that it misses.

    What is broken and can only be told (done late, held on a wrong day) asks nothing of anybody.
    """
    mending = CHECKS[verdict.check].mending
    if verdict.state is State.UNKNOWN:
        return mending
    faulty = verdict.state in (State.BROKEN, State.AT_RISK) and verdict.mend is not None
    return mending if mending and mending.undone and faulty else None


def said(words: Phrase) -> str:
    """A sentence of the core; whoever has the office knows the titles of its meetings."""
    return words.render(translated, shown_day)


def some(things: Sequence[object]) -> str:
    """« A, B, C et D », with how many more when there are many."""
    names = [str(thing) for thing in things[:SHOWN]]
    if more := len(things) - SHOWN:
        words = ngettext("%(number)d other", "%(number)d others", max(more, 0))
        names += [words % {"number": more}] if more > 0 else []
    return listed(names)


def of_offices(places: Iterable[Standing], *, now: datetime) -> list[Matter]:
    """What the person can mend in the networks where they have an office (four queries, and those
    of the charter's facts when something has happened since)."""
    ruled = [place for place in places if place.offices]
    if not ruled:
        return []
    days = {place.network.pk: local_day(place.network, now) for place in ruled}
    bodies, unheard = bodies_of(days, now), unreached(ruled, now)
    found: list[Matter] = []
    for place in ruled:
        here = [body for body in bodies if body.network_id == place.network.pk]
        day = days[place.network.pk]
        here = [body for body in here if body.ends is None or body.ends >= day]
        found += Upkeep(place, here, day).matters(unheard.get(place.network.slug, ()))
    return found


def bodies_of(days: Mapping[int, date], now: datetime) -> list[Body]:
    """The bodies of networks, in `.seated` their seats of the day, each with its holders."""
    on = max(days.values())
    held = Mandate.objects.active(on).select_related("person")
    seats = Seat.objects.active(on).select_related("institution")
    seats = seats.prefetch_related(Prefetch("mandates", queryset=held, to_attr="holding"))
    seats = seats.order_by("institution__sort_key", "pk")
    rows = Body.objects.filter(network__in=days, starts__lte=on)
    return list(rows.prefetch_related(Prefetch("seats", queryset=seats, to_attr="seated")))


def unreached(places: Iterable[Standing], now: datetime) -> dict[str, list[Person]]:
    """The people whom messages of each network (by its slug) could not reach lately."""
    slugs = [place.network.slug for place in places]
    since = datetime.combine((now - RECENT).date(), time(), UTC)  # it changes with the day only
    rows = given_up().filter(event__network__in=slugs, due_at__gte=since)
    found: dict[str, list[Person]] = {}
    for notice in rows.select_related("event", "person"):
        found.setdefault(notice.event.network, []).append(notice.person)
    return found
