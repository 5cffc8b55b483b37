"""Opening a body, and closing one, where whoever composes may."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.domain.decisions.actions import bodies as actions
from tourdetable.domain.decisions.competence import who_decides
from tourdetable.domain.decisions.enums import ADOPTED
from tourdetable.domain.decisions.models import Decision
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.composition.access import composed_body, network_composers
from tourdetable.interface.web.areas.composition.acting import answer_act, of_body
from tourdetable.interface.web.areas.composition.forms import SeatLastDayForm, TermForm
from tourdetable.interface.web.base.fields import RowField, offer_rows
from tourdetable.interface.web.base.forms import offer
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

DECISIONS = 60
"""How many decisions are proposed, the latest first."""


class OpenBodyForm(TermForm):
    """What a body is, and by which decision it is opened, if one was needed."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of body"), widget=forms.RadioSelect)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    territory = forms.CharField(label=gettext_lazy("Territory"), max_length=200, required=False)
    purpose = forms.CharField(
        label=gettext_lazy("What it is for"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        required=False,
    )
    decision = RowField(
        label=gettext_lazy("Decided by"),
        required=False,
        help_text=gettext_lazy("The decision by which this body opens, where the charter asks."),
    )

    def __init__(self, *args: Any, decisions: QuerySet[Decision], **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = self.scene.charter.vocabulary.body_kinds.values()
        offer(self, "kind", [(kind.code, kind.name) for kind in kinds])
        none = [("", _("No decision"))]
        if not offer_rows(self, "decision", decisions, decision_label, first=none):
            del self.fields["decision"]
        self.order_fields(["kind", "name", "territory", "purpose", *self.fields])
        self.acting_last()


def decision_label(decision: Decision) -> str:
    return f"{decision.reference} – {decision.title}"


@members_form
def open_body(request: Request, scene: Scene) -> HttpResponse:
    """Open a body of the network."""
    able = network_composers(scene)
    decided = Decision.objects.filter(network=scene.network, outcome__in=ADOPTED)
    kinds = {code for kind in scene.charter.vocabulary.body_kinds for code in opening(scene, kind)}
    decided = decided.filter(body__kind__in=kinds).select_related("body").order_by("-pk")
    form = OpenBodyForm(
        posted(request),
        scene=scene,
        capacities=able,
        bodies=None,
        decisions=decided[:DECISIONS],
        initial={"starts": scene.today},
    )

    def act() -> object:
        written = form.values("kind", "name", "territory", "purpose", "starts", "ends")
        decision = form.cleaned_data.get("decision")
        said = {"network": scene.network, "decision": decision, **written}
        return actions.open_body(**said, **form.signature)

    return answer_act(
        request,
        form,
        act,
        title=_("Open a body"),
        submit=_("Open this body"),
        said=_("The body is open: you may now open its seats."),
        then=lambda body: scene.url("composition_body", body.slug),
        eyebrow=scene.network.name,
        explain=_(
            "The charter says who decides to open a body; as long as they have never met, whoever "
            "composes the network does it."
        ),
    )


def opening(scene: Scene, kind: str) -> frozenset[str]:
    """The kinds of bodies that decide to open one of a kind."""
    return actions.deciders(scene.charter, EffectKind.OPEN_BODY, kind)


@members_form
def close_body(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Close a body, unless that is decided elsewhere."""
    found, _able = composed_body(scene, body)
    able = network_composers(scene)
    form = SeatLastDayForm(
        posted(request),
        scene=scene,
        capacities=able,
        bodies=[found.pk],
        initial={"ends": scene.today},
    )
    act = domain_call(form, actions.close_undecided_body, "ends", "confirmed", body=found)
    decided = actions.is_decided(scene.network, scene.charter, EffectKind.CLOSE_BODY, found.kind)
    who = who_decides(scene.charter, EffectKind.CLOSE_BODY)
    words = _(
        "A body closes by a decision: %(who)s. Put a proposal to one of its meetings, with the "
        "effect that closes a body."
    )
    return answer_act(
        request,
        form,
        act,
        of_body(scene, found),
        title=_("Close this body"),
        submit=_("Close the body"),
        said=_("The body ends on that day."),
        then=scene.url("composition"),
        danger=True,
        eyebrow=found.name,
        explain=_("Its seats, mandates and offices end with it. What happened stays."),
        not_now=words % {"who": who} if decided else "",
    )
