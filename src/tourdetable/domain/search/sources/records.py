"""What was said and decided at meetings: minutes and decisions, cut for each of their readers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Q, QuerySet

from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.enums import CAME
from tourdetable.domain.meetings.models import Attendance, Meeting
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.search.marks import EVERYBODY, MEMBERS, sitting, there
from tourdetable.domain.search.sources.base import (
    SearchNews,
    SearchReading,
    SearchSource,
    Seen,
    Thing,
    keys,
    tags_of,
)
from tourdetable.domain.search.sources.cutting import MarkedText

Present = Mapping[int, Sequence[int]]
"""Meeting → the people who came."""


class MinutesSource(SearchSource):
    """Minutes from their review on, as `minutes.rules` says of each reader. Drafts are left out:
    what is typed in them is told by no event."""

    code = "minutes"

    def rows(self, seen: Seen) -> QuerySet[Minutes]:
        found = Minutes.objects.filter(meeting__body__network=seen.network)
        written = found.exclude(state=MinutesState.DRAFT)
        return written.select_related("meeting__body__network")

    def things(self, rows: Sequence[Minutes], seen: Seen) -> Iterator[Thing]:
        present = those_present(row.meeting_id for row in rows)
        for minutes in rows:
            meeting = minutes.meeting
            text = MarkedText.of(minutes.text, Audience(minutes.audience), seen.on)
            yield Thing(
                minutes.pk,
                tuple(readings(meeting.title, text, meeting, present, reach_of(minutes))),
                meeting.body_id,
                meeting.day,
                at=meeting.pk,
                again_on=text.opens_on,
            )

    def touched(self, news: SearchNews) -> Iterable[int]:
        about = Q(pk__in=news.of(self.code)) | Q(meeting__in=news.meetings)
        return keys(Minutes.objects.filter(about))


class DecisionsSource(SearchSource):
    """Decisions: those of one's own bodies; of the others, those of meetings whose minutes reached
    the network."""

    code, filed = "decision", Decision

    def rows(self, seen: Seen) -> QuerySet[Decision]:
        found = Decision.objects.filter(network=seen.network)
        around = ("body__network", "meeting__body__network", "meeting__record")
        return found.select_related(*around).prefetch_related("tags")

    def things(self, rows: Sequence[Decision], seen: Seen) -> Iterator[Thing]:
        present = those_present(row.meeting_id for row in rows if row.meeting_id is not None)
        for decision in rows:
            meeting = decision.sitting
            minutes: Minutes | None = getattr(meeting, "record", None)
            said = seen.charter(meeting.day).minutes.audience.value
            default = Audience(minutes.audience if minutes else said)
            written = "\n\n".join(filter(None, (decision.text, decision.why)))
            text = MarkedText.of(written, default, seen.on)
            reach = Audience.BODY if minutes is None else told_to(minutes)
            title = f"{decision.reference} — {decision.title}"
            yield Thing(
                decision.pk,
                tuple(readings(title, text, meeting, present, reach)),
                decision.body_id,
                meeting.day,
                at=decision.meeting_id,
                again_on=text.opens_on,
                tags=tags_of(decision),
            )

    def touched(self, news: SearchNews) -> Iterable[int]:
        about = Q(pk__in=news.of(self.code)) | Q(meeting__in=news.meetings)
        return keys(Decision.objects.filter(about))


def those_present(meetings: Iterable[int]) -> Present:
    """Who came to some meetings (one query)."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = Attendance.objects.filter(meeting__in=set(meetings), mode__in=CAME)
    for meeting, person in rows.values_list("meeting", "person").order_by("pk"):
        found[meeting].append(person)
    return found


def reach_of(minutes: Minutes) -> Audience:
    """How far minutes go as a whole: no further than the body before they are circulated."""
    audience = Audience(minutes.audience)
    if minutes.state == MinutesState.CIRCULATED or Audience.BODY.rank >= audience.rank:
        return audience
    return Audience.BODY


def told_to(minutes: Minutes) -> Audience:
    """How far what was decided goes: to the body; to the network, once the minutes have."""
    reached = reach_of(minutes).rank >= Audience.NETWORK.rank
    return Audience.NETWORK if reached else Audience.BODY


def readings(
    title: str, text: MarkedText, meeting: Meeting, present: Present, reach: Audience
) -> Iterator[SearchReading]:
    """What those who came, the body, the members and strangers read, as far as it goes."""
    came = there(meeting.body_id, present.get(meeting.pk or 0, ()))
    yield SearchReading(came, title, text.read_by(Audience.PRESENT))
    if reach.rank >= Audience.BODY.rank:
        yield SearchReading(sitting(meeting.body_id), title, text.read_by(Audience.BODY))
    if reach.rank >= Audience.NETWORK.rank:
        yield SearchReading(frozenset({MEMBERS}), title, text.read_by(Audience.NETWORK))
    if reach is Audience.PUBLIC:
        yield SearchReading(frozenset({EVERYBODY}), title, text.read_by(Audience.PUBLIC))
