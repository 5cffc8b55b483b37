"""Founding a network, step by step; nothing of it is written before the last one."""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.founding import charters
from tourdetable.domain.founding.actions.founding import found as found_all
from tourdetable.domain.founding.outline import Foundation
from tourdetable.domain.founding.queries import KEY_LASTS, digest_of, is_empty, is_key
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.networks.actors import Operator
from tourdetable.domain.networks.gates import Refused
from tourdetable.interface.web.areas.charter.texts import html
from tourdetable.interface.web.areas.founding.access import (
    Founder,
    founder_of,
    founders_only,
    turned_away,
)
from tourdetable.interface.web.areas.founding.ending import KEY, founded
from tourdetable.interface.web.areas.founding.forms import logo_help
from tourdetable.interface.web.areas.founding.reserved import reserved_words
from tourdetable.interface.web.areas.founding.wizard import (
    BODIES,
    CHARTER,
    REVIEW,
    Wizard,
    titles,
)
from tourdetable.interface.web.base.http import Request

LEVEL = 2
page = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@require_safe
def start(request: Request) -> HttpResponse:
    """What founding asks for; without the key, where it is."""
    founder = founder_of(request)
    if founder is None:
        return turned_away(request) or render(request, "founding/key.html", key_page(request))
    wizard = Wizard(request)
    begun = any(wizard.typed(step) for step in wizard.steps)
    context = {"titles": [titles()[step] for step in wizard.steps], "begun": begun}
    return render(request, "founding/start.html", context | {"first": wizard.steps[0]})


def key_page(request: Request, error: str = "") -> dict[str, Any]:
    """Where the key is found; that the one of this browser is void, when it had one."""
    void = KEY in request.session and not error
    return {"error": error, "void": void, "days": KEY_LASTS.days, "empty": is_empty()}


@never_cache
@page
def key(request: Request, key: str = "") -> HttpResponse:
    """Take a key, followed as a link or typed."""
    if request.method != "POST" and not key:
        return redirect("found")
    if not ratelimit.consume(request, action="founding_key"):
        return render(request, "429.html", status=429)
    given = key or request.POST.get("key", "")
    typed = given.strip().rstrip("/").rpartition("/")[2]
    if not is_key(digest_of(typed), now=request.now):
        words = _(
            "This is not the key that founds now: it was mistyped, it has expired, or another one "
            "was made since."
        )
        context = key_page(request, words)
        return render(request, "founding/key.html", context, status=422)
    request.session[KEY] = digest_of(typed)
    return redirect("found")


@founders_only
@page
def step(request: Request, founder: Founder, step: str) -> HttpResponse:
    """One step: kept whatever way one leaves it, and checked before the next one."""
    wizard = Wizard(request)
    if step not in wizard.steps:
        raise Http404
    if missing := wizard.first_missing(step):
        return redirect("found_step", missing)
    if step == REVIEW:
        return review(request, founder, wizard)
    if request.method != "POST":
        return shown(request, wizard, step, wizard.form(step, bound=False))
    return taken(request, wizard, step)


def taken(request: Request, wizard: Wizard, step: str) -> HttpResponse:
    """What was sent at a step is kept; then one goes back, or on if it is right."""
    wizard.keep(step)
    go = request.POST.get("go", "")
    if go == "back":
        back = wizard.next_to(step, -1)
        return redirect("found") if back == step else redirect("found_step", back)
    if step == BODIES and wizard.change_lines(go):
        return shown(request, wizard, step, wizard.form(step, bound=False))
    form = wizard.form(step, bound=True)
    if form.is_valid():
        return redirect("found_step", wizard.next_to(step))
    return shown(request, wizard, step, form, status=422)


def shown(
    request: Request, wizard: Wizard, step: str, form: Any, *, status: int = 200
) -> HttpResponse:
    """The page of a step."""
    context = {**around(wizard, step), "form": form, "models": []}
    if step == CHARTER:
        context["models"] = list(form.models.values())
    else:
        context |= {"logo": wizard.logo, "logo_help": logo_help()}
    return render(request, f"founding/steps/{step}.html", context, status=status)


def around(wizard: Wizard, step: str) -> dict[str, Any]:
    """Where one is among the steps."""
    called = titles()
    return {
        "step": step,
        "title": called[step],
        "labels": [called[one] for one in wizard.steps],
        "current": wizard.steps.index(step) + 1,
    }


def review(request: Request, founder: Founder, wizard: Wizard) -> HttpResponse:
    """All that will be founded, read again; then it is."""
    if request.method == "POST" and request.POST.get("go") == "back":
        return redirect("found_step", wizard.next_to(REVIEW, -1))
    foundation, errors = wizard.foundation(), []
    if request.method == "POST":
        errors = why_not(request, founder, wizard, foundation)
        if done := founded(request):
            return done
    context = {
        **around(wizard, REVIEW),
        "foundation": foundation,
        "charter": wizard.charter,
        "logo": wizard.logo,
        "errors": errors,
        **wizard.words_of(foundation.network),
    }
    return render(request, "founding/steps/review.html", context, status=422 if errors else 200)


def why_not(
    request: Request, founder: Founder, wizard: Wizard, foundation: Foundation
) -> list[str]:
    """Found all at once; or why nothing was founded, in sentences."""
    person = request.identity.person
    by = Operator(gesture=wizard.gesture, person_id=person.pk if person else None)
    said: dict[str, Any] = {"by": by, "key": founder.key, "now": request.now}
    try:
        found_all(foundation=foundation, reserved=reserved_words(), **said)
    except AlreadyDone:
        return []
    except ValidationError as error:
        return list(error.messages)
    except (Refused, PermissionDenied) as error:
        return [str(error)]
    return []


@never_cache
@require_safe
@founders_only
def model(request: Request, founder: Founder, code: str) -> HttpResponse:
    """A charter that comes with the program, to be read before it is chosen."""
    found = next((one for one in charters.models() if one.code == code), None)
    if found is None:
        raise Http404
    context = {"model": found, "articles": articles(found.charter)}
    preamble = html(found.charter.preamble, LEVEL)
    return render(request, "founding/model.html", context | {"preamble": preamble})


def articles(charter: Charter) -> list[tuple[str, str, int, str]]:
    """Each article: its id, its title, the level of its heading, its text."""
    return [
        (one.id, one.title, min(one.level + 1, 6), html(one.text, min(one.level + 2, 6)))
        for one in charter.articles
    ]
