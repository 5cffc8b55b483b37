"""The circulated minutes that a member relays, for one of their seats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, QueryDict

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.relays.briefs import briefs_of
from tourdetable.domain.relays.models import Relay
from tourdetable.domain.relays.queries import of_minutes
from tourdetable.domain.relays.rules import why_kept
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, read
from tourdetable.interface.web.areas.relays.kit import KitChoice, RelayKit, offered_to
from tourdetable.interface.web.areas.relays.paper import mail_text, mailto, subject
from tourdetable.interface.web.base.scene import Scene


@dataclass(frozen=True)
class HeldMinutes:
    """Minutes, and the seat that relays them; `inside`: whoever reads is signed in, and may carry
    in their institution all that the network reads."""

    scene: Scene
    minutes: Minutes
    seat: Seat
    charter: Charter
    query: QueryDict
    inside: bool
    seats: tuple[Seat, ...] = ()
    record: MinutesInContext | None = None

    @cached_property
    def kit(self) -> RelayKit:
        """What they hand on, as they chose it."""
        meeting = self.minutes.meeting
        brief = briefs_of([meeting], now=self.scene.now)[meeting.pk]
        offered = offered_to(self.minutes, inside=self.inside)
        choice = KitChoice.asked(self.query, offered)
        today = self.scene.today
        return RelayKit(self.minutes, self.seat, self.charter, brief, choice, today)

    @property
    def kept(self) -> str:
        """Why nothing may be handed on yet; empty when it may."""
        return why_kept(self.minutes)

    @property
    def wider(self) -> bool:
        """Whether more may be carried inside the institution."""
        return len(offered_to(self.minutes, inside=self.inside)) > 1

    @property
    def chosen(self) -> str:
        """What follows the address of a file, so that it holds what the page shows."""
        kept = [(name, value) for name in ("chosen", "upto") if (value := self.query.get(name))]
        kept += [("keep", key) for key in self.query.getlist("keep")]
        kept += [("seat", str(self.seat.pk))] if len(self.seats) > 1 else []
        return f"?{urlencode(kept)}" if kept else ""

    @cached_property
    def mail(self) -> str:
        return mail_text(self.kit)

    @property
    def subject(self) -> str:
        return subject(self.kit)

    @property
    def mailto(self) -> str:
        return mailto(self.kit)

    @cached_property
    def relays(self) -> Sequence[Relay]:
        """What this seat relayed of them already."""
        return list(of_minutes(self.minutes).filter(seat=self.seat))


def holding(scene: Scene, pk: int, query: QueryDict) -> HeldMinutes:
    """Those that the reader relays, or 404: circulated minutes of a body where they sit."""
    record = read(scene, pk)
    seats = scene.member.seats_in(record.meeting.body_id)
    if record.minutes is None or record.state != MinutesState.CIRCULATED or not seats:
        raise Http404
    asked = query.get("seat", "")
    seat = next((one for one in seats if str(one.pk) == asked), seats[0])
    known: dict[str, Any] = {"inside": True, "seats": seats, "record": record}
    return HeldMinutes(scene, record.minutes, seat, record.charter, query, **known)


def holding_by_link(scene: Scene, minutes: Minutes, seat: Seat, query: QueryDict) -> HeldMinutes:
    """The same for whoever opens their link: never more than what may leave the network."""
    charter = charter_of(minutes.meeting)
    return HeldMinutes(scene, minutes, seat, charter, query, inside=False)
