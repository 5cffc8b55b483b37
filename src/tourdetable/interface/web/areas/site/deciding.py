"""Publishing what everybody reads of a decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.networks.models import Office
from tourdetable.domain.site.actions import readings
from tourdetable.domain.site.models import PublicReading
from tourdetable.domain.site.rules import may_publish
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.site.forms import ReadingForm
from tourdetable.interface.web.areas.site.sheets import trail
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

WORDS = ("title", "text")


def publishers(scene: Scene, decision: Decision) -> tuple[Office, ...]:
    """The offices in which the reader publishes a decision; 403 to others."""
    who = _("those who lead the work of the whole network, or record decisions by their office")
    return may_publish(scene.member, decision) or reserved(who)


@members_form
def publish(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say a decision to everybody, in words of their own."""
    rows = Decision.objects.select_related("body")
    decision = get_object_or_404(rows, network=scene.network, pk=pk)
    able = publishers(scene, decision)
    there = PublicReading.objects.filter(decision=decision).first()
    if there is not None:
        return redirect(scene.url("reading_change", there.pk))
    begins = {"title": decision.title[:200]}
    form = ReadingForm(posted(request), scene=scene, capacities=able, initial=begins)
    act = domain_call(form, readings.publish_reading, *WORDS, decision=decision)
    still = "" if decision.outcome else _("This decision is still open.")
    return answered(request, scene, decision, form, act, title=_("Publish"), not_now=still)


def answered(
    request: Request,
    scene: Scene,
    decision: Decision,
    form: WriteForm,
    act: Callable[[], Any],
    *,
    title: str,
    **more: Any,
) -> HttpResponse:
    """Done, and on to the public site; or the form again, beside the reference of the decision."""
    context = around(scene, decision) | {"submit": title, "title": title, **more}
    context["trail"] = trail(scene, title)
    there = scene.url("site")
    return answer(request, form, act, "site/change.html", then=there, **context)


def around(scene: Scene, decision: Decision) -> dict[str, Any]:
    """What is said about any such form."""
    explain = _("Nothing of the record is published by itself: everybody reads these words alone.")
    over = f"{decision.reference} – {decision.title}"
    said = {"explain": explain, "over": over, "said": _("Everybody reads it.")}
    return said | {"wide": True, "cancel": scene.url("decision", decision.pk)}


def reading_of(scene: Scene, pk: int) -> PublicReading:
    """One of the network."""
    rows = PublicReading.objects.select_related("decision__body")
    return get_object_or_404(rows, decision__network=scene.network, pk=pk)


@members_form
def amend(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say it better, or publish it again."""
    reading = reading_of(scene, pk)
    able = publishers(scene, reading.decision)
    begins, known = {name: getattr(reading, name) for name in WORDS}, {"version": reading.version}
    form = ReadingForm(posted(request), scene=scene, capacities=able, initial=begins, **known)
    act = domain_call(form, readings.amend_reading, *WORDS, "version", reading=reading)
    return answered(request, scene, reading.decision, form, act, title=_("Publish"))


@members_form
def take_back(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Nobody outside reads it any more."""
    reading = reading_of(scene, pk)
    able = publishers(scene, reading.decision)
    form = ButtonForm(posted(request), scene=scene, capacities=able, version=reading.version)
    act = domain_call(form, readings.take_back_reading, "version", reading=reading)
    words = {"said": _("Nobody reads it any more."), "danger": True}
    title = _("Take it back")
    return answered(request, scene, reading.decision, form, act, title=title, **words)
