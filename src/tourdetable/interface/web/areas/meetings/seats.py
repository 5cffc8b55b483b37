"""The seats of a body around one meeting: who was asked and answers, who came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy, pgettext_lazy

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.meetings.enums import CAME, Answer, Mode
from tourdetable.domain.meetings.models import Attendance, Reply
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import Standing, holding
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.meetings.attendance import other_hand

BADGES = {
    "coming": "good",
    "pair": "good",
    "present": "good",
    "each_other": "warning",
    "vacant": "bad",
    "absent": "warning",
}
"""Where a seat stands → kind of badge."""


@dataclass(frozen=True)
class Holder:
    """One person of a seat: their answer to the invitation or how they were there, in a code and
    in words; and what they had answered (`former`) for another date of the meeting."""

    person: Person
    code: str
    words: str
    entered_by: str = ""
    former: str = ""
    former_day: date | None = None


@dataclass(frozen=True)
class SeatLine:
    """One seat: its holders, where it stands as a whole (`code`), whether it is the reader's."""

    seat: Seat
    holders: tuple[Holder, ...]
    code: str
    words: str
    mine: bool

    @property
    def badge(self) -> str:
        return BADGES.get(self.code, "")

    @property
    def says_something(self) -> bool:
        """Nothing is said of a seat that is not waited for and of which nothing is known."""
        return self.counts or self.code not in ("silent", "unmarked", "absent")

    @property
    def counts(self) -> bool:
        """Standing seats are waited for; the others are welcome (ITC-10, ITC-13)."""
        return self.seat.kind == SeatKind.STANDING

    @property
    def says_all(self) -> bool:
        """Whether what is said of the seat says it of each holder: all excused, all absent."""
        return self.says_something and all(holder.code == self.code for holder in self.holders)

    @property
    def there(self) -> tuple[Holder, ...]:
        """The holders who came."""
        return tuple(holder for holder in self.holders if holder.code in CAME)


ANSWERED = {
    **dict(Answer.choices),
    "": gettext_lazy("no answer yet"),
    Answer.ATTEND: gettext_lazy("will attend"),
    Answer.PAIR: gettext_lazy("relies on their pair partner"),
    Answer.EXCUSED: gettext_lazy("sends apologies"),
}
"""What a person answered, in words."""

EXPECTED = {
    "coming": gettext_lazy("will be there"),
    "pair": gettext_lazy("will be there, by the pair partner"),
    "each_other": gettext_lazy("each relies on the other"),
    "half_excused": gettext_lazy("waiting for the pair partner"),
    "excused": pgettext_lazy("seat", "excused"),
    "silent": gettext_lazy("no answer yet"),
    "vacant": gettext_lazy("vacant seat"),
}
"""Where a seat stands before the sitting, in words."""

MARKED = {**dict(Mode.choices), "": gettext_lazy("not marked")}
"""How a person was there, in words."""

CAME_WORDS = {
    "present": gettext_lazy("present"),
    "excused": pgettext_lazy("seat", "excused"),
    "absent": pgettext_lazy("seat", "absent"),
    "unmarked": pgettext_lazy("seat", "not marked"),
    "vacant": gettext_lazy("vacant seat"),
}
"""How a seat was there, in words."""


def answered(seats: Iterable[Seat], replies: Iterable[Reply], reader: Standing) -> list[SeatLine]:
    """Each seat with what its holders answered; an answer given for another date is told, and
    counts for nothing."""
    given = {(reply.seat_id, reply.person_id): reply for reply in replies}

    def holder(seat: Seat, person: Person) -> Holder:
        return who_answered(person, given.get((seat.pk, person.pk)))

    return lines(seats, holder, expected, EXPECTED, reader)


def who_answered(person: Person, row: Reply | None) -> Holder:
    """A person of a seat, with their answer if it is for the date that the meeting now has."""
    if row is None or row.stands:
        code = row.answer if row else ""
        return Holder(person, code, str(ANSWERED[code]))
    former, then = str(ANSWERED[row.answer]), localdate(row.starts_at)
    return Holder(person, "", str(ANSWERED[""]), former=former, former_day=then)


def lines(
    seats: Iterable[Seat],
    holder: Callable[[Seat, Person], Holder],
    where: Callable[[list[str]], str],
    words: Mapping[str, object],
    reader: Standing,
) -> list[SeatLine]:
    """Each seat, with its holders and where they make it stand, said in words."""
    found = []
    for seat in seats:
        holders = tuple(holder(seat, mandate.person) for mandate in holding(seat))
        code = where([holder.code for holder in holders])
        found.append(SeatLine(seat, holders, code, str(words[code]), mine=seat in reader.seats))
    return found


def expected(answers: list[str]) -> str:
    """Where a seat stands, from the answers of its holders ("" = none yet): one of them is
    enough (CLUB-12).

    >>> expected(["pair", ""]), expected(["pair", "pair"]), expected(["excused", ""])
    ('pair', 'each_other', 'half_excused')
    """
    if not answers:
        return "vacant"
    if Answer.ATTEND in answers:
        return "coming"
    if Answer.PAIR in answers:
        return "pair" if "" in answers else "each_other"
    if Answer.EXCUSED in answers:
        return "half_excused" if "" in answers else "excused"
    return "silent"


def marked(
    seats: Iterable[Seat], attendances: Iterable[Attendance], reader: Standing
) -> list[SeatLine]:
    """Each seat with how its holders were there, and who wrote it when it was somebody else."""
    rows = {(row.seat_id, row.person_id): row for row in attendances}

    def holder(seat: Seat, person: Person) -> Holder:
        row = rows.get((seat.pk, person.pk))
        if row is None:
            return Holder(person, "", str(MARKED[""]))
        return Holder(person, row.mode, str(MARKED[row.mode]), other_hand(row))

    return lines(seats, holder, came, CAME_WORDS, reader)


def came(modes: list[str]) -> str:
    """Where a seat stands, from how its holders were there: present as soon as one of them came.

    >>> came(["excused", "remote"]), came(["excused", "absent"]), came(["", "absent"]), came([])
    ('present', 'excused', 'absent', 'vacant')
    """
    if not modes:
        return "vacant"
    if any(mode in CAME for mode in modes):
        return "present"
    return next((mode for mode in (Mode.EXCUSED, Mode.ABSENT) if mode in modes), "unmarked")


REST = {
    "excused": ngettext_lazy("%(number)d excused", "%(number)d excused", "number"),
    "absent": ngettext_lazy("%(number)d absent", "%(number)d absent", "number"),
    "each_other": ngettext_lazy("%(number)d to clear up", "%(number)d to clear up", "number"),
    "half_excused": ngettext_lazy(
        "%(number)d incomplete answer", "%(number)d incomplete answers", "number"
    ),
    "silent": ngettext_lazy("%(number)d without answer", "%(number)d without answer", "number"),
    "unmarked": ngettext_lazy("%(number)d not marked", "%(number)d not marked", "number"),
    "vacant": ngettext_lazy("%(number)d vacant", "%(number)d vacant", "number"),
}
"""How many seats stand elsewhere than present, in the order in which it is said."""


def summary(lines: Iterable[SeatLine]) -> list[str]:
    """« 7 sièges présents sur 9 », « 1 siège excusé »…: standing seats only, since the others
    are not waited for."""
    found = Counter(line.code for line in lines if line.counts)
    present = found["present"] + found["coming"] + found["pair"]
    if found.keys() & {"present", "unmarked", "absent"}:
        first = ngettext(
            "%(number)d seat present out of %(total)d",
            "%(number)d seats present out of %(total)d",
            present,
        )
    else:
        first = ngettext(
            "%(number)d seat will be there out of %(total)d",
            "%(number)d seats will be there out of %(total)d",
            present,
        )
    rest = [words % {"number": found[code]} for code, words in REST.items() if found[code]]
    return [first % {"number": present, "total": found.total()}, *rest]
