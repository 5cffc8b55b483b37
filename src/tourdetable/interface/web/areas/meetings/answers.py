"""What every change to a meeting answers: done, and back to the meeting; or the form again, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.answer import WriteForm
from tourdetable.interface.web.areas.meetings.access import Chosen
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

Trail = list[dict[str, str]]


def done(request: Request, form: WriteForm, act: Callable[[], Any]) -> bool:
    """Whether the form was sent, well filled in, and carried out."""
    return request.method == "POST" and form.is_valid() and form.attempt(act)


def back(request: Request, scene: Scene, meeting: Meeting, words: str) -> HttpResponse:
    """To the page of the meeting, saying what was done."""
    messages.success(request, words)
    return redirect("meeting", scene.network.slug, meeting.pk)


def ask(
    request: Request, chosen: Chosen, form: WriteForm, page: str, title: str, **context: Any
) -> HttpResponse:
    """The page of the form."""
    context |= {
        "form": form,
        "title": title,
        "meeting": chosen.meeting,
        "trail": [
            *trail_to(chosen.scene, chosen.meeting.body, chosen.meeting),
            {"label": title, "url": ""},
        ],
        "cancel": reverse("meeting", args=[chosen.scene.network.slug, chosen.meeting.pk]),
    }
    return render(request, f"meetings/{page}.html", context, status=form.status)


def trail_to(scene: Scene, body: Body, meeting: Meeting | None = None) -> Trail:
    """The way from the network to a body, or to one of its meetings."""
    slug = scene.network.slug
    steps = [
        {"label": _("Network"), "url": reverse("network", args=[slug])},
        {"label": body.name, "url": reverse("body", args=[slug, body.slug])},
    ]
    if meeting is not None:
        steps.append({"label": meeting.title, "url": reverse("meeting", args=[slug, meeting.pk])})
    return steps
