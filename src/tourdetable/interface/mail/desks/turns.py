"""The messages about turns: a swap that is asked, its answer, the kit of a duty.

As many queries for 3 as for 300.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from tourdetable.core.charter.terms.model import DutyKind, word_for
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import TOLD, NoticeKind
from tourdetable.domain.rota.enums import SwapState
from tourdetable.domain.rota.kits import duty_steps, last_turns
from tourdetable.domain.rota.models import Swap
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions


@dataclass(frozen=True, kw_only=True)
class TurnLetter(News):
    """What those who hold a seat are told of a turn; `swap` is None for a kit; `back`: the duty in
    exchange. For a kit, `kind_of_duty` as the charter has it, whether there are `others` beside it,
    and who had it `last`."""

    meeting: Meeting
    seat: Seat
    duty: str
    swap: Swap | None
    back: str
    kind_of_duty: DutyKind | None = None
    others: bool = False
    last: Turn | None = None

    @property
    def url(self) -> str:
        """The page where one answers, or reads the kit."""
        if self.swap is not None:
            path = reverse("swap", args=[self.network.slug, self.swap.pk])
        else:
            code = self.event.data["duty"]
            path = reverse("turn_kit", args=[self.network.slug, self.meeting.pk, code])
        return f"{settings.SITE_URL}{path}"

    @property
    def table_url(self) -> str:
        """The page of the turns of the body."""
        path = reverse("rota", args=[self.network.slug, self.meeting.body.slug])
        return f"{settings.SITE_URL}{path}"

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it."""
        kind, met = self.kind_of_duty, {"again": self.last is not None, "others": self.others}
        steps = duty_steps(kind, **met) if kind else []
        return {"seat": self.seat, "url": self.url, "steps": steps}


class TurnDesk(NewsDesk):
    """Everything that the messages of one batch quote about turns."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        kits = [one for one in self.events if TOLD[one.kind] is NoticeKind.KIT]
        around = (
            "meeting__body__network",
            "meeting__place",
            "in_exchange",
            "seat__institution",
            "other__institution",
        )
        asked = {subject_id(one) for one in self.events if one not in kits}
        self.swaps = Swap.objects.select_related(*around).in_bulk(asked)
        rows = Meeting.objects.select_related("body__network", "place")
        self.meetings = rows.in_bulk({subject_id(one) for one in kits})
        about = {*self.meetings, *(swap.meeting_id for swap in self.swaps.values())}
        turns = Turn.objects.filter(meeting__in=about).select_related("seat__institution")
        self.turns = {(turn.meeting_id, turn.duty): turn for turn in turns}
        self.last = last_turns({one.body_id for one in self.meetings.values()}, now=now)
        bodies = [swap.meeting.body for swap in self.swaps.values()]
        bodies += [meeting.body for meeting in self.meetings.values()]
        self.charters = charter_versions({body.network_id for body in bodies})

    def letter(self, parcel: Parcel) -> TurnLetter | None:
        """The message of one parcel, if it still has something true to tell."""
        event = parcel[0].event
        kind = TOLD[event.kind]
        if parcel[0].person.account is None:
            return None
        if kind is NoticeKind.KIT:
            return self.kit(parcel)
        swap = self.swaps.get(subject_id(event))
        if swap is None or swap.meeting.starts_at <= self.now:
            return None
        waits = swap.state == SwapState.ASKED
        if waits is not (kind is NoticeKind.SWAP):
            return None
        if swap.state == SwapState.VOID and not self.is_its_own(swap):
            return None
        seat = swap.other if kind is NoticeKind.SWAP else swap.seat
        return self.told(parcel, swap.meeting, seat, swap.duty, swap)

    def is_its_own(self, swap: Swap) -> bool:
        """Whether the turn is still of the seat that wanted to swap it."""
        turn = self.turns.get((swap.meeting_id, swap.duty))
        return turn is not None and turn.seat_id == swap.seat_id

    def kit(self, parcel: Parcel) -> TurnLetter | None:
        """The kit, as long as the seat has the duty at a meeting to come."""
        event = parcel[0].event
        meeting = self.meetings.get(subject_id(event))
        if meeting is None or meeting.state not in CALENDAR or meeting.starts_at <= self.now:
            return None
        turn = self.turns.get((meeting.pk, event.data["duty"]))
        if turn is None or turn.seat_id != event.data["seat"]:
            return None
        return self.told(parcel, meeting, turn.seat, turn.duty, None)

    def told(
        self, parcel: Parcel, meeting: Meeting, seat: Seat, duty: str, swap: Swap | None
    ) -> TurnLetter:
        network = meeting.body.network
        charter = in_force(self.charters[network.pk], local_day(network, self.now))
        known = charter.vocabulary.duties
        back = swap.duty_back if swap else ""
        return TurnLetter(
            **self.heading(parcel, charter, network),
            persons=tuple(dict.fromkeys(notice.person for notice in parcel)),
            thread=f"meeting-{meeting.pk}",
            meeting=meeting,
            seat=seat,
            duty=word_for(known, duty),
            swap=swap,
            back=word_for(known, back) if back else "",
            kind_of_duty=known.get(duty) if swap is None else None,
            others=len(charter.vocabulary.duties_of(meeting.body.kind)) > 1,
            last=self.last.get((meeting.body_id, duty)) if swap is None else None,
        )
