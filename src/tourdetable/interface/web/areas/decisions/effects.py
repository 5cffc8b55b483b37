"""Saying what a proposal would do, before anybody takes position, by whoever records decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, F, Max, OuterRef, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.convention.models import SharedDiagnosis
from tourdetable.domain.convention.queries.diagnoses import deployable
from tourdetable.domain.convention.queries.readiness import usual_kind
from tourdetable.domain.decisions.actions.bodies import deciders
from tourdetable.domain.decisions.actions.effects import (
    attach_effect,
    detach_effect,
    put_with_effect,
)
from tourdetable.domain.decisions.competence import may_decide, why_not
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.decisions.enums import OVER_OBJECTIONS, DecisionEffectKind
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.queries import items_to_decide
from tourdetable.domain.deliverables.effects import may_approve
from tourdetable.domain.deliverables.enums import DeliverableState, ReviewVerdict
from tourdetable.domain.deliverables.models import PeerReview, WorkVersion
from tourdetable.domain.evaluation.models import Campaign, ReportApproval
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.minutes.actions.adoption import adoption_title
from tourdetable.domain.minutes.actions.superseding import superseding_title
from tourdetable.domain.networks.models import Body, CharterProposal
from tourdetable.domain.years.models import Draft
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.decisions.effect_forms import (
    FORMS,
    EffectForm,
    publishable,
    to_adopt,
    to_supersede,
    waiting,
)
from tourdetable.interface.web.areas.decisions.effect_words import shown
from tourdetable.interface.web.areas.decisions.forms import ProposalForm
from tourdetable.interface.web.areas.decisions.loading import (
    decision_worked_on,
    meeting_seen,
    not_sitting,
)
from tourdetable.interface.web.areas.decisions.recording import answer_about, form_about
from tourdetable.interface.web.areas.decisions.rights import keeping, required
from tourdetable.interface.web.base.fields import RowField, day_field, offer_rows
from tourdetable.interface.web.base.forms import ButtonForm, offer
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


class ApprovalForm(EffectForm):
    """Which version of which deliverable is approved."""

    kind = DecisionEffectKind.APPROVE_DELIVERABLE
    title = gettext_lazy("Approve a version of a deliverable")
    about = "work_version"
    work_version = RowField(
        label=gettext_lazy("Version that is approved"), widget=forms.RadioSelect
    )

    def offer_choices(self) -> None:
        """The versions that the body may approve."""
        rows = to_approve(self.scene, self.decision.sitting)
        offer_rows(self, "work_version", rows, version_label)

    def effect(self) -> EffectDraft:
        """What was written."""
        return EffectDraft(self.kind, work_version=self.cleaned_data["work_version"].pk)


class EvaluationForm(EffectForm):
    """Which evaluation is approved."""

    kind = DecisionEffectKind.APPROVE_EVALUATION
    title = gettext_lazy("Approve an evaluation")
    about = "campaign"
    campaign = RowField(
        label=gettext_lazy("Evaluation whose report is approved"), widget=forms.RadioSelect
    )

    def offer_choices(self) -> None:
        """Those whose report waits for the body."""
        offer_rows(self, "campaign", awaiting(self.scene, self.decision.sitting), str)

    def effect(self) -> EffectDraft:
        """What was written."""
        return EffectDraft(self.kind, campaign=self.cleaned_data["campaign"].pk)


def awaiting(_scene: Scene, at: Meeting) -> QuerySet[Campaign]:
    """The evaluations whose report was given to the body that meets, which has not approved it."""
    waiting = ReportApproval.objects.filter(
        campaign=OuterRef("pk"), giving=OuterRef("giving"), body=at.body_id, approved_on=None
    )
    return Campaign.objects.filter(Exists(waiting), given_on__isnull=False).order_by("number")


def evaluation_title(campaign: Campaign) -> str:
    """« Approuver l’évaluation : Deux ans d’instances »."""
    return _("Approve the evaluation: %(title)s") % {"title": campaign.title}


def to_approve(scene: Scene, at: Meeting) -> QuerySet[WorkVersion]:
    """The last versions that somebody elsewhere said to be ready, of the bodies whose deliverables
    the body that meets approves."""
    bodies = scene.network.bodies.all()
    own = [one.pk for one in bodies if may_approve(scene.charter, at.body, one)]
    ready = PeerReview.objects.filter(of=OuterRef("pk"), verdict=ReviewVerdict.READY)
    rows = WorkVersion.objects.filter(Exists(ready), deliverable__body__in=own, approved_on=None)
    rows = rows.exclude(deliverable__state=DeliverableState.ABANDONED)
    last = rows.annotate(last=Max("deliverable__versions__number")).filter(number=F("last"))
    return last.select_related("deliverable__body").defer("text").order_by("deliverable__number")


def version_label(version: WorkVersion) -> str:
    """Which one it is."""
    said = {"number": version.deliverable.number, "title": version.title, "nth": version.number}
    return _("No. %(number)d: %(title)s, version %(nth)d") % said


def approval_title(version: WorkVersion) -> str:
    """« Approuver le livrable n° 3 : Qui fait quoi ? (version 2) »."""
    said = {"number": version.deliverable.number, "title": version.title, "nth": version.number}
    return _("Approve deliverable no. %(number)d: %(title)s (version %(nth)d)") % said


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
        offer_rows(self, "diagnosis", rows, diagnosis_label, first=[("", _("Choose a diagnosis"))])
        by, charter = self.decision.body.kind, self.scene.charter
        kinds = charter.vocabulary.body_kinds.values()
        mine = [one for one in kinds if by in deciders(charter, EffectKind.OPEN_BODY, one.code)]
        offer(self, "body_kind", [(one.code, one.name) for one in mine])
        self.initial.setdefault("starts", self.scene.today)
        self.initial.setdefault("body_kind", usual_kind(charter))

    def effect(self) -> EffectDraft:
        """What was written."""
        said = self.cleaned_data
        content = [said["body_kind"], said["name"]]
        pk = said["diagnosis"].pk
        return EffectDraft(self.kind, starts=said["starts"], diagnosis=pk, content=content)


def diagnosis_label(diagnosis: SharedDiagnosis) -> str:
    return f"{diagnosis.title} ({diagnosis.territory})"


EVERY: dict[str, type[EffectForm]] = FORMS | {
    OpeningForm.kind.value: OpeningForm,
    ApprovalForm.kind.value: ApprovalForm,
    EvaluationForm.kind.value: EvaluationForm,
}
"""The form of each kind of effect."""


@dataclass(frozen=True)
class EffectChoice:
    """A kind of effect: where it is added, or why it is not possible here."""

    words: str
    url: str
    why_not: str


def choices(scene: Scene, decision: Decision) -> Iterable[EffectChoice]:
    """The kinds of effects, first those that the body may have."""
    found = []
    for kind in EVERY:
        words = capfirst(str(DecisionEffectKind(kind).label))
        able = may_decide(scene.charter, kind, decision.body)
        why = "" if able else why_not(scene.charter, kind)
        url = "" if why else scene.url("decision_effect_add", decision.pk, kind)
        found.append(EffectChoice(words, url, why))
    return sorted(found, key=lambda choice: bool(choice.why_not))


def unsettled(scene: Scene, pk: int) -> Decision:
    """A proposal that the reader records, on which nobody has taken position; else 403."""
    decision = decision_worked_on(scene, pk)
    keeping(scene, decision)
    if decision.outcome or decision.settled_at is not None:
        words = _(
            "What a decision does is part of the proposal before anybody takes position: "
            "put a new proposal."
        )
        raise PermissionDenied(words)
    return decision


@members_form
def put(request: Request, scene: Scene, pk: int, kind: str, about: int) -> HttpResponse:
    """Put a proposal that adopts a text or minutes, or publishes a draft: one comes here from
    its page."""
    meeting = meeting_seen(scene, pk)
    allowed = those_who_put(scene, kind, meeting)
    rows, title, drafted = PUT[kind]
    row = get_object_or_404(rows(scene, meeting), pk=about)
    doing: dict[str, Any] = {"items": items_to_decide(meeting), "initial": {"title": title(row)}}
    form = ProposalForm(posted(request), scene=scene, capacities=allowed, **doing)
    known = {"meeting": meeting, "effect": drafted(row)}
    context = {"cancel": scene.url("meeting", pk), "title": _("Put a proposal")}
    return answer(
        request,
        form,
        domain_call(form, put_with_effect, *WORDS, **known),
        "decisions/new.html",
        then=lambda made: scene.url("decision", made.pk),
        said=_("The proposal is recorded, with what it will do."),
        not_now=not_sitting(meeting),
        meeting=meeting,
        doing=title(row),
        stoppable=kind not in OVER_OBJECTIONS,
        **context,
    )


def those_who_put(scene: Scene, kind: str, meeting: Meeting) -> Capacities:
    """The capacities in which the reader puts such a proposal there: 404 where there is none
    such, 403 where the charter gives it to others."""
    if kind not in PUT:
        raise Http404
    allowed = required(scene, Right.DECISIONS, meeting)
    must_decide(scene, kind, meeting.body)
    return allowed


def must_decide(scene: Scene, kind: str, body: Body) -> None:
    """Refuse an effect that the charter gives to other bodies."""
    if not may_decide(scene.charter, kind, body):
        raise PermissionDenied(why_not(scene.charter, kind))


def text_title(proposal: CharterProposal) -> str:
    """« Adopter la version 2027.2 de la charte »."""
    return _("Adopt version %(version)s of the charter") % {"version": proposal.version}


def year_title(draft: Draft) -> str:
    """« Publier le programme d’après le projet 1 »."""
    return _("Publish the programme of the year from the draft “%(name)s”") % {"name": draft.name}


WORDS = ("item", "title", "text")


class Putting(NamedTuple):
    """What a proposal may be put with: among which rows, its title, its effect."""

    rows: Callable[[Scene, Meeting], QuerySet[Any]]
    title: Callable[[Any], str]
    effect: Callable[[Any], EffectDraft]


PUT = {
    "amend_text": Putting(
        lambda scene, _at: waiting(scene),
        text_title,
        lambda row: EffectDraft("amend_text", proposal=row),
    ),
    "publish_year": Putting(
        lambda scene, _at: publishable(scene),
        year_title,
        lambda row: EffectDraft("publish_year", draft=row.pk),
    ),
    "adopt_minutes": Putting(
        to_adopt,
        lambda row: adoption_title(row.meeting),
        lambda row: EffectDraft("adopt_minutes", minutes=row.pk),
    ),
    "supersede_minutes": Putting(
        to_supersede,
        lambda row: superseding_title(row.meeting),
        lambda row: EffectDraft("supersede_minutes", minutes=row.pk),
    ),
    "approve_deliverable": Putting(
        to_approve,
        approval_title,
        lambda row: EffectDraft("approve_deliverable", work_version=row.pk),
    ),
    "approve_evaluation": Putting(
        awaiting,
        evaluation_title,
        lambda row: EffectDraft("approve_evaluation", campaign=row.pk),
    ),
}


@require_safe
@members_only
def choose(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Which kind of effect to add, and who is competent for the others."""
    decision = unsettled(scene, pk)
    context = {
        "decision": decision,
        "title": _("Add an effect"),
        "choices": choices(scene, decision),
        "effects": [shown(scene, row) for row in decision.effects.all()],
        "cancel": scene.url("decision", pk),
    }
    return render(request, "decisions/changes/effects.html", context)


@members_form
def add(request: Request, scene: Scene, pk: int, kind: str) -> HttpResponse:
    """Say of what, for whom, from when to when."""
    decision = unsettled(scene, pk)
    if kind not in EVERY:
        raise Http404
    must_decide(scene, kind, decision.body)
    allowed = keeping(scene, decision)
    form = EVERY[kind](posted(request), scene=scene, capacities=allowed, decision=decision)

    def act() -> None:
        words = form.values("version")
        attach_effect(decision=decision, effect=form.effect(), **words, **form.signature)

    said = _("The proposal now says it: everybody reads it before taking position.")
    return answer_about(request, decision, form, act, "effect", title=str(form.title), said=said)


@members_form
def remove(request: Request, scene: Scene, pk: int, effect: int) -> HttpResponse:
    """Take an effect off the proposal."""
    decision = unsettled(scene, pk)
    row = get_object_or_404(decision.effects.all(), pk=effect)
    row.decision = decision
    form = form_about(ButtonForm, request, scene, decision, version=decision.version)
    act = domain_call(form, detach_effect, "version", effect=row)
    title, said = _("Take an effect off the proposal"), _("The proposal no longer does this.")
    context = {"removed": shown(scene, row)}
    return answer_about(
        request, decision, form, act, "effect_remove", title=title, said=said, **context
    )
