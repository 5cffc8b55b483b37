"""Giving a report to the bodies that approve it, their approval, its publication."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.evaluation.actions.leading import FACTS, written
from tourdetable.domain.evaluation.enums import CampaignState
from tourdetable.domain.evaluation.models import Campaign, ReportApproval
from tourdetable.domain.evaluation.rules import OFFERED, approving_bodies
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.queries import charter_in_force, local_day


@once
def give(*, campaign: Campaign, version: int, by: By, now: datetime) -> Campaign:
    """Give the report to every body that the charter makes competent: each decides of it."""
    current = written(campaign, version)
    must_be_ready(current)
    today = local_day(current.network, now)
    charter = charter_in_force(current.network, on=today)
    bodies = list(approving_bodies(current.network, charter, today))
    if not bodies:
        words = _(
            "No body of this network may approve an evaluation: its charter has to say which."
        )
        raise ValidationError(words)
    current.giving, current.given_on = current.giving + 1, today
    asked = {"campaign": current, "giving": current.giving, "asked_on": today}
    ReportApproval.objects.bulk_create([ReportApproval(body=body, **asked) for body in bodies])
    pks = [body.pk for body in bodies]
    return save("campaign.given", current, by, now, facts=FACTS, bodies=pks)


def must_be_ready(campaign: Campaign) -> None:
    """Refuse a report without frozen figures, or without a word of what is concluded."""
    if campaign.frozen_on is None:
        raise ValidationError(_("Freeze its figures first: what is approved must not change."))
    if not campaign.findings.strip():
        raise ValidationError(_("Write first what is concluded: figures alone are no evaluation."))


@once
def take_back(*, campaign: Campaign, version: int, by: By, now: datetime) -> Campaign:
    """Take back a report that is not approved by all, to amend it; who approved it as it stood is
    kept, and is asked again."""
    current = lock(campaign, version=version)
    if current.state != CampaignState.GIVEN:
        raise ValidationError(_("Only a report that waits to be approved is taken back."))
    current.given_on = None
    return save("campaign.taken_back", current, by, now, facts=FACTS)


def approve(approval: ReportApproval, decision: Decision, by: By, now: datetime) -> None:
    """A body approves the report, as a decision says it: a step of its conclusion."""
    rows = Campaign.objects.select_for_update(no_key=True, of=("self",)).select_related("network")
    campaign = rows.get(pk=approval.campaign_id)
    today = local_day(campaign.network, now)
    approval.decision, approval.approved_on = decision, today
    approval.save(update_fields=["decision", "approved_on"])
    if not campaign.approvals.filter(giving=campaign.giving, approved_on=None).exists():
        campaign.approved_on = today
    said = {"decision": decision.pk, "body_approves": approval.body_id}
    save("campaign.approved", campaign, by, now, facts=FACTS, **said)


@once
def publish(*, campaign: Campaign, audience: str, version: int, by: By, now: datetime) -> Campaign:
    """Let an audience read the report, once all those who were asked approved it; or another
    one."""
    current = lock(campaign, version=version)
    if current.approved_on is None:
        raise ValidationError(_("It is published once the bodies that were asked approved it."))
    if audience not in [one.value for one in OFFERED]:
        raise ValidationError({"audience": _("This choice is not in the list any more.")})
    current.audience = Audience(audience).value
    current.published_on = current.published_on or local_day(current.network, now)
    return save("campaign.published", current, by, now, facts=[], audience=audience)


@once
def unpublish(*, campaign: Campaign, version: int, by: By, now: datetime) -> Campaign:
    """Keep it again for those who conducted it and approved it."""
    current = lock(campaign, version=version)
    if current.published_on is None:
        raise ValidationError(_("It is not published."))
    current.published_on = None
    return save("campaign.unpublished", current, by, now, facts=[])
