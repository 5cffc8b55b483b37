"""What a decision may do to the record: adopt the minutes of an earlier meeting of its body.

The proposal names the minutes and the version that people read: what is adopted is exactly that.
"""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Adoption, Charter
from tourdetable.domain.decisions.effects import HANDLERS, Application, EffectHandler, missing
from tourdetable.domain.decisions.enums import DecisionEffectKind
from tourdetable.domain.decisions.models import DecisionEffect
from tourdetable.domain.minutes.actions.adoption import adopt, must_be_adoptable_at
from tourdetable.domain.minutes.models import Minutes


def fill_minutes(effect: DecisionEffect, charter: Charter, today: date) -> None:
    """Minutes in review of an earlier meeting of the body, to which nobody asks a correction."""
    found = Minutes.objects.filter(pk=effect.minutes or 0).select_related("meeting__body__network")
    minutes = found.first()
    if minutes is None:
        missing("minutes", _("Choose minutes that are in review."))
    meeting = minutes.meeting
    must_be_adoptable_at(minutes, effect.decision.sitting)
    effect.minutes_version = minutes.version
    effect.content = [meeting.pk, str(meeting.day), meeting.title]
    effect.identity = f"{effect.kind}:{minutes.pk}"


def apply_minutes(effect: DecisionEffect, how: Application) -> None:
    """They become a record of the body, if they are still those that people read."""
    assert effect.minutes is not None
    minutes = Minutes.objects.select_for_update(no_key=True).get(pk=effect.minutes)
    must_be_adoptable_at(minutes, effect.decision.sitting)
    if minutes.version != effect.minutes_version:
        words = _(
            "These minutes have changed since this proposal was put: put a new one, so that what "
            "is adopted is what was read."
        )
        raise ValidationError(words)
    decision = effect.decision
    minutes.adopted_at, minutes.decision = decision.sitting, decision
    said = {"at": decision.meeting_id, "decision": decision.pk}
    adopt(minutes, Adoption.NEXT_MEETING, how.by, how.now, **said)


HANDLERS[DecisionEffectKind.ADOPT_MINUTES] = EffectHandler(fill_minutes, apply_minutes)
