"""Who says that they come, and how, who commits to what, whose turn is swapped, what comes by
mail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from email.message import EmailMessage
from io import BytesIO
from typing import Any

import msgspec

from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.actions import attach
from tourdetable.domain.commitments.actions.asking import answer, ask, end_early
from tourdetable.domain.commitments.actions.themes import open_theme
from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.commitments.queries import Days, participants
from tourdetable.domain.inbox.actions.taking_in import take_in
from tourdetable.domain.inbox.actions.troubles import note_refusal
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.inviting import prepare_invitation
from tourdetable.domain.meetings.actions.marking import Noted
from tourdetable.domain.meetings.calendar.uids import uid
from tourdetable.domain.meetings.enums import Mode
from tourdetable.domain.meetings.models import Attendance, Meeting
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.register.actions import check_in, record
from tourdetable.domain.rota.actions.swaps import accept_swap, ask_swap
from tourdetable.interface.demo.stage import OPERATOR, Stage, at, signed

ANSWERING = timedelta(days=6)
"""How long people take to say whether they commit."""


class WorkScript(msgspec.Struct, frozen=True, kw_only=True):
    """What bodies ask their members to commit to: a theme, or (no title) their work as a whole.

    Everybody accepts some days later, but those who `declined`, with their words, or are `silent`;
    some `left` early, one day and with a word. Names are those of persons.
    """

    bodies: tuple[str, ...]
    title: str = ""
    starts: date
    ends: date
    asked: date
    declined: dict[str, str] = {}
    silent: tuple[str, ...] = ()
    left: dict[str, tuple[date, str]] = {}


class AnswerScript(msgspec.Struct, frozen=True, array_like=True):
    """The answer of the first holder of a seat to the invitation to the meeting of a day, by some
    way, with a reason."""

    body: str
    day: date
    seat: str
    answer: str
    channel: str
    on: date
    reason: str = ""


class RoomScript(msgspec.Struct, frozen=True, array_like=True):
    """How many people the room of the meeting of a day holds, said when it was prepared."""

    body: str
    day: date
    places: int
    on: date


class SwapScript(msgspec.Struct, frozen=True, kw_only=True):
    """A seat asks another to take its duty at the meeting of a day."""

    body: str
    day: date
    duty: str
    seat: str
    other: str
    on: date
    words: str = ""
    accepted: date | None = None


class ArrivalScript(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who came after the beginning of a meeting, or left before its end, in minutes."""

    body: str
    day: date
    seat: str
    late: int = 0
    early: int = 0


class CheckInScript(msgspec.Struct, frozen=True, array_like=True):
    """The first holder of a seat says that they are there, remotely, at the meeting of a day."""

    body: str
    day: date
    seat: str


class DocumentScript(msgspec.Struct, frozen=True, array_like=True):
    """A text attached to the meeting of a day, for those who sit in the body, by a seat."""

    body: str
    day: date
    seat: str
    name: str
    words: str
    on: date


class MailScript(msgspec.Struct, frozen=True, kw_only=True):
    """An answer by mail of which nothing proves the sender: it is kept for a person to read."""

    body: str
    day: date
    sender: str
    words: str
    on: date


class AttendScript(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, for one network; `refused` are persons whose address refuses our messages, and
    since when."""

    works: tuple[WorkScript, ...] = ()
    rooms: tuple[RoomScript, ...] = ()
    answers: tuple[AnswerScript, ...] = ()
    swaps: tuple[SwapScript, ...] = ()
    arrivals: tuple[ArrivalScript, ...] = ()
    mails: tuple[MailScript, ...] = ()
    check_ins: tuple[CheckInScript, ...] = ()
    documents: tuple[DocumentScript, ...] = ()
    refused: dict[str, date] = {}


class Networks(msgspec.Struct, frozen=True):
    """The file of data."""

    club: AttendScript
    convention: AttendScript


def attend(stage: Stage, script: AttendScript) -> None:
    """All of it."""
    for work in script.works:
        commit(stage, work)
    for room in script.rooms:
        count_places(stage, room)
    for line in script.answers:
        say(stage, line)
    for swap in script.swaps:
        swap_turns(stage, swap)
    for arrival in script.arrivals:
        come_late(stage, arrival)
    for name, day in script.refused.items():
        refuse(stage, name, day)
    for mail in script.mails:
        receive(stage, mail)
    for one in script.check_ins:
        come_in(stage, one)
    for document in script.documents:
        attach_text(stage, document)


def say(stage: Stage, line: AnswerScript) -> None:
    """An answer to an invitation."""
    meeting = held(stage, line.body, line.day)
    who = stage.actor(meeting, line.seat)
    said: dict[str, Any] = {"channel": line.channel, "answer": line.answer}
    reply(meeting=meeting, by=who, now=at(line.on), reason=line.reason, **said)


def count_places(stage: Stage, script: RoomScript) -> None:
    """So many may come: the others wait for a place."""
    meeting = held(stage, script.body, script.day)
    said = {name: getattr(meeting, name) for name in ("purpose", "asks", "answer_by", "reminders")}
    prepare_invitation(
        meeting=meeting,
        capacity=script.places,
        version=meeting.version,
        **said,
        **signed(script.on),
    )


def refuse(stage: Stage, name: str, day: date) -> None:
    """The address of somebody refuses our messages since a day."""
    account = stage.person(name).account
    assert account is not None, f"{name} has no address"
    note_refusal(account=account, code="5.1.1", lasting=True, at=at(day))


def held(stage: Stage, body: str, day: date) -> Meeting:
    """The meeting of a body on a day."""
    rows = stage.bodies[body].meetings.select_related("body__network")
    return rows.get(starts_at__date=day)


def commit(stage: Stage, work: WorkScript) -> None:
    """Each body asks everybody who takes part, who answer."""
    for slug in work.bodies:
        body, days = stage.bodies[slug], Days(work.starts, work.ends)
        said: dict[str, Any] = {
            "starts": work.starts,
            "ends": work.ends,
            "body": body,
            **signed(work.asked),
        }
        theme = open_theme(title=work.title, **said) if work.title else None
        who = [one.code for one in participants(body, days)]
        answer_all(ask(theme=theme, who=who, **said), work)


def answer_all(asked: Iterable[Commitment], work: WorkScript) -> None:
    """What each says, some days after they are asked."""
    for one in asked:
        if str(one.person) not in work.silent:
            answer_one(one, work)


def answer_one(one: Commitment, work: WorkScript) -> None:
    """What one says: they accept or decline, and may leave early."""
    name, by = str(one.person), Actor(one.person, seat=one.seat)
    words, now = work.declined.get(name, ""), at(max(work.asked + ANSWERING, one.starts))
    accepts = name not in work.declined
    said = answer(commitment=one, version=1, accepts=accepts, words=words, by=by, now=now)
    if name in work.left:
        day, why = work.left[name]
        end_early(commitment=said, version=2, ends=day, words=why, by=by, now=at(day))


def swap_turns(stage: Stage, script: SwapScript) -> None:
    """One asks; the other accepts, or has not answered yet."""
    meeting = held(stage, script.body, script.day)
    by = stage.actor(meeting, script.seat)
    other = stage.actor(meeting, script.other)
    assert other.seat is not None
    swap = ask_swap(
        meeting=meeting,
        duty=script.duty,
        other=other.seat,
        words=script.words,
        by=by,
        now=at(script.on),
    )
    if script.accepted is not None:
        now = at(script.accepted)
        accept_swap(swap=swap, version=swap.version, by=other, now=now, confirmed=True)


def come_late(stage: Stage, script: ArrivalScript) -> None:
    """Whoever keeps the register of a meeting corrects when somebody came or left."""
    meeting = held(stage, script.body, script.day)
    seat = stage.seats[meeting.body_id][script.seat]
    row = Attendance.objects.get(meeting=meeting, seat=seat, mode=Mode.IN_PERSON)
    pair, was = (seat.pk, row.person_id), Noted(row.mode, row.arrived_at, row.left_at)
    arrived = meeting.starts_at + timedelta(minutes=script.late) if script.late else None
    left = meeting.ends_at - timedelta(minutes=script.early) if script.early else None
    marks, seen = {pair: Noted(row.mode, arrived, left)}, {pair: was.code}
    record(meeting=meeting, marks=marks, seen=seen, by=OPERATOR, now=meeting.ends_at)


def come_in(stage: Stage, script: CheckInScript) -> None:
    """By the code that the room shows, as the meeting begins."""
    meeting = held(stage, script.body, script.day)
    by = stage.actor(meeting, script.seat)
    assert by.seat is not None
    check_in(meeting=meeting, seats=[by.seat], mode=Mode.REMOTE, by=by, now=meeting.starts_at)


def attach_text(stage: Stage, script: DocumentScript) -> None:
    """A document, which the invitation and the page of the meeting list."""
    meeting = held(stage, script.body, script.day)
    by, content = stage.actor(meeting, script.seat), BytesIO(script.words.encode())
    said: dict[str, Any] = {"content": content, "name": script.name, "audience": Audience.BODY}
    attach(meeting=meeting, by=by, now=at(script.on), **said)


def receive(stage: Stage, script: MailScript) -> None:
    """« Accept », as a program that forgets whom it answers sends it."""
    meeting = held(stage, script.body, script.day)
    account = stage.person(script.sender).account
    assert account is not None, f"{script.sender} has no address"
    message = accepting(meeting, script, account.email)
    known = {"uid": uid(stage.network.slug, meeting.pk), "email": account.email}
    message.add_alternative(ACCEPTED % known, subtype="calendar", params={"method": "REPLY"})
    said: dict[str, Any] = {"data": message.as_bytes(), "named": nobody_names, "trusted": ""}
    take_in(**said, **signed(script.on))


def accepting(meeting: Meeting, script: MailScript, email: str) -> EmailMessage:
    """The message, with its words only."""
    message = EmailMessage()
    message["From"] = f"{script.sender} <{email}>"
    message["To"] = "reponses@exemple.invalid"
    message["Subject"] = f"Accepté : {meeting.title}"
    message["Date"] = at(script.on)
    message["Message-ID"] = f"<reponse-{meeting.pk}@exemple.invalid>"
    message.set_content(script.words)
    return message


ACCEPTED = """BEGIN:VCALENDAR
VERSION:2.0
METHOD:REPLY
BEGIN:VEVENT
UID:%(uid)s
DTSTAMP:20270405T090000Z
ATTENDEE;PARTSTAT=ACCEPTED:mailto:%(email)s
END:VEVENT
END:VCALENDAR
"""


def nobody_names(_identifier: str) -> None:
    """No identifier of this message is that of one of ours."""
