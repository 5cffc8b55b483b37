"""What a decision may do to an evaluation: approve its report for a body (ITC-15)."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.decisions.effects import HANDLERS, Application, EffectHandler, missing
from tourdetable.domain.decisions.enums import DecisionEffectKind
from tourdetable.domain.decisions.models import DecisionEffect
from tourdetable.domain.evaluation.actions.giving import approve
from tourdetable.domain.evaluation.models import Campaign, ReportApproval

APPROVES = DecisionEffectKind.APPROVE_EVALUATION


def fill_approval(effect: DecisionEffect, charter: Charter, today: date) -> None:
    """A report that was given to the body that decides; as it was given that time."""
    campaign = approval_asked(effect).campaign
    effect.content = [campaign.number, campaign.giving, campaign.title]
    effect.identity = f"{effect.kind}:{campaign.pk}"


def apply_approval(effect: DecisionEffect, how: Application) -> None:
    """It is approved by that body, if the report is still the one that people read."""
    asked = approval_asked(effect)
    if asked.giving != effect.content[1]:
        words = _("This report was taken back, then given again: put a new proposal.")
        raise ValidationError(words)
    approve(asked, effect.decision, how.by, how.now)


def approval_asked(effect: DecisionEffect) -> ReportApproval:
    """What the body that decides was asked, and has not answered yet."""
    body = effect.decision.body
    rows = Campaign.objects.filter(network=body.network_id, given_on__isnull=False)
    campaign = rows.filter(pk=effect.campaign or 0).first()
    if campaign is None:
        missing("campaign", _("Choose an evaluation whose report was given to this body."))
    asked = campaign.approvals.filter(giving=campaign.giving, body=body).first()
    if asked is None:
        raise ValidationError(_("The report of this evaluation was not given to this body."))
    if asked.approved_on is not None:
        raise ValidationError(_("This body has approved it already."))
    asked.campaign = campaign
    return asked


HANDLERS[APPROVES] = EffectHandler(fill_approval, apply_approval)
