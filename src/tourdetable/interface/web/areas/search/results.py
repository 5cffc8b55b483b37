"""What is found: minutes, decisions, agenda points, meetings, topics, articles, bodies and people,
of what the reader may read. The number of queries does not grow with the network, nor what is kept
of it (ADR 41)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from tourdetable.core.words.collation import sort_key
from tourdetable.domain.journal.prepared import CHUNK, Part, Prepared, sifted
from tourdetable.domain.meetings.calendar.seasons import known_to
from tourdetable.domain.meetings.listing import FIELDS, ListedMeeting
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.queries import readable as readable_minutes
from tourdetable.domain.networks.models import Body, Mandate
from tourdetable.domain.people.models import Institution, Person
from tourdetable.domain.people.sorting import named
from tourdetable.domain.topics.queries import seen_by
from tourdetable.interface.web.areas.decisions import loading
from tourdetable.interface.web.areas.decisions.loading import (
    OF_MEETING,
    OF_MINUTES,
    decisions_with,
    own_bodies,
)
from tourdetable.interface.web.areas.decisions.words import Reader
from tourdetable.interface.web.areas.networks.directory import todays_seats
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.searching import Piece, Sought

MOST = 100
"""Results of a kind that are shown: the latest, or the first by name."""

TITLE, PURPOSE, BODY = map(FIELDS.index, ("title", "purpose", "body_id"))

MINUTES = Prepared(Minutes.objects.all, Part("", Minutes, only=OF_MINUTES), *OF_MEETING)
POINTS = Prepared(AgendaItem.objects.all, Part("", AgendaItem), *OF_MEETING)


@dataclass(frozen=True)
class Result:
    """One thing in which all the words stand: what it is, where to read it, and the text that the
    reader may read of it."""

    kind: str
    title: str
    url: str
    body: str = ""
    on: date | None = None
    text: str = ""


class ResultShown(NamedTuple):
    """A result on a page: the words around what was found, and its title with what was found."""

    result: Result
    excerpt: tuple[Piece, ...]
    heading: tuple[Piece, ...]


@dataclass(frozen=True)
class Found:
    """Results, the latest first, then what has no date by name; `more` when some kind has others
    that are not shown."""

    results: list[Result]
    more: bool


def found(scene: Scene, sought: Sought) -> Found:
    """What the reader may read."""
    of_meetings = (minutes, decisions, points, meetings)
    looked_into = (*of_meetings, topics, articles, bodies, institutions, people)
    every = [list(islice(look(scene, sought), MOST + 1)) for look in looked_into]
    results = [one for some in every for one in some[:MOST]]
    return Found(sorted(results, key=in_order), more=any(len(some) > MOST for some in every))


def shown(results: list[Result], sought: Sought) -> list[ResultShown]:
    """Results with what was found in them."""
    return [ResultShown(one, sought.excerpt(one.text), sought.title(one.title)) for one in results]


def in_order(result: Result) -> tuple[int, str]:
    return -(result.on.toordinal() if result.on else 0), sort_key(result.title)


def minutes(scene: Scene, sought: Sought) -> Iterator[Result]:
    """Minutes, by what the reader may read of them."""
    reader = Reader(scene.member, scene.today)
    rows = readable_minutes(scene.member, scene.network)
    for row, meeting, _body in MINUTES.sift(rows, sought.stands_in, "meeting__title", "text"):
        text = reader.read(row.text, meeting)
        if sought.stands_in(meeting.title, text) and sought.begins_in(text):
            url = scene.url("minutes", meeting.pk)
            yield of_meeting(scene, meeting, _("Minutes"), meeting.title, url, text)


def decisions(scene: Scene, sought: Sought) -> Iterator[Result]:
    seen = loading.readable(scene.member)
    for decision, text in decisions_with(sought, seen, Reader(scene.member, scene.today)):
        title, url = f"{decision.reference} — {decision.title}", scene.url("decision", decision.pk)
        yield of_meeting(scene, decision.sitting, _("Decision"), title, url, text)


def points(scene: Scene, sought: Sought) -> Iterator[Result]:
    """Points of the agendas of the reader's own bodies."""
    rows = AgendaItem.objects.filter(meeting__body__network=scene.network)
    if all(office.body_id is not None for office in scene.member.offices):
        rows = rows.filter(meeting__body__in=own_bodies(scene.member))
    latest = rows.order_by("-meeting__starts_at", "position", "pk")
    texts = ("title", "note", "brought_by")
    for item, meeting, _body in POINTS.sift(latest, sought.stands_in, *texts):
        url = f"{scene.url('meeting', meeting.pk)}#agenda"
        text = item.note or item.brought_by
        yield of_meeting(scene, meeting, _("Agenda point"), item.title, url, text)


def topics(scene: Scene, sought: Sought) -> Iterator[Result]:
    """What members put forward, of those that the reader may read."""
    rows = seen_by(scene.member).order_by("-put_at", "-pk")
    columns = ("pk", "title", "question", "why", "existing", "put_on", "body__name")
    for pk, title, *said, on, body in rows.values_list(*columns).iterator(CHUNK):
        if sought.stands_in(title, *said):
            text = next((words for words in said if sought.begins_in(words)), said[0] or said[1])
            yield Result(_("Topic"), title, scene.url("topic", pk), body or "", on, text)


def meetings(scene: Scene, sought: Sought) -> Iterator[Result]:
    """Meetings that the reader may know of; only those who sit there read what they are for."""
    known = known_to(scene.network, scene.charter, scene.standing)
    latest = known.order_by("-starts_at", "-pk").values_list(*FIELDS)
    sits = cache(scene.member.sits_in)

    def told(row: Sequence[Any]) -> bool:
        purpose = row[PURPOSE] if sits(row[BODY]) else ""
        return sought.stands_in(row[TITLE], purpose)

    for meeting in map(ListedMeeting._make, sifted(latest, told)):
        inside = sits(meeting.body_id)
        url = scene.url("meeting", meeting.pk) if inside else ""
        text = meeting.purpose if inside else ""
        yield Result(_("Meeting"), meeting.title, url, meeting.body, meeting.day, text)


def articles(scene: Scene, sought: Sought) -> Iterator[Result]:
    """The text of the charter in force."""
    for article in scene.charter.articles_by_id.values():
        if sought.stands_in(article.id, article.title, article.text):
            title = f"{article.id} — {article.title}"
            url = scene.url("charter_article", article.id)
            yield Result(_("Article"), title, url, text=article.text)


def bodies(scene: Scene, sought: Sought) -> Iterator[Result]:
    columns = ("name", "slug", "territory", "purpose")
    rows = Body.objects.filter(network=scene.network).values_list(*columns)
    for name, slug, territory, purpose in rows.iterator(CHUNK):
        if sought.stands_in(name, territory, purpose):
            said = purpose if sought.begins_in(purpose) else territory
            yield Result(_("Body"), name, scene.url("body", slug), text=said)


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
    scene: Scene, meeting: Meeting, kind: str, title: str, url: str, text: str
) -> Result:
    """Something of a meeting, with its body and its day."""
    meeting.body.network = scene.network
    return Result(kind, title, url, meeting.body.name, meeting.day, text)
