"""The files that calendar programs read (iCalendar)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.meetings.calendar.seasons import moments, readable, season, season_year
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.listing import FIELDS, ListedMeeting, lines
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import Standing, standing
from tourdetable.interface.web.areas.calendars.feed_secret import OwnedFeed, feed_of
from tourdetable.interface.web.areas.calendars.ical import CalendarEntry
from tourdetable.interface.web.areas.calendars.own import (
    DAY,
    HOUR,
    OwnMeetings,
    own_words,
)
from tourdetable.interface.web.areas.calendars.sending import feed_file
from tourdetable.interface.web.areas.calendars.waiting import CountedMeeting, answered, waiting
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network, set_scene
from tourdetable.interface.web.fresh.pages import fresh

TOLD = timedelta(days=7)
"""How long a calendar says that a meeting is cancelled; then it is there no more."""


@require_safe
@fresh()
@in_network
def public(request: Request, scene: Scene) -> HttpResponse:
    """The public meetings of the network, for anybody's calendar: what the programme shows to
    strangers, no more."""
    entries = public_entries(request, scene, recent(scene))
    return feed_file(request, scene, entries, name=scene.network.name)


@require_safe
@fresh()
@in_network
def of_body(request: Request, scene: Scene, body: str) -> HttpResponse:
    """The same of one body. There is none for a body of which nothing is public."""
    found = get_object_or_404(Body, network=scene.network, slug=body)
    meetings = recent(scene).filter(body=found)
    entries = public_entries(request, scene, meetings)
    if not entries and not is_public(scene, found):
        raise Http404
    return feed_file(request, scene, entries, name=found.name)


@require_safe
@fresh()
def personal(request: Request, network: str, secret: str) -> HttpResponse:
    """A member's own meetings in the network, or those that they may know of in a body or in all.
    The address holds a secret, which opens nothing else."""
    scene = set_scene(request, network)
    feed, place = owner_of(scene, secret)
    site = request.build_absolute_uri("/").removesuffix("/")
    with translation.override(feed.person.language or translation.get_language()):
        name, entries = named_entries(scene, feed, place, site)
        response = feed_file(request, scene, entries, name=name)
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def named_entries(
    scene: Scene, feed: OwnedFeed, place: Standing, site: str
) -> tuple[str, list[CalendarEntry]]:
    """What a member's calendar is called, and what it holds: nothing any more once they have left,
    so that their programs lose the meetings, which an error would leave there."""
    if feed.body is None:
        name = _("%(network)s: my meetings") % {"network": scene.network.name}
        return name, personal_entries(scene, feed, place, site)
    name, meetings = covered(scene, feed.body)
    return name, wide_entries(scene, place, meetings, site) if place.belongs else []


def owner_of(scene: Scene, secret: str) -> tuple[OwnedFeed, Standing]:
    """The calendar that the secret opens, and where its owner stands today. Raises Http404 when it
    is forged."""
    feed = feed_of(secret, scene.network)
    if feed is None:
        raise Http404
    return feed, standing(feed.person, scene.network, on=scene.today, charter=scene.charter)


def is_public(scene: Scene, body: Body) -> bool:
    """Whether anybody may know that the body exists."""
    return body.kind in scene.charter.public.bodies


def recent(scene: Scene) -> QuerySet[Meeting]:
    """The meetings from last season on; those that were cancelled, for a week: calendars must learn
    of it, those that show such meetings too."""
    year = season_year(scene.charter, scene.today) - 1
    since, _until = moments(scene.network, season(scene.charter, year))
    stands = ~Q(state=MeetingState.CANCELLED) | Q(cancelled_on__gt=scene.today - TOLD)
    found = Meeting.objects.filter(stands, body__network=scene.network, starts_at__gte=since)
    return found.order_by("starts_at", "pk")


def kind_words(scene: Scene) -> dict[str, str]:
    """What the charter calls each kind of meeting."""
    kinds = scene.charter.vocabulary.meeting_kinds
    return {code: word_for(kinds, code) for code in kinds}


def public_entries(
    request: Request, scene: Scene, meetings: QuerySet[Meeting]
) -> list[CalendarEntry]:
    """Those of them that strangers may know of (one query)."""
    page, kinds = request.build_absolute_uri(scene.url("programme")), kind_words(scene)
    known = lines(readable(meetings, scene.charter, None))
    return [CalendarEntry(m, kinds.get(m.kind, m.kind), page) for m in known]


def covered(scene: Scene, body: int) -> tuple[str, QuerySet[Meeting]]:
    """The meetings of a body (by its id; 0: of all), and what their calendar is called. Raises
    Http404 when there is no such body any more."""
    if not body:
        return _("%(network)s: all meetings") % {"network": scene.network.name}, recent(scene)
    found = get_object_or_404(Body, network=scene.network, pk=body)
    return found.name, recent(scene).filter(body=found)


def wide_entries(
    scene: Scene, place: Standing, meetings: QuerySet[Meeting], site: str
) -> list[CalendarEntry]:
    """Those of them that a member may know of, which take none of their time (one query); what is
    for those who sit there, of the bodies where they do."""
    kinds, page = kind_words(scene), scene.addresses("meeting")
    programme = f"{site}{scene.url('programme')}"
    found = []
    for meeting in lines(readable(meetings, scene.charter, place)):
        sits = place.sits_in(meeting.body_id)
        url = f"{site}{page(meeting.pk)}" if sits else programme
        words = wide_words(meeting, url, sits=sits)
        kind = kinds.get(meeting.kind, meeting.kind)
        found.append(CalendarEntry(meeting, kind, url, words, free=True))
    return found


def wide_words(meeting: ListedMeeting, url: str, *, sits: bool) -> str:
    """What is said of it to a member who `sits` there, or does not, a line each."""
    said = (meeting.body, *((meeting.purpose, meeting.link) if sits else ()), url)
    return "\n".join(line for line in said if line)


def personal_entries(
    scene: Scene, feed: OwnedFeed, place: Standing, site: str
) -> list[CalendarEntry]:
    """The meetings of a person's calendar, with what a member may know (three queries; three more
    at most where pair partners speak for both, or places are counted)."""
    wanted, page = ((DAY, feed.day_before), (HOUR, feed.hour_before)), scene.addresses("meeting")
    rows = asked(theirs(scene, place))
    answers = answered(place, [row.meeting for row in rows])
    counted = (
        CountedMeeting(row.meeting, row.capacity) for row in rows if row.capacity is not None
    )
    own = OwnMeetings(
        place,
        kind_words(scene),
        own_words(scene.charter, place),
        answers,
        waiting(place, answers, counted, scene.now),
        tuple(before for before, chosen in wanted if chosen),
        scene.now,
    )
    entries = (
        own.entry(row.meeting, row.answer_by, f"{site}{page(row.meeting.pk)}") for row in rows
    )
    return [entry for entry in entries if entry]


class AskedMeeting(NamedTuple):
    """A meeting, with the day by which answers are wanted, and how many may come."""

    meeting: ListedMeeting
    answer_by: date | None
    capacity: int | None


def asked(meetings: QuerySet[Meeting]) -> list[AskedMeeting]:
    """These meetings, in their order (one query)."""
    rows: Iterable[tuple[Any, ...]] = meetings.values_list(*FIELDS, "answer_by", "capacity")
    return [AskedMeeting(ListedMeeting._make(row[:-2]), *row[-2:]) for row in rows]


def theirs(scene: Scene, place: Standing) -> QuerySet[Meeting]:
    """Recent meetings of the bodies where the person sits or fills an office."""
    over = {office.body_id for office in place.offices}
    if None in over:
        return recent(scene)
    return recent(scene).filter(body__in=over.union(seat.body_id for seat in place.seats))
