"""What was said in a session, as a draft of its minutes: Markdown, point by point, attributed as
each said: a seat that let its institution or its persons be named is referred to, in a passage that
says how far, so that each reading names it as far as it may. Nothing that was not revealed is in
it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from tourdetable.core.charter.terms.model import Attribution, Charter, word_for
from tourdetable.core.documents.text.speakers import reference
from tourdetable.domain.decisions.enums import Stance
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.rounds.enums import AFTER_POSITIONS, ConsentStep, RoundKind
from tourdetable.domain.rounds.models import Round, RoundEntry
from tourdetable.domain.rounds.queries import rounds_of, shown
from tourdetable.domain.rounds.results import dot_counts, judged, said, table_number

MARKS = re.compile(r":{3,}")
"""What would be read as a mark of audience."""
REFERENCES = re.compile(r"@(?=\{)")
"""What would attribute words to somebody else."""
BLOCK = re.compile(r"^[\s#>*+|~`=-]+")
"""What would begin something else than a sentence."""


class WhoSaid(NamedTuple):
    """Whose words they are, as the text says it, and the mark of its passage, if it needs one."""

    who: str
    mark: str = ""


class CapturedLine(NamedTuple):
    """A line of Markdown, and the mark of its passage."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class Speakers:
    """Those to whom words may be attributed: the seats, the charter's words."""

    seats: Mapping[int, Seat]
    charter: Charter

    def of(self, entry: RoundEntry) -> WhoSaid:
        """To whom words are attributed; nothing when it is to nobody."""
        seat = self.seats.get(entry.seat_id or 0)
        if seat is None:
            return WhoSaid(plain(entry.label or _("Somebody without a seat")))
        match entry.attribution:
            case Attribution.NONE:
                return WhoSaid("")
            case Attribution.COLLEGE:
                return WhoSaid(plain(word_for(self.charter.vocabulary.colleges, seat.college)))
            case Attribution.NAMED:
                return WhoSaid(self.called(seat), pgettext("mark", "named"))
        return self.institution(seat)

    def institution(self, seat: Seat) -> WhoSaid:
        """The seat, named by its institution at most."""
        return WhoSaid(self.called(seat), pgettext("mark", "institution"))

    @staticmethod
    def called(seat: Seat) -> str:
        """How the text refers to a seat."""
        return reference(seat.pk, str(seat.institution), pgettext("mark", "seat"))


def captured(meeting: Meeting) -> dict[int | None, str]:
    """What was said, as Markdown, by point of the agenda (None: outside of any), in at most five
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
    """Those who may have spoken at a meeting (two queries at most)."""
    rows = Seat.objects.filter(body=meeting.body_id).select_related("institution")
    return Speakers(rows.in_bulk(), charter_of(meeting))


def told(one: Round, entries: Sequence[RoundEntry], who: Speakers) -> Iterator[str]:
    """What was said in one round, under its question; nothing when nothing was."""
    if lines := [*said_lines(one, entries, who)]:
        question = one.question.strip().rstrip("?!. \xa0")
        yield from (f"**{plain(question)}**", "", *marked(lines))


def marked(lines: Iterable[CapturedLine]) -> Iterator[str]:
    """The lines, those that need the same mark put together in a passage."""
    for mark, run in groupby(lines, key=attrgetter("mark")):
        texts = [line.text for line in run]
        yield from ([f"::: {mark}", *texts, ":::"] if mark else texts)


def said_lines(one: Round, entries: Sequence[RoundEntry], who: Speakers) -> Iterator[CapturedLine]:
    """The lines of one round."""
    if not entries:
        return
    if one.kind == RoundKind.DOTS:
        for count in dot_counts(one, entries):
            words = ngettext("%(n)d dot", "%(n)d dots", count.dots) % {"n": count.dots}
            yield CapturedLine(f"- {attributed(plain(count.words), words)}")
    elif one.kind == RoundKind.JUDGEMENT:
        for option in judged(one, entries):
            words = attributed(plain(option.words), option.median)
            yield CapturedLine(f"- {option.rank}. {words}")
    elif one.kind == RoundKind.CONSENT:
        yield from consent_lines(one, entries, who)
    else:
        for entry in said(one, entries):
            yield from lines_of(entry, whose(one, entry, who))


def consent_lines(
    one: Round, entries: Sequence[RoundEntry], who: Speakers
) -> Iterator[CapturedLine]:
    """What was said at the steps of a consent. Positions are those of the decision, which keeps
    them; unless the consent was ended before: nobody else does then."""
    for entry in entries:
        if entry.step != ConsentStep.OBJECT or not entry.stance:
            yield from lines_of(entry, who.of(entry))
        elif one.step not in AFTER_POSITIONS:
            yield from stand_of(entry, who.institution(who.seats[entry.seat_id or 0]))


def whose(one: Round, entry: RoundEntry, who: Speakers) -> WhoSaid:
    """Whose words they are: those of a table, in a world café."""
    table = table_number(one, entry) if one.kind == RoundKind.CAFE else 0
    return WhoSaid(_("Table %(n)d") % {"n": table}) if table else who.of(entry)


def lines_of(entry: RoundEntry, voice: WhoSaid) -> Iterator[CapturedLine]:
    """What one voice said: a line for each of its own, its name before the first ones."""
    if entry.named:
        words = _("proposes %(name)s") % {"name": plain(entry.named)}
        yield said_by(voice, words)
    for line in entry.words.splitlines():
        if words := plain(line):
            yield said_by(voice, words)


def said_by(voice: WhoSaid, words: str) -> CapturedLine:
    """One line of a voice."""
    return CapturedLine(f"- {attributed(voice.who, words)}", voice.mark)


def stand_of(entry: RoundEntry, voice: WhoSaid) -> Iterator[CapturedLine]:
    """Where a seat stood, why, and what would have lifted it."""
    words = [str(Stance(entry.stance).label), *entry.words.splitlines()]
    if entry.would_lift:
        words.append(f"{_('What would lift it:')} {' '.join(entry.would_lift.splitlines())}")
    for line in words:
        if said_so := plain(line):
            yield said_by(voice, said_so)


def attributed(who: str, words: str) -> str:
    """Words, and whose they are if it is said."""
    return _("%(who)s: %(words)s") % {"who": who, "words": words} if who else words


def plain(line: str) -> str:
    """A line of somebody, that begins nothing, marks nothing and speaks for nobody else."""
    return BLOCK.sub("", REFERENCES.sub("@ ", MARKS.sub(":", line))).strip()
