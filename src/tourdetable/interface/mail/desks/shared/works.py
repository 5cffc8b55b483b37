"""The messages about deliverables: to those who make them, to those who are asked to read them.

As many queries for 3 as for 300. None quotes what is not approved, nor what a reader said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from tourdetable.domain.deliverables.models import Deliverable, PeerReview
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import TOLD, NoticeKind
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions


@dataclass(frozen=True, kw_only=True)
class WorkLetter(News):
    """A deliverable that is owed, or (`review`) that a seat is asked to read, or has read."""

    work: Deliverable
    review: PeerReview | None = None
    late: bool = False

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
        return {"work": self.work, "review": self.review, "late": self.late, "url": self.url}


class WorkDesk(NewsDesk):
    """Everything that the messages of one batch quote about deliverables."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        works = Deliverable.objects.select_related("network", "body").defer("text")
        self.works = works.in_bulk({subject_id(event) for event in self.events})
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
        if not still_true(TOLD[event.kind], work, review):
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
        )


def still_true(kind: NoticeKind, work: Deliverable, review: PeerReview | None) -> bool:
    """Whether it is still owed, still to be read, still answered."""
    if kind is NoticeKind.WORK:
        return work.owed
    return review is not None and bool(review.verdict) is (kind is NoticeKind.PEER_ANSWER)
