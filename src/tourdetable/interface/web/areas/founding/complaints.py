"""All complaints, for whoever runs the installation: what waits, what is overdue, and answering."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.complaints import actions
from tourdetable.domain.complaints.models import Complaint
from tourdetable.domain.complaints.queries import counted, in_due_order, site_day
from tourdetable.interface.web.answer import answer
from tourdetable.interface.web.areas.complaints.forms import (
    answer_field,
    because_field,
    until_field,
)
from tourdetable.interface.web.areas.complaints.network import A_PAGE
from tourdetable.interface.web.areas.founding.access import operators_only
from tourdetable.interface.web.areas.founding.operate import (
    OperatingForm,
    operating_form,
    version_of,
    written,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.paging import Pages


class OperatorAnswerForm(OperatingForm):
    """What is answered."""

    answer = answer_field()


class OperatorDeferForm(OperatingForm):
    """By when it is answered, and why it takes longer."""

    until = until_field()
    because = because_field()

    def current_values(self, current: Any) -> dict[str, Any]:
        return {"until": current.deferred_until, "because": current.deferred_because}


@require_safe
@operators_only
def listed(request: Request) -> HttpResponse:
    """All of them, the most pressing first."""
    rows = in_due_order(Complaint.objects.all())
    page = Pages(rows, A_PAGE).get_page(request.GET.get("page"))
    on = site_day(request.now)
    context = {"page": page, "count": counted(on), "on": on, "trail": trail()}
    return render(request, "complaints/list.html", context | {"address": address})


def address(pk: int) -> str:
    """Where one of them is read."""
    return reverse("operate_complaint", args=[pk])


@require_safe
@operators_only
def complaint(request: Request, pk: int) -> HttpResponse:
    """One of them."""
    one = complaint_of(pk)
    urls = [reverse(f"operate_complaint_{act}", args=[pk]) for act in ("answer", "defer")]
    context = {"complaint": one, "late": one.is_overdue(site_day(request.now)), "urls": urls}
    context |= {"trail": trail(one.reference), "messages_sent": list(one.messages.all())}
    return render(request, "complaints/complaint.html", context)


@operating_form
def answer_it(request: Request, pk: int) -> HttpResponse:
    """Answer it."""
    one = complaint_of(pk)
    form = OperatorAnswerForm(written(request), request=request, version=one.version)

    def act() -> Any:
        said = form.values("answer")
        return actions.answer_complaint(
            complaint=one, version=version_of(form) or 0, **said, **form.signature
        )

    words = {"title": _("Answer this complaint"), "said": _("It is answered, and they are told.")}
    return answered(request, form, act, one, submit=words["title"], **words)


@operating_form
def defer(request: Request, pk: int) -> HttpResponse:
    """Say why it takes longer than a week, and until when."""
    one = complaint_of(pk)
    form = OperatorDeferForm(written(request), request=request, version=one.version)

    def act() -> Any:
        said = form.values("until", "because")
        return actions.defer_answer(
            complaint=one, version=version_of(form) or 0, **said, **form.signature
        )

    words = {"title": _("Say why it takes longer"), "said": _("They are told by when, and why.")}
    return answered(request, form, act, one, submit=_("Say so"), **words)


def complaint_of(pk: int) -> Complaint:
    return get_object_or_404(Complaint.objects.select_related("network", "answered_by"), pk=pk)


def answered(
    request: Request,
    form: OperatingForm,
    act: Callable[[], Any],
    one: Complaint,
    *,
    title: str,
    said: str,
    submit: str,
) -> HttpResponse:
    """Done, and back to its page; or the form again."""
    there = address(one.pk)
    over = "" if one.waits else _("This complaint has been answered.")
    known = {"complaint": one, "title": title, "trail": trail(title), "cancel": there}
    page = "complaints/act.html"
    return answer(
        request, form, act, page, then=there, said=said, not_now=over, submit=submit, **known
    )


def trail(here: str = "") -> list[dict[str, Any]]:
    """Where one is."""
    home = {"label": _("Running this site"), "url": reverse("operate")}
    if not here:
        return [home, {"label": _("Complaints")}]
    return [home, {"label": _("Complaints"), "url": reverse("operate_complaints")}, {"label": here}]
