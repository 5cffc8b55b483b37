"""The messages that ask seats something between meetings: to answer a consultation, to carry out an
action; and those that tell who was asked how their consultation ended.

As many queries for 3 as for 300. None quotes what anybody said in a consultation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from tourdetable.domain.consultations.models import Consultation, SeatVoice
from tourdetable.domain.consultations.queries import is_running
from tourdetable.domain.consultations.tokens import token_of
from tourdetable.domain.decisions.models import FollowUp
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Body, Mandate
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
        page = (self.network.slug, self.task.decision_id, self.task.pk)
        return f"{settings.SITE_URL}{reverse('decision_follow_up_done', args=page)}"

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it: a link for each seat, where one mailbox answers for two."""
        links = [(mandate, self.url_of(mandate)) for mandate in self.mandates]
        return {"one": self.one, "task": self.task, "late": self.late, "links": links}


class SeatDesk(NewsDesk):
    """Everything that the messages of one batch quote about consultations and actions."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        self.asked, self.tasks = questions(self.events), tasks(self.events)
        bodies = {one.body for one in self.asked.values()}
        bodies |= {task.decision.body for task in self.tasks.values()}
        self.charters = charter_versions({body.network_id for body in bodies})
        self.mandates = mandates(bodies, self.people)
        spoken = SeatVoice.objects.filter(consultation__in=self.asked)
        self.spoken = set(spoken.values_list("consultation_id", "seat_id"))

    def letter(self, parcel: Parcel) -> SeatLetter | None:
        """The message of one parcel, as long as something is asked of the person."""
        event = parcel[0].event
        if is_question(event):
            return self.question(parcel, self.asked.get(subject_id(event)))
        return self.reminder(parcel, self.tasks.get(event.data["follow_up"]))

    def question(self, parcel: Parcel, one: Consultation | None) -> SeatLetter | None:
        """What is put to their seats, until they have spoken."""
        if one is None or not is_running(one, self.now):
            return None
        silent = [
            held
            for held in self.held(parcel, one.body)
            if not held.seat.follows and (one.pk, held.seat_id) not in self.spoken
        ]
        return self.told(parcel, one.body, silent, thread=f"consultation-{one.pk}", one=one)

    def reminder(self, parcel: Parcel, task: FollowUp | None) -> SeatLetter | None:
        """What their seat has to do, until it is done."""
        if task is None or task.done_on is not None:
            return None
        body = task.decision.body
        held = [one for one in self.held(parcel, body) if one.seat_id == task.seat_id]
        late = task.due is not None and task.due < local_day(body.network, self.now)
        thread = f"action-{task.pk}"
        return self.told(parcel, body, held[:1], thread=thread, task=task, late=late)

    def held(self, parcel: Parcel, body: Body) -> list[Mandate]:
        """The mandates of today by which those of a mailbox sit in a body."""
        people = {notice.person_id for notice in parcel}
        today = local_day(body.network, self.now)
        return [
            one
            for one in self.mandates
            if one.person_id in people and one.seat.body_id == body.pk and runs(one, today)
        ]

    def told(
        self, parcel: Parcel, body: Body, held: Sequence[Mandate], **about: Any
    ) -> SeatLetter | None:
        """The message; none where nobody of the mailbox is asked any more."""
        if not held:
            return None
        charter = in_force(self.charters[body.network_id], local_day(body.network, self.now))
        heading = self.heading(parcel, charter, body.network)
        persons = tuple(dict.fromkeys(notice.person for notice in parcel))
        return SeatLetter(**heading, persons=persons, mandates=tuple(held), **about)


def is_question(event: Event) -> bool:
    """Whether it asks to answer a consultation, rather than to do something."""
    return TOLD[event.kind] is NoticeKind.CONSULTATION


def questions(events: Sequence[Event]) -> dict[int, Consultation]:
    """The consultations of which events tell (one query)."""
    rows = Consultation.objects.select_related("body__network")
    return rows.in_bulk({subject_id(one) for one in events if is_question(one)})


def tasks(events: Sequence[Event]) -> dict[int, FollowUp]:
    """The actions of which events tell (one query)."""
    rows = FollowUp.objects.select_related("decision__body__network")
    return rows.in_bulk({one.data["follow_up"] for one in events if not is_question(one)})


def mandates(bodies: Iterable[Body], people: Iterable[int]) -> list[Mandate]:
    """Those of people in bodies (one query)."""
    held = Mandate.objects.filter(seat__body__in=set(bodies), person__in=set(people))
    return list(held.select_related("seat__institution", "person__account").order_by("pk"))


def runs(mandate: Mandate, today: date) -> bool:
    """Whether somebody who has an account holds a seat today."""
    current = mandate.starts <= today <= (mandate.ends or today)
    return current and mandate.person.account is not None


@dataclass(frozen=True, kw_only=True)
class ConclusionLetter(News):
    """A consultation that became a decision, or was withdrawn."""

    one: Consultation

    @property
    def url(self) -> str:
        """The decision, or what is left of the consultation; by way of the sign-in page."""
        name, pk = "consultation", self.one.pk
        if self.one.decision is not None:
            name, pk = "decision", self.one.decision.pk
        page = reverse(name, args=[self.network.slug, pk])
        return f"{settings.SITE_URL}{reverse('account_request_login_code')}?next={page}"

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it."""
        return {"one": self.one, "decision": self.one.decision, "url": self.url}


class ConclusionDesk(NewsDesk):
    """Everything that the messages of one batch quote about consultations that ended."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        rows = Consultation.objects.select_related("body__network", "decision")
        self.ended = rows.in_bulk({subject_id(event) for event in self.events})
        self.charters = charter_versions({one.body.network_id for one in self.ended.values()})

    def letter(self, parcel: Parcel) -> ConclusionLetter | None:
        """The message of one parcel, as long as somebody has a mailbox."""
        one = self.ended.get(subject_id(parcel[0].event))
        if one is None or parcel[0].person.account is None:
            return None
        network = one.body.network
        charter = in_force(self.charters[network.pk], local_day(network, self.now))
        return ConclusionLetter(
            **self.heading(parcel, charter, network),
            persons=tuple(dict.fromkeys(notice.person for notice in parcel)),
            thread=f"consultation-{one.pk}",
            one=one,
        )
