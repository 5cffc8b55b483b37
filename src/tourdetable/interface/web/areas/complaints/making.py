"""Complaining, and following what becomes of it: by anybody, without an account."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tourdetable.domain.complaints.actions import ComplaintDetails
from tourdetable.domain.complaints.actions import complain as take_in
from tourdetable.domain.complaints.enums import ComplaintLetter
from tourdetable.domain.complaints.models import Complaint
from tourdetable.domain.complaints.queries import made_by, site_day
from tourdetable.domain.complaints.tokens import follow_token, followed
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.networks.actors import Operator
from tourdetable.domain.networks.models import Network
from tourdetable.interface.language import spoken
from tourdetable.interface.web.answer import form_page
from tourdetable.interface.web.areas.complaints.forms import ComplaintForm
from tourdetable.interface.web.areas.pages import operator
from tourdetable.interface.web.areas.signin.limits import refused, spares
from tourdetable.interface.web.areas.signin.links import unseen
from tourdetable.interface.web.base.http import Request

GONE = 410


@never_cache
@form_page
def complain(request: Request) -> HttpResponse:
    """Say what does not work: a number and a link at once, then an answer within a week."""
    form = ComplaintForm(request.POST if request.method == "POST" else None, initial=asked(request))
    form.offer_networks(Network.objects.filter(closed_on=None))
    if not form.is_valid():
        context = {"form": form, "title": _("Say what does not work")}
        status = 422 if form.is_bound else 200
        return render(request, "complaints/complain.html", context, status=status)
    if not may_complain(request):
        words = _(
            "Many complaints have come within an hour: this one was not taken. Call, write, or try "
            "again later: the contact page says how."
        )
        return refused(request, words)
    return redirect(reverse("complaint_follow", args=[follow_token(taken_in(request, form))]))


def may_complain(request: Request) -> bool:
    """Whether neither one computer nor many flood those who answer."""
    limits = (("complain", None), ("complain_at_all", "all"))
    return all(ratelimit.consume(request, action=action, key=key) for action, key in limits)


def taken_in(request: Request, form: ComplaintForm) -> Complaint:
    """The complaint of a form; a form that is sent twice is one."""
    gesture = form.cleaned_data["gesture"]
    by, desk = Operator(gesture=gesture), operator.current().mail
    try:
        return take_in(details=written(request, form), desk=desk, by=by, now=request.now)
    except AlreadyDone:
        return made_by(gesture)


def written(request: Request, form: ComplaintForm) -> ComplaintDetails:
    """What the form says; a mailbox that was written to too often has no acknowledgement."""
    said = form.cleaned_data
    network = Network.objects.filter(closed_on=None, slug=said["network"]).first()
    own = {name: said[name] for name in ("subject", "words", "page", "email")}
    spared = bool(said["email"]) and spares(request, said["email"])
    return ComplaintDetails(**own, network=network, language=spoken().code, acknowledged=spared)


def asked(request: Request) -> dict[str, str]:
    """Where whoever complains comes from, as the address says."""
    return {"network": request.GET.get("network", ""), "page": request.GET.get("page", "")[:300]}


@never_cache
@require_safe
def follow(request: Request, token: str) -> HttpResponse:
    """What became of a complaint, for whoever made it."""
    complaint = followed(token)
    if complaint is None:
        return unseen(render(request, "complaints/link_over.html", status=GONE))
    late = complaint.is_overdue(site_day(request.now))
    told = complaint.messages.filter(letter=ComplaintLetter.RECEIVED).exists()
    context = {"complaint": complaint, "late": late, "acknowledged": told}
    return unseen(render(request, "complaints/follow.html", context))
