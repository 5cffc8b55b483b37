"""Messages about complaints: to whoever made one, and to those who answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse

from tourdetable.core.words.language import FIRST, LANGUAGES
from tourdetable.domain.complaints.actions import take_messages
from tourdetable.domain.complaints.enums import TO_WHOEVER_COMPLAINED, ComplaintLetter
from tourdetable.domain.complaints.models import Complaint, ComplaintMessage
from tourdetable.domain.complaints.tokens import follow_token
from tourdetable.domain.journal.departures import mark_overtaken
from tourdetable.interface.mail.apart.batches import Batch
from tourdetable.interface.mail.apart.plain_letters import PlainLetter


@dataclass(frozen=True)
class ComplaintMail:
    """One message about a complaint."""

    message: ComplaintMessage

    @property
    def parcel(self) -> tuple[ComplaintMessage, ...]:
        return (self.message,)

    @property
    def complaint(self) -> Complaint:
        return self.message.complaint

    @property
    def outward(self) -> bool:
        """Whether it goes to whoever complained."""
        return self.message.letter in TO_WHOEVER_COMPLAINED

    @property
    def url(self) -> str:
        """Where it is followed, or answered."""
        if self.outward:
            path = reverse("complaint_follow", args=[follow_token(self.complaint)])
        elif self.complaint.network is not None:
            where = [self.complaint.network.slug, self.complaint.pk]
            path = reverse("network_complaint", args=where)
        else:
            path = reverse("operate_complaint", args=[self.complaint.pk])
        return f"{settings.SITE_URL}{path}"

    def written(self, connection: BaseEmailBackend | None = None) -> EmailMultiAlternatives:
        """The e-mail. Those who answer read the whole of it on its page: not what was complained
        of, which may name somebody."""
        complaint, own = self.complaint, self.complaint.language if self.outward else ""
        language = own if own in LANGUAGES else FIRST.code
        context = {"complaint": complaint, "url": self.url, "letter": self.message.letter}
        name = "complaint" if self.outward else "complaint_desk"
        desk = [complaint.desk] if complaint.desk and self.outward else []
        letter = PlainLetter(name, self.message.to, language, context, {}, desk)
        return letter.written(connection)


def batch_of_complaints(*, worker: str, now: datetime, most: int) -> Batch | None:
    """The next messages to send; nobody is asked to answer what was answered."""
    messages = take_messages(worker=worker, now=now, most=most)
    if not messages:
        return None
    over = [one for one in messages if is_over(one)]
    mark_overtaken(parcels=[(one,) for one in over])
    return Batch([ComplaintMail(one) for one in messages if one not in over], by_mail)


def is_over(message: ComplaintMessage) -> bool:
    """Whether what it asks was done, or its address forgotten."""
    asks = message.letter in (ComplaintLetter.TOLD, ComplaintLetter.OVERDUE)
    return asks and not message.complaint.waits


def by_mail(mail: ComplaintMail, connection: BaseEmailBackend | None) -> EmailMultiAlternatives:
    return mail.written(connection)
