"""Offices of the network and of bodies: given, ended, corrected by whoever composes there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.networks.actions import corrections
from tourdetable.domain.networks.actions import seats as giving
from tourdetable.domain.networks.models import Body, Correction, Office
from tourdetable.interface.language import day as long_day
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.composition.access import (
    composed_body,
    composed_office,
    network_composers,
)
from tourdetable.interface.web.areas.composition.acting import Step, answer_act, of_body, trail
from tourdetable.interface.web.areas.composition.forms import (
    CorrectForm,
    OfficeForm,
    SeatLastDayForm,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


@dataclass(frozen=True)
class OfficesOfKind:
    """The offices of one kind of the network: those of today, to come and past."""

    name: str
    rows: list[Office]
    today: date

    @property
    def held(self) -> list[Office]:
        return [row for row in self.rows if row.ends is None or row.ends >= self.today]

    @property
    def past(self) -> list[Office]:
        return [row for row in self.rows if row.ends is not None and row.ends < self.today]


@require_safe
@members_only
def listed(request: Request, scene: Scene) -> HttpResponse:
    """The offices of the whole network, with who held them before (two queries)."""
    network_composers(scene)
    rows = Office.objects.filter(network=scene.network, body=None).select_related("person")
    found = list(rows.order_by(F("ends").desc(nulls_first=True), "-starts"))
    kinds = scene.charter.vocabulary.offices
    codes = dict.fromkeys([*offices_for(scene, None), *(row.kind for row in found)])
    groups = [
        OfficesOfKind(word_for(kinds, code), [r for r in found if r.kind == code], scene.today)
        for code in codes
    ]
    aside = Correction.objects.filter(network=scene.network, body=None, seat=None)
    corrections = [
        (word_for(kinds, row.office), row) for row in aside.select_related("person", "corrected_by")
    ]
    context = {
        "groups": groups,
        "corrections": corrections,
        "trail": trail(scene, (_("Offices of the network"), "")),
    }
    return render(request, "composition/offices.html", context)


def offices_for(scene: Scene, body: Body | None) -> list[str]:
    """The codes of the offices that the charter has for a body, or for the network."""
    return [
        code
        for code, kind in scene.charter.vocabulary.offices.items()
        if (kind.scope == "body") == (body is not None)
        and (body is None or not kind.bodies or body.kind in kind.bodies)
    ]


@members_form
def give_in_network(request: Request, scene: Scene) -> HttpResponse:
    """Give an office of the whole network."""
    network_composers(scene)
    return give(request, scene, None)


@members_form
def give_in_body(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Give an office of a body."""
    found, _able = composed_body(scene, body)
    return give(request, scene, found)


def give(request: Request, scene: Scene, body: Body | None) -> HttpResponse:
    """Give an office, of a body or of the network."""
    able = composed_body(scene, body.slug)[1] if body else network_composers(scene)
    known = scene.charter.vocabulary.offices
    kinds = [(code, known[code].name) for code in offices_for(scene, body)]
    asked = request.GET.get("kind", "")
    begins = {"starts": scene.today, "kind": asked if asked in dict(kinds) else ""}
    form = OfficeForm(
        posted(request),
        asked=request.GET,
        scene=scene,
        capacities=able,
        bodies=[body.pk] if body else None,
        kinds=kinds,
        initial=begins,
    )

    def act() -> Office:
        written = form.values("kind", "starts", "ends", "confirmed")
        where = {"network": scene.network, "body": body, "person": form.cleaned_data["who"]}
        return giving.give_office(**where, **written, **form.signature)

    none = _("The charter names no office here.")
    return answer_act(
        request,
        form,
        act,
        back(scene, body),
        title=_("Give an office"),
        submit=_("Give this office"),
        said=_("The office is given."),
        eyebrow=body.name if body else scene.network.name,
        explain=_("What an office allows is said by the charter."),
        picks=("persons/who.html",),
        not_now="" if kinds else none,
    )


def back(scene: Scene, body: Body | None) -> Step:
    """Where the offices are listed."""
    if body is not None:
        return of_body(scene, body)
    return _("Offices of the network"), scene.url("composition_offices")


@members_form
def end(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """End an office on a day."""
    office, able = composed_office(scene, pk)
    form = SeatLastDayForm(
        posted(request),
        scene=scene,
        capacities=able,
        bodies=[office.body_id] if office.body_id else None,
        initial={"ends": office.ends or max(scene.today, office.starts)},
    )
    act = domain_call(form, giving.end_office, "ends", "confirmed", office=office)
    return answer_act(
        request,
        form,
        act,
        back(scene, office.body),
        title=_("End an office"),
        submit=_("End the office"),
        said=_("The office ends on that day."),
        danger=True,
        eyebrow=called(scene, office),
        explain=_("That day is the last one: from the day after, what it allowed is closed."),
    )


@members_form
def correct(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Correct an office that was recorded by mistake."""
    office, able = composed_office(scene, pk)
    form = CorrectForm(
        posted(request),
        asked=request.GET,
        scene=scene,
        capacities=able,
        bodies=[office.body_id] if office.body_id else None,
        corrected=office,
        initial={"starts": office.starts, "ends": office.ends},
    )

    def act() -> Office | None:
        said = {**form.values("reason", "confirmed"), **form.signature}
        return corrections.correct_office(office=office, held=form.held, **said)

    return answer_act(
        request,
        form,
        act,
        back(scene, office.body),
        title=_("Correct an office"),
        submit=_("Correct"),
        said=_("The office is corrected; what was recorded stays beside."),
        eyebrow=called(scene, office),
        explain=_("Correct only what was never so; if the office really was held, end it instead."),
        picks=("persons/who.html",),
    )


def called(scene: Scene, office: Office) -> str:
    """The office, who holds it, and since when."""
    name = word_for(scene.charter.vocabulary.offices, office.kind)
    said = {"office": name, "person": office.person, "day": long_day(office.starts)}
    return _("%(office)s: %(person)s, since %(day)s") % said
