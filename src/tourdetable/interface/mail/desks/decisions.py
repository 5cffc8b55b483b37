"""The messages that ask seats something between meetings: to answer a consultation, to carry out an
action.

As many queries for 3 as for 300. None quotes what anybody said in a consultation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from tourdetable.domain.consultations.models import Consultation, SeatVoice
from tourdetable.domain.consultations.queries import is_running
from tourdetable.domain.consultations.tokens import token_of
from tourdetable.domain.decisions.models import FollowUp
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import TOLD, NoticeKind
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions


@dataclass(frozen=True, kw_only=True)
class SeatLetter(News):
    """What those who hold a seat are asked: to answer `one`, or to carry out `task`."""

    mandates: tuple[Mandate, ...]
    one: Consultation | None = None
    task: FollowUp | None = None
    late: bool = False

    def url_of(self, mandate: Mandate) -> str:
        """The link that is theirs, or the page where they say that it is done."""
        if self.one is not None:
            where = [self.network.slug, token_of(self.one.pk, mandate)]
            return f"{settings.SITE_URL}{reverse('consultation_link', args=where)}"
        assert self.task is not None
        where = [self.network.slug, self.task.decision_id, self.task.pk]
        return f"{settings.SITE_URL}{reverse('decision_follow_up_done', args=where)}"

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it: a link for each seat, where one mailbox answers for two."""
        links = [(mandate, self.url_of(mandate)) for mandate in self.mandates]
        return {"one": self.one, "task": self.task, "late": self.late, "links": links}


class SeatDesk(NewsDesk):
    """Everything that the messages of one batch quote about consultations and actions."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        asked = [one for one in self.events if TOLD[one.kind] is NoticeKind.CONSULTATION]
        rows = Consultation.objects.select_related("body__network")
        self.asked = rows.in_bulk({subject_id(one) for one in asked})
        around = ("decision__body__network", "decision__meeting")
        todo = {one.data["follow_up"] for one in self.events if one not in asked}
        self.tasks = FollowUp.objects.select_related(*around).in_bulk(todo)
        bodies = {one.body for one in self.asked.values()}
        bodies |= {task.decision.body for task in self.tasks.values()}
        self.charters = charter_versions({body.network_id for body in bodies})
        held = Mandate.objects.filter(seat__body__in=bodies, person__in=self.people)
        around = ("seat__institution", "person__account")
        self.mandates = list(held.select_related(*around).order_by("pk"))
        spoken = SeatVoice.objects.filter(consultation__in=self.asked)
        self.spoken = set(spoken.values_list("consultation_id", "seat_id"))

    def letter(self, parcel: Parcel) -> SeatLetter | None:
        """The message of one parcel, as long as something is asked of the person."""
        event = parcel[0].event
        if TOLD[event.kind] is NoticeKind.CONSULTATION:
            return self.question(parcel, self.asked.get(subject_id(event)))
        return self.reminder(parcel, self.tasks.get(event.data["follow_up"]))

    def question(self, parcel: Parcel, one: Consultation | None) -> SeatLetter | None:
        """What is put to their seat, until it has spoken."""
        if one is None or not is_running(one, self.now):
            return None
        held = self.held(parcel, one.body_id, one)
        if not held:
            return None
        return self.told(parcel, held, f"consultation-{one.pk}", one=one)

    def reminder(self, parcel: Parcel, task: FollowUp | None) -> SeatLetter | None:
        """What their seat has to do, until it is done."""
        if task is None or task.done_on is not None:
            return None
        body = task.decision.body
        held = self.held(parcel, body.pk, None, task.seat_id)
        if not held:
            return None
        late = task.due is not None and task.due < local_day(body.network, self.now)
        return self.told(parcel, held[:1], f"action-{task.pk}", task=task, late=late)

    def held(
        self, parcel: Parcel, body: int, one: Consultation | None, seat: int | None = None
    ) -> tuple[Mandate, ...]:
        """The mandates by which those of a mailbox are asked: of seats that follow nothing, have
        not spoken, and of the one that is asked, if one is."""
        people = {notice.person_id for notice in parcel}
        theirs = [held for held in self.mandates if held.person_id in people]
        return tuple(
            mandate
            for mandate in theirs
            if seat in (None, mandate.seat_id) and self.is_asked(mandate.seat, mandate, body, one)
        )

    def is_asked(self, seat: Seat, mandate: Mandate, body: int, one: Consultation | None) -> bool:
        """Whether a mandate of today is of a seat of the body, of which an answer is awaited."""
        today = self.now.date()
        current = mandate.starts <= today <= (mandate.ends or today)
        if not current or seat.body_id != body or mandate.person.account is None:
            return False
        return one is None or not (seat.follows or (one.pk, seat.pk) in self.spoken)

    def told(
        self, parcel: Parcel, held: tuple[Mandate, ...], thread: str, **about: Any
    ) -> SeatLetter:
        one, task = about.get("one"), about.get("task")
        network = (one.body if one else task.decision.body).network
        charter = in_force(self.charters[network.pk], local_day(network, self.now))
        heading = self.heading(parcel, charter, network)
        persons = tuple(dict.fromkeys(notice.person for notice in parcel))
        return SeatLetter(**heading, persons=persons, thread=thread, mandates=held, **about)
