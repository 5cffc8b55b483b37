"""What the charter says of an act on the calendar, before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from tourdetable.core.charter.facts.record import MeetingFact
from tourdetable.core.charter.judge.gates import Obstacle
from tourdetable.core.charter.terms.model import Gate
from tourdetable.domain.compliance.queries import obstacles
from tourdetable.domain.compliance.registry import record_of
from tourdetable.domain.meetings.facts import meeting_fact
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Network


class Refused(Exception):
    """The charter refuses the act: nothing was changed."""

    def __init__(self, found: Sequence[Obstacle]) -> None:
        super().__init__("refused by the charter")
        self.obstacles = tuple(found)


class NeedsConfirmation(Exception):
    """The act would break the charter; it is done when confirmed. Nothing was changed yet."""

    def __init__(self, found: Sequence[Obstacle]) -> None:
        super().__init__("needs confirmation")
        self.obstacles = tuple(found)


def pass_gates(meeting: Meeting, *, confirmed: bool, on: date) -> None:
    """Let the meeting stand in the calendar as it now reads (unsaved), or raise.

    Recording what really happened is never refused (DESIGN §3): a day not to come only asks for confirmation.
    """
    pass_gates_together([meeting], meeting.body.network, confirmed=confirmed, on=on)


def pass_gates_together(
    meetings: Sequence[Meeting], network: Network, *, confirmed: bool, on: date
) -> None:
    """The same for several meetings of a network, judged once: each stands beside the others."""
    changed = facts_of(meetings, network)
    found = foreseen(network, changed, on=on)
    ahead = {fact.id for fact in changed if fact.on > on}
    refusals = [o for o in found if o.gate is Gate.REFUSE and names_one_of(o, ahead)]
    if refusals:
        raise Refused(refusals)
    if found and not confirmed:
        raise NeedsConfirmation(found)


def facts_of(meetings: Sequence[Meeting], network: Network) -> list[MeetingFact]:
    """The meetings as facts; one that is not in the calendar yet has a number in place of its id."""
    facts = [meeting_fact(meeting, network, recorded=False) for meeting in meetings]
    return [
        fact if meeting.pk else replace(fact, id=f"drawn:{number}")
        for number, (meeting, fact) in enumerate(zip(meetings, facts, strict=True))
    ]


def names_one_of(obstacle: Obstacle, meetings: set[str]) -> bool:
    """Whether the breach is about one of these meetings."""
    return any(e.kind == "meeting" and e.id in meetings for e in obstacle.breach.evidence)


def foreseen(network: Network, changed: Sequence[MeetingFact], *, on: date) -> tuple[Obstacle, ...]:
    """The obstacles to these meetings becoming what `changed` says."""
    before = record_of(network)
    known = {m.id: m for m in before.meetings}
    became = {fact.id: with_attendance(fact, known.get(fact.id)) for fact in changed}
    after = replace(before, meetings=tuple({**known, **became}.values()))
    return obstacles(network, before, after, on=on)


def with_attendance(fact: MeetingFact, was: MeetingFact | None) -> MeetingFact:
    """The fact, its attendance recorded if it was."""
    return replace(fact, attendance_recorded=was.attendance_recorded) if was else fact
