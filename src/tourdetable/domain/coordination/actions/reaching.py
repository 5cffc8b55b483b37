"""One action for many bodies: each goes through what one alone goes through, and says what was done
there, or why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import IO, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.actions import attach
from tourdetable.domain.coordination.actions.dates import call_for_dates, told_of_dates
from tourdetable.domain.coordination.enums import OutreachKind
from tourdetable.domain.coordination.models import Outreach, OutreachPart
from tourdetable.domain.coordination.queries import next_in_calendar, sitting
from tourdetable.domain.coordination.rules import may_reach
from tourdetable.domain.decisions.actions.reminding import remind as remind_of_task
from tourdetable.domain.decisions.models import FollowUp
from tourdetable.domain.guests.actions import locked_body
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.reminding import remind
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.silence import midnight
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body, Network, Office
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.people.wording import wording

MOST = 200
"""Bodies that are reached at once."""

REMINDED = "follow_up.reminded"


@dataclass(frozen=True)
class OutreachDetails:
    """What is done: `words` are said with a call for dates, `until` is its day; a document has its
    `content` and its `name`."""

    kind: OutreachKind
    words: str = ""
    until: date | None = None
    content: IO[bytes] | None = None
    name: str = ""


@dataclass(frozen=True)
class Reaching:
    """One action under way."""

    charter: Charter
    details: OutreachDetails
    by: Actor
    now: datetime

    def do(self, body: Body) -> int:
        """Do it in one body; how many people or things that reached. Raises `ValidationError`."""
        assert self.by.office is not None
        if not may_reach(self.charter, self.by.office, self.details.kind, body):
            raise ValidationError(_("The charter does not give your office this right there."))
        return DOING[self.details.kind](self, body)

    def coming(self, body: Body) -> Meeting:
        """Its next meeting. Raises `ValidationError` when there is none."""
        meeting = next_in_calendar(body, self.now)
        if meeting is None:
            raise ValidationError(_("It has no meeting in view."))
        return meeting

    def answers(self, body: Body) -> int:
        meeting = self.coming(body)
        if meeting.state == MeetingState.PLANNED:
            raise ValidationError(_("The invitations to its next meeting have not left yet."))
        return remind(meeting=meeting, by=self.by, now=self.now)

    def tasks(self, body: Body) -> int:
        """Of each that is overdue, once a day; of those whose seat nobody holds, nobody is told."""
        today = local_day(locked_body(body).network, self.now)
        rows = FollowUp.objects.filter(decision__body=body, done_on=None, due__lt=today)
        late = list(
            rows.select_related("decision__body__network", "decision__meeting__body__network")
        )
        if not late:
            raise ValidationError(_("None of its actions is overdue."))
        told = reminded_today([one.pk for one in late], body, today)
        left = [one for one in late if one.pk not in told]
        if not left:
            raise ValidationError(_("They were already reminded today: wait until tomorrow."))
        held = set(sitting([body], today).values_list("seat", flat=True))
        heard = [one for one in left if one.seat_id in held]
        if not heard:
            raise ValidationError(_("Nobody holds the seats that have to carry them out."))
        for one in heard:
            remind_of_task(follow_up=one, by=self.by, now=self.now)
        return len(heard)

    def document(self, body: Body) -> int:
        assert self.details.content is not None
        self.details.content.seek(0)
        attach(
            meeting=self.coming(body),
            content=self.details.content,
            name=self.details.name,
            audience=Audience.BODY,
            by=self.by,
            now=self.now,
        )
        return 1

    def dates(self, body: Body) -> int:
        until, words = self.details.until, self.details.words
        assert until is not None
        call = call_for_dates(body=body, until=until, words=words, by=self.by, now=self.now)
        return told_of_dates(call, self.by, self.now)


DOING: dict[OutreachKind, Callable[[Reaching, Body], int]] = {
    OutreachKind.ANSWERS: Reaching.answers,
    OutreachKind.TASKS: Reaching.tasks,
    OutreachKind.DOCUMENT: Reaching.document,
    OutreachKind.DATES: Reaching.dates,
}


@once
def reach_out(
    *,
    network: Network,
    bodies: Sequence[Body],
    details: OutreachDetails,
    by: Actor,
    now: datetime,
) -> Outreach:
    """Do something for many bodies; what was done, or why not, is kept of each."""
    must_be_of_network(network, bodies, by.office)
    must_be_whole(details, today=local_day(network, now))
    charter = charter_in_force(network, on=local_day(network, now))
    made = begun(network, details, by, now)
    under_way = Reaching(charter, details, replace(by, gesture=None), now)
    parts = [part_of(made, body, under_way) for body in bodies]
    OutreachPart.objects.bulk_create(parts)
    said: dict[str, Any] = {"network": network.slug, "subject": f"outreach:{made.pk}"}
    said |= {"bodies": len(parts), "done": sum(part.done for part in parts)}
    record(kind="outreach.made", by=by, now=now, kind_of=details.kind.value, **said)
    return made


def begun(network: Network, details: OutreachDetails, by: Actor, now: datetime) -> Outreach:
    """What is kept of the whole."""
    words = details.name if details.kind is OutreachKind.DOCUMENT else details.words
    said = {"kind": details.kind, "words": wording(words, limit=500), "made_by": by.person}
    return Outreach.objects.create(network=network, made_at=now, **said)


def part_of(made: Outreach, body: Body, under_way: Reaching) -> OutreachPart:
    """Do it in one body: a refusal there undoes nothing elsewhere."""
    try:
        number = under_way.do(body)
    except ValidationError as refused:
        return OutreachPart(outreach=made, body=body, done=False, words=" ".join(refused.messages))
    return OutreachPart(outreach=made, body=body, done=True, number=number)


def must_be_of_network(network: Network, bodies: Sequence[Body], office: Office | None) -> None:
    """Refuse whoever has no office of the network, and no body, too many, or another network's."""
    if office is None or office.body_id is not None or office.network_id != network.pk:
        raise PermissionDenied
    if any(body.network_id != network.pk for body in bodies):
        raise PermissionDenied
    if not bodies:
        raise ValidationError(_("Tick one body at least."))
    if len(bodies) > MOST:
        said = _("At most %(most)d bodies are reached at once: choose fewer.")
        raise ValidationError(said % {"most": MOST})


def must_be_whole(details: OutreachDetails, *, today: date) -> None:
    """Refuse what misses its document, or its day."""
    if details.kind is OutreachKind.DOCUMENT and details.content is None:
        raise ValidationError({"content": _("Choose a document.")})
    late = details.until is None or details.until <= today
    if details.kind is OutreachKind.DATES and late:
        raise ValidationError({"until": _("Choose a day to come.")})


def reminded_today(tasks: Sequence[int], body: Body, today: date) -> set[int]:
    """Which of these actions their seats were already reminded of that day (one query)."""
    events = Event.objects.filter(network=body.network.slug, kind=REMINDED)
    recent = events.filter(at__gte=midnight(body.network, today)).values_list("data", flat=True)
    return {data["follow_up"] for data in recent} & set(tasks)
