"""The evaluations of the demo’s networks: begun, commented, heard, frozen, given, approved,
published."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from tourdetable.domain.decisions.actions.effects import put_with_effect
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.evaluation.actions import (
    commenting,
    freezing,
    giving,
    interviewing,
    leading,
    surveying,
)
from tourdetable.domain.evaluation.actions.interviewing import InterviewDetails
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.questionnaires.models import Questionnaire
from tourdetable.interface.demo.stage import Stage, at, signed
from tourdetable.interface.demo.story.producing import agree


class CommentScript(msgspec.Struct, frozen=True, kw_only=True):
    """What a seat of the body says of a figure, or of the whole; the officer, where it has none."""

    on: date
    words: str
    seat: str = ""
    of: str = ""
    attribution: str = "institution"


class HearingScript(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said, for a seat of a body or for none."""

    on: date
    whom: str
    text: str
    body: str = ""
    seat: str = ""
    audience: str = "body"
    attribution: str = "none"


class EvaluationScript(msgspec.Struct, frozen=True, kw_only=True):
    """An evaluation, as far as it went; `seat` conducts it for its body, else the officer does.
    `approved`: the bodies that approved it, at their meeting of a day. `asks`: questionnaires."""

    body: str
    title: str
    first: date
    last: date
    on: date
    seat: str = ""
    method: str = ""
    findings: str = ""
    comments: tuple[CommentScript, ...] = ()
    hearings: tuple[HearingScript, ...] = ()
    frozen: date | None = None
    given: date | None = None
    approved: tuple[tuple[str, date], ...] = ()
    published: tuple[date, str] | None = None
    asks: tuple[str, ...] = ()


class Evaluations(msgspec.Struct, frozen=True):
    """The file of data."""

    club: tuple[EvaluationScript, ...] = ()
    convention: tuple[EvaluationScript, ...] = ()


def evaluate(stage: Stage, scripts: tuple[EvaluationScript, ...]) -> None:
    """Each, as far as it went."""
    for script in scripts:
        campaign = begun(stage, script)
        for one in script.comments:
            comment(stage, script, campaign, one)
        for hearing in script.hearings:
            hear(stage, script, campaign, hearing)
        give_questionnaires(stage, script, campaign)
        carry_on(stage, script, campaign)


def conductor(stage: Stage, script: EvaluationScript, seat: str = "") -> Actor:
    """A seat of its body, or the officer of the network."""
    name = seat or script.seat
    return stage.holder(stage.bodies[script.body].pk, name) if name else stage.officer()


def about(campaign: Campaign) -> dict[str, Any]:
    """The evaluation as it stands."""
    campaign.refresh_from_db()
    return {"campaign": campaign, "version": campaign.version}


def begun(stage: Stage, script: EvaluationScript) -> Campaign:
    """It begins, and its words are written."""
    how: dict[str, Any] = {"by": conductor(stage, script), "now": at(script.on)}
    days: dict[str, Any] = {"first": script.first, "last": script.last}
    body = stage.bodies[script.body]
    campaign = leading.begin(body=body, title=script.title, **days, **how)
    words: dict[str, Any] = {
        "title": script.title,
        "method": script.method,
        "findings": script.findings,
    }
    return leading.write(**words, **about(campaign), **how)


def comment(stage: Stage, script: EvaluationScript, campaign: Campaign, one: CommentScript) -> None:
    """Somebody says something of a figure."""
    said = {"indicator": one.of, "words": one.words, "attribution": one.attribution}
    by = conductor(stage, script, one.seat)
    commenting.comment(campaign=campaign, **said, by=by, now=at(one.on, 11))


def hear(stage: Stage, script: EvaluationScript, campaign: Campaign, one: HearingScript) -> None:
    """Somebody is heard."""
    seat = stage.seats[stage.bodies[one.body].pk][one.seat] if one.seat else None
    details = InterviewDetails(one.on, one.whom, one.text, seat, one.audience, one.attribution)
    by = conductor(stage, script)
    interviewing.note(campaign=campaign, details=details, by=by, now=at(one.on, 17))


def give_questionnaires(stage: Stage, script: EvaluationScript, campaign: Campaign) -> None:
    """Those that it asks for belong to it."""
    here = {"body__network": stage.network, "title__in": script.asks}
    rows = list(Questionnaire.objects.filter(**here).select_related("body"))
    assert len(rows) == len(script.asks), script.asks
    if rows:
        on = script.frozen or max(one.opened_on or script.on for one in rows)
        by = conductor(stage, script)
        surveying.attach(questionnaires=rows, **about(campaign), by=by, now=at(on))


def carry_on(stage: Stage, script: EvaluationScript, campaign: Campaign) -> None:
    """Its figures are frozen, its report given, approved, published."""
    by = conductor(stage, script)
    if script.frozen is not None:
        freezing.freeze(**about(campaign), by=by, now=at(script.frozen))
    if script.given is not None:
        giving.give(**about(campaign), by=by, now=at(script.given))
    for body, on in script.approved:
        approve(stage, campaign, body, on)
    if script.published is not None:
        on, audience = script.published
        giving.publish(audience=audience, **about(campaign), by=by, now=at(on))


def approve(stage: Stage, campaign: Campaign, body: str, on: date) -> None:
    """All who came to a meeting of a body agree."""
    meeting = stage.bodies[body].meetings.get(starts_at__date=on)
    effect = EffectDraft("approve_evaluation", campaign=campaign.pk)
    title, now = f"Approuver l’évaluation « {campaign.title} »", meeting.starts_at
    decision = put_with_effect(meeting=meeting, title=title, effect=effect, **signed(now))
    agree(decision, signed(now))
