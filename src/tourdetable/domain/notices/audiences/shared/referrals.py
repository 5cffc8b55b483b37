"""Who is told of questions that bodies send up: those who answer them, those to whom what is
answered comes down."""

from __future__ import annotations

from datetime import datetime

from tourdetable.domain.decisions.rules import KEEPING
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.networks.models import Body, Mandate, Office
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.notices.audiences.meetings import holders
from tourdetable.domain.notices.audiences.rights import filled, offices_with
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind
from tourdetable.domain.referrals.models import Referral, ReferralStep


def of_question(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate | Office]:
    """Those who answer for the body to which it was sent; nobody here when it went outside."""
    rows = ReferralStep.objects.select_related("body__network")
    step = rows.filter(pk=event.data.get("step", 0)).first()
    return answering(step.body, now) if step and step.body else []


def answering(body: Body, now: datetime) -> list[Mandate | Office]:
    """Those who act for a body, as `referrals.rules` says: its own offices and duties; while there
    is nobody, all who hold a seat there."""
    on = local_day(body.network, now)
    vocabulary = charter_in_force(body.network, on=on).vocabulary
    kinds = {code for right in KEEPING for code in offices_with(vocabulary, body.kind, right)}
    own: list[Mandate | Office] = [
        one for one in filled(body, kinds, on) if one.body_id is not None
    ]
    giving = {d.code for d in vocabulary.duties_of(body.kind) if set(KEEPING) & set(d.rights)}
    bearing = {turn.seat_id for turn in current_turns(body, now=now) if turn.duty in giving}
    own += holders(body, on).filter(seat__in=bearing) if bearing else ()
    return own or list(holders(body, on))


def of_news(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate | Office]:
    """Those who sit in the body that asked; those who answer for each body that passed it on."""
    rows = Referral.objects.select_related("body__network").filter(pk=subject_id(event))
    referral = rows.first()
    if referral is None:
        return []
    found: list[Mandate | Office] = list(
        holders(referral.body, local_day(referral.body.network, now))
    )
    passed = referral.steps.exclude(pk=event.data.get("step", 0)).exclude(closed_on=None)
    for step in passed.select_related("body__network"):
        found += answering(step.body, now) if step.body else ()
    return found
