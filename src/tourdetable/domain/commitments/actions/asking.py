"""Asking for commitments, answering, leaving early."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.commitments.enums import CommitmentState
from tourdetable.domain.commitments.models import Commitment, Theme
from tourdetable.domain.commitments.queries import Days, Participant, not_asked, participants
from tourdetable.domain.guests.actions import locked_body
from tourdetable.domain.journal import versions
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import short_day, wording

LONGEST = 500
"""How many characters of a word that is said with an answer."""


@once
def ask(
    *,
    body: Body,
    theme: Theme | None,
    starts: date,
    ends: date | None,
    who: Collection[str],
    by: By,
    now: datetime,
) -> list[Commitment]:
    """Ask some participants (`Participant.code`) to commit: each for the days of the theme, or of
    the work, in which they take part. Each is told."""
    current, days = locked_body(body), Days(starts, ends)
    must_be_to_come(days, local_day(current.network, now))
    every = not_asked(participants(current, days), current.commitments.filter(theme=theme))
    chosen = must_be_among(every, set(who))
    return [asked(current, theme, one, at, by, now) for at, one in enumerate(chosen)]


def must_be_to_come(days: Days, today: date) -> None:
    """Refuse days that are over, or end before they begin."""
    if days.ends is not None and days.ends < max(days.starts, today):
        raise ValidationError({"ends": _("The last day is to come, and not before the first one.")})


def must_be_among(every: Iterable[Participant], who: set[str]) -> list[Participant]:
    """Those of them who are chosen: one at least, and nobody else."""
    chosen = [one for one in every if one.code in who]
    if len(chosen) < len(who):
        raise ValidationError(
            {"who": _("Somebody in this list has been asked meanwhile, or left: look again.")}
        )
    if not chosen:
        raise ValidationError({"who": _("Choose at least one person.")})
    return chosen


def asked(
    body: Body, theme: Theme | None, one: Participant, at: int, by: By, now: datetime
) -> Commitment:
    """One of them; the gesture is that of the first event."""
    row = Commitment.objects.create(
        body=body,
        theme=theme,
        person=one.person,
        seat=one.seat,
        guest=one.guest,
        kind=one.kind,
        starts=one.days.starts,
        ends=one.days.ends,
        asked_at=now,
    )
    tell("commitment.asked", row, replace(by, gesture=None) if at else by, now)
    return row


@once
def answer(
    *, commitment: Commitment, version: int, accepts: bool, words: str, by: By, now: datetime
) -> Commitment:
    """Accept or decline; one may change one's mind until the first day."""
    current, today = locked(commitment, version, now)
    begun = current.state == CommitmentState.ACCEPTED and current.starts <= today
    if begun and not accepts:
        raise ValidationError(_("It has begun: say on which day it ends instead."))
    current.state = CommitmentState.ACCEPTED if accepts else CommitmentState.DECLINED
    current.words = "" if accepts else wording(words, limit=LONGEST)
    current.answered_at = now
    return save("commitment.answered", current, by, now, state=current.state)


@once
def end_early(
    *, commitment: Commitment, version: int, ends: date, words: str, by: By, now: datetime
) -> Commitment:
    """Leave before the last day that was asked for."""
    current, _today = locked(commitment, version, now)
    must_end_early(current, ends)
    current.state, current.words = CommitmentState.ENDED, wording(words, limit=LONGEST)
    current.asked_until, current.ends = current.ends, ends
    return save("commitment.ended", current, by, now, on=str(ends))


def must_end_early(one: Commitment, ends: date) -> None:
    """Refuse what was not accepted, and days before its first one or not before its last."""
    if one.state != CommitmentState.ACCEPTED:
        raise ValidationError(_("Only what was accepted can end early."))
    if ends < one.starts:
        raise ValidationError({"ends": _("It cannot end before it starts.")})
    if one.ends is not None and ends >= one.ends:
        said = {"day": short_day(one.ends)}
        raise ValidationError({"ends": _("It already ends on %(day)s.") % said})


@once
def take_back(*, commitment: Commitment, version: int, by: By, now: datetime) -> None:
    """Ask no more, as long as nothing was answered."""
    current, _today = locked(commitment, version, now)
    if current.state != CommitmentState.ASKED:
        raise ValidationError(_("It has been answered: what was said stays."))
    tell("commitment.taken_back", current, by, now)
    current.delete()


def locked(commitment: Commitment, version: int, now: datetime) -> tuple[Commitment, date]:
    """The row, unless it has changed or is over; and the day."""
    current = versions.lock(commitment, version=version)
    today = local_day(current.body.network, now)
    if current.state == CommitmentState.ENDED or (current.ends and current.ends < today):
        raise ValidationError(_("It is over: what happened stays."))
    return current, today
