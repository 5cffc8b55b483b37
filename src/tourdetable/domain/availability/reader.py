"""One pass over a calendar file: which stretches of time it fills, and what is said of the rest.

Whatever is left aside is counted by its kind, and one odd exception never loses its series.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from tourdetable.domain.availability import recurrence as repeats
from tourdetable.domain.availability.dating import FAILS, Dating, Unclear
from tourdetable.domain.availability.enums import Aside
from tourdetable.domain.availability.half_days import DayRange, half_days, stretches
from tourdetable.domain.availability.ics import CalendarFile, Component, Property
from tourdetable.domain.availability.recognition import Landmarks
from tourdetable.domain.availability.recurrence import EventComponent, Moment, TimeSpan
from tourdetable.domain.availability.zones import own_zones

FREE = {"TRANSPARENT", "FREE", "WORKINGELSEWHERE"}
BUSY_OR_NOT = "X-MICROSOFT-CDO-BUSYSTATUS"
TENTATIVE_TIMES = "BUSY-TENTATIVE"
UNSURE = frozenset({"FREE", TENTATIVE_TIMES})
"""Times that their owner could still give."""


class CalendarReader:
    """What was found: stretches of time that are busy (`spans`) or may be (`doubtful`), and how
    many entries of each kind."""

    def __init__(self, file: CalendarFile, window: DayRange, landmarks: Landmarks) -> None:
        self.file, self.window, self.landmarks = file, window, landmarks
        self.dating = Dating(own_zones(file.zones, window.zone))
        self.owner = landmarks.owner(file.says, file.entries)
        self.spans: list[TimeSpan] = []
        self.doubtful: list[TimeSpan] = []
        self.aside: Counter[str] = Counter()

    def run(self) -> None:
        self.count(Aside.TORN, self.file.torn)
        for group in groups(self.file.entries):
            self.take(group)

    def count(self, kind: Aside, number: int = 1) -> None:
        if number:
            self.aside[str(kind)] += number

    def take(self, group: Sequence[Component]) -> None:
        """Keep the busy times of an event, or of a series, or count why none is kept."""
        kinds = {id(entry): self.kind(entry) for entry in group}
        for kind in kinds.values():
            if kind:
                self.count(kind)
        group = [entry for entry in group if kinds[id(entry)] != Aside.NETWORK]
        busy = [entry for entry in group if kinds[id(entry)] is None]
        if not busy:
            return
        self.keep(busy, group, {key for key, kind in kinds.items() if kind})

    def keep(self, busy: Sequence[Component], group: Sequence[Component], free: set[int]) -> None:
        """Keep the times of the busy entries of a group, or count why they are unclear."""
        try:
            found = self.times(group, free)
        except Unclear as unclear:
            self.count(unclear.kind, len(busy))
        else:
            self.place(busy, found, self.sure(group, free, busy))

    def sure(
        self, group: Sequence[Component], free: set[int], busy: Sequence[Component]
    ) -> list[TimeSpan] | None:
        """The times that are busy whatever becomes of tentative entries; None: all of them."""
        unsure = {id(entry) for entry in busy if self.is_tentative(entry)}
        if not unsure:
            return None
        if len(unsure) == len(busy):
            return list(self.periods(busy[0], but=UNSURE)) if is_free_busy(busy[0]) else []
        said = Counter(self.aside)  # what is odd in them has been counted
        found = self.times(group, free | unsure)
        self.aside = said
        return found

    def is_tentative(self, entry: Component) -> bool:
        """Whether its owner may still come elsewhere then, at least for a part of it."""
        if is_free_busy(entry):
            lines = entry.all("FREEBUSY")
            return any(kind_of_times(line) == TENTATIVE_TIMES for line in lines)
        shown = {entry.word("STATUS"), entry.word(BUSY_OR_NOT)}
        return "TENTATIVE" in shown or self.owner.unsure(entry)

    def kind(self, entry: Component) -> Aside | None:
        """Why an entry takes none of its owner's time."""
        if self.landmarks.is_ours(entry) or self.is_copy(entry):
            return Aside.NETWORK
        if entry.word("STATUS") == "CANCELLED":
            return Aside.CANCELLED
        if self.owner.declined(entry):
            return Aside.DECLINED
        shown = {entry.word("TRANSP"), entry.word(BUSY_OR_NOT)}
        return Aside.FREE if shown & FREE else None

    def is_copy(self, entry: Component) -> bool:
        try:
            return self.landmarks.is_copy(entry, self.dating.slot(entry))
        except Unclear:
            return False

    def times(self, group: Sequence[Component], free: Container[int]) -> list[TimeSpan]:
        first = group[0]
        if is_free_busy(first):
            return list(self.periods(first))
        if "RRULE" in first.odd:
            raise Unclear(Aside.RULE)
        if len(group) == 1 and not first.all("RRULE") and not first.all("RDATE"):
            return [self.dating.slot(first)]
        return self.series(group, free)

    def periods(
        self, entry: Component, but: Container[str] = frozenset({"FREE"})
    ) -> Iterator[TimeSpan]:
        """The busy times of a VFREEBUSY, but for some kinds."""
        for line in entry.all("FREEBUSY"):
            if kind_of_times(line) not in but:
                try:
                    yield from self.dating.periods(line)
                except FAILS:
                    self.count(Aside.UNDATED)

    def series(self, group: Sequence[Component], free: Container[int]) -> list[TimeSpan]:
        """The occurrences of a series; without what changes some, where that makes no sense."""
        masters = [entry for entry in group if not is_change(entry)]
        told = [self.master(entry, id(entry) in free) for entry in masters]
        starts = told[0].slot.starts if told else None
        changes = [entry for entry in group if is_change(entry)]
        changed = [self.change(entry, starts, id(entry) in free) for entry in changes]
        known = [one for one in changed if one is not None]
        self.count(Aside.EXCEPTION, len(changed) - len(known))
        if not told and not known:
            return []
        try:
            return self.between([*told, *known])
        except FAILS:
            self.count(Aside.EXCEPTION, len(known))
        try:
            return self.between(told)
        except FAILS as error:
            raise Unclear(Aside.RULE) from error

    def between(self, entries: list[EventComponent]) -> list[TimeSpan]:
        return repeats.between(entries, self.window.first, self.window.last, self.window.zone)

    def master(self, entry: Component, free: bool) -> EventComponent:
        """An event that repeats, with its rules, its other dates and its exceptions."""
        slot = self.dating.slot(entry)
        extra, odd = self.dating.dates(entry, "RDATE", slot.starts)
        but, odder = self.dating.dates(entry, "EXDATE", slot.starts)
        self.count(Aside.EXCEPTION, odd + odder)
        return EventComponent(
            slot=slot,
            free=free,
            sequence=sequence(entry),
            rules=tuple(filter(str.strip, (line.value for line in entry.all("RRULE")))),
            extra=tuple(extra),
            but=tuple(one.starts for one in but),
        )

    def change(self, entry: Component, starts: Moment | None, free: bool) -> EventComponent | None:
        """What became of one occurrence of a series (that starts then, if it is there); None when
        it makes no sense."""
        line = entry.one("RECURRENCE-ID")
        if line is None:
            return None
        try:
            if free and starts:  # whatever it says of its hours
                replaces = self.dating.occurrence(line, starts).starts
                slot = TimeSpan(replaces, replaces)
            else:
                slot = self.dating.slot(entry)
                replaces = self.dating.occurrence(line, starts or slot.starts).starts
        except (Unclear, *FAILS):
            return None
        reach = str(line.parameters.get("RANGE") or "").upper()
        return EventComponent(
            slot, free, sequence(entry), replaces=replaces, onwards=reach == "THISANDFUTURE"
        )

    def place(
        self, busy: Sequence[Component], found: list[TimeSpan], sure: list[TimeSpan] | None
    ) -> None:
        """Keep stretches of time that fill half-days to come; say why the others do not."""
        cut = [self.window.cut(span) for span in found]
        if any(stretches(half_days(slot for slot in cut if slot[0] < slot[1]))):
            self.spans += found if sure is None else sure
            self.doubtful += [] if sure is None else found
            self.doubts(busy)
        elif any(start < end for start, end in cut):
            self.count(Aside.HOURS, len(busy))
        else:
            self.count(self.when_out(busy, found), len(busy))

    def when_out(self, busy: Sequence[Component], found: list[TimeSpan]) -> Aside:
        starts = [span.starts for span in found] or [self.dating.starts(entry) for entry in busy]
        late = all(self.window.local(moment) >= self.window.closes for moment in starts)
        return Aside.FAR if late else Aside.PAST

    def doubts(self, busy: Sequence[Component]) -> None:
        for entry in busy:
            self.count(Aside.TENTATIVE, self.is_tentative(entry))
            self.count(Aside.ZONE, self.dating.doubtful(entry))
            self.count(Aside.UNCLOSED, entry.unclosed)


def groups(entries: Iterable[Component]) -> Iterator[list[Component]]:
    """Entries that tell of one series of events stand together; the others are alone."""
    series: dict[str, list[Component]] = {}
    for entry in entries:
        uid = entry.text("UID")
        if entry.name == "VEVENT" and uid:
            series.setdefault(uid, []).append(entry)
        else:
            yield [entry]
    for group in series.values():
        yield from apart(group)


def apart(group: list[Component]) -> Iterator[list[Component]]:
    """The events of one identifier, as last sent: each with the changes to it. There should be one;
    some programs give the same identifier to several."""
    changes = [entry for entry in group if is_change(entry)]
    masters = [entry for entry in group if not is_change(entry)]
    last = max(map(sequence, masters), default=0)
    alone = [[entry] for entry in masters if sequence(entry) == last] or [[]]
    for change in changes:
        day = change.text("RECURRENCE-ID")[:8]
        before = [one for one in alone if one and one[0].text("DTSTART")[:8] <= day]
        (before or alone)[-1 if before else 0].append(change)
    return filter(None, alone)


def is_free_busy(entry: Component) -> bool:
    """Whether it gives times, and no event."""
    return entry.name == "VFREEBUSY"


def kind_of_times(line: Property) -> str:
    """What a FREEBUSY line says of its times (RFC 5545, FBTYPE)."""
    return str(line.parameters.get("FBTYPE") or "BUSY").upper()


def is_change(entry: Component) -> bool:
    """Whether an entry changes one occurrence of a series."""
    return bool(entry.all("RECURRENCE-ID")) or "RECURRENCE-ID" in entry.odd


def sequence(entry: Component) -> int:
    """The number of a version of an event; the highest one holds."""
    word = entry.word("SEQUENCE")
    return int(word) if word.isdecimal() and len(word) < 10 else 0
