"""What the demo says of minutes in review, and how adopted ones were corrected."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec

from tourdetable.domain.minutes.actions import cosigning, remarks, superseding
from tourdetable.domain.minutes.enums import RemarkKind
from tourdetable.domain.minutes.models import Minutes, MinutesCorrection
from tourdetable.domain.networks.actors import Actor
from tourdetable.interface.demo.stage import Stage, at, signed


class RemarkScript(msgspec.Struct, frozen=True, kw_only=True):
    """What a seat says of the text, and what it is answered the next day, if it is."""

    seat: str
    on: date
    kind: str = RemarkKind.CORRECTION.value
    quote: str = ""
    proposed: str = ""
    words: str = ""
    answer: str = ""
    reason: str = ""


class ReviewScript(msgspec.Struct, frozen=True, kw_only=True):
    """The review of the minutes of a day; `cosigned` by these seats, the text as it stands."""

    body: str
    day: date
    remarks: tuple[RemarkScript, ...] = ()
    cosigned: tuple[str, ...] = ()


class CorrectionScript(msgspec.Struct, frozen=True, kw_only=True):
    """Words of adopted minutes that are replaced by others, and the seats that approve it."""

    body: str
    day: date
    reason: str
    replaced: tuple[str, str]
    on: date
    approved: tuple[str, ...]


class ReviewingScript(msgspec.Struct, frozen=True):
    """One network's."""

    reviews: tuple[ReviewScript, ...] = ()
    corrections: tuple[CorrectionScript, ...] = ()


class Reviewing(msgspec.Struct, frozen=True):
    """The file of data."""

    club: ReviewingScript
    convention: ReviewingScript


def review(stage: Stage, script: ReviewingScript) -> None:
    """All of it."""
    for one in script.reviews:
        for said in one.remarks:
            say(stage, one, said)
        for institution in one.cosigned:
            cosign(stage, one, institution)
    for correction in script.corrections:
        correct(stage, correction)


def minutes_of(stage: Stage, script: ReviewScript | CorrectionScript) -> Minutes:
    """The minutes of the meeting of that day."""
    rows = Minutes.objects.select_related("meeting__body__network")
    return rows.get(meeting__body=stage.bodies[script.body], meeting__starts_at__date=script.day)


def say(stage: Stage, script: ReviewScript, said: RemarkScript) -> None:
    """A seat says something of the text; whoever writes it answers."""
    minutes, actor = minutes_of(stage, script), by_seat(stage, script.body, said.seat)
    words: dict[str, Any] = {"quote": said.quote, "proposed": said.proposed, "words": said.words}
    seat = stage.seats[minutes.meeting.body_id][said.seat]
    words |= {"by": actor, "now": at(said.on)}
    row = remarks.remark(minutes=minutes, seat=seat, kind=said.kind, **words)
    later = signed(said.on + timedelta(days=1))
    if said.answer == "taken":
        remarks.take_suggestion(remark=row, version=minutes.version, **later)
    if said.answer == "declined":
        remarks.decline_remark(remark=row, reason=said.reason, **later)


def cosign(stage: Stage, script: ReviewScript, institution: str) -> None:
    """Somebody who was there signs the text as it stands, once all is answered."""
    minutes, actor = minutes_of(stage, script), by_seat(stage, script.body, institution)
    last = max(said.on for said in script.remarks) + timedelta(days=1)
    cosigning.co_sign(minutes=minutes, version=minutes.version, by=actor, now=at(last))


def correct(stage: Stage, script: CorrectionScript) -> None:
    """A corrected version is written, put to the body the next day, approved the day after."""
    minutes = minutes_of(stage, script)
    said = {"text": minutes.text.replace(*script.replaced), "reason": script.reason}
    row = superseding.open_correction(minutes=minutes, **said, **signed(script.on))
    put = signed(script.on + timedelta(days=1))
    row = superseding.put_correction(correction=row, version=row.version, **put)
    for institution in script.approved:
        approve(stage, script, row, institution)


def approve(
    stage: Stage, script: CorrectionScript, row: MinutesCorrection, institution: str
) -> None:
    """A seat approves it."""
    actor, now = by_seat(stage, script.body, institution), at(script.on + timedelta(days=2))
    assert actor.seat is not None  # a holder acts for a seat
    said: dict[str, Any] = {"seat": actor.seat, "by": actor, "now": now}
    superseding.approve_correction(correction=row, version=row.version, **said)


def by_seat(stage: Stage, body: str, institution: str) -> Actor:
    """The first holder of a seat, acting for it."""
    return stage.holder(stage.bodies[body].pk, institution)
