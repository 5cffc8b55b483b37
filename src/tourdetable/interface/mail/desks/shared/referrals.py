"""The messages about questions that bodies send up: to those who answer, then to those who asked.

As many queries for 3 as for 300.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.referrals.enums import ReferralState
from tourdetable.domain.referrals.models import Referral, ReferralAnswer, ReferralStep
from tourdetable.domain.referrals.queries import sequel_of, whole
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions
from tourdetable.interface.mail.desks.shared.experiences import signed_in


@dataclass(frozen=True, kw_only=True)
class QuestionLetter(News):
    """A question that waits, or what was answered to one; `step` is the floor that it is about."""

    referral: Referral
    step: ReferralStep | None
    late: bool

    @property
    def what(self) -> str:
        """What happened, in the last word of its event."""
        return self.event.kind.rpartition(".")[2]

    @property
    def answer(self) -> ReferralAnswer | None:
        """The last that was answered there."""
        answers = list(self.step.answers.all()) if self.step else []
        return answers[-1] if answers else None

    @property
    def next(self) -> ReferralStep | None:
        """Where it was passed on."""
        after = self.step.position + 1 if self.step else 0
        return next((one for one in self.referral.steps.all() if one.position == after), None)

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it."""
        known: dict[str, Any] = {"referral": self.referral, "step": self.step, "what": self.what}
        known |= {"answer": self.answer, "next": self.next, "late": self.late}
        url = signed_in(self.network, "referral", self.referral.pk)
        return known | {"sequel": sequel_of(self.referral), "url": url}


class QuestionDesk(NewsDesk):
    """Everything that the messages of one batch quote about questions."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        rows = Referral.objects.filter(pk__in={subject_id(event) for event in self.events})
        self.referrals = {row.pk: row for row in whole(rows)}
        self.charters = charter_versions({row.network_id for row in self.referrals.values()})

    def letter(self, parcel: Parcel) -> QuestionLetter | None:
        """The message of one parcel, as long as it is true and somebody has a mailbox."""
        event = parcel[0].event
        referral = self.referrals.get(subject_id(event))
        if referral is None or parcel[0].person.account is None:
            return None
        step, on = step_told(referral, event), local_day(referral.network, self.now)
        if not is_true(event, referral, step):
            return None
        charter = in_force(self.charters[referral.network_id], on)
        return QuestionLetter(
            **self.heading(parcel, charter, referral.network),
            persons=tuple(dict.fromkeys(notice.person for notice in parcel)),
            thread=f"referral-{referral.pk}",
            referral=referral,
            step=step,
            late=step is not None and step.is_late(on),
        )


def step_told(referral: Referral, event: Event) -> ReferralStep | None:
    """The floor of which an event tells."""
    wanted = event.data.get("step")
    return next((step for step in referral.steps.all() if step.pk == wanted), None)


TOLD_WHILE = {
    "referral.examined": (ReferralState.EXAMINED,),
    "referral.withdrawn": (ReferralState.WITHDRAWN,),
}


def is_true(event: Event, referral: Referral, step: ReferralStep | None) -> bool:
    """Whether it is still worth telling: a question as long as it waits there."""
    if event.kind in TOLD_WHILE:
        return referral.state in TOLD_WHILE[event.kind]
    asks = event.kind in ("referral.sent", "referral.reminded")
    if asks:
        return step is not None and step.closed_on is None
    return referral.state != ReferralState.WITHDRAWN
