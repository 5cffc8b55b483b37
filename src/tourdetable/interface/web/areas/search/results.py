"""What is found: minutes, decisions, agenda points, meetings, articles, bodies and people, of what
the reader may read. The number of queries does not grow with the network (ADR 41)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from tourdetable.core.words.collation import sort_key
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.queries import in_network
from tourdetable.domain.meetings.seasons import readable as readable_meetings
from tourdetable.domain.minutes.queries import readable as readable_minutes
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import holding
from tourdetable.interface.web.areas.decisions import register
from tourdetable.interface.web.areas.decisions.register import decisions_with
from tourdetable.interface.web.areas.decisions.words import Reader
from tourdetable.interface.web.areas.networks.directory import todays_seats
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.searching import Piece, Sought


@dataclass(frozen=True)
class Result:
    """One thing in which all the words stand: what it is, where to read it, the words around.

    `heading` is its title with what was found in it.
    """

    kind: str
    title: str
    url: str
    body: str = ""
    on: date | None = None
    excerpt: tuple[Piece, ...] = ()
    heading: tuple[Piece, ...] = ()


def found(scene: Scene, sought: Sought) -> list[Result]:
    """All that the reader may read, the latest first, then what has no date by name."""
    looked_into = (minutes, decisions, points, meetings, articles, bodies, people)
    every = (one for look in looked_into for one in look(scene, sought))
    results = [replace(one, heading=sought.title(one.title)) for one in every]
    return sorted(results, key=in_order)


def in_order(result: Result) -> tuple[int, str]:
    return -(result.on.toordinal() if result.on else 0), sort_key(result.title)


def minutes(scene: Scene, sought: Sought) -> Iterator[Result]:
    """Minutes, by what the reader may read of them."""
    reader = Reader(scene.member)
    for row in readable_minutes(scene.member, scene.network):
        meeting = row.meeting
        if not sought.stands_in(meeting.title, row.text):
            continue
        text = reader.read(row.text, meeting)
        if sought.stands_in(meeting.title, text) and (excerpt := sought.excerpt(text)):
            url = scene.url("minutes", meeting.pk)
            yield of_meeting(scene, meeting, _("Minutes"), meeting.title, url, excerpt)


def decisions(scene: Scene, sought: Sought) -> Iterator[Result]:
    seen = register.readable(scene.member)
    for decision, text in decisions_with(sought, seen, Reader(scene.member)):
        title, url = f"{decision.reference} — {decision.title}", scene.url("decision", decision.pk)
        excerpt = sought.excerpt(text)
        yield of_meeting(scene, decision.meeting, _("Decision"), title, url, excerpt)


def points(scene: Scene, sought: Sought) -> Iterator[Result]:
    """Points of the agendas of the reader's own bodies."""
    rows = AgendaItem.objects.filter(meeting__body__network=scene.network)
    for item in rows.select_related("meeting__body"):
        meeting = item.meeting
        read = scene.member.sits_in(meeting.body_id)
        if read and sought.stands_in(item.title, item.note, item.brought_by):
            url = f"{scene.url('meeting', meeting.pk)}#agenda"
            excerpt = sought.excerpt(item.note or item.brought_by)
            yield of_meeting(scene, meeting, _("Agenda point"), item.title, url, excerpt)


def meetings(scene: Scene, sought: Sought) -> Iterator[Result]:
    """Meetings that the reader may know of; only those who sit there read what they are for."""
    for meeting in readable_meetings(in_network(scene.network), scene.charter, scene.standing):
        sits = scene.member.sits_in(meeting.body_id)
        purpose = meeting.purpose if sits else ""
        if sought.stands_in(meeting.title, purpose):
            url = scene.url("meeting", meeting.pk) if sits else ""
            excerpt = sought.excerpt(purpose)
            yield of_meeting(scene, meeting, _("Meeting"), meeting.title, url, excerpt)


def articles(scene: Scene, sought: Sought) -> Iterator[Result]:
    """The text of the charter in force."""
    for article in scene.charter.articles_by_id.values():
        if sought.stands_in(article.id, article.title, article.text):
            title = f"{article.id} — {article.title}"
            url = scene.url("charter_article", article.id)
            yield Result(_("Article"), title, url, excerpt=sought.excerpt(article.text))


def bodies(scene: Scene, sought: Sought) -> Iterator[Result]:
    for body in Body.objects.filter(network=scene.network):
        if sought.stands_in(body.name, body.territory, body.purpose):
            said = sought.excerpt(body.purpose) or sought.excerpt(body.territory)
            yield Result(_("Body"), body.name, scene.url("body", body.slug), excerpt=said)


def people(scene: Scene, sought: Sought) -> Iterator[Result]:
    """Who sits today, and the institutions that they sit for, as the page of people shows them."""
    seats = list(todays_seats(scene))
    names = {str(seat.institution): _("Institution") for seat in seats}
    names |= {str(held.person): _("Person") for seat in seats for held in holding(seat)}
    for name, kind in names.items():
        if sought.stands_in(name):
            yield Result(kind, name, scene.url("people"))


def of_meeting(
    scene: Scene, meeting: Meeting, kind: str, title: str, url: str, excerpt: tuple[Piece, ...]
) -> Result:
    """Something of a meeting, with its body and its day."""
    meeting.body.network = scene.network
    return Result(kind, title, url, meeting.body.name, meeting.day, excerpt)
