"""Decisions as they are told: who spoke as attribution allows, what dissensus remains, how many
took each position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from tourdetable.core.charter.terms.model import Attribution, Charter
from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.formats.parts import Part, to_parts
from tourdetable.core.documents.kinds.decision_record import PositionCount
from tourdetable.core.documents.text.marks import marks_in
from tourdetable.core.documents.text.outline import words as plain_words
from tourdetable.core.documents.text.prune import ReadingTerms, prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.documents.text.speakers import Speakers, refers, seats_in
from tourdetable.core.documents.text.tree import Document
from tourdetable.core.words.attribution import most_discreet
from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.enums import (
    LIFTED_OBJECTIONS,
    STANDING_OBJECTIONS,
    ObjectionState,
    Outcome,
    Stance,
)
from tourdetable.domain.decisions.models import Decision, Position
from tourdetable.domain.decisions.positions import attributed
from tourdetable.domain.meetings.enums import CAME
from tourdetable.domain.meetings.models import Attendance, Meeting
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.rules import reader_audience
from tourdetable.domain.minutes.speakers import speakers_at
from tourdetable.domain.networks.models import CharterVersion
from tourdetable.domain.networks.queries import Standing, in_force

Names = Mapping[int, tuple[str, ...]]
"""Seat → names of the persons who came for it."""

BADGES: dict[str, str] = {
    "": "info",
    Outcome.CONSENSUS: "good",
    Outcome.CONSENT: "good",
    Outcome.ADOPTED_WITH_DISSENT: "warning",
    Outcome.NO_DECISION: "",
    Outcome.DEFERRED: "",
}
"""Outcome, or none yet → kind of badge."""


@lru_cache(maxsize=128)
def html_for(text: str, default: Audience, audience: Audience, offset: int, on: date | None) -> str:
    """A text in which nobody is named as an audience has it, kept for that audience alone: what a
    reader may not see is in nothing that is kept for them."""
    pruned = prune(parse(text, default=default), audience, ReadingTerms(on=on))
    return to_html(pruned, heading_offset=offset)


@lru_cache(maxsize=32)
def parts_for(
    text: str, default: Audience, audience: Audience, offset: int, on: date | None
) -> tuple[Part, ...]:
    """The same for minutes."""
    pruned = prune(parse(text, default=default), audience, ReadingTerms(on=on))
    return tuple(to_parts(pruned, heading_offset=offset))


@dataclass(frozen=True)
class ReaderWords:
    """To whom a decision is told: the charter's words, the reader's audience, what an unmarked
    passage is. `on`: the day (None: before every embargo). `meeting`: whose seats the texts may
    refer to; without it, nobody is named. `known`: those that need not be looked for. `most`: how
    far speakers are named at most. `box`: what is said where something is left out, if anything."""

    charter: Charter
    audience: Audience
    default: Audience
    on: date | None = None
    meeting: Meeting | None = None
    known: Speakers = field(default_factory=dict)
    most: Attribution = Attribution.NAMED
    box: str = ""

    def terms(self, text: str) -> ReadingTerms:
        """How a text that refers to seats is read (a query, for one that is not known)."""
        looked_for = self.meeting is not None and not seats_in(text) <= self.known.keys()
        speakers = self.every_speaker if looked_for else self.known
        return ReadingTerms(self.on, self.usual, self.most, speakers, self.box)

    @cached_property
    def every_speaker(self) -> Speakers:
        """All the seats that the texts may refer to (a query)."""
        return speakers_at(self.meeting, self.charter) if self.meeting else {}

    @property
    def usual(self) -> Attribution:
        """How far speakers are named where no mark says it: outside the network, institutions are
        and persons are not."""
        usual = self.charter.minutes.attribution
        outside = self.audience.rank > Audience.NETWORK.rank
        return most_discreet(usual, Attribution.INSTITUTION) if outside else usual

    def document(self, text: str) -> Document:
        """A marked text as this reader may have it."""
        parsed = parse(text, default=self.default)
        terms = self.terms(text) if parsed.spoken else ReadingTerms(on=self.on, box=self.box)
        return prune(parsed, self.audience, terms)

    def html(self, text: str, *, offset: int = 2) -> str:
        """The same as safe HTML."""
        if self.box or refers(text):
            return to_html(self.document(text), heading_offset=offset)
        return html_for(text, self.default, self.audience, offset, self.on)

    def parts(self, text: str, *, offset: int = 2) -> tuple[Part, ...]:
        """The same, a long text in parts."""
        if self.box or refers(text):
            return tuple(to_parts(self.document(text), heading_offset=offset))
        return parts_for(text, self.default, self.audience, offset, self.on)

    def plain(self, text: str) -> str:
        """Words that are printed as they were typed, unless they carry marks or name speakers: then
        what the reader may see."""
        marked = marks_in(text) or refers(text)
        if not marked and self.audience.shows(self.default):
            return text.strip()
        return "\n\n".join(plain_words(block) for block in self.document(text).blocks).strip()


def reading_of(
    reader: Standing | None,
    meeting: Meeting,
    charter: Charter,
    *,
    was_present: bool,
    on: date,
    known: Speakers | None = None,
) -> ReaderWords:
    """How far the reader sees; an unmarked passage has the audience of the minutes, else the
    charter's."""
    audience = reader_audience(reader, meeting, was_present=was_present)
    return ReaderWords(
        charter, audience, usual_audience(meeting, charter), on, meeting, known or {}
    )


def usual_audience(meeting: Meeting, charter: Charter) -> Audience:
    """The audience of an unmarked passage in the records of a meeting."""
    minutes: Minutes | None = getattr(meeting, "record", None)
    return Audience(minutes.audience if minutes else charter.minutes.audience.value)


@dataclass(frozen=True)
class Reader:
    """A member, and how far they see in the records of each meeting (two queries)."""

    standing: Standing
    on: date

    @cached_property
    def came(self) -> frozenset[int]:
        """The meetings where they were."""
        rows = Attendance.objects.filter(person=self.standing.person, mode__in=CAME)
        return frozenset(rows.values_list("meeting_id", flat=True))

    @cached_property
    def charters(self) -> list[CharterVersion]:
        return list(self.standing.network.charters.defer("text"))

    def reading(self, meeting: Meeting) -> ReaderWords:
        """How far they see; `meeting` comes with its body and its minutes."""
        meeting.body.network = self.standing.network
        charter = in_force(self.charters, meeting.day)
        present = meeting.pk in self.came
        return reading_of(self.standing, meeting, charter, was_present=present, on=self.on)

    def read(self, text: str, meeting: Meeting) -> str:
        """The words of a marked text that they may read; who spoke is not said, nor looked for."""
        blocks = replace(self.reading(meeting), meeting=None, known={}).document(text).blocks
        return "\n".join(plain_words(block) for block in blocks)


def names_of(rows: Iterable[Attendance]) -> Names:
    """Seat → those who came for it."""
    found: dict[int, tuple[str, ...]] = {}
    for row in rows:
        if row.mode in CAME:
            found[row.seat_id] = (*found.get(row.seat_id, ()), str(row.person))
    return found


@dataclass(frozen=True)
class Spoken:
    """What a seat said of a proposal, as it may be told."""

    position: Position
    who: str
    words: str
    would_lift: str
    state: str
    how_lifted: str


def author(position: Position, charter: Charter, names: Names) -> str:
    """Who took the position, as far as its attribution allows to say."""
    seat = position.seat
    who = attributed(position.attribution, seat.college, seat.institution.name, charter)
    came = names.get(seat.pk, ()) if position.attribution == Attribution.NAMED else ()
    return f"{who} ({', '.join(came)})" if came else who


def told(position: Position, reading: ReaderWords, names: Names) -> Spoken:
    """One position in words."""
    return Spoken(
        position=position,
        who=author(position, reading.charter, names),
        words=reading.plain(position.words),
        would_lift=reading.plain(position.would_lift),
        state=capfirst(str(ObjectionState(position.objection).label)) if position.objection else "",
        how_lifted=reading.plain(position.how_lifted),
    )


def dissents(decision: Decision) -> list[Position]:
    """The objections that nothing has lifted: the dissensus."""
    return [p for p in decision.positions.all() if p.objection in STANDING_OBJECTIONS]


def lifted(decision: Decision) -> list[Position]:
    """The objections that an amendment answered, or that their author withdrew."""
    return [p for p in decision.positions.all() if p.objection in LIFTED_OBJECTIONS]


def reservations(decision: Decision) -> list[Position]:
    """The seats that consent with a reservation."""
    return [p for p in decision.positions.all() if p.stance == Stance.RESERVATION]


def outcome(decision: Decision) -> str:
    """How the decision ended; an open one says so."""
    if not decision.outcome:
        return _("Open: not concluded yet")
    return capfirst(str(Outcome(decision.outcome).label))


def badge(decision: Decision) -> str:
    """The kind of the outcome's badge."""
    return BADGES[decision.outcome]


def no_dissent() -> str:
    """An absence is stated, never inferred (CLUB-18, CONTEXT §3.4)."""
    return _("No dissensus was expressed")


def without_dissent(decision: Decision, taken: int) -> str:
    """What is said where no objection stands, once `taken` seats have taken position: that there
    is no dissensus is only known of a decision that was concluded on positions."""
    if decision.outcome:
        return no_dissent() if taken else _("No position was recorded")
    if taken:
        return _("Still open: no objection stands so far")
    return _("Still open: no position is recorded yet")


def stances(decision: Decision) -> Counter[str]:
    """How many seats took each position."""
    return Counter(position.stance for position in decision.positions.all())


def counts(taken: Mapping[str, int]) -> list[PositionCount]:
    """The same in words that agree with the number, positions that nobody took left out."""
    return [
        PositionCount(label=label(stance, taken[stance]), count=taken[stance])
        for stance in Stance
        if taken.get(stance)
    ]


def label(stance: Stance, count: int) -> str:
    """« accord », « accords »…"""
    if stance is Stance.CONSENT:
        return npgettext("position", "agreement", "agreements", count)
    if stance is Stance.RESERVATION:
        return npgettext("position", "reservation", "reservations", count)
    if stance is Stance.ABSTAIN:
        return npgettext("position", "abstention", "abstentions", count)
    return npgettext("position", "objection", "objections", count)
