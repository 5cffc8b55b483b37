"""What a decision may do to the record: adopt the minutes of an earlier meeting of its body, or a
corrected version of them.

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
from tourdetable.domain.minutes.actions.superseding import must_be_supersedable_at, supersede
from tourdetable.domain.minutes.enums import CorrectionState
from tourdetable.domain.minutes.models import Minutes, MinutesCorrection


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


def fill_correction(effect: DecisionEffect, charter: Charter, today: date) -> None:
    """A corrected version of earlier minutes of the body, that is put to it."""
    correction = corrected(effect.minutes)
    if correction is None:
        missing("minutes", _("Choose minutes of which a corrected version is put to the body."))
    must_be_supersedable_at(correction, effect.decision.sitting)
    meeting = correction.minutes.meeting
    effect.minutes_version = correction.version
    effect.content = [meeting.pk, str(meeting.day), meeting.title]
    effect.identity = f"{effect.kind}:{correction.minutes_id}"


def corrected(minutes: int | None) -> MinutesCorrection | None:
    """The corrected version of some minutes that is put to the body."""
    rows = MinutesCorrection.objects.filter(minutes=minutes or 0, state=CorrectionState.PUT)
    return rows.select_related("minutes__meeting__body__network").first()


def apply_correction(effect: DecisionEffect, how: Application) -> None:
    """It supersedes the minutes, if it is still the one that people read."""
    correction = corrected(effect.minutes)
    if correction is None or correction.version != effect.minutes_version:
        words = _(
            "The corrected version has changed since this proposal was put: put a new one, so that "
            "what is adopted is what was read."
        )
        raise ValidationError(words)
    decision, at = effect.decision, effect.decision.sitting
    must_be_supersedable_at(correction, at)
    supersede(correction, Adoption.NEXT_MEETING, how.by, how.now, at=at, decision=decision)


HANDLERS[DecisionEffectKind.SUPERSEDE_MINUTES] = EffectHandler(fill_correction, apply_correction)
HANDLERS[DecisionEffectKind.ADOPT_MINUTES] = EffectHandler(fill_minutes, apply_minutes)
