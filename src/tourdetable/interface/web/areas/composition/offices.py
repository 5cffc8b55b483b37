"""Offices of the network and of bodies: given, ended, corrected by whoever composes there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.networks.actions import corrections
from tourdetable.domain.networks.actions import seats as giving
from tourdetable.domain.networks.models import Body, Correction, Office
from tourdetable.interface.language import day as long_day
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.composition.access import (
    Composers,
    composed_body,
    composed_office,
    composers,
    network_composers,
)
from tourdetable.interface.web.areas.composition.acting import (
    WHO,
    ActWords,
    Step,
    answer_act,
    of_body,
    trail,
)
from tourdetable.interface.web.areas.composition.forms import (
    CorrectForm,
    OfficeForm,
    SeatLastDayForm,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

GIVE = ActWords(
    title=gettext_lazy("Give an office"),
    explain=gettext_lazy("What an office allows is said by the charter."),
    submit=gettext_lazy("Give this office"),
    said=gettext_lazy("The office is given."),
    picks=WHO,
)
END = ActWords(
    title=gettext_lazy("End an office"),
    explain=gettext_lazy(
        "That day is the last one: from the day after, what it allowed is closed."
    ),
    submit=gettext_lazy("End the office"),
    said=gettext_lazy("The office ends on that day."),
    danger=True,
)
CORRECT = ActWords(
    title=gettext_lazy("Correct an office"),
    explain=gettext_lazy(
        "Correct only what was never so; if the office really was held, end it instead."
    ),
    submit=gettext_lazy("Correct"),
    said=gettext_lazy("The office is corrected; what was recorded stays beside."),
    picks=WHO,
)


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
    context = {
        "groups": groups_of(scene),
        "corrections": corrected_in_network(scene),
        "trail": trail(scene, (_("Offices of the network"), "")),
    }
    return render(request, "composition/offices.html", context)


def groups_of(scene: Scene) -> list[OfficesOfKind]:
    """The offices of the network, kind by kind, those that nobody holds included."""
    rows = Office.objects.filter(network=scene.network, body=None).select_related("person")
    found = list(rows.order_by(F("ends").desc(nulls_first=True), "-starts"))
    kinds = scene.charter.vocabulary.offices
    codes = dict.fromkeys([*offices_for(scene, None), *(row.kind for row in found)])
    return [
        OfficesOfKind(word_for(kinds, code), [r for r in found if r.kind == code], scene.today)
        for code in codes
    ]


def corrected_in_network(scene: Scene) -> list[tuple[str, Correction]]:
    """What was recorded by mistake, each under the charter's word."""
    kinds = scene.charter.vocabulary.offices
    rows = Correction.objects.filter(network=scene.network, body=None, seat=None)
    found = rows.select_related("person", "corrected_by")
    return [(word_for(kinds, row.office), row) for row in found]


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
    form = office_form(request, scene, body)
    none = "" if form.kinds else _("The charter names no office here.")
    where = body.name if body else scene.network.name
    act, step = partial(given, form, body), back(scene, body)
    return answer_act(request, form, act, GIVE, step, eyebrow=where, not_now=none)


def kinds_for(scene: Scene, body: Body | None) -> dict[str, str]:
    """The offices that the charter has there, with their names."""
    known = scene.charter.vocabulary.offices
    return {code: known[code].name for code in offices_for(scene, body)}


def office_form(request: Request, scene: Scene, body: Body | None) -> OfficeForm:
    """What is asked of an office, among those that the charter has there."""
    able = composers(scene, body) if body else network_composers(scene)
    kinds, wished = kinds_for(scene, body), request.GET.get("kind", "")
    begins = {"starts": scene.today, "kind": wished if wished in kinds else ""}
    bodies = [body.pk] if body else None
    asked: dict[str, Any] = {"bodies": bodies, "kinds": kinds, "initial": begins}
    asked |= {"asked": request.GET, "scene": scene, "capacities": able}
    return OfficeForm(posted(request), **asked)


def given(form: OfficeForm, body: Body | None) -> Office:
    """The office of whoever was chosen or written."""
    written = form.values("kind", "starts", "ends", "confirmed")
    where = {"network": form.scene.network, "body": body, "person": form.cleaned_data["who"]}
    return giving.give_office(**where, **written, **form.signature)


def back(scene: Scene, body: Body | None) -> Step:
    """Where the offices are listed."""
    if body is not None:
        return of_body(scene, body)
    return _("Offices of the network"), scene.url("composition_offices")


def asked_of_office(
    request: Request, scene: Scene, office: Office, able: Composers
) -> dict[str, Any]:
    """What a form about an office is made with."""
    bodies = [office.body_id] if office.body_id else None
    return {"data": posted(request), "scene": scene, "capacities": able, "bodies": bodies}


@members_form
def end(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """End an office on a day."""
    office, able = composed_office(scene, pk)
    begins = {"ends": office.ends or max(scene.today, office.starts)}
    form = SeatLastDayForm(**asked_of_office(request, scene, office, able), initial=begins)
    act = domain_call(form, giving.end_office, "ends", "confirmed", office=office)
    step, what = back(scene, office.body), called(scene, office)
    return answer_act(request, form, act, END, step, eyebrow=what)


@members_form
def correct(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Correct an office that was recorded by mistake."""
    office, able = composed_office(scene, pk)
    asked = asked_of_office(request, scene, office, able)
    asked["initial"] = {"starts": office.starts, "ends": office.ends}
    form = CorrectForm(asked=request.GET, corrected=office, **asked)
    act, step = partial(corrected, form, office), back(scene, office.body)
    return answer_act(request, form, act, CORRECT, step, eyebrow=called(scene, office))


def corrected(form: CorrectForm, office: Office) -> Office | None:
    """The office as it really was, if it was."""
    said = {**form.values("reason", "confirmed"), **form.signature}
    return corrections.correct_office(office=office, held=form.held, **said)


def called(scene: Scene, office: Office) -> str:
    """The office, who holds it, and since when."""
    name = word_for(scene.charter.vocabulary.offices, office.kind)
    said = {"office": name, "person": office.person, "day": long_day(office.starts)}
    return _("%(office)s: %(person)s, since %(day)s") % said
