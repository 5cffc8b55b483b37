"""The versions of a text: who wrote each, when, and whether it was a draft or in review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from tourdetable.domain.journal.models import Event
from tourdetable.domain.minutes.enums import MinutesState, RemarkAnswer
from tourdetable.domain.minutes.models import Approval, CoSignature, Minutes, Remark, Revision
from tourdetable.domain.people.models import Person

SENT, TAKEN_BACK = "minutes.sent_for_review", "minutes.taken_back"


@dataclass(frozen=True)
class TextVersion:
    """A version of the text. `suggested` is whose words it took up, if any; `read` that it was put
    before the members: written in review, or the draft that was sent."""

    number: int
    at: datetime
    person: str
    state: MinutesState
    suggested: str
    read: bool


def versions_of(minutes: Minutes) -> list[TextVersion]:
    """All of them, oldest first (three queries)."""
    rows = Revision.objects.filter(minutes=minutes).select_related("person").defer("text")
    revisions, events = list(rows), list(turns_of(minutes))
    sent = {last_before(revisions, version) for kind, version, _at in events if kind == SENT}
    taken = suggestions_taken(minutes, revisions)
    found = []
    for row in revisions:
        state = state_of(row, events)
        found.append(
            TextVersion(
                number=row.version,
                at=row.at,
                person=str(row.person or ""),
                state=state,
                suggested=taken.get(row.version, ""),
                read=state is MinutesState.REVIEW or row.version in sent,
            )
        )
    return found


Turn = tuple[str, int, datetime]
"""Sent for review, or taken back: the kind of event, the version that minutes had then, when."""


def turns_of(minutes: Minutes) -> Iterator[Turn]:
    """When they were sent for review, and taken back."""
    told = Event.objects.filter(subject=f"minutes:{minutes.pk}", kind__in=(SENT, TAKEN_BACK))
    for event in told.order_by("pk"):
        yield event.kind, event.data.get("version", 0), event.at


def state_of(row: Revision, events: Iterable[Turn]) -> MinutesState:
    """Whether a version was written in review."""
    state = MinutesState.DRAFT
    for kind, version, at in events:
        if kind == SENT and version <= row.version:
            state = MinutesState.REVIEW
        if kind == TAKEN_BACK and at <= row.at:
            state = MinutesState.DRAFT
    return state


def suggestions_taken(minutes: Minutes, revisions: list[Revision]) -> dict[int, str]:
    """Whose words each version took up: the first one since they were."""
    rows = Remark.objects.filter(minutes=minutes, answer=RemarkAnswer.TAKEN)
    found: dict[int, str] = {}
    for row in rows.select_related("seat__institution", "person"):
        later = [one.version for one in revisions if one.version >= (row.taken_in or 0)]
        if later:
            found[min(later)] = f"{row.person} ({row.seat})" if row.person else str(row.seat)
    return found


def last_before(revisions: Iterable[Revision], version: int) -> int:
    """The last version that was written before minutes had this one; 0 when there is none."""
    return max((row.version for row in revisions if row.version < version), default=0)


def text_of(minutes: Minutes, version: int) -> str:
    """What a version said."""
    return Revision.objects.values_list("text", flat=True).get(minutes=minutes, version=version)


def agreed_by(minutes: Minutes, person: Person) -> int | None:
    """The version of the minutes that a person last approved, or co-signed."""
    given = [
        rows.filter(minutes=minutes, person=person).order_by("-version").first()
        for rows in (Approval.objects, CoSignature.objects)
    ]
    return max((row.version for row in given if row is not None), default=None)
