"""Messages to partners without a seat: a diagnosis to bring to, or to approve, by their link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse

from tourdetable.core.words.language import FIRST
from tourdetable.domain.convention.models import DiagnosisMessage
from tourdetable.domain.convention.tokens import token_of
from tourdetable.domain.journal.departures import mark_overtaken, take_due
from tourdetable.domain.networks.queries import local_day
from tourdetable.interface.mail.apart.batches import Batch
from tourdetable.interface.mail.apart.plain_letters import PlainLetter


@dataclass(frozen=True)
class PartnerMail:
    """One message about a diagnosis."""

    message: DiagnosisMessage

    @property
    def parcel(self) -> tuple[DiagnosisMessage, ...]:
        return (self.message,)

    def written(self, connection: BaseEmailBackend | None = None) -> EmailMultiAlternatives:
        """The e-mail, in the first language of the site: nobody has said theirs. Who answers it
        writes to the network, when it has an address."""
        partner = self.message.partner
        network = partner.diagnosis.network
        url = f"{settings.SITE_URL}{reverse('diagnosis_link', args=[token_of(partner)])}"
        said = {"partner": partner, "diagnosis": partner.diagnosis, "letter": self.message.letter}
        reply_to = [network.contact] if network.contact else []
        to, context = self.message.to, said | {"url": url}
        letter = PlainLetter("diagnosis_outside", to, FIRST.code, context, {}, reply_to)
        return letter.written(connection)


def batch_of_diagnoses(*, worker: str, now: datetime, most: int) -> Batch | None:
    """The next messages to send; nobody is sent a link that opens nothing."""
    messages = take_due(DiagnosisMessage, worker=worker, now=now, most=most)
    if not messages:
        return None
    over = [one for one in messages if is_over(one, now)]
    mark_overtaken(parcels=[(one,) for one in over])
    return Batch([PartnerMail(one) for one in messages if one not in over], by_mail)


def is_over(message: DiagnosisMessage, now: datetime) -> bool:
    """Whether its link opens nothing any more."""
    partner = message.partner
    network = partner.diagnosis.network
    known = (message.to, message.link) == (partner.email, partner.link)
    return network.closed_on is not None or not known or not partner.opens(local_day(network, now))


def by_mail(mail: PartnerMail, connection: BaseEmailBackend | None) -> EmailMultiAlternatives:
    return mail.written(connection)
