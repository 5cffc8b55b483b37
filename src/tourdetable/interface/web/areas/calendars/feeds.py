from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.meetings.calendar.seasons import moments, readable, season, season_year
from tourdetable.domain.meetings.enums import COMING
from tourdetable.domain.meetings.listing import ListedMeeting, lines
from tourdetable.domain.meetings.models import Meeting, Reply, Turn
from tourdetable.domain.meetings.rules import is_for, may_speak
from tourdetable.domain.networks.queries import Standing, standing
from tourdetable.domain.programme.actions import renew_feed
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.calendars import ical
from tourdetable.interface.web.areas.calendars.feed_secret import person_of
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
    kinds = kind_words(scene)
    meetings = lines(readable(recent(scene), scene.charter, None))
    entries = [ical.CalendarEntry(m, kinds.get(m.kind, m.kind), page) for m in meetings]
    return feed_file(request, scene, entries, name=scene.network.name)


@require_safe
@fresh()
def personal(request: Request, network: str, secret: str) -> HttpResponse:
    """A member's own meetings in the network. The address holds a secret, which opens nothing
    else."""
    scene = set_scene(request, network)
    entries = personal_entries(scene, standing_of(scene, secret), request.build_absolute_uri("/"))
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
    return answer(request, form, act, "calendars/renew.html", then=there, said=said)


def standing_of(scene: Scene, secret: str) -> Standing:
    """Where the owner of the secret stands today. Raises Http404 when it is forged, or when they
    have left."""
    person = person_of(secret, scene.network)
    place = (
        standing(person, scene.network, on=scene.today, charter=scene.charter) if person else None
    )
    if place is None or not place.belongs:
        raise Http404
    return place


def recent(scene: Scene) -> QuerySet[Meeting]:
    """The meetings from last season on, cancelled ones included: calendars must learn of the
    cancellation."""
    year = season_year(scene.charter, scene.today) - 1
    since, _until = moments(scene.network, season(scene.charter, year))
    found = Meeting.objects.filter(body__network=scene.network, starts_at__gte=since)
    return found.order_by("starts_at", "pk")


def kind_words(scene: Scene) -> dict[str, str]:
    """What the charter calls each kind of meeting."""
    kinds = scene.charter.vocabulary.meeting_kinds
    return {code: word_for(kinds, code) for code in kinds}


def personal_entries(scene: Scene, place: Standing, site: str) -> list[ical.CalendarEntry]:
    """The meetings of a person's calendar, with what a member may know (three queries)."""
    own = own_words(scene, place)
    found = OwnMeetings(place, kind_words(scene), own, answered(place))
    page = scene.addresses("meeting")
    return [
        found.entry(meeting, f"{site.removesuffix('/')}{page(meeting.pk)}")
        for meeting in lines(theirs(scene, place))
        if found.holds(meeting)
    ]


def theirs(scene: Scene, place: Standing) -> QuerySet[Meeting]:
    """Recent meetings of the bodies where the person sits or fills an office."""
    over = {office.body_id for office in place.offices}
    if None in over:
        return recent(scene)
    return recent(scene).filter(body__in=over.union(seat.body_id for seat in place.seats))


Own = Mapping[int, Sequence[tuple[int, str]]]
"""By meeting: the seats of a person that take a duty there, and its word."""


def own_words(scene: Scene, place: Standing) -> Own:
    """The duties that fall to the person's seats, in their order."""
    words, found = scene.charter.vocabulary.duties, defaultdict[int, list[tuple[int, str]]](list)
    turns = Turn.objects.filter(seat__in=[seat.pk for seat in place.seats])
    for meeting, seat, duty in turns.values_list("meeting", "seat", "duty"):
        found[meeting].append((seat, word_for(words, duty)))
    return found


def answered(place: Standing) -> Mapping[int, set[int]]:
    """The person's seats that come, by meeting."""
    found: dict[int, set[int]] = {}
    seats = [seat.pk for seat in place.seats]
    coming = Reply.objects.filter(seat__in=seats, answer__in=COMING)
    for meeting, seat in coming.values_list("meeting", "seat"):
        found.setdefault(meeting, set()).add(seat)
    return found


@dataclass(frozen=True)
class OwnMeetings:
    """What a person's calendar says of meetings: what the charter calls their `kinds`, the duties
    of the person's seats, and those of their seats that come."""

    place: Standing
    kinds: Mapping[str, str]
    own: Own
    coming: Mapping[int, set[int]]

    def holds(self, meeting: ListedMeeting) -> bool:
        """Whether the meeting belongs in the person's calendar: an office, or a seat it is for."""
        if self.place.over(meeting.body_id):
            return True
        chosen = {seat for seat, _duty in self.own.get(meeting.pk, ())}
        chosen |= self.coming.get(meeting.pk, set())
        seats = may_speak(self.place, meeting)
        return any(is_for(seat, meeting, self.place.charter, chosen=chosen) for seat in seats)

    def entry(self, meeting: ListedMeeting, url: str) -> ical.CalendarEntry:
        """With its body, its purpose, the link to join, the duties that fall to the person's seats,
        and the page, which many calendars show only there."""
        mine = ", ".join(duty for _seat, duty in self.own.get(meeting.pk, ()))
        turn = _("Your turn: %(duties)s") % {"duties": mine} if mine else ""
        said = (meeting.body, turn, meeting.purpose, meeting.link, url)
        words = "\n".join(line for line in said if line)
        return ical.CalendarEntry(meeting, self.kinds.get(meeting.kind, meeting.kind), url, words)


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
