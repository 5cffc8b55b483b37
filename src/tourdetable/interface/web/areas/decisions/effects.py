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
from tourdetable.interface.web.answer import domain_call, members_form
from tourdetable.interface.web.areas.decisions.loading import decision_worked_on
from tourdetable.interface.web.areas.decisions.recording import answer_about, form_about
from tourdetable.interface.web.base.fields import RowField, day_field, offer_rows
from tourdetable.interface.web.base.forms import WriteForm, offer
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


class ExceptionForm(WriteForm):
    """Which article is lifted, for which body, from when to when."""

    clause = forms.ChoiceField(label=gettext_lazy("Article that is lifted"))
    body = RowField(label=gettext_lazy("For which body"), required=False)
    starts = day_field(gettext_lazy("From"))
    ends = day_field(
        gettext_lazy("Until"),
        help_text=gettext_lazy("This day included. An exception always ends."),
    )

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "clause", [("", _("Choose an article")), *articles(self.scene.charter)])
        everybody = ("", _("All the bodies of the network"))
        offer_rows(self, "body", bodies, lambda body: body.name, last=[everybody])


def articles(charter: Charter) -> list[tuple[str, str]]:
    """The articles that are judged: only those can be lifted."""
    return [(a.id, f"{a.id} — {a.title}") for a in charter.articles if a.id and a.rules]


def must_be_adopted(decision: Decision) -> None:
    """Refuse in words a page that only an adopted decision opens."""
    if decision.outcome not in ADOPTED:
        raise PermissionDenied(_("Only an adopted decision may do this: conclude it first."))


@members_form
def exception(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say that this decision lifts an article, for whom and until when."""
    decision = decision_worked_on(scene, pk)
    form = form_about(
        ExceptionForm,
        request,
        scene,
        decision,
        bodies=Body.objects.active(scene.today).filter(network=scene.network),
        initial={"body": decision.body_id, "starts": scene.today},
    )
    must_be_adopted(decision)
    words = ("clause", "body", "starts", "ends")
    act = domain_call(form, grant_exception, *words, decision=decision)
    title = _("Lift an article of the charter")
    said = _("The exception is recorded: the charter page shows it.")
    return answer_about(request, decision, form, act, "exception", title=title, said=said)


class AdoptCharterForm(WriteForm):
    """Which proposed text this decision adopts."""

    proposal = RowField(
        label=gettext_lazy("Text that the decision adopts"), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, proposals: Iterable[CharterProposal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "proposal", proposals, text_in_words)


def text_in_words(proposal: CharterProposal) -> str:
    """Which version of the charter it is, from which day."""
    words = {"version": proposal.version, "day": day(proposal.in_force_from)}
    return _("Version %(version)s, in force from %(day)s") % words


@members_form
def adopt(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say that this decision adopts a proposed text of the charter."""
    decision = decision_worked_on(scene, pk)
    waiting = CharterProposal.objects.filter(
        network=scene.network, adopted=None, withdrawn_on=None
    ).defer("text")
    form = form_about(AdoptCharterForm, request, scene, decision, proposals=waiting)
    must_be_adopted(decision)
    act = domain_call(form, adopt_proposed_charter, "proposal", decision=decision)
    title = _("Adopt a new text of the charter")
    said = _("The text is adopted: it comes into force on its day.")
    return answer_about(request, decision, form, act, "adopt_charter", title=title, said=said)
