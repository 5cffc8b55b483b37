"""What the charter says of an act on the calendar, before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tourdetable.core.charter.gates import Obstacle
from tourdetable.core.charter.model import Gate
from tourdetable.core.charter.record import MeetingFact
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
    network = meeting.body.network
    changed = meeting_fact(meeting, network, recorded=False)
    found = foreseen(network, changed, on=on)
    refusals = [o for o in found if o.gate is Gate.REFUSE]
    if refusals and changed.on > on:
        raise Refused(refusals)
    if found and not confirmed:
        raise NeedsConfirmation(found)


def foreseen(network: Network, changed: MeetingFact, *, on: date) -> tuple[Obstacle, ...]:
    """The obstacles to one meeting becoming what `changed` says."""
    before = record_of(network)
    known = {m.id: m for m in before.meetings}
    if changed.id in known:
        changed = replace(changed, attendance_recorded=known[changed.id].attendance_recorded)
    after = replace(before, meetings=tuple({**known, changed.id: changed}.values()))
    return obstacles(network, before, after, on=on)
