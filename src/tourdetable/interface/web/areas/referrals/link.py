"""Answering from outside, by the link of a message: without an account, a script or a cookie. To
open it changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from allauth.core.internal import ratelimit
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.referrals.actions import answering
from tourdetable.domain.referrals.actors import AskedOutside
from tourdetable.domain.referrals.enums import ANSWERED
from tourdetable.domain.referrals.models import Referral, ReferralStep
from tourdetable.domain.referrals.queries import whole
from tourdetable.domain.referrals.tokens import step_of
from tourdetable.interface.web.answer import form_page
from tourdetable.interface.web.areas.answers.outside import OutsideForm, attempted
from tourdetable.interface.web.areas.referrals.forms import (
    OutsideAnswerForm,
    OutsideReceiptForm,
    OutsideSequelForm,
)
from tourdetable.interface.web.areas.signin.links import unseen
from tourdetable.interface.web.base.http import Request

GONE, CONFLICT, REFUSED, TOO_MANY = 410, 409, 422, 429

FORMS: dict[str, type[OutsideForm]] = {
    "receive": OutsideReceiptForm,
    "answer": OutsideAnswerForm,
    "follow": OutsideSequelForm,
}


@csrf_exempt  # the link proves more than a cookie would, and one may have none
@never_cache
@form_page
def by_link(request: Request, token: str) -> HttpResponse:
    """What the link of whoever is asked outside opens."""
    counted = {"app": "allauth.account", "action": "question_outside", "limit_get": True}
    if not ratelimit.consume(request, **counted):
        return unseen(render(request, "joining/too_many.html", status=TOO_MANY))
    step = step_of(token)
    if step is None or step.referral.network.closed_on is not None:
        return unseen(render(request, "referrals/link_over.html", status=GONE))
    with timezone.override(ZoneInfo(step.referral.network.time_zone)):
        return unseen(opened(request, step))


def opened(request: Request, step: ReferralStep) -> HttpResponse:
    """The question and its forms; or back to it, once something was sent."""
    referral = whole(Referral.objects.filter(pk=step.referral_id)).get()
    here = next(one for one in referral.steps.all() if one.pk == step.pk)
    forms = offered(referral, here, request)
    act, status = request.POST.get("act", ""), 200
    if request.method == "POST" and act in FORMS:
        late, sent = act not in forms, forms.setdefault(act, form_of(act, referral, request))
        if sent.is_valid() and attempted(sent, act_of(request, referral, here, sent)):
            return redirect(f"{request.path}?done")
        status = CONFLICT if late or sent.changed else REFUSED
    context: dict[str, Any] = {"referral": referral, "step": here, "forms": forms}
    context |= {"done": "done" in request.GET, "status": status}
    return render(request, "referrals/link.html", context, status=status)


def offered(referral: Referral, step: ReferralStep, request: Request) -> dict[str, OutsideForm]:
    """What one may send: a receipt, an answer; once it is answered, what became of it."""
    acts = []
    if step.closed_on is None:
        acts = ["answer"] if step.received_on else ["receive", "answer"]
    elif referral.state in ANSWERED:
        acts = ["follow"]
    return {act: form_of(act, referral, request) for act in acts}


def form_of(act: str, referral: Referral, request: Request) -> OutsideForm:
    """One of them, with what was sent if it is the one."""
    mine = request.method == "POST" and request.POST.get("act") == act
    on = local_day(referral.network, request.now)
    begins = {"gesture": uuid4(), "version": referral.version, "on": on}
    return FORMS[act](request.POST if mine else None, initial=begins, auto_id=f"{act}-%s")


def act_of(
    request: Request, referral: Referral, step: ReferralStep, form: OutsideForm
) -> Callable[[], Any]:
    """The domain call that a valid form stands for."""
    said = form.cleaned_data
    by = AskedOutside(step, said["name"].strip(), said["gesture"])
    known = {"referral": referral, "version": said["version"], "by": by, "now": request.now}
    if isinstance(form, OutsideAnswerForm):
        return lambda: answering.answer_referral(answered=form.answered, **known)
    if isinstance(form, OutsideSequelForm):
        words = {name: said[name] for name in ("state", "words", "on")}
        return lambda: answering.tell_sequel(**words, **known)
    return lambda: answering.acknowledge(**known)
