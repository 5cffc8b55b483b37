"""What questions propose for an agenda: of the body that must answer, those that wait; of the body
that asked, the answers to hear of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from tourdetable.domain.agendas.backlog import AGENDA_TIES, PROPOSERS, ProposedPoint
from tourdetable.domain.journal.actions import save
from tourdetable.domain.meetings.enums import Purpose
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import short_day
from tourdetable.domain.referrals.models import Referral, ReferralStep
from tourdetable.domain.referrals.queries import to_answer_by, to_hear_by

MOST, MINUTES, NOTE = 20, 15, 2_000
"""Questions that are offered at once; the time of each; how long the note of a point is."""


def propose(meeting: Meeting, on: date) -> Iterator[ProposedPoint]:
    """A point for each question that waits for the body, and for each answer that came down to it
    (three queries)."""
    for step in to_answer_by(meeting.body)[:MOST]:
        yield to_answer(step, on)
    for referral in to_hear_by(meeting.body)[:MOST]:
        yield to_hear(referral)


def to_answer(step: ReferralStep, on: date) -> ProposedPoint:
    """The question, with who asks and by when; late, if it is."""
    referral, said = step.referral, {"day": short_day(step.due)}
    why = _("to be answered by %(day)s") % said
    if step.is_late(on):
        why = _("overdue: it was to be answered by %(day)s") % said
    note = "\n".join(one for one in (referral.words, step.asks) if one)
    return ProposedPoint(
        origin_of(referral),
        referral.title,
        purpose=Purpose.DECIDE,
        minutes=MINUTES,
        note=note[:NOTE],
        why=f"{referral.reference}, {why}",
        brought_by=referral.body.name[:120],
    )


def to_hear(referral: Referral) -> ProposedPoint:
    """The answer, to be told to the body that asked."""
    title = _("Answer to %(reference)s: %(title)s")
    said = {"reference": referral.reference, "title": referral.title}
    why = _("the answer came down, and nobody has taken note of it")
    return ProposedPoint(
        f"answer:{referral.pk}",
        (title % said)[:200],
        purpose=Purpose.INFORM,
        minutes=MINUTES,
        note=str(referral.get_state_display()),
        why=why,
    )


def origin_of(referral: Referral) -> str:
    """What the point that takes it keeps of it."""
    return f"referral:{referral.pk}"


def hear(meeting: Meeting, by: By, now: datetime) -> None:
    """The answers that this agenda tells are taken note of: a step of what writes it (two
    queries)."""
    origins = {item.origin for item in meeting.agenda.all() if item.origin}
    for referral in to_hear_by(meeting.body):
        if f"answer:{referral.pk}" in origins:
            referral.heard_on = local_day(referral.network, now)
            save("referral.heard", referral, replace(by, gesture=None), now)


PROPOSERS.append(propose)
AGENDA_TIES.append(hear)
