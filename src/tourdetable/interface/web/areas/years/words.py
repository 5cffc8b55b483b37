"""How a reader is told of a draft: ids in their words, and nothing of who is away but to those
who draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.planner.judge.charges import (
    ABSENT,
    BRIDGE,
    GAP_LONG,
    GAP_SHORT,
    PREF,
    SCHOOL,
    Charge,
)
from tourdetable.core.planner.judge.verdict import Violation
from tourdetable.core.planner.terms.plan import Clash
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.availability.enums import Part
from tourdetable.domain.years.board import Names
from tourdetable.domain.years.ids import BodyId, read
from tourdetable.domain.years.periods.dated import DatedPeriod
from tourdetable.interface.language import day, labelled, translated

PEOPLE = frozenset({"seat", "partial", "unavail", "one_place", "travel", "week_cap"})
"""Rules whose words say who cannot come, and where they are instead."""

BODY = "body:"
"""The planner's name of a body that sits at its own meetings, so that two of them are never held
at once."""

SOMEBODY = gettext_lazy("somebody who is expected cannot come")
"""What mere readers are told of them."""

MARKS = {
    SCHOOL: ("warning", pgettext_lazy("mark of a date", "school holidays")),
    BRIDGE: ("warning", pgettext_lazy("mark of a date", "long week-end")),
    PREF: ("info", pgettext_lazy("mark of a date", "less liked moment")),
}
"""Short words on the board for a wish that a date does not meet."""

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
    """Says things of one draft to one reader; `periods` are those of the network in its season."""

    names: Names
    charter: Charter
    drafter: bool
    periods: tuple[DatedPeriod, ...] = ()

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
            "%(day)s: %(n)d seat with nobody who can come",
            "%(day)s: %(n)d seats with nobody who can come",
            count,
        )
        words = said % {"day": day(charge.date), "n": count}
        return f"{words} ({self.seats(charge.seats)})" if self.drafter else words

    def seats(self, seats: Iterable[str]) -> str:
        return ", ".join(self.names(seat) for seat in seats)

    def marks(self, charges: Iterable[Charge]) -> list[tuple[str, str]]:
        """Short words for what one date does not meet: (kind of badge, words)."""
        found = [MARKS[charge.kind] for charge in charges if charge.kind in MARKS]
        away = sum(len(charge.seats) for charge in charges if charge.kind == ABSENT)
        told = [(kind, str(word)) for kind, word in found]
        return [*told, ("warning", absences(away))] if away else told


def absences(count: int) -> str:
    """« 2 sièges absents »."""
    return ngettext("%(n)d seat missing", "%(n)d seats missing", count) % {"n": count}


def points(cost: int) -> str:
    """« 12 points »."""
    return ngettext("%(n)d point", "%(n)d points", cost) % {"n": cost}
