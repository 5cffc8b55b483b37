"""Sending the kit of a duty to whoever has it soon: done by the clock of the installation."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from tourdetable.domain.journal.actions import AlreadyDone, once, tell
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import By, Operator
from tourdetable.domain.networks.models import Network
from tourdetable.domain.rota.kits import KitDue, kits_due


def send_kits(*, now: datetime) -> int:
    """Send every kit that is due, each once; how many left."""
    left = 0
    for network in Network.objects.filter(closed_on=None).order_by("pk"):
        for due in list(kits_due(network, now=now)):
            try:
                send_kit(meeting=due.meeting, duty=due.duty, seat=due.seat, by=by(due), now=now)
            except AlreadyDone:
                continue
            left += 1
    return left


def by(due: KitDue) -> Operator:
    """The installation, by a gesture that is the same for the same kit."""
    return Operator(uuid5(NAMESPACE_URL, f"kit:{due.meeting.pk}:{due.duty}:{due.seat}"))


@once
def send_kit(*, meeting: Meeting, duty: str, seat: int, by: By, now: datetime) -> None:
    """Say that a seat receives the kit of its duty: it is told by a notice."""
    tell("kit.sent", meeting, by, now, facts=[], duty=duty, seat=seat)
