"""Saying which body a proposal would open, on a territory that partners diagnosed together."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.domain.convention.models import SharedDiagnosis
from tourdetable.domain.convention.queries.diagnoses import deployable
from tourdetable.domain.decisions.actions.bodies import deciders
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.decisions.enums import DecisionEffectKind
from tourdetable.interface.web.areas.decisions.effect_forms import EffectForm
from tourdetable.interface.web.base.fields import RowField, day_field, offer_rows
from tourdetable.interface.web.base.forms import offer


class OpeningForm(EffectForm):
    """Which body opens, on which diagnosis, from which day."""

    kind = DecisionEffectKind.OPEN_BODY
    title = gettext_lazy("Open a body on a territory")
    about = "diagnosis"
    diagnosis = RowField(label=gettext_lazy("Shared diagnosis of its territory"))
    body_kind = forms.ChoiceField(label=gettext_lazy("Kind of body"), widget=forms.RadioSelect)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    starts = day_field(gettext_lazy("First day"))

    def offer_choices(self) -> None:
        """The diagnoses of territories where no body is, the kinds that the body may open."""
        rows = deployable(self.scene.network)
        offer_rows(self, "diagnosis", rows, label, first=[("", _("Choose a diagnosis"))])
        by, charter = self.decision.body.kind, self.scene.charter
        kinds = charter.vocabulary.body_kinds.values()
        mine = [one for one in kinds if by in deciders(charter, EffectKind.OPEN_BODY, one.code)]
        offer(self, "body_kind", [(one.code, one.name) for one in mine])
        self.initial.setdefault("starts", self.scene.today)

    def effect(self) -> EffectDraft:
        """What was written."""
        said = self.cleaned_data
        content = [said["body_kind"], said["name"]]
        pk = said["diagnosis"].pk
        return EffectDraft(self.kind, starts=said["starts"], diagnosis=pk, content=content)


def label(diagnosis: SharedDiagnosis) -> str:
    return f"{diagnosis.title} ({diagnosis.territory})"
