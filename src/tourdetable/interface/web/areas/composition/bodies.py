"""Opening a body, and closing one, where whoever composes may."""

from __future__ import annotations

from functools import partial
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
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.composition.access import composed_body, network_composers
from tourdetable.interface.web.areas.composition.acting import ActWords, answer_act, of_body
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


OPEN = ActWords(
    title=gettext_lazy("Open a body"),
    explain=gettext_lazy(
        "The charter says who decides to open a body; as long as they have never met, whoever "
        "composes the network does it."
    ),
    submit=gettext_lazy("Open this body"),
    said=gettext_lazy("The body is open: you may now open its seats."),
)
CLOSE = ActWords(
    title=gettext_lazy("Close this body"),
    explain=gettext_lazy("Its seats, mandates and offices end with it. What happened stays."),
    submit=gettext_lazy("Close the body"),
    said=gettext_lazy("The body ends on that day."),
    danger=True,
)


@members_form
def open_body(request: Request, scene: Scene) -> HttpResponse:
    """Open a body of the network."""
    asked: dict[str, Any] = {"capacities": network_composers(scene), "bodies": None}
    asked |= {"decisions": decisions_to_open(scene), "initial": {"starts": scene.today}}
    form = OpenBodyForm(posted(request), scene=scene, **asked)
    act, where = partial(opened, form), scene.network.name
    return answer_act(request, form, act, OPEN, then=partial(board_of, scene), eyebrow=where)


def opened(form: OpenBodyForm) -> Body:
    """The body, by the decision that was chosen, if any."""
    written = form.values("kind", "name", "territory", "purpose", "starts", "ends")
    network, decision = form.scene.network, form.cleaned_data.get("decision")
    return actions.open_body(network=network, decision=decision, **written, **form.signature)


def board_of(scene: Scene, body: Body) -> str:
    return scene.url("composition_body", body.slug)


def decisions_to_open(scene: Scene) -> QuerySet[Decision]:
    """What was adopted by bodies that may decide to open one, the latest first."""
    kinds = scene.charter.vocabulary.body_kinds
    able = {code for kind in kinds for code in opening(scene, kind)}
    rows = Decision.objects.filter(network=scene.network, outcome__in=ADOPTED)
    found = rows.filter(body__kind__in=able).select_related("body")
    return found.order_by("-pk")[:DECISIONS]


def opening(scene: Scene, kind: str) -> frozenset[str]:
    """The kinds of bodies that decide to open one of a kind."""
    return actions.deciders(scene.charter, EffectKind.OPEN_BODY, kind)


@members_form
def close_body(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Close a body, unless that is decided elsewhere."""
    found, _able = composed_body(scene, body)
    asked: dict[str, Any] = {"capacities": network_composers(scene), "bodies": [found.pk]}
    asked["initial"] = {"ends": scene.today}
    form = SeatLastDayForm(posted(request), scene=scene, **asked)
    act = domain_call(form, actions.close_undecided_body, "ends", "confirmed", body=found)
    said = {"then": scene.url("composition"), "not_now": decided_elsewhere(scene, found)}
    return answer_act(request, form, act, CLOSE, of_body(scene, found), eyebrow=found.name, **said)


def decided_elsewhere(scene: Scene, body: Body) -> str:
    """Who decides to close a body, if somebody who has met does."""
    effect = EffectKind.CLOSE_BODY
    if not actions.is_decided(scene.network, scene.charter, effect, body.kind):
        return ""
    words = _(
        "A body closes by a decision: %(who)s. Put a proposal to one of its meetings, with the "
        "effect that closes a body."
    )
    return words % {"who": who_decides(scene.charter, effect)}
