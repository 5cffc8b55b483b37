from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.meetings.enums import Answer
from tourdetable.domain.meetings.models import Meeting, Reply, Turn
from tourdetable.domain.meetings.queries import in_network as meetings_of
from tourdetable.domain.meetings.rules import is_for, may_speak
from tourdetable.domain.meetings.seasons import moments, readable, season, season_year
from tourdetable.domain.networks.queries import Standing, standing
from tourdetable.domain.people.models import Person
from tourdetable.domain.programme.actions import renew_feed
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.programme import ical
from tourdetable.interface.web.areas.programme.feed_secret import person_of
from tourdetable.interface.web.base.forms import OwnForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network, set_scene
from tourdetable.interface.web.fresh.pages import fresh


@require_safe
@fresh()
@in_network
def public(request: Request, scene: Scene) -> HttpResponse:
    """The public meetings of the network, for anybody's calendar: what the programme shows to
    strangers, no more."""
    page = request.build_absolute_uri(reverse("programme", args=[scene.network.slug]))
    meetings = readable(recent(scene), scene.charter, None).order_by("starts_at", "pk")
    entries = [entry(scene, m, page) for m in meetings]
    return feed_file(request, scene, entries, name=scene.network.name)


@require_safe
@fresh()
def personal(request: Request, network: str, secret: str) -> HttpResponse:
    """A member's own meetings in the network. The address holds a secret, which opens nothing
    else."""
    scene = set_scene(request, network)
    place = standing_of(scene, secret)
    meetings = [m for m in theirs(scene, place) if is_announced(m, place)]
    entries = [personal_entry(request, scene, place, meeting) for meeting in meetings]
    name = _("%(network)s: my meetings") % {"network": scene.network.name}
    response = feed_file(request, scene, entries, name=name)
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


@members_form
def renew(request: Request, scene: Scene) -> HttpResponse:
    """Give my calendar another address: whoever has the former one reads nothing any more."""
    form, there = OwnForm(posted(request), scene=scene), scene.url("programme")

    def act() -> None:
        renew_feed(network=scene.network, person=scene.member.person, **form.signature)

    said = _("Your calendar has a new address: give it to the programs that read the former one.")
    return answer(request, form, act, "programme/renew.html", then=there, said=said)


def standing_of(scene: Scene, secret: str) -> Standing:
    """Where the owner of the secret stands today. Raises Http404 when it is forged, or when they
    have left."""
    owner = person_of(secret, scene.network)
    person = Person.objects.filter(pk=owner).first() if owner is not None else None
    place = (
        standing(person, scene.network, on=scene.today, charter=scene.charter) if person else None
    )
    if place is None or not place.belongs:
        raise Http404
    return place


def is_announced(meeting: Meeting, place: Standing) -> bool:
    """Whether the meeting belongs in the person's calendar: an office, or a seat it is for."""
    if place.over(meeting.body_id):
        return True
    turns: list[Turn] = meeting.our_turns  # type: ignore[attr-defined]  # set by the prefetch
    coming: list[Reply] = meeting.our_replies  # type: ignore[attr-defined]  # set by the prefetch
    chosen = {turn.seat_id for turn in turns} | {reply.seat_id for reply in coming}
    seats = may_speak(place, meeting)
    return any(is_for(seat, meeting, place.charter, chosen=chosen) for seat in seats)


def recent(scene: Scene) -> QuerySet[Meeting]:
    """The meetings from last season on, cancelled ones included: calendars must learn of the
    cancellation."""
    year = season_year(scene.charter, scene.today) - 1
    since, _until = moments(scene.network, season(scene.charter, year))
    return meetings_of(scene.network).filter(starts_at__gte=since)


def theirs(scene: Scene, place: Standing) -> QuerySet[Meeting]:
    """Recent meetings with the turns of the person's seats, and those to which they come."""
    seats = [seat.pk for seat in place.seats]
    turns = Turn.objects.filter(seat__in=seats)
    coming = Reply.objects.filter(seat__in=seats, answer=Answer.ATTEND)
    return (
        recent(scene)
        .prefetch_related(
            Prefetch("turns", queryset=turns, to_attr="our_turns"),
            Prefetch("replies", queryset=coming, to_attr="our_replies"),
        )
        .order_by("starts_at", "pk")
    )


def entry(scene: Scene, meeting: Meeting, url: str, description: str = "") -> ical.CalendarEntry:
    kind = word_for(scene.charter.vocabulary.meeting_kinds, meeting.kind)
    return ical.CalendarEntry(meeting, kind, url, description)


def personal_entry(
    request: Request, scene: Scene, place: Standing, meeting: Meeting
) -> ical.CalendarEntry:
    """With what a member may know: body, purpose, link to join, the duties that fall to their
    seats, and the page, which many calendars show only there."""
    duties = place.charter.vocabulary.duties
    url = request.build_absolute_uri(reverse("meeting", args=[scene.network.slug, meeting.pk]))
    turns: list[Turn] = meeting.our_turns  # type: ignore[attr-defined]  # set by the prefetch
    mine = ", ".join(word_for(duties, turn.duty) for turn in turns)
    said = [
        str(meeting.body),
        _("Your turn: %(duties)s") % {"duties": mine} if mine else "",
        meeting.purpose,
        meeting.link,
        url,
    ]
    return entry(scene, meeting, url, "\n".join(line for line in said if line))


STAMP = re.compile(rb"^DTSTAMP:.*\r\n", re.MULTILINE)
"""When a feed was written, which says nothing of what it holds."""


def feed_file(
    request: Request, scene: Scene, entries: Iterable[ical.CalendarEntry], *, name: str
) -> HttpResponse:
    """The calendar; or, for a program that has it already, the word that nothing has changed."""
    body = ical.feed(scene.network, entries, name=name, now=scene.now)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{scene.network.slug}.ics"'
    etag = f'"{hashlib.sha256(STAMP.sub(b"", body)).hexdigest()[:32]}"'
    response["ETag"] = etag
    answered = get_conditional_response(request, etag=etag, response=response)
    assert answered is not None  # it is given a response
    return answered
