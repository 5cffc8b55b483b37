"""What a voice says in a round: one entry a seat, which whoever holds it may write again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Attribution, Charter
from tourdetable.domain.decisions.enums import Stance
from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.wording import wording
from tourdetable.domain.rounds.enums import (
    BY_SEATS,
    WITH_OPTIONS,
    WRITTEN_STEPS,
    ConsentStep,
    Grade,
    RoundKind,
    RoundState,
)
from tourdetable.domain.rounds.models import Round, RoundEntry
from tourdetable.domain.rounds.voices import Joiner, RoomVoice

WORDS, LABEL = 4_000, 120


@dataclass(frozen=True)
class Saying:
    """What is said, as written in the form; `choices`: dots or grade by option (its id)."""

    words: str = ""
    choices: Mapping[int, int] = field(default_factory=dict)
    stance: str = ""
    would_lift: str = ""
    named: str = ""
    attribution: str = Attribution.INSTITUTION
    label: str = ""


@once
def say(
    *,
    one: Round,
    voice: RoomVoice,
    saying: Saying,
    by: By | Joiner,
    now: datetime,
    charter: Charter | None = None,
) -> RoundEntry | None:
    """Say something for a voice, in place of what it had said; nothing takes it back (None).
    `charter`: that of the day of the meeting, if it was read.

    The journal is told which round it was, never what was said.
    """
    current = writable(one)
    must_be_sayable(one, current.step, voice, saying, charter)
    whose = {"seat_id": voice.seat, "guest_id": None if voice.seat else voice.guest}
    written = write_entry(RoundEntry(round=current, step=current.step, **whose), saying, now)
    tell("round.said", current, by, now)
    return written


WRITTEN = ("words", "named", "choices", "stance", "would_lift", "attribution", "label", "said_at")


def write_entry(entry: RoundEntry, saying: Saying, now: datetime) -> RoundEntry | None:
    """Write what is said, in place of what was; an entry of which nothing is left goes."""
    fill_entry(entry, saying)
    entry.said_at = now
    if entry.words or entry.choices or entry.stance or entry.named:
        whose = "guest" if entry.seat_id is None else "seat"
        known: dict[str, Any] = {
            "update_fields": WRITTEN,
            "unique_fields": ("round", "step", whose),
        }
        RoundEntry.objects.bulk_create([entry], update_conflicts=True, **known)
        return entry
    rows = RoundEntry.objects.filter(round=entry.round_id, step=entry.step)
    rows.filter(seat=entry.seat_id, guest=entry.guest_id).delete()
    return None


def fill_entry(entry: RoundEntry, saying: Saying) -> None:
    """What is said, as it was written; what would lift it only of who disagrees."""
    entry.words = wording(saying.words, limit=WORDS).strip()
    entry.named = " ".join(saying.named.split())[:LABEL]
    given = {str(option): number for option, number in saying.choices.items() if number >= 0}
    entry.choices, entry.stance, entry.attribution = given, saying.stance, saying.attribution
    if saying.stance in (Stance.OBJECT, Stance.RESERVATION):
        entry.would_lift = wording(saying.would_lift, limit=WORDS).strip()
    entry.label = label_of(entry, saying)


def label_of(entry: RoundEntry, saying: Saying) -> str:
    """The name of somebody without a seat, when they want it said."""
    named = entry.guest_id is not None and saying.attribution == Attribution.NAMED
    return " ".join(saying.label.split())[:LABEL] if named else ""


def writable(one: Round) -> Round:
    """The round, locked, if one still writes in it."""
    rows = Round.objects.select_for_update(no_key=True, of=("self",))
    current = rows.get(pk=one.pk)
    current.meeting = one.meeting
    if current.state == RoundState.OVER:
        raise ValidationError(_("This is over: nothing is added to it."))
    hides = current.kind in (RoundKind.SILENT, *WITH_OPTIONS)
    if hides and current.state == RoundState.REVEALED:
        raise ValidationError(_("What was written is shown already: nothing is added to it."))
    if current.kind == RoundKind.CONSENT and current.step not in WRITTEN_STEPS:
        raise ValidationError(_("Nothing is written at this step."))
    return current


def must_be_sayable(
    one: Round, step: str, voice: RoomVoice, saying: Saying, charter: Charter | None
) -> None:
    """Refuse a voice that has no say, more dots than one has, a grade that is none, a position that
    the charter does not know, an objection without its reasons."""
    if one.kind in BY_SEATS and voice.seat is None:
        raise ValidationError(_("Only seats have a voice here; you are heard, and do not count."))
    must_be_known(_("attribution"), saying.attribution, set(Attribution))
    must_name(one, saying)
    if one.kind in WITH_OPTIONS:
        must_be_choices(one, saying.choices)
    elif saying.choices:
        raise ValidationError(_("There is nothing to choose among."))
    if step == ConsentStep.OBJECT and saying.stance:
        must_be_argued(saying, charter or charter_of(one.meeting))
    elif saying.stance:
        raise ValidationError(_("No position is taken at this step."))


def must_name(one: Round, saying: Saying) -> None:
    """In an election one names somebody, and says why; nobody is named elsewhere."""
    if one.kind != RoundKind.ELECTION:
        if saying.named.strip():
            raise ValidationError(_("Nobody is named here."))
        return
    if saying.words.strip() and not saying.named.strip():
        raise ValidationError({"named": _("Write whom your seat proposes.")})
    if saying.named.strip() and not saying.words.strip():
        raise ValidationError({"words": _("Write why: the reasons count more than the number.")})


def must_be_choices(one: Round, choices: Mapping[int, int]) -> None:
    """Refuse options of another round, and numbers that are not to be given."""
    known = {option.pk for option in one.options.all()}
    most = one.per_seat if one.kind == RoundKind.DOTS else max(Grade)
    if set(choices) - known or any(not 0 <= number <= most for number in choices.values()):
        raise ValidationError(_("This choice is not in the list any more: choose again."))
    given = sum(choices.values())
    if one.kind == RoundKind.DOTS and given > one.per_seat:
        words = _("You gave %(given)d dots; your seat has %(most)d to share out.")
        raise ValidationError(words % {"given": given, "most": one.per_seat})


def must_be_argued(saying: Saying, charter: Charter) -> None:
    """A position of the charter; an objection says why, and what would lift it."""
    must_be_known(_("position"), saying.stance, charter.positions)
    if saying.stance != Stance.OBJECT:
        return
    if not saying.words.strip():
        raise ValidationError({"words": _("An objection is argued: write down why.")})
    if not saying.would_lift.strip():
        raise ValidationError({"would_lift": _("Write down what would lift the objection.")})


def note(one: Round, voice: RoomVoice, words: str, now: datetime) -> None:
    """Note what a voice says, after what it wrote itself; the same words are noted once, however
    often they are sent. A step of the turns of a go-round."""
    rows = RoundEntry.objects.filter(round=one, step=one.step)
    whose = {"seat_id": voice.seat, "guest_id": None if voice.seat else voice.guest}
    usual = charter_of(one.meeting).minutes.attribution
    entry = rows.filter(**whose).first() or RoundEntry(
        round=one, step=one.step, attribution=usual, **whose
    )
    words = words.strip()
    if f"\n{entry.words}".endswith(f"\n{words}"):
        return
    entry.words = wording(f"{entry.words}\n{words}".strip(), limit=WORDS)
    entry.said_at = now
    entry.save()
