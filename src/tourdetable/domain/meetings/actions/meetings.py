"""Drawing, convening, moving and cancelling a meeting; its agenda."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.actions.holdings import weigh_replies
from tourdetable.domain.meetings.actions.topics import topics_follow, topics_of, topics_wait_again
from tourdetable.domain.meetings.agendas import as_invited, digest
from tourdetable.domain.meetings.enums import Bringing, MeetingState, PointKind, Purpose
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.ties import hangs_on, turns_changed
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.gates import Passed, gate
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.wording import one_line, short_day
from tourdetable.domain.places.models import Place
from tourdetable.domain.topics.models import Topic

LONGEST = 24 * 60
"""Minutes that a point of an agenda may last."""


@once
def draw_meeting(
    *,
    body: Body,
    kind: str,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    by: By,
    now: datetime,
    place: Place | str = "",
    link: str = "",
    purpose: str = "",
    confirmed: bool = False,
    cautions: Sequence[str] = (),
) -> Meeting:
    """Put a meeting in the calendar, if the charter's gates let it.

    `cautions` (codes: a public holiday…) are to be confirmed in the same question.
    """
    today = local_day(body.network, now)
    charter = charter_in_force(body.network, on=today)
    said = {"title": title, "link": link, "purpose": purpose, "dated_on": today}
    meeting = Meeting(body=body, kind=kind, starts_at=starts_at, ends_at=ends_at, **said)
    must_be_possible(meeting, place, charter)
    asked: dict[str, Any] = {"bodies": [body.pk], "confirmed": confirmed, "cautions": cautions}
    gates = calendar_gate(body.network, on=today, **asked)
    with gates as passed:
        meeting.save()
    tell("meeting.drawn", meeting, by, now, facts=["meetings"], on=str(meeting.day), **passed.told)
    return meeting


@once
def move_meeting(
    *,
    meeting: Meeting,
    starts_at: datetime,
    ends_at: datetime,
    version: int,
    by: By,
    now: datetime,
    place: Place | str | None = None,
    link: str | None = None,
    confirmed: bool = False,
    cautions: Sequence[str] = (),
) -> Meeting:
    """Change the time or place of a meeting. Raises `Refused`, `NeedsConfirmation` or `Changed`."""
    current = lock(meeting, version=version)
    must_be_in_calendar(current)
    was, before = current.day, when_and_where(current)
    moved = (current.starts_at, current.ends_at) != (starts_at, ends_at)
    current.starts_at, current.ends_at = starts_at, ends_at
    current.link = current.link if link is None else link
    if place is not None:
        hold_at(current, place)
    check_times(current)
    if current.state == MeetingState.OPENED:
        must_have_come(current, now)
    asked_again = weigh_replies(current) if moved else 0
    said = {"was": str(was), "on": str(current.day), "asked_again": asked_again}
    if current.day != was:
        today = local_day(current.body.network, now)
        keep_deadline(current, was, today)
        asked: dict[str, Any] = {"confirmed": confirmed, "cautions": cautions, "on": today}
        gates = calendar_gate(current.body.network, bodies=[current.body_id], **asked)
        with gates as passed:
            current.save()
        said |= passed.told
        topics_follow(current)
    if when_and_where(current) == before:
        said["told"] = False
    return save("meeting.moved", current, by, now, facts=["meetings", "replies", "topics"], **said)


def when_and_where(meeting: Meeting) -> tuple[object, ...]:
    """What people are told when one of them changes."""
    place = (meeting.place_id, meeting.place_words, meeting.link)
    return (meeting.starts_at, meeting.ends_at, *place)


def keep_deadline(meeting: Meeting, was: date, today: date) -> None:
    """Answers are wanted as long before the new day as before the former one (`was`); before the
    meeting begins, when that is in the past."""
    if meeting.answer_by is not None:
        wanted = meeting.answer_by + (meeting.day - was)
        meeting.answer_by = wanted if wanted >= today else None


@once
def convene(*, meeting: Meeting, version: int, by: By, now: datetime) -> Meeting:
    """Send the invitations: from now on, each holder of a seat is asked to answer."""
    current = lock(meeting, version=version)
    if current.state != MeetingState.PLANNED:
        raise ValidationError(_("This meeting has already been convened, opened or cancelled."))
    items = list(current.agenda.all())
    current.state, current.invited_agenda = MeetingState.CONVENED, as_invited(items)
    return save("meeting.convened", current, by, now, facts=[], agenda=digest(items))


@once
def cancel_meeting(
    *, meeting: Meeting, reason: str, version: int, by: By, now: datetime, confirmed: bool = False
) -> Meeting:
    """Take a meeting out of the calendar, saying why. It stays readable, and no longer counts."""
    current = lock(meeting, version=version)
    must_be_in_calendar(current)
    if current.state == MeetingState.OPENED:
        raise ValidationError(
            _("This meeting has been opened: it took place, and cannot be cancelled.")
        )
    current.state, current.reason = MeetingState.CANCELLED, reason
    network = current.body.network
    current.cancelled_on = today = local_day(network, now)
    gates = calendar_gate(network, bodies=[current.body_id], confirmed=confirmed, on=today)
    with gates as passed:
        current.save()
    turns_changed([current.pk])
    topics_wait_again(topics_of(current), by, now)
    return save("meeting.cancelled", current, by, now, facts=["meetings"], **passed.told)


@once
def remove_place(*, place: Place, version: int, by: By, now: datetime) -> None:
    """Take a place off the network's list; the meetings held there keep its name and address."""
    current = lock(place, version=version)
    Meeting.objects.filter(place=current).update(place=None, place_words=current.words)
    tell("place.removed", current, by, now)
    current.delete()


@dataclass(frozen=True)
class AgendaDraft:
    """One line of an agenda as written in the form; `pk` is None for a new line. `lead` is a seat,
    `topic` a topic, `carried_from` a point of an earlier meeting: by their ids. `origin`: what else
    it was proposed for."""

    title: str
    purpose: str
    minutes: int
    brought_by: str = ""
    note: str = ""
    pk: int | None = None
    kind: str = PointKind.POINT
    question: str = ""
    method: str = ""
    lead: int | None = None
    bringing: str = Bringing.NOBODY
    topic: int | None = None
    carried_from: int | None = None
    carried_because: str = ""
    origin: str = ""


WORDS = ("purpose", "minutes", "brought_by", "note", "kind", "question", "method", "bringing")
"""What a line says as it was written."""


@once
def set_agenda(
    *, meeting: Meeting, items: Sequence[AgendaDraft], version: int, by: By, now: datetime
) -> Meeting:
    """Replace the agenda by these lines, in this order; lines keep their identity by `pk`."""
    current = lock(meeting, version=version)
    must_be_in_calendar(current)
    known = {item.pk: item for item in current.agenda.all()}
    kept = {draft.pk for draft in items if draft.pk}
    if strangers := sorted(kept.difference(known)):
        words = _("These lines are not of this agenda: %(ids)s.")
        raise ValidationError(words % {"ids": strangers})
    must_be_of_here(current, items)
    gone = [item for pk, item in known.items() if pk not in kept]
    must_not_be_used(gone)
    before = topics_of(current)
    current.agenda.exclude(pk__in=kept).delete()
    current.agenda.update(position=F("position") + len(items) + len(known))
    for position, draft in enumerate(items, start=1):
        write_item(known.get(draft.pk or 0) or AgendaItem(meeting=current), draft, position)
    topics_wait_again(set(before).difference(topics_of(current)), by, now)
    said = {"items": len(items), "agenda": digest(current.agenda.all())}
    return save("meeting.agenda_set", current, by, now, facts=["decisions"], **said)


def must_not_be_used(removed: Sequence[AgendaItem]) -> None:
    """Refuse to take off a point on which something hangs."""
    if reasons := [why for item in removed for why in hangs_on(item)]:
        raise ValidationError(reasons)


def must_be_of_here(meeting: Meeting, items: Sequence[AgendaDraft]) -> None:
    """Refuse a line led by a seat of another body, on a topic for another body, or carried over
    from another body's agenda (three queries)."""
    body = meeting.body
    before = AgendaItem.objects.filter(meeting__body=body).exclude(meeting=meeting)
    asked: tuple[tuple[set[int | None], QuerySet[Any], str], ...] = (
        ({line.lead for line in items}, body.seats.all(), _("Choose who leads among its seats.")),
        (
            {line.topic for line in items},
            Topic.objects.filter(Q(body=body) | Q(sent_to=body), network=body.network_id),
            _("This topic was not put forward for this body."),
        ),
        (
            {line.carried_from for line in items},
            before,
            _("This point is not of an earlier meeting of this body."),
        ),
    )
    for given, rows, words in asked:
        wanted = given - {None}
        if wanted and rows.filter(pk__in=wanted).count() != len(wanted):
            raise ValidationError(words)


def write_item(item: AgendaItem, draft: AgendaDraft, position: int) -> None:
    """Write one line at its place. Refused without title, or for a word of no list."""
    must_be_known(_("purpose"), draft.purpose, Purpose.values)
    must_be_known(_("kind of line"), draft.kind, PointKind.values)
    must_be_known(_("what members bring"), draft.bringing, Bringing.values)
    if not 0 <= draft.minutes <= LONGEST:
        raise ValidationError(_("A point lasts from 0 to %(most)d minutes.") % {"most": LONGEST})
    item.position = position
    missing = _("Give each point of the agenda a title.")
    item.title = one_line(draft.title, limit=200, missing=missing)
    for name in WORDS:
        setattr(item, name, getattr(draft, name))
    item.lead_id, item.topic_id = draft.lead, draft.topic
    item.carried_from_id, item.carried_because = draft.carried_from, draft.carried_because
    item.origin = draft.origin
    item.save()


def must_be_possible(meeting: Meeting, place: Place | str, charter: Charter) -> None:
    """Hold a new meeting at a place; its kind is the charter's, its time and place may be."""
    kinds = charter.vocabulary.meeting_kinds_of(meeting.body.kind)
    must_be_known(_("kind of meeting"), meeting.kind, [kind.code for kind in kinds])
    hold_at(meeting, place)
    check_times(meeting)


def hold_at(meeting: Meeting, place: Place | str) -> None:
    """Say where a meeting is held. Refuses a place of another network."""
    if isinstance(place, Place) and place.network_id != meeting.body.network_id:
        raise ValidationError({"place": _("This place is not of this network.")})
    meeting.hold_at(place)


def calendar_gate(
    network: Network,
    *kinds: str,
    bodies: Collection[int],
    confirmed: bool,
    on: date,
    cautions: Sequence[str] = (),
) -> AbstractContextManager[Passed]:
    """The charter's gates on writing meetings (and facts of `kinds`); today's may have happened.

    Every article is asked about: a date breaks it whether it has a gate or not, often for good.
    """
    tomorrow, kinds = on + timedelta(days=1), ("meetings", *kinds)
    return gate(
        network,
        *kinds,
        bodies=bodies,
        confirmed=confirmed,
        on=on,
        refusable=tomorrow,
        every=True,
        cautions=cautions,
    )


def check_times(meeting: Meeting) -> None:
    """Refuse a meeting that ends before it starts, or outside the life of its body."""
    if meeting.ends_at <= meeting.starts_at:
        raise ValidationError({"ends_at": _("The meeting must end after it starts.")})
    day, body = meeting.day, meeting.body
    if day < body.starts or (body.ends is not None and day > body.ends):
        raise ValidationError(
            {"starts_at": _("On that day the body does not exist (yet, or any more).")}
        )


def must_be_in_calendar(meeting: Meeting) -> None:
    """Refuse to change a cancelled meeting, or one whose minutes are in review or adopted."""
    if meeting.state == MeetingState.CANCELLED:
        raise ValidationError(_("This meeting is cancelled: draw a new one instead."))
    must_not_be_sealed(meeting)


def must_have_come(meeting: Meeting, now: datetime) -> None:
    """Refuse to hold a sitting before its day, by the clocks of its network: nothing that would
    be done there counts."""
    if local_day(meeting.body.network, now) < meeting.day:
        raise ValidationError(
            _(
                "This meeting is on %(day)s: nothing of it is recorded before that day. "
                "If it is held sooner, change its date first."
            )
            % {"day": short_day(meeting.day)}
        )


def must_not_be_sealed(meeting: Meeting) -> None:
    """Refuse to rewrite what happened once the minutes are in review or adopted."""
    if meeting.sealed_at is not None:
        raise ValidationError(
            _(
                "The minutes of this meeting are in review or adopted: "
                "what they record can no longer be changed. "
                "During the review, take them back to draft first."
            )
        )
