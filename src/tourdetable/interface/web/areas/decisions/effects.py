"""What an adopted decision does to the charter, recorded by whoever records decisions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.decisions.actions.effects import adopt_proposed_charter, grant_exception
from tourdetable.domain.decisions.enums import ADOPTED
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.networks.models import Body, CharterProposal
from tourdetable.interface.language import day
from tourdetable.interface.web.answer import form_page
from tourdetable.interface.web.areas.decisions.loading import decision_worked_on
from tourdetable.interface.web.areas.decisions.recording import Form, answer_about, form_about
from tourdetable.interface.web.base.fields import day_field
from tourdetable.interface.web.base.forms import WriteForm, offer
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


class ExceptionForm(WriteForm):
    """Which article is lifted, for which body, from when to when."""

    clause = forms.ChoiceField(label=gettext_lazy("Article that is lifted"))
    body = forms.TypedChoiceField(
        label=gettext_lazy("For which body"), required=False, coerce=int, empty_value=None
    )
    starts = day_field(gettext_lazy("From"))
    ends = day_field(
        gettext_lazy("Until"),
        help_text=gettext_lazy("This day included. An exception always ends."),
    )

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {body.pk: body for body in bodies}
        offer(self, "clause", [("", _("Choose an article")), *articles(self.scene.charter)])
        everybody = ("", _("All the bodies of the network"))
        offer(self, "body", [*((pk, body.name) for pk, body in self.bodies.items()), everybody])

    @property
    def chosen_body(self) -> Body | None:
        """The body, or None for all."""
        return self.bodies.get(self.cleaned_data["body"] or 0)


def articles(charter: Charter) -> list[tuple[str, str]]:
    """The articles that are judged: only those can be lifted."""
    return [(a.id, f"{a.id} — {a.title}") for a in charter.articles if a.id and a.rules]


def form_on_adopted(
    kind: type[Form], request: Request, scene: Scene, decision: Decision, **more: Any
) -> Form:
    """A form about a decision that must be adopted; refused in words otherwise."""
    form = form_about(kind, request, scene, decision, **more)
    must_be_adopted(decision)
    return form


def must_be_adopted(decision: Decision) -> None:
    """Refuse in words a page that only an adopted decision opens."""
    if decision.outcome not in ADOPTED:
        raise PermissionDenied(_("Only an adopted decision may do this: conclude it first."))


@form_page
@members_only
def exception(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say that this decision lifts an article, for whom and until when."""
    decision = decision_worked_on(scene, pk)
    form = form_on_adopted(
        ExceptionForm,
        request,
        scene,
        decision,
        bodies=Body.objects.active(scene.today).filter(network=scene.network),
        initial={"body": decision.body_id, "starts": scene.today},
    )

    def grant() -> None:
        words = form.values("clause", "starts", "ends") | {"body": form.chosen_body}
        grant_exception(decision=decision, **words, **form.signature)

    said = _("The exception is recorded: the charter page shows it.")
    return answer_about(request, decision, form, grant, "exception", said)


class AdoptCharterForm(WriteForm):
    """Which proposed text this decision adopts."""

    proposal = forms.TypedChoiceField(
        label=gettext_lazy("Text that the decision adopts"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, proposals: Iterable[CharterProposal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposals = {row.pk: row for row in proposals}
        words = _("Version %(version)s, in force from %(day)s")
        choices = [
            (p.pk, words % {"version": p.version, "day": day(p.in_force_from)})
            for p in self.proposals.values()
        ]
        offer(self, "proposal", choices)

    @property
    def chosen(self) -> CharterProposal:
        """The text that was chosen."""
        return self.proposals[self.cleaned_data["proposal"]]


@form_page
@members_only
def adopt(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say that this decision adopts a proposed text of the charter."""
    decision = decision_worked_on(scene, pk)
    waiting = CharterProposal.objects.filter(
        network=scene.network, adopted=None, withdrawn_on=None
    ).defer("text")
    form = form_on_adopted(AdoptCharterForm, request, scene, decision, proposals=waiting)

    def act() -> None:
        adopt_proposed_charter(decision=decision, proposal=form.chosen, **form.signature)

    said = _("The text is adopted: it comes into force on its day.")
    return answer_about(request, decision, form, act, "adopt_charter", said)
