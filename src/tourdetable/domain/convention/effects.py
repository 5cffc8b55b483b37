"""What a decision may do on a territory: open a body there, on a diagnosis that was shared.

The proposal names the diagnosis: it changes no more once shared, so that what is decided on is
what was read.
"""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.convention.actions.deploying import (
    Deployment,
    deploy,
    must_be_deployable,
    note_opening,
)
from tourdetable.domain.convention.models import SharedDiagnosis
from tourdetable.domain.decisions.actions.bodies import NAME
from tourdetable.domain.decisions.effects import HANDLERS, Application, EffectHandler, missing
from tourdetable.domain.decisions.enums import DecisionEffectKind
from tourdetable.domain.decisions.models import DecisionEffect
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.wording import one_line


def fill_opening(effect: DecisionEffect, charter: Charter, today: date) -> None:
    """A shared diagnosis of a territory where no body is yet; what opens there, and when."""
    diagnosis = diagnosis_of(effect)
    kind, name = [*effect.content, "", ""][:2]
    must_be_known(_("kind of body"), kind, charter.vocabulary.body_kinds)
    name = one_line(name, limit=NAME, missing=_("Give the body a name."))
    must_begin(effect, today)
    must_be_deployable(diagnosis, effect.starts or today)
    effect.content = [kind, name, diagnosis.territory, diagnosis.title]
    effect.identity = f"{effect.kind}:{diagnosis.pk}"


def must_begin(effect: DecisionEffect, today: date) -> None:
    """Refuse a body that would have existed before it is decided."""
    if effect.starts is None:
        missing("starts", _("Say from which day."))
    if effect.starts < today:
        raise ValidationError({"starts": _("A body opens today at the earliest.")})


def apply_opening(effect: DecisionEffect, how: Application) -> None:
    """The body is open from its day, or from that of the decision if it has passed meanwhile."""
    diagnosis = diagnosis_of(effect)
    kind, name = effect.content[:2]
    starts = max(effect.starts or how.today, how.today)
    opened = deploy(
        diagnosis=diagnosis,
        body=Deployment(kind, name, starts),
        version=diagnosis.version,
        decision=effect.decision,
        by=how.by,
        now=how.now,
    )
    note_opening(effect, opened)


def diagnosis_of(effect: DecisionEffect) -> SharedDiagnosis:
    """The diagnosis that an effect names."""
    rows = SharedDiagnosis.objects.select_related("network", "body")
    found = rows.filter(pk=effect.diagnosis or 0, network=effect.decision.body.network_id).first()
    if found is None:
        missing("diagnosis", _("Choose a diagnosis that was shared."))
    return found


HANDLERS[DecisionEffectKind.OPEN_BODY] = EffectHandler(fill_opening, apply_opening)
