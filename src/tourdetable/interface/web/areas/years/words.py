"""How a reader is told of a draft: ids in their words, and nothing of who is away but to those
who draft."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, npgettext, pgettext_lazy

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.planner.judge.absences import (
    AWAY,
    ELSEWHERE,
    FAR,
    MANDATE,
    UNASKED,
    WEEK,
    EmptySeat,
    Missing,
    kept_from,
)
from tourdetable.core.planner.judge.charges import (
    ABSENT,
    BRIDGE,
    GAP_LONG,
    GAP_SHORT,
    NEED,
    PREF,
    SCHOOL,
    Charge,
)
from tourdetable.core.planner.judge.rules.duties import duty_holder
from tourdetable.core.planner.judge.rules.people import seat as seat_rule
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.plan import Clash, MeetingRef, PlannedMeeting
from tourdetable.core.words.collation import sort_key
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.availability.enums import Part
from tourdetable.domain.years.board import Names, Slot
from tourdetable.domain.years.ids import BodyId, OfficeId, read
from tourdetable.domain.years.periods.days_off import DayOff, OffNote
from tourdetable.interface.language import day, in_turn, labelled, listed, translated

PEOPLE = frozenset({"seat", "partial", "unavail", "one_place", "travel", "week_cap"})
"""Rules whose words say who cannot come, and where they are instead."""

BODY = "body:"
"""The planner's name of a body that sits at its own meetings, so that two of them are never held
at once."""

SOMEBODY = gettext_lazy("somebody who is expected cannot come")
"""What mere readers are told of them."""

NEVER = gettext_lazy("%(office)s: to be there at each meeting of %(body)s")
UNABLE = gettext_lazy("%(office)s: cannot come to this meeting of %(body)s")
"""An office that comes to the meetings of a body: in a conflict, and at a meeting without it."""

KEPT = {
    MANDATE: gettext_lazy("no mandate on that day"),
    AWAY: gettext_lazy("not available"),
    ELSEWHERE: gettext_lazy("at another meeting then: %(body)s"),
    FAR: gettext_lazy("too far away that day: %(body)s"),
    WEEK: gettext_lazy("enough meetings that week"),
    UNASKED: gettext_lazy("nothing prevents it, but the draft does not count on it"),
}
"""What keeps somebody from coming."""

GAPS = frozenset({GAP_LONG, GAP_SHORT})


@dataclass(frozen=True)
class Reason:
    """A sentence, with the article that asks for it, if any, and what it costs."""

    words: str
    clause: str = ""
    title: str = ""
    cost: int = 0

    @property
    def points(self) -> str:
        """What it costs, in words."""
        return points(self.cost)

    @property
    def cited(self) -> str:
        """The sentence within another, with its article: « …, CLUB-07 »."""
        return ", ".join(filter(None, (self.words.removesuffix("."), self.clause)))


@dataclass(frozen=True)
class Speaker:
    """Says things of one draft to one reader; `case` is its year, to say what keeps people from
    a meeting."""

    names: Names
    charter: Charter
    drafter: bool
    case: Schedule | None = None

    def phrase(self, phrase: Phrase) -> str:
        """A sentence of the planner, with names in place of ids."""
        return phrase.render(translated, day, self.called)

    def called(self, place: str, said: str) -> str:
        """What to say in a sentence's place."""
        if place == "part":
            return str(Part(said).label)
        return self.names(said)

    def rule(self, found: Violation | Clash) -> Reason:
        """A rule that is broken, or in conflict, with its article; that an office comes is said by
        the charter's front matter, whatever article asks the same of the body's seats."""
        clause = "" if isinstance(read(found.seat), OfficeId) else found.article
        article = self.charter.articles_by_id.get(clause)
        return Reason(self.told(found), clause, article.title if article else "")

    def told(self, found: Violation | Clash) -> str:
        """A rule in words; mere readers are not told who cannot come."""
        who = found.person or found.seat
        if isinstance(read(who), BodyId):
            words = _("%(body)s: two of its meetings would be held at once")
            return words % {"body": self.names(who)}
        if isinstance(read(found.seat), OfficeId) and not found.person:
            said = str(NEVER if isinstance(found, Clash) else UNABLE)
            words = said % {"office": self.names(found.seat), "body": self.names(found.body)}
            return self.with_reasons(words, found)
        if self.drafter or not says_who(found):
            return self.with_reasons(self.phrase(found.words), found)
        body = self.names(found.body)
        return labelled(body, str(SOMEBODY)) if body else str(SOMEBODY)

    def with_reasons(self, words: str, found: Violation | Clash) -> str:
        """Of a meeting with nobody in a place that must be filled, what keeps each person away;
        only to those who draft."""
        if not self.drafter or isinstance(found, Clash) or found.rule != seat_rule.CODE:
            return words
        said = in_turn(self.kept_away(one, found.seat) for one in self.not_there(found))
        return f"{words.removesuffix('.')} ({said})" if said else words

    def not_there(self, found: Violation) -> Iterator[Missing]:
        """Who does not come for the place that a violation is about, and why."""
        if self.case and found.seat and not found.person:
            for ref in found.meetings:
                yield from kept_from(self.case, self.meeting(ref), found.seat)

    def meeting(self, ref: MeetingRef) -> PlannedMeeting:
        """The meeting as the year has it; with nobody yet, where it would be."""
        planned = self.case.plan.meetings if self.case else ()
        bare = PlannedMeeting(ref.body, ref.date, ref.part)
        return next((one for one in planned if one.ref == ref), bare)

    def rules(self, found: Iterable[Violation]) -> tuple[Reason, ...]:
        """Rules that are broken, each sentence once: mere readers are told once that somebody
        cannot come."""
        return tuple(dict.fromkeys(self.rule(violation) for violation in found))

    def charge(self, charge: Charge) -> Reason:
        """A wish that is not met."""
        words = self.absent(charge) if charge.kind == ABSENT else self.phrase(charge.words)
        return Reason(words, cost=charge.amount)

    def absent(self, charge: Charge) -> str:
        """« mardi 9 mars 2027 : 2 sièges sans personne (Caf, Ville) »; only the number for a
        mere reader."""
        count = len(charge.seats)
        said = ngettext(
            "%(day)s: %(n)d seat with nobody",
            "%(day)s: %(n)d seats with nobody",
            count,
        )
        words = with_among(said % {"day": day(charge.date), "n": count}, guests=self.guests(charge))
        return f"{words} ({self.seats(charge.seats)})" if self.drafter else words

    def guests(self, charge: Charge) -> int:
        """How many of the seats of a charge are guests'."""
        body = self.case.ground.bodies.get(charge.body) if self.case else None
        return sum(seat.guest and seat.id in charge.seats for seat in body.seats) if body else 0

    def seats(self, seats: Iterable[str]) -> str:
        """By name, as everywhere, whatever the order of their rows."""
        return ", ".join(sorted(map(self.names, seats), key=sort_key))

    def missing(self, empty: EmptySeat) -> str:
        """What keeps each holder of an empty seat from coming, to those who draft."""
        if empty.vacant:
            return _("vacant: nobody holds this seat that day")
        return in_turn(self.kept_away(one) for one in empty.persons)

    def kept_away(self, one: Missing, seat: str | None = None) -> str:
        """« Inès Barral : indisponible »; `seat` is said already."""
        words = str(KEPT[one.why]) % {"body": self.names(one.body)}
        name = self.names(one.person).removesuffix(f" ({self.names(seat)})")
        return labelled(name, words)


def says_who(found: Violation | Clash) -> bool:
    """Whether the words of a rule say who cannot come."""
    return found.rule in PEOPLE or found.words.source == duty_holder.ABSENT


@dataclass(frozen=True)
class Mark:
    """A badge on a date: its look, its icon, its words; `reasons` are the rules that it breaks.
    The page of the meeting says it `at_length`."""

    look: str
    icon: str
    words: str
    reasons: tuple[Reason, ...] = ()
    at_length: bool = False

    @property
    def whole(self) -> str:
        """The words with the rules, where they are not beside: « règle non tenue : … »."""
        said = in_turn(reason.cited for reason in self.reasons)
        return labelled(self.words, said) if said else self.words


MARKS = {
    SCHOOL: ("warning", pgettext_lazy("mark of a date", "school holidays")),
    BRIDGE: ("warning", pgettext_lazy("mark of a date", "long week-end")),
    PREF: ("info", pgettext_lazy("mark of a date", "less liked moment")),
    NEED: ("info", pgettext_lazy("mark of a date", "somebody comes if need be")),
}
"""Short words for a wish that a date does not meet, and the look of their badge, its icon too."""


ICONS = {"warning": "warning", "info": "info", "bad": "cross-circle"}
PERIODS = {
    DayOff.CLOSED: ("bad", pgettext_lazy("period", "closed")),
    DayOff.AVOID: ("warning", pgettext_lazy("period", "to avoid")),
    DayOff.TOLD: ("info", pgettext_lazy("period", "pointed out")),
    DayOff.BEFORE: ("info", pgettext_lazy("period", "the weeks before")),
}
"""The periods of the network, as a date that falls there is marked."""


def marks(slot: Slot, speaker: Speaker) -> list[Mark]:
    """All that there is to say of a date, in short: the same on every page and paper."""
    broken, found = speaker.rules(slot.violations), list[Mark]()
    if broken:
        found.append(Mark("bad", "cross-circle", _("breaks a rule"), broken, at_length=True))
    kinds = dict.fromkeys(charge.kind for charge in slot.charges)
    for look, words in (MARKS[kind] for kind in kinds if kind in MARKS):
        found.append(Mark(look, look, str(words)))
    said = {*kinds, SCHOOL} if slot.series else kinds.keys()
    found += [off for note in slot.off if (off := off_mark(note, said)) is not None]
    if slot.empty:
        found.append(Mark("warning", "warning", absences(slot.empty), at_length=True))
    return found


def off_mark(note: OffNote, charged: Collection[str]) -> Mark | None:
    """What is off on the day, unless its wishes say it."""
    if note.kind is DayOff.HOLIDAY:
        words = _("public holiday (%(name)s)") % {"name": note.name}
        return Mark("warning", "warning", words)
    if note.kind in PERIODS:
        look, short = PERIODS[note.kind]
        return Mark(look, ICONS[look], labelled(capfirst(note.name), str(short)))
    said = note.kind is DayOff.SCHOOL and SCHOOL not in charged
    if said or note.kind in (DayOff.SATURDAY, DayOff.SUNDAY):
        return Mark("warning", "warning", str(note.kind.label))
    return None


def absences(empty: Collection[EmptySeat]) -> str:
    """« 2 sièges sans personne », « 1 siège vacant », « 3 sièges sans personne, dont 1 vacant et
    1 invité·e »."""
    count, vacant = len(empty), sum(one.vacant for one in empty)
    guests = sum(one.guest for one in empty)
    if vacant == count:
        words = ngettext("%(n)d vacant seat", "%(n)d vacant seats", count)
        return with_among(words % {"n": count}, guests=guests)
    words = ngettext("%(n)d seat with nobody", "%(n)d seats with nobody", count)
    return with_among(words % {"n": count}, vacant=vacant, guests=guests)


def with_among(words: str, *, vacant: int = 0, guests: int = 0) -> str:
    """A number of seats, with how many of them are vacant, and are guests'."""
    told = [npgettext("of seats", "%(n)d vacant", "%(n)d vacant", vacant) % {"n": vacant}]
    told += [npgettext("of seats", "%(n)d guest", "%(n)d guests", guests) % {"n": guests}]
    among = listed(one for one, count in zip(told, (vacant, guests), strict=True) if count)
    said = {"words": words, "among": among}
    return _("%(words)s, of which %(among)s") % said if among else words


def points(cost: int) -> str:
    """« 12 points »."""
    return ngettext("%(n)d point", "%(n)d points", cost) % {"n": cost}
