"""What the link of a partner that has no seat opens: the diagnosis to bring to, or to approve,
without an account, a script or a cookie. To open it changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from allauth.core.internal import ratelimit
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from tourdetable.domain.convention.actions import approving, diagnosing
from tourdetable.domain.convention.actors import PartnerOutside
from tourdetable.domain.convention.enums import PUBLIC_ENTRIES, DiagnosisEntryKind, DiagnosisState
from tourdetable.domain.convention.models import DiagnosisEntry, DiagnosisPartner
from tourdetable.domain.convention.queries.diagnoses import entries_of
from tourdetable.domain.convention.tokens import partner_of, token_of
from tourdetable.domain.networks.queries import local_day
from tourdetable.interface.web.answer import form_page
from tourdetable.interface.web.areas.answers.outside import attempted
from tourdetable.interface.web.areas.convention.calling_forms import (
    EntryOutsideForm,
    NamedOutsideForm,
    PartnerOutsideForm,
)
from tourdetable.interface.web.areas.files.serving import stored_file
from tourdetable.interface.web.areas.signin.links import unseen
from tourdetable.interface.web.base.http import Request

GONE, CONFLICT, REFUSED, TOO_MANY = 410, 409, 422, 429


@csrf_exempt  # the link proves more than a cookie would, and one may have none
@never_cache
@form_page
def by_link(request: Request, token: str) -> HttpResponse:
    """What is put to the partner, and the form that it may send."""
    return behind(request, token, answered)


@never_cache
@require_safe
def document(request: Request, token: str) -> HttpResponse:
    """The document of the diagnosis, once the partner is asked to approve it."""
    return behind(request, token, document_of)


def behind(
    request: Request, token: str, show: Callable[[Request, DiagnosisPartner], HttpResponse]
) -> HttpResponse:
    """What a link opens, on the clock of its network; nothing, if it is over."""
    counted = {"app": "allauth.account", "action": "question_outside", "limit_get": True}
    if not ratelimit.consume(request, **counted):
        return unseen(render(request, "joining/too_many.html", status=TOO_MANY))
    partner = partner_of(token)
    if partner is None or not is_open(partner, request):
        return unseen(render(request, "convention/link_over.html", status=GONE))
    with timezone.override(ZoneInfo(partner.diagnosis.network.time_zone)):
        return unseen(show(request, partner))


def is_open(partner: DiagnosisPartner, request: Request) -> bool:
    """Whether it opens today, in a network that goes on."""
    network = partner.diagnosis.network
    return network.closed_on is None and partner.opens(local_day(network, request.now))


def document_of(request: Request, partner: DiagnosisPartner) -> HttpResponse:
    found = partner.diagnosis
    if found.stored is None or found.is_draft:
        raise Http404
    return stored_file(found.stored, found.file_name)


def answered(request: Request, partner: DiagnosisPartner) -> HttpResponse:
    """The page; or back to it, once something was sent."""
    form, status = form_of(request, partner), 200
    if request.method == "POST":
        if form is not None and form.is_valid() and attempted(form, act_of(request, partner, form)):
            return redirect(f"{request.path}?kind={kind_of(request)}&done")
        status = CONFLICT if form is None or form.changed else REFUSED
    context = shown(request, partner) | {"form": form, "status": status}
    return render(request, "convention/link.html", context, status=status)


def shown(request: Request, partner: DiagnosisPartner) -> dict[str, Any]:
    """What the page says, whatever is sent."""
    found = {"partner": partner, "diagnosis": partner.diagnosis, "token": token_of(partner)}
    kinds = {"kinds": DiagnosisEntryKind, "kind": kind_of(request), "parts": parts_of(partner)}
    return found | kinds | {"done": "done" in request.GET}


def kind_of(request: Request) -> DiagnosisEntryKind:
    """The kind of line that one brings: the address says it, else what one sees."""
    asked = request.GET.get("kind", "")
    return DiagnosisEntryKind(asked) if asked in DiagnosisEntryKind else DiagnosisEntryKind.WORDS


def form_of(request: Request, partner: DiagnosisPartner) -> NamedOutsideForm | None:
    """A line to bring while it is written; then one answer; nothing once it is given."""
    diagnosis = partner.diagnosis
    on = local_day(diagnosis.network, request.now)
    data = request.POST if request.method == "POST" else None
    begins = {"gesture": uuid4(), "version": diagnosis.version, "answered_on": on}
    if diagnosis.is_draft:
        return EntryOutsideForm(data, initial=begins, of=kind_of(request))
    if diagnosis.state == DiagnosisState.ASKED and not partner.answer:
        return PartnerOutsideForm(data, initial=begins)
    return None


def act_of(
    request: Request, partner: DiagnosisPartner, form: NamedOutsideForm
) -> Callable[[], Any]:
    """The domain call that a valid form stands for."""
    said = form.cleaned_data
    by = PartnerOutside(partner, said["name"].strip(), said["gesture"])
    if isinstance(form, EntryOutsideForm):
        known: dict[str, Any] = {"diagnosis": partner.diagnosis, "by": by, "now": request.now}
        return lambda: diagnosing.bring_entry(draft=form.draft, **known)
    words = {name: said[name] for name in ("answer", "answered_on", "words", "version")}
    return lambda: approving.answer_for(partner=partner, **words, by=by, now=request.now)


def parts_of(partner: DiagnosisPartner) -> list[tuple[DiagnosisEntryKind, list[DiagnosisEntry]]]:
    """What one reads: all that one is asked to approve; before, what strangers may read one day,
    and what the institution brought."""
    entries = list(entries_of(partner.diagnosis))
    if partner.diagnosis.is_draft:
        own = partner.institution
        entries = [one for one in entries if one.kind in PUBLIC_ENTRIES or one.whose == own]
    return [(kind, [one for one in entries if one.kind == kind]) for kind in DiagnosisEntryKind]
