"""What a search finds is what somebody would find who reads all that they may read, and nothing
else: of rows drawn at random, told to readers of every kind."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

import pytest

from tests.domain.builders import APRIL, FOUNDED, NOW, OPERATOR, TODAY, draw
from tests.domain.search import commons
from tests.domain.search.commons import DrawnCommons
from tests.effort import EVERYTHING
from tests.interface.web.areas.decisions.people import Room, found_room
from tourdetable.core.finding.asking import SoughtWords
from tourdetable.core.finding.tokens import forms, forms_in
from tourdetable.core.words.audience import LADDER
from tourdetable.domain.attachments.queries import open_to
from tourdetable.domain.consultations.models import Consultation
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.calendar.seasons import known_to
from tourdetable.domain.meetings.enums import CAME
from tourdetable.domain.meetings.models import AgendaItem, Attendance, Meeting
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.queries import in_review_for_them, readable
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import Standing, charter_in_force
from tourdetable.domain.search.actions.feeding import refresh
from tourdetable.domain.search.marks import SearchPlace
from tourdetable.domain.search.queries import entries_of, readers, search
from tourdetable.domain.search.sources.every import BY_CODE as KINDS
from tourdetable.domain.topics.models import Topic
from tourdetable.domain.topics.queries import seen_by
from tourdetable.interface.web.areas.decisions.loading import own_bodies
from tourdetable.interface.web.areas.decisions.loading import readable as readable_decisions
from tourdetable.interface.web.areas.decisions.words import Reader

SAID = "réunion réunions été budget commune communes logement école jeudi œuvre privilégiée"
WORDS = SAID.split()
Found = set[tuple[str, int]]


class Drawn:
    """Rows drawn at random in two bodies of a network."""

    def __init__(self, room: Room, seed: int) -> None:
        self.room, self.dice = room, random.Random(seed)
        network = room.circle.network
        self.bodies = list(Body.objects.filter(network=network).order_by("pk"))
        self.people = [room.circle.ana, room.circle.bao, room.circle.zoe, room.felix]
        for number in range(8):
            self.meeting(number)
        DrawnCommons(room.circle, self.dice, self.words, self.marked)
        for _number in range(12):
            said = {"title": self.words(2), "question": self.words(2), "why": self.words(2)}
            body = self.dice.choice([None, *self.bodies])
            sent = self.dice.choice([None, None, *self.bodies]) if body else None
            Topic.objects.create(
                network=network, body=body, sent_to=sent, put_on=TODAY, put_at=NOW, **said
            )

    def words(self, number: int) -> str:
        return " ".join(self.dice.choices(WORDS, k=number))

    def marked(self) -> str:
        """A text with passages for several readers."""
        passages = (f"::: {audience.value}\n{self.words(2)}\n:::" for audience in LADDER)
        later = f"::: public from {TODAY + timedelta(days=self.dice.choice([-1, 0, 1]))}"
        chosen = [*passages, self.words(2), f"{later}\n{self.words(2)}\n:::"]
        return "\n\n".join(self.dice.sample(chosen, 4))

    def meeting(self, number: int) -> None:
        body, kind = self.dice.choice(self.bodies), self.dice.choice(["reading", "feast"])
        row = draw(body, APRIL + timedelta(days=7 * number), self.words(2))
        Meeting.objects.filter(pk=row.pk).update(kind=kind, purpose=self.words(2))
        AgendaItem.objects.create(meeting=row, position=9, title=self.words(1), note=self.words(1))
        for person in self.dice.sample(self.people, 2):
            seat = self.room.circle.town
            mode = self.dice.choice([*CAME, "absent"])
            Attendance.objects.create(meeting=row, person=person, seat=seat, mode=mode)
        state = self.dice.choice(["draft", "review", "adopted", "circulated", "circulated", ""])
        if state:
            self.minutes(row, state)
        said = {"title": self.words(1), "text": self.marked(), "why": self.marked()}
        Decision.objects.create(body=body, meeting=row, reference=f"D-{number}", **said)
        closes = {"opened_at": NOW, "closes_at": NOW + timedelta(days=9)}
        Consultation.objects.create(body=body, title=self.words(1), why=self.words(1), **closes)

    def minutes(self, meeting: Meeting, state: str) -> None:
        said: dict[str, Any] = {"state": state, "audience": self.dice.choice(LADDER).value}
        if state != "draft":
            said["review_from"] = TODAY
        if state in ("adopted", "circulated"):
            said |= {"adopted_on": TODAY, "adoption": "seats"}
        if state == "circulated":
            said["circulated_on"] = TODAY
        Minutes.objects.create(meeting=meeting, text=self.marked(), **said)


def naive(read: Sequence[tuple[Any, ...]], asked: SoughtWords) -> Found:
    """What somebody finds who opens all their pages, one after the other."""
    return {
        (kind, pk) for kind, pk, said in read if all(forms(word) & said for word in asked.words)
    }


def every_page(room: Room, standing: Standing | None) -> list[tuple[Any, ...]]:
    """The forms of the words of each."""
    every = (*pages(room, standing), *commons.pages(room.circle, standing))
    return [(kind, pk, forms_in("\n".join(texts))) for kind, pk, *texts in every]


def pages(room: Room, standing: Standing | None) -> Iterator[tuple[Any, ...]]:
    """All that is for a member to read, but for what is in common."""
    if standing is None:
        return
    network, reader = room.circle.network, Reader(standing, TODAY)
    for topic in seen_by(standing):
        yield "topic", topic.pk, topic.title, topic.question, topic.why, topic.existing
    for meeting in known_to(network, standing.charter, standing):
        inside = standing.sits_in(meeting.body_id)
        yield "meeting", meeting.pk, meeting.title, meeting.purpose if inside else ""
        for item in meeting.agenda.all() if inside else ():
            yield "point", item.pk, item.title, item.note
    wide = {"state": "circulated", "audience__in": ["network", "partners", "public"]}
    rows = readable(standing, network)
    for one in rows.filter(**wide) | rows.filter(in_review_for_them(standing)):
        yield "minutes", one.pk, one.meeting.title, reader.read(one.text, one.meeting)
    for decision in readable_decisions(standing):
        text = reader.read(f"{decision.text}\n\n{decision.why}", decision.sitting)
        yield "decision", decision.pk, decision.title, text
    wide_office = any(one.body_id is None for one in standing.offices)
    own = {body.pk for body in Body.objects.all()} if wide_office else own_bodies(standing)
    for row in Consultation.objects.filter(body__in=own):
        yield "consultation", row.pk, row.title, row.why
    for document in open_to(standing):
        yield "attachment", document.pk, document.name


def indexed(room: Room, standing: Standing | None, asked: SoughtWords) -> list[tuple[str, int]]:
    place = SearchPlace(
        room.circle.network, charter_in_force(room.circle.network, on=TODAY), standing
    )
    rows = entries_of(search(asked, readers([place])).ids)
    known = {"body", "person", "institution", "article", "place"}
    left = known if standing else set(KINDS) - set(commons.KINDS)
    return [(one.source, one.about) for one in rows if one.source not in left]


@pytest.mark.parametrize("seed", range(12 if EVERYTHING else 3))
def test_it_finds_what_the_reader_may_read_and_each_thing_once(db: None, seed: int) -> None:
    room = found_room()
    circle = room.circle
    office = {"network": circle.network, "kind": "steward", "person": circle.zoe}
    give_office(**office, starts=FOUNDED, by=OPERATOR, now=NOW)
    Drawn(room, seed)
    while not refresh(network=circle.network, on=TODAY):
        pass
    people = [circle.ana, circle.bao, circle.chloe, circle.dora, circle.zoe, room.felix]
    queries = [(one,) for one in WORDS] + [("budget", "logement"), ("commune", "ete", "ecole")]
    for standing in (None, *(circle.of(person) for person in people)):
        read = every_page(room, standing)
        for words in queries:
            asked = SoughtWords(words)
            found = indexed(room, standing, asked)
            assert len(found) == len(set(found))
            assert set(found) == naive(read, asked), (standing and standing.person, words)
