"""What the demo’s bodies produce: promised, written, read elsewhere, approved, sent, used."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from tourdetable.domain.decisions.actions.decisions import conclude
from tourdetable.domain.decisions.actions.effects import put_with_effect
from tourdetable.domain.decisions.actions.positions import record_positions
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.positions import PositionDraft
from tourdetable.domain.deliverables.actions import planning, reviewing, using, writing
from tourdetable.domain.deliverables.actions.circulating import circulate
from tourdetable.domain.deliverables.effects import APPROVES
from tourdetable.domain.deliverables.models import Deliverable, PeerReview
from tourdetable.domain.meetings.queries import seats_present
from tourdetable.interface.demo.stage import Signature, Stage, at, signed


class ReadingScript(msgspec.Struct, frozen=True, kw_only=True):
    """A seat of another institution, in a body, is asked to read; what it says of it, if it has:
    what is `missing`, else that it is ready."""

    body: str
    seat: str
    on: date
    by: date
    answered: date | None = None
    missing: str = ""


class SendingScript(msgspec.Struct, frozen=True, kw_only=True):
    """It goes out: how, to which bodies and institutions, to whom else."""

    on: date
    how: str
    bodies: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    to_whom: str = ""


class UseScript(msgspec.Struct, frozen=True, kw_only=True):
    """A seat of a body says what came of it."""

    body: str
    seat: str
    on: date
    outcome: str
    words: str


class DeliverableScript(msgspec.Struct, frozen=True, kw_only=True):
    """A deliverable of a body, promised by the first of the `seats` that make it; its text is kept
    as a version on the day `kept`, approved at the meeting of the day `approved`, of its own body
    or of the `approver`."""

    body: str
    kind: str
    title: str
    summary: str
    on: date
    seats: tuple[str, ...]
    due: date | None = None
    audience: str = "network"
    attribution: str = "institution"
    tags: tuple[str, ...] = ()
    text: str = ""
    kept: date | None = None
    reading: ReadingScript | None = None
    approved: date | None = None
    approver: str = ""
    sent: tuple[SendingScript, ...] = ()
    uses: tuple[UseScript, ...] = ()
    given_up: tuple[date, str] | None = None


class Producing(msgspec.Struct, frozen=True):
    """The file of data."""

    club: tuple[DeliverableScript, ...] = ()
    convention: tuple[DeliverableScript, ...] = ()


def produce(stage: Stage, scripts: tuple[DeliverableScript, ...]) -> None:
    """Each, as far as it went."""
    for script in scripts:
        work = promised(stage, script)
        written(stage, work, script)
        if script.reading is not None:
            read(stage, work, script.reading)
        if script.approved is not None:
            approve(stage, work, script.approver or script.body, script.approved)
        for sending in script.sent:
            send(stage, work, sending)
        for use in script.uses:
            say_used(stage, work, use)
        if script.given_up is not None:
            on, because = script.given_up
            planning.abandon(because=because, **about(work), **signed(on))


def about(work: Deliverable) -> dict[str, Any]:
    """The deliverable as it stands."""
    work.refresh_from_db()
    return {"deliverable": work, "version": work.version}


def promised(stage: Stage, script: DeliverableScript) -> Deliverable:
    """One of its seats promises it, or says better what the terms of its group expect."""
    body = stage.bodies[script.body]
    details = planning.WorkDetails(
        script.kind,
        script.title,
        script.summary,
        script.due,
        [stage.seats[body.pk][name] for name in script.seats],
        script.audience,
        script.attribution,
        tags=script.tags,
    )
    how: dict[str, Any] = {"by": stage.holder(body.pk, script.seats[0]), "now": at(script.on)}
    expected = body.deliverables.filter(expected_as=script.title).first()
    if expected is None:
        return planning.plan(body=body, details=details, **how)
    return planning.describe(details=details, **how, **about(expected))


def written(stage: Stage, work: Deliverable, script: DeliverableScript) -> None:
    """They write it, then keep it."""
    by = stage.holder(work.body_id, script.seats[-1])
    if script.text:
        writing.write(text=script.text, by=by, now=at(script.on, 15), **about(work))
    if script.kept is not None:
        writing.keep_version(note="", by=by, now=at(script.kept), **about(work))


def read(stage: Stage, work: Deliverable, script: ReadingScript) -> None:
    """Another institution reads it."""
    body = stage.bodies[script.body]
    seat = stage.seats[body.pk][script.seat]
    asked: dict[str, Any] = {"seat": seat, "wanted_by": script.by, **signed(script.on)}
    review = reviewing.ask_review(**asked, **about(work))
    if script.answered is not None:
        answer(stage, review, script, script.answered)


def answer(stage: Stage, review: PeerReview, script: ReadingScript, on: date) -> None:
    """It says that all is well, or what is missing."""
    lines = [("yes", "") for _line in review.lines]
    if script.missing:
        lines[2] = ("no", script.missing)
    said: dict[str, Any] = {"verdict": "missing" if script.missing else "ready", "words": ""}
    by = stage.holder(review.seat.body_id, script.seat)
    said |= {"answers": lines, "version": review.version, "by": by, "now": at(on)}
    reviewing.answer_review(review=review, **said)


def approve(stage: Stage, work: Deliverable, body: str, on: date) -> None:
    """All who came to a meeting of a body agree."""
    meeting = stage.bodies[body].meetings.get(starts_at__date=on)
    effect = EffectDraft(APPROVES, work_version=work.versions.latest("number").pk)
    title, now = f"Approuver « {work.title} »", meeting.starts_at
    decision = put_with_effect(meeting=meeting, title=title, effect=effect, **signed(now))
    agree(decision, signed(now))


def agree(decision: Decision, how: Signature) -> None:
    """All who came consent."""
    said = [PositionDraft(seat, "consent") for seat in sorted(seats_present(decision.sitting))]
    row = record_positions(decision=decision, positions=said, version=decision.version, **how)
    conclude(decision=row, outcome="consensus", version=row.version, **how)


def send(stage: Stage, work: Deliverable, script: SendingScript) -> None:
    """It goes out."""
    bodies = [stage.bodies[name] for name in script.bodies]
    institutions = [stage.institutions[name] for name in script.institutions]
    to: dict[str, Any] = {"bodies": bodies, "institutions": institutions, "to_whom": script.to_whom}
    circulate(how=script.how, on=script.on, **to, **signed(script.on), **about(work))


def say_used(stage: Stage, work: Deliverable, script: UseScript) -> None:
    """A seat says what came of it."""
    by = stage.holder(stage.bodies[script.body].pk, script.seat)
    said: dict[str, Any] = {"outcome": script.outcome, "on": script.on, "words": script.words}
    work.refresh_from_db()
    using.say_used(deliverable=work, **said, by=by, now=at(script.on, 17))
