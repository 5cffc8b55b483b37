"""The messages about deliverables: to those who make them, to those who are asked to read them, to
the members of the bodies to which they go.

As many queries for 3 as for 300. None quotes what is not approved, nor what a reader said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from tourdetable.domain.deliverables.models import Circulation, Deliverable, PeerReview
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import TOLD, NoticeKind
from tourdetable.domain.relays.rules import why_kept
from tourdetable.domain.relays.tokens import work_token
from tourdetable.interface.mail.desks.decisions import runs
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions


@dataclass(frozen=True, kw_only=True)
class WorkLetter(News):
    """A deliverable that is owed (`made`: by a seat of the mailbox), or (`review`) that a seat is
    asked to read, or has read; or that went to the bodies where those of the mailbox sit, by these
    `mandates`."""

    work: Deliverable
    review: PeerReview | None = None
    late: bool = False
    made: bool = False
    mandates: tuple[Mandate, ...] = ()

    @property
    def url(self) -> str:
        """Its page, or where its reader answers; by way of the sign-in page."""
        name, where = "work", [self.network.slug, self.work.number]
        if self.review is not None and self.kind is NoticeKind.PEER_REVIEW:
            name, where = "work_review", [*where, self.review.pk]
        page = reverse(name, args=where)
        return f"{settings.SITE_URL}{reverse('account_request_login_code')}?next={page}"

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it."""
        said = {"work": self.work, "review": self.review, "late": self.late, "url": self.url}
        said["made"] = self.made
        return said | {"links": [self.link(one) for one in self.mandates]}

    def link(self, mandate: Mandate) -> str:
        """Where a holder relays it without signing in."""
        where = [self.network.slug, work_token(self.work.pk, mandate)]
        return f"{settings.SITE_URL}{reverse('relay_link', args=where)}"


class WorkDesk(NewsDesk):
    """Everything that the messages of one batch quote about deliverables."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        works = Deliverable.objects.select_related("network", "body", "in_force").defer("text")
        works = works.prefetch_related("held_by")
        self.works = works.in_bulk({subject_id(event) for event in self.events})
        sent = {event.data.get("circulation", 0) for event in self.events}
        rows = Circulation.objects.prefetch_related("bodies")
        self.circulations = rows.in_bulk(sent)
        held = Mandate.objects.filter(person__in=self.people)
        self.mandates = list(held.select_related("seat__institution", "person__account"))
        asked = {event.data.get("review", 0) for event in self.events}
        self.reviews = PeerReview.objects.select_related("seat__institution", "of").in_bulk(asked)
        self.charters = charter_versions({one.network_id for one in self.works.values()})

    def letter(self, parcel: Parcel) -> WorkLetter | None:
        """The message of one parcel, as long as it is true and somebody has a mailbox."""
        event = parcel[0].event
        work = self.works.get(subject_id(event))
        review = self.reviews.get(event.data.get("review", 0))
        if work is None or parcel[0].person.account is None:
            return None
        sent = self.circulations.get(event.data.get("circulation", 0))
        if not still_true(TOLD[event.kind], work, review, sent):
            return None
        today = local_day(work.network, self.now)
        charter = in_force(self.charters[work.network_id], today)
        return WorkLetter(
            **self.heading(parcel, charter, work.network),
            persons=tuple(dict.fromkeys(notice.person for notice in parcel)),
            thread=f"deliverable-{work.pk}",
            work=work,
            review=review,
            late=work.due_on is not None and work.due_on < today,
            made=self.makes(parcel, work, today),
            mandates=self.receiving(parcel, sent, today) if sent and not why_kept(work) else (),
        )

    def makes(self, parcel: Parcel, work: Deliverable, on: date) -> bool:
        """Whether those of a mailbox hold a seat that makes it."""
        people = {notice.person_id for notice in parcel}
        seats = {seat.pk for seat in work.held_by.all()}
        held = (one for one in self.mandates if one.person_id in people and one.seat_id in seats)
        return any(runs(one, on) for one in held)

    def receiving(self, parcel: Parcel, sent: Circulation, on: date) -> tuple[Mandate, ...]:
        """The mandates by which those of a mailbox sit in the bodies to which it went."""
        people = {notice.person_id for notice in parcel}
        bodies = {body.pk for body in sent.bodies.all()}
        return tuple(
            one
            for one in self.mandates
            if one.person_id in people and one.seat.body_id in bodies and runs(one, on)
        )


def still_true(
    kind: NoticeKind, work: Deliverable, review: PeerReview | None, sent: Circulation | None
) -> bool:
    """Whether it is still owed, still to be read, still answered, still said to have gone there."""
    if kind is NoticeKind.WORK:
        return work.owed
    if kind is NoticeKind.WORK_OUT:
        return work.out and sent is not None and sent.of_id == work.in_force_id
    return review is not None and bool(review.verdict) is (kind is NoticeKind.PEER_ANSWER)
