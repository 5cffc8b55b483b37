"""What a decision may do to a deliverable: approve a version of it, which is then in force.

The proposal names the version: versions never change, so that what is approved is what was read.
"""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.decisions.competence import covered
from tourdetable.domain.decisions.effects import HANDLERS, Application, EffectHandler, missing
from tourdetable.domain.decisions.enums import DecisionEffectKind
from tourdetable.domain.decisions.models import DecisionEffect
from tourdetable.domain.deliverables.actions.circulating import approve
from tourdetable.domain.deliverables.actions.planning import must_not_be_abandoned
from tourdetable.domain.deliverables.models import WorkVersion
from tourdetable.domain.deliverables.queries import is_ready
from tourdetable.domain.networks.models import Body

APPROVES = DecisionEffectKind.APPROVE_DELIVERABLE


def fill_approval(effect: DecisionEffect, charter: Charter, today: date) -> None:
    """A version that a seat of another institution said to be ready."""
    version = version_of(effect)
    must_be_approvable(version, effect.decision.body, charter)
    effect.content = [version.deliverable.number, version.number, version.title]
    effect.identity = f"{effect.kind}:{version.deliverable_id}"


def apply_approval(effect: DecisionEffect, how: Application) -> None:
    """It is in force, if nothing has changed that meanwhile."""
    version = version_of(effect)
    must_be_approvable(version, effect.decision.body, how.charter)
    approve(version, effect.decision, how.by, how.now)


def version_of(effect: DecisionEffect) -> WorkVersion:
    """The version that an effect names."""
    rows = WorkVersion.objects.select_related("deliverable__body", "deliverable__network")
    found = rows.filter(pk=effect.work_version or 0).first()
    if found is None or found.deliverable.network_id != effect.decision.body.network_id:
        missing("work_version", _("Choose a version that was read by another institution."))
    return found


def must_be_approvable(version: WorkVersion, by: Body, charter: Charter) -> None:
    """Refuse a version that nobody elsewhere read, that is not the last one, or another body's."""
    work = version.deliverable
    must_not_be_abandoned(work)
    if not may_approve(charter, by, work.body):
        words = _(
            "This deliverable is of %(body)s: it approves it, or the body that opens such bodies."
        )
        raise ValidationError(words % {"body": work.body})
    if version.approved_on is not None:
        raise ValidationError(_("This version is approved already."))
    if work.versions.filter(number__gt=version.number).exists():
        raise ValidationError(_("A later version was kept: put that one to decision."))
    if not is_ready(version):
        words = _(
            "Nobody of another institution has said that version %(number)d is ready: have it read "
            "first."
        )
        raise ValidationError(words % {"number": version.number})


def may_approve(charter: Charter, by: Body, of: Body) -> bool:
    """Whether a body approves what another one makes: its own, and what is made by bodies that it
    may open."""
    if by.pk == of.pk:
        return True
    opening = [one for one in charter.competent(EffectKind.OPEN_BODY) if by.kind in one.bodies]
    return covered(opening, "", by, of)


HANDLERS[APPROVES] = EffectHandler(fill_approval, apply_approval)
