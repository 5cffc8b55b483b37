"""Calling on the partners of a diagnosis: those that sit, those that are sent a link."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.convention.actions import calling
from tourdetable.domain.convention.actions.calling import USUAL
from tourdetable.domain.convention.enums import DiagnosisState
from tourdetable.domain.convention.models import DiagnosisPartner, SharedDiagnosis, Signatory
from tourdetable.domain.convention.portrait import ground_of
from tourdetable.domain.convention.queries.agreements import period_in_force
from tourdetable.domain.convention.queries.diagnoses import institutions_to_ask
from tourdetable.domain.people.models import Institution
from tourdetable.domain.territories.queries import covering, facilities_in, facilities_on
from tourdetable.interface.web.answer import domain_call, members_form
from tourdetable.interface.web.areas.convention.calling_forms import (
    PartnerInviteForm,
    PartnerLinkForm,
)
from tourdetable.interface.web.areas.convention.diagnoses import to_diagnosis
from tourdetable.interface.web.areas.convention.diagnosing import closed
from tourdetable.interface.web.areas.convention.diagnosis_forms import CallingForm
from tourdetable.interface.web.areas.convention.loading import (
    StepWords,
    answer_step,
    by_form,
    form_of,
    members_diagnosis,
    preparers,
)
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

CALL = StepWords(
    title=gettext_lazy("Call on partners"),
    said=gettext_lazy("Those who sit for them find it on My table."),
    explain=gettext_lazy(
        "They are asked to bring what they know of the territory, then to approve the diagnosis. "
        "Those that have no seat are sent a link."
    ),
)
INVITE = StepWords(
    title=gettext_lazy("Call on an institution that has no seat"),
    said=gettext_lazy("The link leaves by mail."),
    submit=gettext_lazy("Send the link"),
    explain=gettext_lazy(
        "Somebody there brings lines by this link, then approves the diagnosis or says what stands "
        "in the way, without an account. Members read who answered."
    ),
)
SEND = StepWords(
    title=gettext_lazy("Send another link"),
    said=gettext_lazy("The link leaves by mail; the former one opens nothing."),
    submit=gettext_lazy("Send the link"),
    explain=gettext_lazy("What was answered by the former link is forgotten: it answers again."),
)
CLOSE = StepWords(
    title=gettext_lazy("Close the link"),
    said=gettext_lazy("The link opens nothing any more."),
    explain=gettext_lazy(
        "Its address is forgotten. What was brought or answered by it stays; another link may be "
        "sent later."
    ),
)
RELEASE = StepWords(
    title=gettext_lazy("Call on it no more"),
    said=gettext_lazy("It is called on no more."),
    explain=gettext_lazy("What it has brought stays in the diagnosis."),
)


@members_form
def call(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Call on institutions that sit."""
    one, able = members_diagnosis(scene, pk), preparers(scene)
    more: dict[str, Any] = {"known": list(callable_now(scene, one))}
    more["initial"] = {"institutions": list(expected(scene, one))}
    form = form_of(CallingForm, request, scene, able, one.version, **more)
    act = by_form(form, calling.call_on, "version", "institutions", diagnosis=one)
    not_now = closed(one) or none_left(more["known"])
    return answer_step(request, form, act, CALL, *to_diagnosis(scene, one), not_now=not_now)


def none_left(known: list[Institution]) -> str:
    """Why nobody may be called on."""
    return "" if known else _("All those that sit in the network are called on.")


def callable_now(scene: Scene, one: SharedDiagnosis) -> QuerySet[Institution]:
    """The institutions that sit and are not called on yet, by name."""
    sitting = institutions_to_ask(scene.network, on=scene.today)
    return sitting.exclude(diagnoses_asked__diagnosis=one)


def expected(scene: Scene, one: SharedDiagnosis) -> set[int]:
    """Those that signed and cover something of its ground, or run a facility there."""
    on, ground = scene.today, ground_of(one, scene.today)
    if not ground:
        return set()
    there = facilities_in(ground, facilities_on(scene.network, on=on), on=on)
    signed = signing(scene).values_list("institution", flat=True)
    return covering(ground, signed, on=on) | {facility.institution_id for facility in there}


def signing(scene: Scene) -> QuerySet[Signatory]:
    """Who signs the period in force today."""
    period = period_in_force(scene.network, on=scene.today)
    return Signatory.objects.active(scene.today).filter(period=period)


@members_form
def invite(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Call on an institution that has no seat, by a link."""
    one, able = members_diagnosis(scene, pk), preparers(scene)
    more: dict[str, Any] = {"known": unseated(scene, one)}
    more["initial"] = {"open_until": scene.today + USUAL}
    form = form_of(PartnerInviteForm, request, scene, able, one.version, **more)
    names = ("version", "institution", "sending")
    act = by_form(form, calling.invite_partner, *names, diagnosis=one)
    way = to_diagnosis(scene, one)
    return answer_step(request, form, act, INVITE, *way, not_now=closed(one))


def unseated(scene: Scene, one: SharedDiagnosis) -> QuerySet[Institution]:
    """The institutions that signed the agreement and for which nobody holds a seat, by name."""
    sitting = institutions_to_ask(scene.network, on=scene.today)
    rows = Institution.objects.filter(pk__in=signing(scene).values("institution"))
    rows = rows.exclude(pk__in=sitting.values("pk")).exclude(diagnoses_asked__diagnosis=one)
    return rows.order_by("sort_key", "pk")


def partner_of(one: SharedDiagnosis, pk: int) -> DiagnosisPartner:
    """A partner of a diagnosis, or 404."""
    row = get_object_or_404(one.partners.select_related("institution"), pk=pk)
    row.diagnosis = one
    return row


@members_form
def send(request: Request, scene: Scene, pk: int, partner: int) -> HttpResponse:
    """Send a partner a link, or another one."""
    one, able = members_diagnosis(scene, pk), preparers(scene)
    row = partner_of(one, partner)
    begins = link_of(row, scene)
    form = form_of(PartnerLinkForm, request, scene, able, one.version, initial=begins)
    act = by_form(form, calling.send_link, "version", "sending", partner=row)
    return of_partner(request, form, act, SEND, row, waits_for_nobody(one))


def link_of(row: DiagnosisPartner, scene: Scene) -> dict[str, Any]:
    """Where its link went, or may go, until a day to come."""
    until = max(row.open_until or scene.today, scene.today + USUAL)
    email = row.email or row.institution.mailbox
    return {"contact": row.contact, "email": email, "open_until": until}


def of_partner(
    request: Request,
    form: WriteForm,
    act: Callable[[], Any],
    words: StepWords,
    row: DiagnosisPartner,
    not_now: str,
) -> HttpResponse:
    """A gesture about a partner; then back to the diagnosis."""
    way, named = to_diagnosis(form.scene, row.diagnosis), row.institution.name
    return answer_step(request, form, act, words, *way, eyebrow=named, not_now=not_now)


def waits_for_nobody(one: SharedDiagnosis) -> str:
    """Why nobody is asked anything any more; nothing before it is shared."""
    words = _("This diagnosis is shared: it waits for nobody.")
    return words if one.state == DiagnosisState.SHARED else ""


@members_form
def close(request: Request, scene: Scene, pk: int, partner: int) -> HttpResponse:
    """Have the link of a partner open nothing any more."""
    one, able = members_diagnosis(scene, pk), preparers(scene)
    row = partner_of(one, partner)
    form = form_of(ButtonForm, request, scene, able, one.version)
    act = domain_call(form, calling.close_link, "version", partner=row)
    not_now = "" if row.email else _("No link opens for this partner.")
    return of_partner(request, form, act, CLOSE, row, not_now)


@members_form
def release(request: Request, scene: Scene, pk: int, partner: int) -> HttpResponse:
    """Call on a partner no more."""
    one, able = members_diagnosis(scene, pk), preparers(scene)
    row = partner_of(one, partner)
    form = form_of(ButtonForm, request, scene, able, one.version)
    act = domain_call(form, calling.release_partner, "version", partner=row)
    return of_partner(request, form, act, RELEASE, row, closed(one))
