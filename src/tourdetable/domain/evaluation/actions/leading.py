"""Beginning an evaluation, writing how it is conducted and what is concluded, giving it up."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.evaluation.rules import conducting_kinds
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.people.wording import one_line, wording

TITLE, TEXT = 200, 60_000
FACTS = ["campaigns"]
LONGEST = 3_660
"""Days of a period: ten years."""


@once
def begin(*, body: Body, title: str, first: date, last: date, by: By, now: datetime) -> Campaign:
    """Begin to evaluate a period, for a body that may conduct it."""
    network = Network.objects.select_for_update(no_key=True).get(pk=body.network_id)
    today = local_day(network, now)
    must_be_a_period(first, last, today)
    must_conduct(body, network, today)
    number = network.campaigns.aggregate(last=Max("number"))["last"] or 0
    made = Campaign(network=network, body=body, number=number + 1, begun_on=today)
    made.title = one_line(title, limit=TITLE, missing=_("Give it a title."))
    made.first, made.last, made.begun_by_id = first, last, by.person_id
    made.save()
    tell("campaign.begun", made, by, now, facts=FACTS)
    return made


def must_be_a_period(first: date, last: date, today: date) -> None:
    """Refuse days in the wrong order, or none of which has come."""
    if last < first:
        raise ValidationError({"last": _("It cannot end before it starts.")})
    if first > today:
        words = _("Nothing has happened then yet: choose a period that has begun.")
        raise ValidationError({"first": words})
    if (last - first).days > LONGEST:
        raise ValidationError({"last": _("A period lasts ten years at most.")})


def must_conduct(body: Body, network: Network, today: date) -> None:
    """Refuse a body that the charter does not name, or that does not exist today."""
    charter = charter_in_force(network, on=today)
    if body.kind not in conducting_kinds(charter):
        raise ValidationError(_("The charter gives evaluations to other bodies than this one."))
    if not body.starts <= today <= (body.ends or date.max):
        raise ValidationError(_("This body does not exist today."))


@once
def write(
    *,
    campaign: Campaign,
    title: str,
    method: str,
    findings: str,
    version: int,
    by: By,
    now: datetime,
) -> Campaign:
    """Say how it is conducted, and what is concluded."""
    current = written(campaign, version)
    current.title = one_line(title, limit=TITLE, missing=_("Give it a title."))
    current.method = wording(method, limit=TEXT)
    current.findings = wording(findings, limit=TEXT)
    return save("campaign.written", current, by, now, facts=FACTS)


@once
def withdraw(*, campaign: Campaign, version: int, by: By, now: datetime) -> None:
    """Give up an evaluation whose figures were never frozen: nothing is left of it. Those that
    were are known: what is told later has to stand beside them."""
    current = written(campaign, version)
    if current.frozen_on:
        raise ValidationError(_("Its figures were frozen: it stays."))
    tell("campaign.withdrawn", current, by, now, facts=FACTS)
    current.delete()


def written(campaign: Campaign, version: int) -> Campaign:
    """The evaluation, locked, if its words may still be written."""
    current = lock(campaign, version=version)
    must_be_written(current)
    return current


def must_be_written(campaign: Campaign) -> None:
    """Refuse to write in a report that was given."""
    if not campaign.is_written:
        raise ValidationError(
            _("The report was given: nothing is written in it any more. Take it back to change it.")
        )
