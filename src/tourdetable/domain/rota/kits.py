"""What is handed over to whoever has a duty: what it asks and when, who did it last; and the
meetings whose kit is due."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.model import DutyKind, Right
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.enums import CALENDAR, MeetingState
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.rota.models import RotaMethod
from tourdetable.domain.rota.terms import EARLIEST, RotaTerms

USUAL = RotaTerms().kit_days


@dataclass(frozen=True)
class KitDue:
    """A seat whose kit is to be sent: it has a duty at a meeting soon."""

    meeting: Meeting
    duty: str
    seat: int


def last_turn(meeting: Meeting, duty: str, *, now: datetime) -> Turn | None:
    """Who had the duty at the latest meeting before that has begun, with that meeting (one
    query)."""
    before = Turn.objects.filter(
        duty=duty,
        meeting__body=meeting.body_id,
        meeting__state__in=CALENDAR,
        meeting__starts_at__lt=min(meeting.starts_at, now),
    )
    rows = before.select_related("seat__institution", "meeting__record")
    return rows.order_by("-meeting__starts_at", "-pk").first()


def last_turns(bodies: Collection[int], *, now: datetime) -> dict[tuple[int, str], Turn]:
    """By body and duty, who had it at the latest meeting that has begun (one query)."""
    begun = Q(meeting__state__in=CALENDAR, meeting__starts_at__lt=now)
    later = Turn.objects.filter(
        begun,
        duty=OuterRef("duty"),
        meeting__body=OuterRef("meeting__body"),
        meeting__starts_at__gt=OuterRef("meeting__starts_at"),
    )
    rows = Turn.objects.filter(begun, ~Exists(later), meeting__body__in=bodies)
    rows = rows.select_related("seat__institution", "meeting__record").order_by("pk")
    return {(turn.meeting.body_id, turn.duty): turn for turn in rows}


def kits_due(network: Network, *, now: datetime) -> Iterator[KitDue]:
    """The turns whose kit is to be sent, and was not (three queries)."""
    today = local_day(network, now)
    soon = Turn.objects.filter(
        meeting__body__network=network,
        meeting__state__in=(MeetingState.PLANNED, MeetingState.CONVENED),
        meeting__starts_at__gt=now,
        meeting__starts_at__lte=now + timedelta(days=EARLIEST + 1),
    )
    turns = list(soon.select_related("meeting__body").order_by("meeting__starts_at", "pk"))
    for turn in turns:
        turn.meeting.body.network = network
    days = kit_days(network)
    sent = kits_sent(network, {turn.meeting_id for turn in turns})
    for turn in turns:
        meeting = turn.meeting
        begins = meeting.day - timedelta(days=days_before(days, meeting.body_id, meeting.day))
        told = (meeting.pk, turn.duty, turn.seat_id) in sent
        if begins <= today and not told:
            yield KitDue(meeting, turn.duty, turn.seat_id)


Settled = list[tuple[int, date, date | None, int]]
"""Of each method: its body, its days, how many days before a kit is sent."""


def kit_days(network: Network) -> Settled:
    rows = RotaMethod.objects.filter(body__network=network).order_by("starts", "pk")
    return list(rows.values_list("body_id", "starts", "ends", "kit_days"))


def days_before(settled: Settled, body: int, on: date) -> int:
    """How many days before a meeting of that day the kit is sent."""
    mine = [
        days
        for of, starts, ends, days in settled
        if of == body and starts <= on and (ends is None or on <= ends)
    ]
    return mine[-1] if mine else USUAL


def kits_sent(network: Network, meetings: set[int]) -> set[tuple[int, str, int]]:
    """The meetings, duties and seats whose kit has left."""
    subjects = [f"meeting:{pk}" for pk in meetings]
    rows = Event.objects.filter(network=network.slug, kind="kit.sent", subject__in=subjects)
    return {
        (int(subject.rpartition(":")[2]), data["duty"], data["seat"])
        for subject, data in rows.values_list("subject", "data")
    }


BEFORE, DURING, AFTER = (
    gettext_lazy("Before"),
    gettext_lazy("During the meeting"),
    gettext_lazy("After"),
)

STEPS = (
    (
        Right.AGENDA,
        BEFORE,
        gettext_lazy("Prepare the agenda: what each point is for, and how long it takes"),
        "meeting_agenda",
    ),
    (
        Right.CONVENE,
        BEFORE,
        gettext_lazy("Send the invitations, two weeks before at the latest"),
        "meeting_convene",
    ),
    (Right.ATTENDANCE, BEFORE, gettext_lazy("Print the attendance sheet, if you use one"), "sheet"),
    (
        Right.ATTENDANCE,
        DURING,
        gettext_lazy("Open the meeting and mark who is there, as they arrive"),
        "meeting_attendance",
    ),
    (
        Right.DECISIONS,
        DURING,
        gettext_lazy("Record the decisions, and what is not agreed upon, as they are taken"),
        "",
    ),
    (
        Right.TURNS,
        DURING,
        gettext_lazy("Before parting, say aloud whose turn it is next"),
        "rota",
    ),
    (
        Right.MINUTES,
        AFTER,
        gettext_lazy("Write the minutes from what was recorded, and send them for review"),
        "minutes",
    ),
)
"""What each right asks of whoever has it, when, and a name for where it is done."""

AGAIN = gettext_lazy("Speak with whoever did it last time")
"""What every duty asks, once somebody has had it."""
TOGETHER = gettext_lazy("Settle with whoever has the other duties who does what")
"""What it asks where there are others."""

SPEAKING = (
    (DURING, gettext_lazy("Let everybody speak, those who come for the first time too")),
    (DURING, gettext_lazy("Keep to the times of the agenda, and say what is left for later")),
)
"""What it asks of whoever animates: the duty that leads through the agenda, and does not write."""
LEADING = frozenset({Right.AGENDA, Right.DECISIONS})


@dataclass(frozen=True)
class DutyStep:
    """One thing to do, and a name for where it is done, if it is on a page."""

    words: str
    where: str = ""


def duty_steps(duty: DutyKind, *, again: bool, others: bool) -> list[tuple[str, list[DutyStep]]]:
    """What there is to do, in the order in which it is done; `again`: somebody has had the duty
    before; `others`: there are other duties beside it."""
    found: dict[str, list[DutyStep]] = {str(when): [] for when in (BEFORE, DURING, AFTER)}
    met = [*([AGAIN] if again else []), *([TOGETHER] if others else [])]
    found[str(BEFORE)].extend(DutyStep(str(words)) for words in met)
    for when, words, where in asked_of(duty):
        found[str(when)].append(DutyStep(str(words), where))
    return [(when, some) for when, some in found.items() if some]


def asked_of(duty: DutyKind) -> Iterator[tuple[Promise, Promise, str]]:
    """What a duty asks by its rights: when, in words, and where it is done."""
    yield from ((when, words, where) for right, when, words, where in STEPS if right in duty.rights)
    if LEADING & duty.rights and Right.MINUTES not in duty.rights:
        yield from ((when, words, "") for when, words in SPEAKING)
