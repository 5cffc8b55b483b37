"""Asking the room something, leading it to its end, revealing what was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.actions.positions import record_positions
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.positions import PositionDraft
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.actions.sitting import open_sitting
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.wording import one_line
from tourdetable.domain.rounds.actions.leading import must_go_on, spoke
from tourdetable.domain.rounds.actions.saying import Saying, note, say
from tourdetable.domain.rounds.enums import (
    AFTER_POSITIONS,
    WITH_OPTIONS,
    ConsentStep,
    FirstVoice,
    RoundKind,
    RoundState,
    Turned,
)
from tourdetable.domain.rounds.models import LiveSession, Round, RoundEntry, RoundOption
from tourdetable.domain.rounds.queries import guests_in, seats_in
from tourdetable.domain.rounds.tables import all_seated, draw_tables, with_late
from tourdetable.domain.rounds.voices import Joiner, RoomVoice, in_order, read_voice

QUESTION, OPTION, MOST_OPTIONS, MOST_DOTS = 300, 200, 30, 20
MOST_AT_TABLE, MOST_TURNS = 12, 6
STEPS = tuple(ConsentStep)


@dataclass(frozen=True)
class RoundDraft:
    """What is asked, as written in the form."""

    kind: str
    question: str = ""
    options: Sequence[str] = ()
    per_seat: int = 3
    order: str = FirstVoice.RANDOM
    decision: Decision | None = None
    at_table: int = 5
    conversations: int = 3


@once
def open_round(
    *, meeting: Meeting, item: AgendaItem | None, draft: RoundDraft, by: By, now: datetime
) -> Round:
    """Ask the room something. One thing is asked at a time."""
    current = open_sitting(meeting, now)
    live = LiveSession.objects.filter(meeting=current).first()
    must_go_on(live)
    must_be_free(current)
    must_be_known(_("kind"), draft.kind, RoundKind.values)
    one = Round(meeting=current, item=item, kind=draft.kind, opened_at=now, version=0)
    one.question, options = question_of(draft), options_of(draft)
    if prepare := PREPARED.get(draft.kind):
        prepare(one, draft)
    save("round.opened", one, by, now, round_kind=one.kind)
    RoundOption.objects.bulk_create(
        [RoundOption(round=one, position=n, words=words) for n, words in enumerate(options, 1)]
    )
    return one


def share_dots(one: Round, draft: RoundDraft) -> None:
    """How many dots each seat shares out."""
    one.per_seat = dots_of(draft)


def take_proposal(one: Round, draft: RoundDraft) -> None:
    """The decision that a consent is about, at its first step."""
    one.decision, one.step = proposal_of(draft, one.meeting), ConsentStep.PUT


def line_up(one: Round, draft: RoundDraft) -> None:
    """Those who speak in a go-round, in the order that is chosen."""
    live = LiveSession.objects.filter(meeting=one.meeting).first()
    one.waiting = in_order(voices_in(one.meeting), draft.order, live.spoken if live else {})


def must_be_free(meeting: Meeting) -> None:
    """Refuse to ask two things at once."""
    if Round.objects.filter(meeting=meeting).exclude(state=RoundState.OVER).exists():
        raise ValidationError(_("Something is being asked already: end it first."))


def question_of(draft: RoundDraft) -> str:
    """What is asked; of a consent, its proposal."""
    words = draft.decision.title if draft.decision is not None else draft.question
    return one_line(words, limit=QUESTION, missing=_("Write what is asked of the room."))


def dots_of(draft: RoundDraft) -> int:
    """How many dots each seat shares out."""
    if not 1 <= draft.per_seat <= MOST_DOTS:
        words = _("Between 1 and %(most)d dots for each seat.") % {"most": MOST_DOTS}
        raise ValidationError({"per_seat": words})
    return draft.per_seat


def options_of(draft: RoundDraft) -> list[str]:
    """The proposals, one a line; two at least where one chooses among them."""
    if draft.kind not in WITH_OPTIONS:
        return []
    lines = [line for line in draft.options if line.strip()]
    found = list(dict.fromkeys(one_line(line, limit=OPTION, missing="") for line in lines))
    if not 2 <= len(found) <= MOST_OPTIONS:
        words = _("Write between 2 and %(most)d proposals, one on each line.")
        raise ValidationError({"options": words % {"most": MOST_OPTIONS}})
    return found


def proposal_of(draft: RoundDraft, meeting: Meeting) -> Decision:
    """The decision that a consent is about: open, of that meeting."""
    found = draft.decision
    if found is None or found.meeting_id != meeting.pk or found.outcome:
        words = _("Choose a proposal of this meeting that is not concluded.")
        raise ValidationError({"decision": words})
    return found


def lay_tables(one: Round, draft: RoundDraft) -> None:
    """Draw the tables of a world café, the colleges dealt out among them."""
    must_be_tables(draft)
    seats = seats_in(one.meeting)
    groups = {RoomVoice(seat=pk).code: seat.college for pk, seat in seats.items()}
    voices = [*groups, *(RoomVoice(guest=pk).code for pk in guests_in(one.meeting))]
    one.per_seat, one.step = draft.at_table, "1"
    one.tables = draw_tables(voices, size=draft.at_table, turns=draft.conversations, groups=groups)


def must_be_tables(draft: RoundDraft) -> None:
    """Refuse tables that are none, and conversations without end."""
    if not (3 <= draft.at_table <= MOST_AT_TABLE and 1 <= draft.conversations <= MOST_TURNS):
        words = _("Between 3 and %(most)d at a table, and between 1 and %(turns)d conversations.")
        raise ValidationError(words % {"most": MOST_AT_TABLE, "turns": MOST_TURNS})


PREPARED: Mapping[str, Callable[[Round, RoundDraft], None]] = {
    RoundKind.DOTS: share_dots,
    RoundKind.CONSENT: take_proposal,
    RoundKind.GO_ROUND: line_up,
    RoundKind.CAFE: lay_tables,
}
"""What a round of each kind needs before it is asked."""


@once
def change_tables(*, one: Round, version: int, by: By, now: datetime) -> Round:
    """Go to the next conversation of a world café; those who came since have a table from then
    on."""
    current = asked(one, version)
    if current.kind != RoundKind.CAFE:
        raise ValidationError(_("This is not a world café."))
    turn = int(current.step)
    if turn >= len(current.tables):
        raise ValidationError(_("This was the last conversation: bring the tables together."))
    seated = all_seated(current.tables)
    late = [code for code in voices_in(current.meeting) if code not in seated]
    current.tables = with_late(current.tables, late, turn)
    current.step = str(turn + 1)
    return save("round.stepped", current, by, now, step=current.step)


def voices_in(meeting: Meeting) -> list[str]:
    """All who may speak in a go-round."""
    seats = [RoomVoice(seat=pk).code for pk in seats_in(meeting)]
    return [*seats, *(RoomVoice(guest=pk).code for pk in guests_in(meeting))]


@once
def turn(
    *,
    one: Round,
    how: str,
    version: int,
    by: By | Joiner,
    now: datetime,
    voice: str = "",
    words: str = "",
) -> Round:
    """Have the floor go round: to the next voice, or to `voice` if it waits. Those who came since
    the beginning come after the others. `words`: what was noted of the one who had it."""
    current = asked(one, version)
    if current.kind != RoundKind.GO_ROUND:
        raise ValidationError(_("This is not a go-round."))
    must_be_known(_("turn"), how, Turned.values)
    if words.strip() and (speaker := read_voice(current.speaking)):
        note(current, speaker, words, now)
    leave_floor(current, how, now)
    add_late(current)
    if how == Turned.AGAIN:
        current.waiting, current.passed = [*current.waiting, *current.passed], []
    give_floor(current, voice, now)
    return save("round.turned", current, by, now, how=how)


@once
def say_and_turn(
    *, one: Round, how: str, saying: Saying, version: int, by: By | Joiner, now: datetime
) -> Round:
    """Have the voice that has the floor let it go, with what it wrote meanwhile: one press does
    both. Nothing written leaves what it had said."""
    speaker = read_voice(one.speaking)
    if saying.words.strip() and speaker is not None:
        say(one=one, voice=speaker, saying=saying, by=replace(by, gesture=None), now=now)
    return turn(one=one, how=how, version=version, by=by, now=now)


@once
def take_note(*, one: Round, words: str, version: int, by: By, now: datetime) -> Round:
    """Note what the voice that has the floor says, and leave it the floor."""
    current = asked(one, version)
    if (speaker := read_voice(current.speaking)) is None:
        raise ValidationError(_("Nobody has the floor: there is nothing to note."))
    note(current, speaker, words, now)
    tell("round.said", current, by, now)
    return current


def add_late(one: Round) -> None:
    """Those who came since a go-round began come after the others."""
    known = {*one.waiting, *one.done, *one.passed, one.speaking}
    one.waiting += [code for code in voices_in(one.meeting) if code not in known]


def leave_floor(one: Round, how: str, now: datetime) -> None:
    """Note that the one who had the floor has spoken (and how long), or passes."""
    code, since = one.speaking, one.since
    one.speaking, one.since = "", None
    if not code:
        return
    (one.passed if how == Turned.PASS else one.done).append(code)
    if since is not None and how != Turned.PASS:
        live = LiveSession.objects.select_for_update(no_key=True).get(meeting=one.meeting_id)
        spoke(live, code, int((now - since).total_seconds()))


def give_floor(one: Round, voice: str, now: datetime) -> None:
    """Give it to the voice that is named, if it waits, else to the first that waits."""
    if voice in one.passed:
        one.passed.remove(voice)
        one.waiting.insert(0, voice)
    if not one.waiting:
        return
    place = one.waiting.index(voice) if voice in one.waiting else 0
    one.speaking, one.since = one.waiting.pop(place), now


@once
def reveal(*, one: Round, version: int, by: By, now: datetime) -> Round:
    """Show to all what was written."""
    current = asked(one, version)
    if current.kind == RoundKind.CONSENT:
        raise ValidationError(_("A consent goes step by step."))
    current.state = RoundState.REVEALED
    return save("round.revealed", current, by, now)


@once
def go_step(*, one: Round, step: str, version: int, by: Actor, now: datetime) -> Round:
    """Go to a step of a consent. When it leaves the step where each seat takes position, these
    positions are those of the decision: seats that are not marked as there are told."""
    current = asked(one, version)
    if current.kind != RoundKind.CONSENT or current.decision is None:
        raise ValidationError(_("This is not a consent."))
    must_be_known(_("step"), step, STEPS)
    if current.step == ConsentStep.OBJECT and step in AFTER_POSITIONS:
        bring_positions(current, by=replace(by, gesture=None), now=now)
    current.step = step
    return save("round.stepped", current, by, now, step=step)


def bring_positions(one: Round, *, by: Actor, now: datetime) -> None:
    """Make of what each seat wrote the positions of the decision; a step of going on."""
    drafts = drafts_of(one)
    if drafts:
        decision = Decision.objects.select_related("meeting__body__network").get(rounds=one)
        known: dict[str, Any] = {"version": decision.version, "by": by, "now": now}
        record_positions(decision=decision, positions=drafts, **known)


def drafts_of(one: Round) -> list[PositionDraft]:
    """Where each seat stands, as it wrote it."""
    rows = RoundEntry.objects.filter(round=one, step=ConsentStep.OBJECT).exclude(stance="")
    return [
        PositionDraft(row.seat_id, row.stance, row.words, row.would_lift, row.attribution)
        for row in rows.order_by("pk")
        if row.seat_id is not None
    ]


@once
def close(*, one: Round, version: int, by: By, now: datetime) -> Round:
    """End it: what was written shows, nothing is added."""
    current = lock(one, version=version)
    current.meeting = one.meeting
    leave_floor(current, Turned.NEXT, now)
    current.state = RoundState.OVER
    return save("round.closed", current, by, now)


def asked(one: Round, version: int) -> Round:
    """The round, locked at that version, if it goes on."""
    current = lock(one, version=version)
    if current.state == RoundState.OVER:
        raise ValidationError(_("This is over: nothing is added to it."))
    current.meeting = one.meeting
    return current
