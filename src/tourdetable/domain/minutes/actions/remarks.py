"""What members say of a text in review, and what those who write it answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Adoption
from tourdetable.core.documents.text.marks import marks_in
from tourdetable.core.documents.text.quoting import replaced
from tourdetable.core.words.audience import Audience
from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.queries import charter_of, seats_present
from tourdetable.domain.minutes.actions.adoption import (
    adopt_if_agreed,
    in_review,
    must_speak_for,
)
from tourdetable.domain.minutes.actions.minutes import write
from tourdetable.domain.minutes.enums import RemarkAnswer, RemarkKind
from tourdetable.domain.minutes.models import Minutes, Remark
from tourdetable.domain.minutes.review.quotes import quoted_from
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.models import Person
from tourdetable.domain.people.wording import wording

WORDS = 5_000


@once
def remark(
    *,
    minutes: Minutes,
    seat: Seat,
    words: str,
    by: By,
    now: datetime,
    kind: str = RemarkKind.CORRECTION,
    quote: str = "",
    proposed: str = "",
) -> Remark:
    """Say something of the text in the name of a seat; while a correction is asked for, nothing is
    adopted. With a quote and other words for it, it is a suggestion."""
    current = in_review(Minutes.objects.select_for_update(no_key=True).get(pk=minutes.pk))
    person = must_speak_for(seat, current, by, now)
    must_correct(seat, current)
    must_be_known(_("kind"), kind, RemarkKind.values)
    said = {"words": words, "quote": quote, "proposed": proposed}
    said = {name: wording(text, limit=WORDS).strip() for name, text in said.items()}
    must_say_something(kind, **said)
    audience = must_be_readable(current, said["quote"], person, now)
    about = {"minutes": current, "seat": seat, "person": person}
    row = Remark.objects.create(**about, **said, kind=kind, audience=audience, at=now)
    tell("minutes.remarked", current, by, now, facts=[], remark=row.pk, seat=seat.pk)
    return row


@once
def settle_remark(*, remark: Remark, by: By, now: datetime) -> Remark:
    """Say that a remark has been dealt with; minutes that only waited for it are adopted."""
    row = opened(remark)
    row.answer = RemarkAnswer.SETTLED
    return answered(row, "minutes.remark_settled", by, now)


@once
def decline_remark(*, remark: Remark, reason: str, by: By, now: datetime) -> Remark:
    """Leave the text as it is, with a reason that its author is told. Where silence adopts, its
    days begin again: whoever has this answer may still ask for something else."""
    row = opened(remark)
    row.answer, row.reason = RemarkAnswer.DECLINED, wording(reason, limit=WORDS).strip()
    if not row.reason:
        raise ValidationError({"reason": _("Say why: its author will read it.")})
    begin_silence_again(row.minutes, now)
    return answered(row, "minutes.remark_declined", by, now)


@once
def take_suggestion(*, remark: Remark, version: int, by: By, now: datetime) -> Minutes:
    """Put the words of a suggestion in place of those that it quotes; the text has changed, which
    asks everybody anew."""
    current = in_review(lock(remark.minutes, version=version))
    row = opened(remark)
    text = replaced(current.text, row.quote, row.proposed) if row.suggests else None
    if text is None:
        words = _(
            "These words are no longer in the text, or stand there more than once: correct it by "
            "hand, then say that the remark has been dealt with."
        )
        raise ValidationError(words)
    quietly = replace(by, gesture=None)
    current = write(minutes=current, text=text, version=version, by=quietly, now=now)
    row.answer, row.taken_in = RemarkAnswer.TAKEN, current.version
    answered(row, "minutes.suggestion_taken", by, now)
    return current


def opened(remark: Remark) -> Remark:
    """A remark that waits for an answer, of minutes in review."""
    minutes = Minutes.objects.select_for_update(no_key=True).get(pk=remark.minutes_id)
    in_review(minutes)
    row = Remark.objects.get(pk=remark.pk)
    row.minutes = minutes
    if row.settled_at is not None:
        raise ValidationError(_("This remark is settled already."))
    return row


def answered(row: Remark, kind: str, by: By, now: datetime) -> Remark:
    """Keep the answer; minutes that only waited for it are adopted."""
    row.settled_at = now
    row.save()
    tell(kind, row.minutes, by, now, facts=[], remark=row.pk, seat=row.seat_id)
    adopt_if_agreed(row.minutes, by, now)
    return row


def begin_silence_again(minutes: Minutes, now: datetime) -> None:
    """Count the days of silence from today, where they adopt."""
    if charter_of(minutes.meeting).minutes.adoption is Adoption.SILENCE_DAYS:
        minutes.review_from = local_day(minutes.meeting.body.network, now)
        minutes.save(update_fields=["review_from"])


def must_correct(seat: Seat, minutes: Minutes) -> None:
    """Of the seats that follow through the minutes, only those that came correct them."""
    if seat.follows and seat.pk not in seats_present(minutes.meeting):
        raise ValidationError(
            _("This seat follows through the minutes, and was not at this meeting.")
        )


def must_say_something(kind: str, *, words: str, quote: str, proposed: str) -> None:
    """Refuse a remark without a word, words in place of none, or a mark that opens a passage."""
    if proposed and not quote:
        raise ValidationError({"quote": _("Copy here the words that yours would replace.")})
    if proposed and kind == RemarkKind.COMMENT:
        raise ValidationError({"kind": _("Other words for a passage are a correction.")})
    if marks_in(proposed):
        refused = _("Those who write say who reads a passage: leave out the lines of colons.")
        raise ValidationError({"proposed": refused})
    if not words and not proposed:
        raise ValidationError({"words": _("Write down what should be corrected.")})


def must_be_readable(minutes: Minutes, quote: str, person: Person, now: datetime) -> str:
    """Who may see a quote; refused when its author does not read it, be it in the minutes or not.
    Without one, it is for the body."""
    if not quote:
        return Audience.BODY.value
    audience = quoted_from(minutes, quote, person, now)
    if audience is None:
        words = _("This passage is not in the text as you read it: copy it again, as it stands.")
        raise ValidationError({"quote": words})
    return audience.value
