"""Those who are called in: to a meeting, or to a body for a time; their link; taking it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tourdetable.domain.guests import actions, rules
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.guests.queries import guests_of
from tourdetable.domain.guests.tokens import opens, token_of
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.guests.access import body_of
from tourdetable.interface.web.areas.guests.guest_forms import GuestEndForm, GuestForm, LastingForm
from tourdetable.interface.web.areas.meetings.access import choose
from tourdetable.interface.web.areas.meetings.answers import trail_to, why_not
from tourdetable.interface.web.base import capacities
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

PAGE = 30


@members_form
def invite(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Call somebody in to a meeting."""
    meeting = choose(scene, pk).meeting
    able = inviters(scene, meeting.body)
    form = GuestForm(posted(request), asked=request.GET, scene=scene, capacities=able)
    act = domain_call(form, actions.call_to_meeting, "who", "details", meeting=meeting)
    title = _("Invite somebody to this meeting")
    trail = trail_to(scene, meeting.body, meeting, here=title)
    closed, eyebrow = why_over(meeting, scene), meeting.title
    return answer_call(request, form, act, trail, eyebrow=eyebrow, title=title, not_now=closed)


def why_over(meeting: Meeting, scene: Scene) -> str:
    """Why nobody can be called in to a meeting any more; nothing when somebody can."""
    if meeting.ends_at <= scene.now:
        return _("This meeting is over: nobody can be called in to it any more.")
    return why_not(meeting, "")


@members_form
def invite_for_a_time(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Call somebody in to all meetings of a body, for a time."""
    place = body_of(scene, body)
    must_see(scene, place)
    able = inviters(scene, place)
    form = LastingForm(posted(request), asked=request.GET, scene=scene, capacities=able)
    words = ("who", "details", "theme", "starts", "ends")
    act = domain_call(form, actions.call_for_a_time, *words, body=place)
    title = _("Invite somebody for a time")
    trail = trail_to(scene, place, here=title)
    return answer_call(request, form, act, trail, eyebrow=place.name, title=title)


def must_see(scene: Scene, body: Body) -> None:
    """404 to whoever does not sit in the body."""
    if not rules.may_see(scene.member, body):
        raise Http404


def inviters(scene: Scene, body: Body) -> Capacities:
    """The capacities in which the reader calls people in to a body; 403 to others."""
    return rules.may_call_in(scene.member, body) or reserved(
        _("those who sit in the body, and those who animate it")
    )


def answer_call(
    request: Request,
    form: WriteForm,
    act: Callable[[], Any],
    trail: list[dict[str, str]],
    **context: Any,
) -> HttpResponse:
    """Done, and on to the page of who was called in, where the link is; or the form again."""
    context |= {"trail": trail, "cancel": trail[-2]["url"]}

    def then(guest: Guest) -> str:
        return form.scene.url("guest", guest.pk)

    return answer(request, form, act, "guests/invite.html", then=then, said=said_of, **context)


def said_of(guest: Guest) -> str:
    """What was done, and what is left to do."""
    if guest.person.account is None:
        words = _("%(person)s is invited. There is no address: copy the link below and send it.")
    else:
        words = _("%(person)s is invited. A message leaves with their link.")
    return words % {"person": guest.person}


@require_safe
@members_only
def listed(request: Request, scene: Scene, body: str) -> HttpResponse:
    """All who were called in to a body, the latest first."""
    place = body_of(scene, body)
    must_see(scene, place)
    page = Pages(guests_of(place), PAGE).get_page(request.GET.get("page", "1"))
    for guest in page:
        guest.body = place
        if guest.meeting is not None:
            guest.meeting.body = place
    able = bool(rules.may_call_in(scene.member, place))
    trail = trail_to(scene, place, here=_("People called in"))
    context = {"page": page, "body": place, "able": able, "trail": trail}
    return render(request, "guests/list.html", context)


@never_cache
@require_safe
@members_only
def guest(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One of them: who, why, by whom; and their link, for whoever may send it."""
    found = guest_here(scene, pk)
    able = rules.may_withdraw(scene.member, found)
    live = opens(found, now=scene.now)
    context = {
        "guest": found,
        "by": caller(scene, found),
        "live": live,
        "may_act": bool(able) and live and found.last_day >= scene.today,
        "link": link_of(found) if able and live else "",
        "trail": trail_of(scene, found, str(found.person)),
    }
    return render(request, "guests/guest.html", context)


def guest_here(scene: Scene, pk: int) -> Guest:
    """One who was called in to a body that the reader sits in, or 404 (one query)."""
    around = ("body", "meeting__place", "person__account", "called_by")
    rows = Guest.objects.filter(pk=pk, body__network=scene.network)
    found = rows.select_related(*around, "seat__institution", "office").first()
    if found is None or not rules.may_see(scene.member, found.body):
        raise Http404
    found.body.network = scene.network
    if found.meeting is not None:
        found.meeting.body = found.body
    return found


def caller(scene: Scene, found: Guest) -> str:
    """Who called them in, and for whom."""
    capacity = found.seat or found.office
    by = str(found.called_by or "")
    return f"{by} ({capacities.words(capacity, scene.charter)})" if capacity else by


def link_of(found: Guest) -> str:
    """Where the link leads, whole: it is sent."""
    return f"{settings.SITE_URL}{reverse('guest_link', args=[token_of(found)])}"


def trail_of(scene: Scene, found: Guest, *below: str) -> list[dict[str, str]]:
    """The way to a page about somebody who was called in."""
    *above, here = trail_to(scene, found.body, found.meeting, here=below[-1])
    pages = [{"label": str(found.person), "url": scene.url("guest", found.pk)}]
    return [*above, *pages[: len(below) - 1], here]


@members_form
def withdraw(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take an invitation back."""
    found = guest_here(scene, pk)
    form = form_about(ButtonForm, request, scene, found)
    act = domain_call(form, actions.withdraw, "version", guest=found)
    words = {"title": _("Take the invitation back"), "submit": _("Take it back"), "danger": True}
    explain = _("The link closes at once. No message leaves: tell the person yourself.")
    return answer_about(request, form, act, found, explain=explain, **words)


@members_form
def end(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Change the last day of somebody called in for a time."""
    found = guest_here(scene, pk)
    if not found.continuing:
        raise Http404
    form = form_about(GuestEndForm, request, scene, found, initial={"ends": found.ends})
    act = domain_call(form, actions.end, "ends", "version", guest=found)
    explain = _("The link stops the day after this one.")
    title = _("Change the last day")
    return answer_about(request, form, act, found, title=title, explain=explain, submit=_("Save"))


@members_form
def send(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Make another link."""
    found = guest_here(scene, pk)
    form = form_about(ButtonForm, request, scene, found)
    act = domain_call(form, actions.send_again, "version", guest=found)
    title, explain = _("Make another link"), _("The former link opens nothing any more.")
    submit = _("Make another link")
    return answer_about(request, form, act, found, title=title, explain=explain, submit=submit)


def form_about(
    kind: type[WriteForm], request: Request, scene: Scene, found: Guest, **more: Any
) -> WriteForm:
    """A form about somebody called in, for those who may take it back; 403 to others."""
    able = rules.may_withdraw(scene.member, found) or reserved(
        _("whoever called this person in, and those who animate the body")
    )
    return kind(posted(request), scene=scene, capacities=able, version=found.version, **more)


def answer_about(
    request: Request, form: WriteForm, act: Callable[[], Any], found: Guest, **context: Any
) -> HttpResponse:
    """Done, and back to the page of who was called in; or the form again."""
    scene, there = form.scene, form.scene.url("guest", found.pk)
    context |= {"guest": found, "cancel": there}
    context["trail"] = trail_of(scene, found, str(found.person), context["title"])
    gone = _("This invitation was taken back.") if found.withdrawn_on else ""
    said = _("It is done.")
    return answer(
        request, form, act, "guests/change.html", then=there, said=said, not_now=gone, **context
    )
