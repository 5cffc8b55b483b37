"""The messages that came and wait for somebody who convenes: each is counted, or done with."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.inbox import queries
from tourdetable.domain.inbox.actions import reading
from tourdetable.domain.inbox.enums import MailState
from tourdetable.domain.inbox.models import ReceivedMail
from tourdetable.domain.inbox.rules import convening, may_read
from tourdetable.domain.meetings.actions.answering import must_be_asked
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.rules import Capacities, may
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.inbox.forms import CountForm
from tourdetable.interface.web.base.capacities import reserved_for_offices
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.moments import day_and_time
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

PAGE = 30


@never_cache
@require_safe
@members_only
def inbox(request: Request, scene: Scene) -> HttpResponse:
    """Those that wait, or (`?done=1`) those that need nothing any more."""
    if not convening(scene.member):
        reserved_for_offices(scene.charter, Right.CONVENE)
    done = request.GET.get("done") == "1"
    waiting = queries.to_read(scene.member)
    rows = queries.settled(scene.member) if done else waiting
    page = Pages(rows, PAGE).get_page(request.GET.get("page", "1"))
    context = {
        "page": page,
        "done": done,
        "waiting": waiting.count() if done else page.paginator.count,
        "trail": trail(scene),
    }
    return render(request, "inbox/list.html", context)


@never_cache
@members_form
def mail(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One of them, and what it says; whose answer it is, if it is one."""
    found, able = mail_here(scene, pk)
    context = {"mail": found, "trail": trail(scene, heading(found)), **moving(scene, found)}
    if not is_asked(found, scene):
        return only_shown(request, context)
    form = CountForm(posted(request), scene=scene, capacities=able, mail=found)
    act = domain_call(form, reading.count_mail, "who", "answer", mail=found)
    there, said = scene.url("inbox"), _("The answer is recorded.")
    return answer(request, form, act, "inbox/mail.html", then=there, said=said, **context)


def only_shown(request: Request, context: dict[str, Any]) -> HttpResponse:
    """A message that is not to be counted: no form, and what is sent is refused."""
    status = 409 if request.method == "POST" else 200
    return render(request, "inbox/mail.html", {"form": None, **context}, status=status)


@members_form
def settle(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Be done with one of them."""
    found, able = mail_here(scene, pk)
    form = ButtonForm(posted(request), scene=scene, capacities=able)
    act = domain_call(form, reading.mark_read, mail=found)
    title, there = _("Nothing more to do"), scene.url("inbox")
    context = {
        "mail": found,
        "title": title,
        "cancel": scene.url("inbox_mail", pk),
        "trail": trail(scene, title),
    }
    said = _("It is done.")
    return answer(
        request,
        form,
        act,
        "inbox/done.html",
        then=there,
        said=said,
        not_now=why_not_now(found),
        **context,
    )


def why_not_now(found: ReceivedMail) -> str:
    """Why one cannot be done with a message any more, if one cannot."""
    if found.state == MailState.WAITING:
        return ""
    return _("This message needs nothing any more.")


def mail_here(scene: Scene, pk: int) -> tuple[ReceivedMail, Capacities]:
    """A message of the network that the reader may read, in which capacities; or 404 (two
    queries)."""
    rows = ReceivedMail.objects.filter(pk=pk, network=scene.network).defer("raw")
    found = rows.select_related(*queries.AROUND).first()
    if found is None:
        raise Http404
    turns = list(found.meeting.turns.all()) if found.meeting else []
    able = may_read(scene.member, found, turns)
    if not able:
        raise Http404
    return found, able


def is_asked(found: ReceivedMail, scene: Scene) -> bool:
    """Whether the message may be counted as an answer."""
    if found.state != MailState.WAITING or found.meeting is None or found.kind == "bounce":
        return False
    try:
        must_be_asked(found.meeting, scene.now)
    except ValidationError:
        return False
    return True


def moving(scene: Scene, found: ReceivedMail) -> dict[str, Any]:
    """Where to take up the other time that is proposed, for whoever may."""
    meeting, starts, ends = found.meeting, found.proposed_starts, found.proposed_ends
    if meeting is None or starts is None or ends is None or not may_move(scene, meeting):
        return {"move": ""}
    zone = scene.network.time_zone
    day, from_ = day_and_time(starts, zone)
    _last, until = day_and_time(ends, zone)
    said = f"day={day.isoformat()}&starts={from_:%H:%M}&ends={until:%H:%M}"
    return {"move": f"{scene.url('meeting_move', meeting.pk)}?{said}"}


def may_move(scene: Scene, meeting: Meeting) -> bool:
    """Whether the reader may change the time of a meeting."""
    return bool(may(scene.member, Right.MOVE, meeting, meeting.turns.all()))


def heading(found: ReceivedMail) -> str:
    """What a message is called."""
    return found.subject or found.get_kind_display()


def trail(scene: Scene, here: str = "") -> list[dict[str, str]]:
    """The way to the messages, or to a page below."""
    steps = [
        {"label": _("Network"), "url": scene.url("network")},
        {"label": _("Messages received"), "url": scene.url("inbox") if here else ""},
    ]
    return [*steps, {"label": here, "url": ""}] if here else steps
