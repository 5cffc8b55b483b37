"""When the network is founded: what is told once, and how its first person comes in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tourdetable.domain.founding.actions.keys import enter_by_key
from tourdetable.domain.founding.queries import founded_by
from tourdetable.domain.people.models import Account
from tourdetable.interface.web.areas.founding.wizard import DRAFT, PERSON
from tourdetable.interface.web.base.http import Request

KEY = "founding_key"
"""Session key: the digest of the key that was shown in this browser."""

FOUNDED = "founded"
"""Session key: what was founded in this browser, to be told on the last page."""

ENTER_WITHIN = timedelta(hours=1)
"""After founding by the key, how long its holder may go on as the first person without a code."""


def founded(request: Request) -> HttpResponse | None:
    """To the last page, once what is drafted here has been founded: by this request or by its
    twin. None when it has not."""
    draft: dict[str, Any] | None = request.session.get(DRAFT)
    if draft is None:
        again = request.method == "POST" and FOUNDED in request.session
        return redirect("found_done") if again else None
    network = founded_by(draft["gesture"])
    if network is None:
        return None
    person = draft[PERSON]
    del request.session[DRAFT]
    request.session[FOUNDED] = {
        "slug": network.slug,
        "name": network.name,
        "person": f"{person['given_name']} {person['family_name']}",
        "email": person["email"],
        "by_key": request.session.pop(KEY, None) is not None,
        "at": int(request.now.timestamp()),
    }
    return redirect("found_done")


@never_cache
@require_safe
def done(request: Request) -> HttpResponse:
    """What was founded, and how its first person comes in."""
    said = request.session.get(FOUNDED)
    if said is None:
        return redirect("found")
    silent = settings.EMAIL_BACKEND.endswith("console.EmailBackend")
    context = {"said": said, "silent": silent, "may_enter": may_enter(request, said)}
    return render(request, "founding/done.html", context)


def may_enter(request: Request, said: dict[str, Any]) -> bool:
    """Whether the holder of the key may go on as the first person, once, without a code."""
    age = request.now.timestamp() - said["at"]
    return bool(said["by_key"]) and age < ENTER_WITHIN.total_seconds()


@never_cache
@require_POST
def enter(request: Request) -> HttpResponse:
    """Go on as the first person: whoever read the key on the console could do it anyway."""
    said = request.session.pop(FOUNDED, None)
    if said is None or not may_enter(request, said):
        return redirect("account_request_login_code")
    account = Account.objects.get(email__iexact=said["email"])
    enter_by_key(account=account, now=request.now)
    clear_login(request)
    record_authentication(request, account, method="operator")
    there = reverse("network", args=[said["slug"]])
    response: HttpResponse = perform_login(request, Login(user=account, redirect_url=there))
    messages.success(request, _("You are signed in as %(person)s.") % {"person": said["person"]})
    return response
