"""What is found: minutes, decisions, agenda points, meetings, articles, bodies and people, of what
the reader may read. The number of queries does not grow with the network, nor what is kept of it
(ADR 41)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from tourdetable.core.words.collation import sort_key
from tourdetable.domain.meetings.listing import FIELDS, ListedMeeting
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.seasons import known_to
from tourdetable.domain.minutes.queries import readable as readable_minutes
from tourdetable.domain.networks.models import Body, Mandate
from tourdetable.domain.people.models import Institution, Person
from tourdetable.domain.people.sorting import named
from tourdetable.interface.web.areas.decisions import register
from tourdetable.interface.web.areas.decisions.register import decisions_with, own_bodies
from tourdetable.interface.web.areas.decisions.words import Reader
from tourdetable.interface.web.areas.networks.directory import todays_seats
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.searching import Piece, Sought

MOST = 100
"""Results of a kind that are shown: the latest, or the first by name."""

CHUNK = 200
"""Rows read at once: texts are long."""


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


@dataclass(frozen=True)
class Found:
    """Results, the latest first, then what has no date by name; `more` when some kind has others
    that are not shown."""

    results: list[Result]
    more: bool


def found(scene: Scene, sought: Sought) -> Found:
    """What the reader may read."""
    looked_into = (minutes, decisions, points, meetings, articles, bodies, institutions, people)
    every = [list(islice(look(scene, sought), MOST + 1)) for look in looked_into]
    results = [one for some in every for one in some[:MOST]]
    return Found(sorted(results, key=in_order), more=any(len(some) > MOST for some in every))


def headed(results: list[Result], sought: Sought) -> list[Result]:
    """Results with what was found in their titles."""
    return [replace(one, heading=sought.title(one.title)) for one in results]


def in_order(result: Result) -> tuple[int, str]:
    return -(result.on.toordinal() if result.on else 0), sort_key(result.title)


def minutes(scene: Scene, sought: Sought) -> Iterator[Result]:
    """Minutes, by what the reader may read of them."""
    reader = Reader(scene.member)
    for row in readable_minutes(scene.member, scene.network).iterator(CHUNK):
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
    if all(office.body_id is not None for office in scene.member.offices):
        rows = rows.filter(meeting__body__in=own_bodies(scene.member))
    latest = rows.select_related("meeting__body").order_by("-meeting__starts_at", "position", "pk")
    for item in latest.iterator(CHUNK):
        if sought.stands_in(item.title, item.note, item.brought_by):
            url = f"{scene.url('meeting', item.meeting_id)}#agenda"
            excerpt = sought.excerpt(item.note or item.brought_by)
            yield of_meeting(scene, item.meeting, _("Agenda point"), item.title, url, excerpt)


def meetings(scene: Scene, sought: Sought) -> Iterator[Result]:
    """Meetings that the reader may know of; only those who sit there read what they are for."""
    known = known_to(scene.network, scene.charter, scene.standing)
    for row in known.order_by("-starts_at", "-pk").values_list(*FIELDS).iterator(CHUNK):
        meeting = ListedMeeting._make(row)
        sits = scene.member.sits_in(meeting.body_id)
        purpose = meeting.purpose if sits else ""
        if sought.stands_in(meeting.title, purpose):
            url, excerpt = scene.url("meeting", meeting.pk) if sits else "", sought.excerpt(purpose)
            kind, title = _("Meeting"), meeting.title
            yield Result(kind, title, url, meeting.body, meeting.day, excerpt)


def articles(scene: Scene, sought: Sought) -> Iterator[Result]:
    """The text of the charter in force."""
    for article in scene.charter.articles_by_id.values():
        if sought.stands_in(article.id, article.title, article.text):
            title = f"{article.id} — {article.title}"
            url = scene.url("charter_article", article.id)
            yield Result(_("Article"), title, url, excerpt=sought.excerpt(article.text))


def bodies(scene: Scene, sought: Sought) -> Iterator[Result]:
    columns = ("name", "slug", "territory", "purpose")
    rows = Body.objects.filter(network=scene.network).values_list(*columns)
    for name, slug, territory, purpose in rows.iterator(CHUNK):
        if sought.stands_in(name, territory, purpose):
            said = sought.excerpt(purpose) or sought.excerpt(territory)
            yield Result(_("Body"), name, scene.url("body", slug), excerpt=said)


def institutions(scene: Scene, sought: Sought) -> Iterator[Result]:
    """The institutions that sit today."""
    found = Institution.objects.filter(named(" ".join(sought.words)))
    rows = found.filter(seats__in=todays_seats(scene).order_by()).distinct().order_by("sort_key")
    yield from names(scene, sought, _("Institution"), map(str, rows.iterator(CHUNK)))


def people(scene: Scene, sought: Sought) -> Iterator[Result]:
    """Who sits today."""
    seated = Mandate.objects.active(scene.today).filter(seat__in=todays_seats(scene).order_by())
    found = Person.objects.filter(named(" ".join(sought.words)), pk__in=seated.values("person"))
    rows = found.order_by("sort_key", "pk")
    yield from names(scene, sought, _("Person"), map(str, rows.iterator(CHUNK)))


def names(scene: Scene, sought: Sought, kind: str, known: Iterator[str]) -> Iterator[Result]:
    """Names, each once, as the page of people finds them."""
    last = ""
    for name in known:
        if name != last and sought.stands_in(name):
            yield Result(kind, name, f"{scene.url('people')}?{urlencode({'q': name})}")
        last = name


def of_meeting(
    scene: Scene, meeting: Meeting, kind: str, title: str, url: str, excerpt: tuple[Piece, ...]
) -> Result:
    """Something of a meeting, with its body and its day."""
    meeting.body.network = scene.network
    return Result(kind, title, url, meeting.body.name, meeting.day, excerpt)
