"""The agreement and its periods: written, signed, signed by mistake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.convention.actions.documents import give_document
from tourdetable.domain.convention.models import Agreement, AgreementPeriod
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.library.actions.bringing import SentFile
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import one_line, short_day, wording

WORDS = 8_000
FEWEST = 2
"""How many institutions agree, at least."""


@once
def write_agreement(
    *, network: Network, title: str, words: str, version: int, by: By, now: datetime
) -> Agreement:
    """Say under which agreement the network lives; `version` 0 while nobody has."""
    Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    known = Agreement.objects.filter(network=network).first()
    agreement = lock(known, version=version) if known else Agreement(network=network, version=0)
    agreement.title = one_line(title, limit=200, missing=_("Give it a title."))
    agreement.words = wording(words, limit=WORDS)
    return save("agreement.written", agreement, by, now)


@dataclass(frozen=True)
class AgreementDays:
    """What is said of a period."""

    title: str
    starts: date
    ends: date


@once
def begin_period(
    *, agreement: Agreement, details: AgreementDays, by: By, now: datetime
) -> AgreementPeriod:
    """Prepare a period: it counts once it is signed."""
    Agreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)
    period = AgreementPeriod(agreement=agreement)
    say(period, details)
    must_be_new(period)
    period.save()
    tell("agreement_period.begun", period, by, now)
    return period


@once
def describe_period(
    *, period: AgreementPeriod, details: AgreementDays, version: int, by: By, now: datetime
) -> AgreementPeriod:
    """Say better what it is, as long as it is not signed."""
    current = lock(period, version=version)
    must_be_draft(current)
    former = current.starts
    say(current, details)
    must_be_new(current)
    current.signatories.filter(starts=former).update(starts=current.starts)
    return save("agreement_period.described", current, by, now)


@once
def sign_period(
    *,
    period: AgreementPeriod,
    signed_on: date,
    version: int,
    by: By,
    now: datetime,
    sent: SentFile | None = None,
) -> AgreementPeriod:
    """It is signed, by all those who are written there: from now on, amendments change them."""
    current = lock(period, version=version)
    must_be_draft(current)
    if signed_on > local_day(current.agreement.network, now):
        raise ValidationError({"signed_on": _("This day has not come: sign first.")})
    must_be_signable(current)
    current.signed_on = signed_on
    give_document(current, sent, now)
    return save("agreement_period.signed", current, by, now)


@once
def take_back_signature(
    *, period: AgreementPeriod, version: int, by: By, now: datetime
) -> AgreementPeriod:
    """It was recorded as signed by mistake: it is a draft again."""
    current = lock(period, version=version)
    if current.signed_on is None:
        raise ValidationError(_("It is not signed."))
    if current.amendments.exists():
        raise ValidationError(_("It was amended: it cannot be a draft any more."))
    current.signed_on = None
    return save("agreement_period.unsigned", current, by, now)


def say(period: AgreementPeriod, details: AgreementDays) -> None:
    """Its title and its days."""
    period.title = one_line(details.title, limit=200, missing=_("Give it a title."))
    if details.ends < details.starts:
        raise ValidationError({"ends": _("It cannot end before it starts.")})
    period.starts, period.ends = details.starts, details.ends


def must_be_draft(period: AgreementPeriod) -> None:
    """Refuse to change what institutions have signed otherwise than by an amendment."""
    if period.signed_on is not None:
        words = _("It was signed on %(day)s: only an amendment changes it.")
        raise ValidationError(words % {"day": short_day(period.signed_on)})


def must_be_new(period: AgreementPeriod) -> None:
    """Refuse two periods on the same days."""
    rows = AgreementPeriod.objects.filter(agreement=period.agreement).exclude(pk=period.pk)
    other = rows.filter(starts__lte=period.ends, ends__gte=period.starts).first()
    if other is not None:
        words = _("“%(title)s” holds on some of these days: a period follows the other.")
        raise ValidationError({"starts": words % {"title": other.title}})


def must_be_signable(period: AgreementPeriod) -> None:
    """Refuse an agreement of nobody."""
    if period.signatories.count() < FEWEST:
        raise ValidationError(_("Write first which institutions sign it: two at least."))
