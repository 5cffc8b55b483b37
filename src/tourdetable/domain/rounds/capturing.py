"""What was said in a session, as a draft of its minutes: Markdown, point by point, attributed as
each said. Nothing that was not revealed is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.model import Attribution, Charter, word_for
from tourdetable.domain.decisions.enums import Stance
from tourdetable.domain.meetings.enums import CAME
from tourdetable.domain.meetings.models import Attendance, Meeting
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.rounds.enums import AFTER_POSITIONS, ConsentStep, RoundKind
from tourdetable.domain.rounds.models import Round, RoundEntry
from tourdetable.domain.rounds.queries import rounds_of, shown
from tourdetable.domain.rounds.results import dot_counts, judged, said, table_number

MARKS = re.compile(r":{3,}")
"""What would be read as a mark of audience."""
BLOCK = re.compile(r"^[\s#>*+|~`=-]+")
"""What would begin something else than a sentence."""


@dataclass(frozen=True)
class Speakers:
    """Those to whom words may be attributed: the seats, who came for them, the charter's words."""

    seats: Mapping[int, Seat]
    came: Mapping[int, Sequence[str]]
    charter: Charter

    def of(self, entry: RoundEntry) -> str:
        """To whom words are attributed; nothing when it is to nobody."""
        seat = self.seats.get(entry.seat_id or 0)
        if seat is None:
            return entry.label or _("Somebody without a seat")
        match entry.attribution:
            case Attribution.NONE:
                return ""
            case Attribution.COLLEGE:
                return word_for(self.charter.vocabulary.colleges, seat.college)
            case Attribution.NAMED if names := self.came.get(seat.pk):
                return f"{', '.join(names)} ({seat.institution})"
        return str(seat.institution)


def captured(meeting: Meeting) -> dict[int | None, str]:
    """What was said, as Markdown, by point of the agenda (None: outside of any), in at most six
    queries."""
    rounds = list(rounds_of(meeting))
    for one in rounds:
        one.meeting = meeting
    entries, found = shown(rounds), dict[int | None, str]()
    who = speakers(meeting) if any(entries.values()) else None
    for one in rounds:
        if who is not None and (text := "\n".join(told(one, entries.get(one.pk, []), who))):
            found[one.item_id] = found.get(one.item_id, "") + text + "\n\n"
    return found


def speakers(meeting: Meeting) -> Speakers:
    """Those who may have spoken at a meeting (three queries at most)."""
    rows = Seat.objects.filter(body=meeting.body_id).select_related("institution")
    came: dict[int, list[str]] = {}
    there = Attendance.objects.filter(meeting=meeting, mode__in=CAME).order_by("pk")
    columns = ("seat_id", "person__given_name", "person__family_name")
    for seat, given, family in there.values_list(*columns):
        came.setdefault(seat, []).append(f"{given} {family}")
    return Speakers(rows.in_bulk(), came, charter_of(meeting))


def told(one: Round, entries: Sequence[RoundEntry], who: Speakers) -> Iterator[str]:
    """What was said in one round, under its question; nothing when nothing was."""
    if lines := [*said_lines(one, entries, who)]:
        question = one.question.strip().rstrip("?!. \xa0")
        yield from (f"**{plain(question)}**", "", *lines)


def said_lines(one: Round, entries: Sequence[RoundEntry], who: Speakers) -> Iterator[str]:
    """The lines of one round."""
    if not entries:
        return
    if one.kind == RoundKind.DOTS:
        for count in dot_counts(one, entries):
            words = ngettext("%(n)d dot", "%(n)d dots", count.dots) % {"n": count.dots}
            yield f"- {attributed(plain(count.words), words)}"
    elif one.kind == RoundKind.JUDGEMENT:
        for option in judged(one, entries):
            yield f"- {option.rank}. {attributed(plain(option.words), option.median)}"
    elif one.kind == RoundKind.CONSENT:
        yield from consent_lines(one, entries, who)
    else:
        for entry in said(one, entries):
            yield from lines_of(entry, whose(one, entry, who))


def consent_lines(one: Round, entries: Sequence[RoundEntry], who: Speakers) -> Iterator[str]:
    """What was said at the steps of a consent. Positions are those of the decision, which keeps
    them; unless the consent was ended before: nobody else does then."""
    for entry in entries:
        if entry.step != ConsentStep.OBJECT or not entry.stance:
            yield from lines_of(entry, who.of(entry))
        elif one.step not in AFTER_POSITIONS:
            yield from stand_of(entry, str(who.seats[entry.seat_id or 0].institution))


def whose(one: Round, entry: RoundEntry, who: Speakers) -> str:
    """Whose words they are: those of a table, in a world café."""
    table = table_number(one, entry) if one.kind == RoundKind.CAFE else 0
    return _("Table %(n)d") % {"n": table} if table else who.of(entry)


def lines_of(entry: RoundEntry, who: str) -> Iterator[str]:
    """What one voice said: a line for each of its own, its name before the first ones."""
    if entry.named:
        words = _("proposes %(name)s") % {"name": plain(entry.named)}
        yield f"- {attributed(plain(who), words)}"
    for line in entry.words.splitlines():
        if words := plain(line):
            yield f"- {attributed(plain(who), words)}"


def stand_of(entry: RoundEntry, who: str) -> Iterator[str]:
    """Where a seat stood, why, and what would have lifted it."""
    words = [str(Stance(entry.stance).label), *entry.words.splitlines()]
    if entry.would_lift:
        words.append(f"{_('What would lift it:')} {' '.join(entry.would_lift.splitlines())}")
    for line in words:
        if said_so := plain(line):
            yield f"- {attributed(plain(who), said_so)}"


def attributed(who: str, words: str) -> str:
    """Words, and whose they are if it is said."""
    return _("%(who)s: %(words)s") % {"who": who, "words": words} if who else words


def plain(line: str) -> str:
    """A line of somebody, that begins nothing and marks nothing."""
    return BLOCK.sub("", MARKS.sub(":", line)).strip()
