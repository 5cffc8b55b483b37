"""How a reader is told of a draft: ids in their words, and nothing of who is away but to those
who draft."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

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
from tourdetable.core.planner.judge.verdict import Violation
from tourdetable.core.planner.terms.plan import Clash
from tourdetable.core.words.collation import sort_key
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.availability.enums import Part
from tourdetable.domain.years.board import DATED, GONE, LEFT, Names, Slot, Update
from tourdetable.domain.years.ids import BodyId, OfficeId, read
from tourdetable.domain.years.periods.days_off import DayOff, OffNote
from tourdetable.interface.language import day, labelled, translated

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


@dataclass(frozen=True)
class Speaker:
    """Says things of one draft to one reader."""

    names: Names
    charter: Charter
    drafter: bool

    def phrase(self, phrase: Phrase) -> str:
        """A sentence of the planner, with names in place of ids."""
        return phrase.render(translated, day, self.called)

    def called(self, place: str, said: str) -> str:
        """What to say in a sentence's place."""
        if place == "part":
            return str(Part(said).label)
        return self.names(said)

    def rule(self, found: Violation | Clash) -> Reason:
        """A rule that is broken, or in conflict, with its article."""
        article = self.charter.articles_by_id.get(found.article)
        return Reason(self.told(found), found.article, article.title if article else "")

    def told(self, found: Violation | Clash) -> str:
        """A rule in words; mere readers are not told who cannot come."""
        who = found.person or found.seat
        if isinstance(read(who), BodyId):
            words = _("%(body)s: two of its meetings would be held at once")
            return words % {"body": self.names(who)}
        if isinstance(read(found.seat), OfficeId) and not found.person:
            said = str(NEVER if isinstance(found, Clash) else UNABLE)
            return said % {"office": self.names(found.seat), "body": self.names(found.body)}
        if self.drafter or found.rule not in PEOPLE:
            return self.phrase(found.words)
        body = self.names(found.body)
        return labelled(body, str(SOMEBODY)) if body else str(SOMEBODY)

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
        words = said % {"day": day(charge.date), "n": count}
        return f"{words} ({self.seats(charge.seats)})" if self.drafter else words

    def seats(self, seats: Iterable[str]) -> str:
        """By name, as everywhere, whatever the order of their rows."""
        return ", ".join(sorted(map(self.names, seats), key=sort_key))

    def missing(self, empty: EmptySeat) -> str:
        """What keeps each holder of an empty seat from coming, to those who draft."""
        return "; ".join(self.kept_away(one) for one in empty.persons)

    def kept_away(self, one: Missing) -> str:
        """« Inès Barral : indisponible »."""
        words = str(KEPT[one.why]) % {"body": self.names(one.body)}
        return labelled(self.names(one.person), words)


@dataclass(frozen=True)
class Since:
    """What has changed since the dates were found: of which meetings, on which day, in words."""

    name: str
    on: date
    words: str


def since(news: Update, speaker: Speaker) -> Since:
    """A change; only those who draft read which seats are concerned."""
    if news.kind != LEFT:
        return Since(speaker.names(news.body), news.on, str(CHANGED[news.kind]))
    words = ngettext(
        "%(n)d seat of which somebody was to come has nobody any more",
        "%(n)d seats of which somebody was to come have nobody any more",
        len(news.seats),
    ) % {"n": len(news.seats)}
    said = f"{words} ({speaker.seats(news.seats)})" if speaker.drafter else words
    return Since(speaker.names(news.body), news.on, said)


CHANGED = {
    DATED: gettext_lazy("dated in the calendar"),
    GONE: gettext_lazy("no longer in the calendar"),
}


@dataclass(frozen=True)
class Mark:
    """A badge on a date: its look, its icon, its words."""

    look: str
    icon: str
    words: str


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


def marks(slot: Slot) -> list[Mark]:
    """All that there is to say of a date, in short: the same on every page and paper."""
    found = [Mark("bad", "cross-circle", _("breaks a rule"))] if slot.violations else []
    kinds = dict.fromkeys(charge.kind for charge in slot.charges)
    for look, words in (MARKS[kind] for kind in kinds if kind in MARKS):
        found.append(Mark(look, look, str(words)))
    said = {*kinds, SCHOOL} if slot.series else kinds.keys()
    found += [off for note in slot.off if (off := off_mark(note, said)) is not None]
    if slot.empty:
        found.append(Mark("warning", "warning", absences(len(slot.empty))))
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


def absences(count: int) -> str:
    """« 2 sièges sans personne »."""
    return ngettext("%(n)d seat with nobody", "%(n)d seats with nobody", count) % {"n": count}


def points(cost: int) -> str:
    """« 12 points »."""
    return ngettext("%(n)d point", "%(n)d points", cost) % {"n": cost}
