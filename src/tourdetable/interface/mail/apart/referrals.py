"""Messages to whoever is asked outside a network: a question, that it is overdue, that it is
withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse

from tourdetable.core.words.language import FIRST
from tourdetable.domain.journal.departures import mark_overtaken, take_due
from tourdetable.domain.referrals.enums import ReferralLetter
from tourdetable.domain.referrals.models import ReferralMessage
from tourdetable.domain.referrals.tokens import token_of
from tourdetable.interface.mail.apart.batches import Batch
from tourdetable.interface.mail.apart.plain_letters import PlainLetter


@dataclass(frozen=True)
class OutsideMail:
    """One message about a question."""

    message: ReferralMessage

    @property
    def parcel(self) -> tuple[ReferralMessage, ...]:
        return (self.message,)

    def written(self, connection: BaseEmailBackend | None = None) -> EmailMultiAlternatives:
        """The e-mail, in the first language of the site: nobody has said theirs. Who answers it
        writes to the network, when it has an address."""
        step = self.message.step
        referral = step.referral
        url = f"{settings.SITE_URL}{reverse('referral_link', args=[token_of(step)])}"
        context = {"step": step, "referral": referral, "letter": self.message.letter, "url": url}
        reply_to = [referral.network.contact] if referral.network.contact else []
        to = self.message.to
        letter = PlainLetter("question_outside", to, FIRST.code, context, {}, reply_to)
        return letter.written(connection)


def batch_of_questions(*, worker: str, now: datetime, most: int) -> Batch | None:
    """The next messages to send; nobody is asked what was answered, nor at a former address."""
    messages = take_due(ReferralMessage, worker=worker, now=now, most=most)
    if not messages:
        return None
    over = [one for one in messages if is_over(one)]
    mark_overtaken(parcels=[(one,) for one in over])
    return Batch([OutsideMail(one) for one in messages if one not in over], by_mail)


def is_over(message: ReferralMessage) -> bool:
    """Whether what it tells is true no more."""
    if message.to != message.step.email or message.step.referral.network.closed_on is not None:
        return True
    return message.letter != ReferralLetter.WITHDRAWN and message.step.closed_on is not None


def by_mail(mail: OutsideMail, connection: BaseEmailBackend | None) -> EmailMultiAlternatives:
    return mail.written(connection)
