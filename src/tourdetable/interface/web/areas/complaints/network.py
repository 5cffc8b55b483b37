"""The complaints about a network, for those who animate it: they answer, whoever runs the site
too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.complaints import actions
from tourdetable.domain.complaints.models import Complaint
from tourdetable.domain.complaints.queries import counted, in_due_order, site_day
from tourdetable.domain.complaints.rules import may_answer_complaints
from tourdetable.domain.networks.models import Office
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.complaints.forms import (
    answer_field,
    because_field,
    until_field,
)
from tourdetable.interface.web.base.capacities import reserved_for_offices
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

A_PAGE = 20


class ComplaintAnswerForm(WriteForm):
    """What is answered."""

    answer = answer_field()


class ComplaintDeferForm(WriteForm):
    """By when it is answered, and why it takes longer."""

    until = until_field()
    because = because_field()

    def current_values(self, current: Any) -> dict[str, Any]:
        return {"until": current.deferred_until, "because": current.deferred_because}


def offices_of(scene: Scene) -> tuple[Office, ...]:
    """Those by which the reader answers; others are told who does."""
    found = may_answer_complaints(scene.member)
    if not found:
        reserved_for_offices(scene.charter, Right.CONVENE, whole=True)
    return found


@require_safe
@members_only
def listed(request: Request, scene: Scene) -> HttpResponse:
    """Those about the network, the most pressing first."""
    offices_of(scene)
    rows = in_due_order(Complaint.objects.filter(network=scene.network))
    page = Pages(rows, A_PAGE).get_page(request.GET.get("page"))
    on = site_day(request.now)
    context = {"page": page, "count": counted(on, scene.network), "on": on}
    context |= {"trail": trail(scene), "address": scene.addresses("network_complaint")}
    return render(request, "complaints/list.html", context)


@require_safe
@members_only
def complaint(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One of them."""
    offices_of(scene)
    one = complaint_of(scene, pk)
    urls = [scene.url(f"network_complaint_{act}", pk) for act in ("answer", "defer")]
    late = one.is_overdue(site_day(request.now))
    context: dict[str, Any] = {"complaint": one, "late": late, "urls": urls}
    context |= {"trail": trail(scene, one.reference), "messages_sent": list(one.messages.all())}
    return render(request, "complaints/complaint.html", context)


@members_form
def answer_it(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Answer it."""
    offices, one = offices_of(scene), complaint_of(scene, pk)
    form = ComplaintAnswerForm(
        posted(request), scene=scene, capacities=offices, version=one.version
    )
    act = domain_call(form, actions.answer_complaint, "answer", "version", complaint=one)
    words = {"title": _("Answer this complaint"), "said": _("It is answered, and they are told.")}
    return answered(request, scene, form, act, one, submit=words["title"], **words)


@members_form
def defer(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say why it takes longer than a week, and until when."""
    offices, one = offices_of(scene), complaint_of(scene, pk)
    form = ComplaintDeferForm(posted(request), scene=scene, capacities=offices, version=one.version)
    fields = ("until", "because", "version")
    act = domain_call(form, actions.defer_answer, *fields, complaint=one)
    words = {"title": _("Say why it takes longer"), "said": _("They are told by when, and why.")}
    return answered(request, scene, form, act, one, submit=_("Say so"), **words)


def complaint_of(scene: Scene, pk: int) -> Complaint:
    rows = Complaint.objects.select_related("network", "answered_by")
    return get_object_or_404(rows, network=scene.network, pk=pk)


def answered(
    request: Request,
    scene: Scene,
    form: WriteForm,
    act: Callable[[], Any],
    one: Complaint,
    *,
    title: str,
    said: str,
    submit: str,
) -> HttpResponse:
    """Done, and back to its page; or the form again."""
    there = scene.url("network_complaint", one.pk)
    over = "" if one.waits else _("This complaint has been answered.")
    known = {"complaint": one, "title": title, "trail": trail(scene, title), "cancel": there}
    form_page = "complaints/act.html"
    return answer(
        request, form, act, form_page, then=there, said=said, not_now=over, submit=submit, **known
    )


def trail(scene: Scene, here: str = "") -> list[dict[str, Any]]:
    """Where one is."""
    first = {"label": _("Complaints")}
    if not here:
        return [first]
    return [first | {"url": scene.url("network_complaints")}, {"label": here}]
