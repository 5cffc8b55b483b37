"""Writing a diagnosis together, having it approved, opening a body on it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.domain.convention.actions import approving, deploying, diagnosing
from tourdetable.domain.convention.actions.diagnosing import EntryDraft
from tourdetable.domain.convention.enums import DiagnosisEntryKind, DiagnosisState
from tourdetable.domain.convention.models import DiagnosisEntry, SharedDiagnosis
from tourdetable.domain.convention.queries.diagnoses import awaited_of, institutions_to_approve
from tourdetable.domain.convention.queries.readiness import usual_kind
from tourdetable.domain.convention.rules import (
    may_answer_for,
    may_contribute,
    may_correct,
    may_remove,
)
from tourdetable.domain.decisions.actions.bodies import deciders
from tourdetable.domain.decisions.enums import ADOPTED
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.answer import domain_call, members_form
from tourdetable.interface.web.areas.convention.diagnoses import to_diagnoses, to_diagnosis
from tourdetable.interface.web.areas.convention.diagnosis_forms import (
    DeploymentForm,
    DiagnosisForm,
    DiagnosisWordsForm,
    EntryForm,
    PartnerForm,
    PublicForm,
    PuttingForm,
)
from tourdetable.interface.web.areas.convention.loading import (
    StepWords,
    answer_step,
    by_form,
    form_of,
    members_diagnosis,
    preparers,
)
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

DECISIONS = 60
"""How many decisions are proposed, the latest first."""


BEGIN = StepWords(
    title=gettext_lazy("Begin a diagnosis"),
    said=gettext_lazy("It is begun: partners bring to it what they know."),
)
DESCRIBE = StepWords(
    title=gettext_lazy("Change the diagnosis"), said=gettext_lazy("It is recorded.")
)
BRING = StepWords(
    said=gettext_lazy("It is in the diagnosis."),
    submit=gettext_lazy("Bring it"),
)
CORRECT = StepWords(title=gettext_lazy("Correct it"), said=gettext_lazy("It is corrected."))
REMOVE = StepWords(title=gettext_lazy("Take it back"), said=gettext_lazy("It is taken back."))
PUT = StepWords(
    title=gettext_lazy("Put it to the partners"),
    said=gettext_lazy("Those who sit for them find it on their page."),
    explain=gettext_lazy("It changes no more until each has answered, by a seat of its own."),
)
REPLY = StepWords(
    said=gettext_lazy("Your answer is recorded, with its day."),
    submit=pgettext_lazy("button", "Answer"),
)
BACK = StepWords(
    title=gettext_lazy("Write it again"),
    said=gettext_lazy("It is being written again."),
    explain=gettext_lazy("What partners have answered is forgotten: they approve what they read."),
)
SHOW = StepWords(
    title=gettext_lazy("Who reads this diagnosis"),
    said=gettext_lazy("It is recorded."),
    explain=gettext_lazy("What institutions say of what they see is never public."),
    submit=gettext_lazy("Save"),
)
DEPLOY = StepWords(
    title=gettext_lazy("Open a body on this territory"),
    said=gettext_lazy("The body is open: its seats come next."),
)


@members_form
def begin(request: Request, scene: Scene) -> HttpResponse:
    """Begin one."""
    able, bodies = preparers(scene), bodies_of(scene)
    form = form_of(DiagnosisForm, request, scene, able, None, bodies=bodies)
    act = by_form(form, diagnosing.begin_diagnosis, "details", network=scene.network)
    return answer_step(
        request,
        form,
        act,
        BEGIN,
        to_diagnoses(scene),
        then=lambda made: scene.url("diagnosis", made.pk),
    )


def bodies_of(scene: Scene) -> list[Body]:
    """The bodies of today."""
    return list(Body.objects.active(scene.today).filter(network=scene.network))


@members_form
def describe(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say better what it is."""
    one, able = members_diagnosis(scene, pk), preparers(scene)
    begins = {name: getattr(one, name) for name in ("title", "territory", "words")}
    begins |= {"body": one.body_id}
    more: dict[str, Any] = {"bodies": bodies_of(scene), "initial": begins}
    form = form_of(DiagnosisWordsForm, request, scene, able, one.version, **more)
    names = ("version", "details", "sent")
    act = by_form(form, diagnosing.describe_diagnosis, *names, diagnosis=one)
    return answer_step(request, form, act, DESCRIBE, *to_diagnosis(scene, one))


@members_form
def bring(request: Request, scene: Scene, pk: int, kind: str) -> HttpResponse:
    """Bring a figure, a facility, an issue, a source, or what one sees."""
    one = members_diagnosis(scene, pk)
    if kind not in DiagnosisEntryKind.values:
        raise Http404
    able = may_contribute(scene.member, one) or (() if not one.is_draft else seats_only())
    of = DiagnosisEntryKind(kind)
    form = form_of(EntryForm, request, scene, able, None, of=of)
    act = by_form(form, diagnosing.bring_entry, "draft", diagnosis=one)
    return answer_step(
        request,
        form,
        act,
        BRING,
        *to_diagnosis(scene, one),
        title=_("Bring %(what)s") % {"what": of.label},
        not_now=closed(one),
    )


def closed(one: SharedDiagnosis) -> str:
    """Why it does not change any more; nothing while it is being written."""
    words = _("It was put to the partners: what they read does not change under their eyes.")
    return "" if one.is_draft else words


def seats_only() -> Any:
    """Refuse to those who neither sit nor prepare."""
    return reserved(_("those who sit in a body, or prepare the diagnosis"))


@members_form
def correct(request: Request, scene: Scene, pk: int, entry: int) -> HttpResponse:
    """Say better what one's institution brought, or those who prepare."""
    one = members_diagnosis(scene, pk)
    row = get_object_or_404(
        one.entries.select_related("seat__institution", "institution"), pk=entry
    )
    able = may_correct(scene.member, row) or reserved_for_its_own(row)
    begins = {field.name: getattr(row, field.name) for field in fields(EntryDraft)}
    more: dict[str, Any] = {"of": DiagnosisEntryKind(row.kind), "initial": begins}
    form = form_of(EntryForm, request, scene, able, one.version, **more)
    act = by_form(form, diagnosing.correct_entry, "draft", "version", entry=row)
    return answer_step(request, form, act, CORRECT, *to_diagnosis(scene, one), not_now=closed(one))


def reserved_for_its_own(row: DiagnosisEntry) -> Any:
    """Refuse to those who would speak for somebody else."""
    whose = row.whose
    words = _("those who hold a seat for %(institution)s") % {"institution": whose}
    return reserved(words if whose else _("those who prepare the diagnosis"))


@members_form
def remove(request: Request, scene: Scene, pk: int, entry: int) -> HttpResponse:
    """Take back what was brought: by those who prepare, or a seat of that institution."""
    one = members_diagnosis(scene, pk)
    row = get_object_or_404(one.entries.select_related("seat__institution"), pk=entry)
    able = may_remove(scene.member, row) or preparers(scene)
    form = form_of(ButtonForm, request, scene, able, None)
    act = domain_call(form, diagnosing.remove_entry, entry=row)
    return answer_step(
        request,
        form,
        act,
        REMOVE,
        *to_diagnosis(scene, one),
        explain=row.words,
        not_now=closed(one),
    )


@members_form
def put(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Ask partners to approve it."""
    one, able = members_diagnosis(scene, pk), preparers(scene)
    known = institutions_to_approve(one, on=scene.today)
    begins = {"asked_on": scene.today, "institutions": list(awaited_of(one))}
    more: dict[str, Any] = {"known": known, "initial": begins}
    form = form_of(PuttingForm, request, scene, able, one.version, **more)
    names = ("version", "asked_on", "institutions")
    act = by_form(form, approving.put_to_partners, *names, diagnosis=one)
    return answer_step(
        request,
        form,
        act,
        PUT,
        *to_diagnosis(scene, one),
        not_now=closed(one),
    )


@members_form
def reply(request: Request, scene: Scene, pk: int, partner: int) -> HttpResponse:
    """Approve it for one's institution, or say what stands in the way."""
    one = members_diagnosis(scene, pk)
    row = get_object_or_404(one.partners.select_related("institution"), pk=partner)
    row.diagnosis = one
    able = may_answer_for(scene.member, row)
    waits = one.state == DiagnosisState.ASKED
    if waits and not able:
        reserved(_("those who hold a seat for %(institution)s") % {"institution": row.institution})
    begins = {"answered_on": scene.today}
    form = form_of(PartnerForm, request, scene, able, one.version, initial=begins)
    fields = ("answer", "answered_on", "words", "version")
    return answer_step(
        request,
        form,
        domain_call(form, approving.answer_for, *fields, partner=row),
        REPLY,
        *to_diagnosis(scene, one),
        title=_("Answer for %(institution)s") % {"institution": row.institution},
        not_now="" if waits else _("This diagnosis waits for no answer."),
    )


@members_form
def back(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Write it again."""
    one, able = members_diagnosis(scene, pk), preparers(scene)
    form = form_of(ButtonForm, request, scene, able, one.version)
    act = domain_call(form, approving.take_back, "version", diagnosis=one)
    waits = one.state == DiagnosisState.ASKED
    return answer_step(
        request,
        form,
        act,
        BACK,
        *to_diagnosis(scene, one),
        not_now="" if waits else _("Only what waits for answers is taken back."),
    )


@members_form
def show(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Have strangers read its portrait, or not."""
    one, able = members_diagnosis(scene, pk), preparers(scene)
    form = form_of(PublicForm, request, scene, able, one.version, initial={"public": one.public})
    act = domain_call(form, approving.show_to_public, "public", "version", diagnosis=one)
    return answer_step(
        request,
        form,
        act,
        SHOW,
        *to_diagnosis(scene, one),
    )


@members_form
def deploy(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Open a body on its territory."""
    one, able = members_diagnosis(scene, pk), preparers(scene)
    begins = {"name": one.title, "starts": scene.today, "kind": usual_kind(scene.charter)}
    more: dict[str, Any] = {"decisions": decisions_to_open(scene), "initial": begins}
    form = form_of(DeploymentForm, request, scene, able, one.version, **more)
    act = by_form(form, deploying.deploy, "version", "decision", "body", diagnosis=one)
    free = one.state == DiagnosisState.SHARED and one.body_id is None
    return answer_step(
        request,
        form,
        act,
        DEPLOY,
        *to_diagnosis(scene, one),
        then=lambda made: scene.url("body", made.slug),
        not_now="" if free else not_deployable(),
    )


def not_deployable() -> str:
    return _("Only a shared diagnosis, of a territory where no body is, opens one.")


def decisions_to_open(scene: Scene) -> Any:
    """What was adopted by bodies that may decide to open one, the latest first."""
    kinds = scene.charter.vocabulary.body_kinds
    able = {one for kind in kinds for one in deciders(scene.charter, EffectKind.OPEN_BODY, kind)}
    rows = Decision.objects.filter(network=scene.network, outcome__in=ADOPTED)
    return rows.filter(body__kind__in=able).order_by("-pk")[:DECISIONS]
