"""What somebody has in charge around meetings: each fact is told to whoever can mend it, and to
nobody else.

Ana's seat has the secretary's duty at each meeting (attendance, decisions, minutes), Dora leads the
circle (agenda, minutes, turns), Gaëlle is steward (convene, move, cancel, seats), Bao only sits.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.utils import translation

from tests.domain.builders import (
    CHARTER,
    NOW,
    OPERATOR,
    draw,
    found_circle,
    hold,
    in_review,
    propose,
)
from tests.interface.web.areas.decisions.people import Room, furnish, steward
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, convene, set_agenda
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.adoption import adopt_at_meeting
from tourdetable.domain.minutes.actions.remarks import remark
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.home.cuts import Opened
from tourdetable.interface.web.areas.home.matters import (
    Matter,
    MatterGroup,
    Pending,
    by_reason,
    grouped,
)
from tourdetable.interface.web.areas.home.table import MyTable

SOON = NOW + timedelta(days=9)
FAR = NOW + timedelta(days=44)
LAST_WEEK = datetime(2027, 3, 30, 9, 0, tzinfo=UTC)

Prepare = Callable[[Room], object]


def ready(room: Room, at: datetime = SOON) -> Meeting:
    """A meeting to come of which everything is prepared."""
    meeting = draw(room.circle.body, at, "À venir")
    assign_turn(meeting=meeting, duty="secretary", seat=room.circle.town, by=OPERATOR, now=NOW)
    meeting.refresh_from_db()
    items = [AgendaDraft("Lire", "discuss", 30)]
    said = {"by": OPERATOR, "now": NOW}
    meeting = set_agenda(meeting=meeting, items=items, version=meeting.version, **said)
    return convene(meeting=meeting, version=meeting.version, **said)


def planned(room: Room) -> None:
    ready(room)
    Meeting.objects.filter(title="À venir").update(state="planned")


def without_agenda(room: Room) -> None:
    ready(room).agenda.all().delete()


def without_secretary(room: Room) -> None:
    ready(room).turns.all().delete()


def never_opened(room: Room) -> None:
    ready(room, LAST_WEEK)


def begun(room: Room) -> None:
    ready(room, NOW - timedelta(minutes=20))


def nobody_marked(room: Room) -> None:
    hold(room.circle, LAST_WEEK, "Hier", came=[])


def left_open(room: Room) -> None:
    propose(room.circle, hold(room.circle, LAST_WEEK, "Hier"))


def late_minutes(room: Room) -> None:
    """Of the meeting of 4 March, a month ago: nothing but the room is needed."""


def remarked(room: Room) -> None:
    circle, minutes = room.circle, in_review(room.circle, room.meeting)
    said = {"seat": circle.library, "words": "Non.", "by": circle.by_bao(), "now": NOW}
    remark(minutes=minutes, **said)


def adopted(room: Room) -> None:
    circle, minutes = room.circle, in_review(room.circle, room.meeting)
    at = hold(circle, NOW - timedelta(hours=1), "Ce matin")
    said = {"version": minutes.version, "by": circle.by_ana(), "now": NOW}
    adopt_at_meeting(minutes=minutes, at=at, **said)


@pytest.mark.parametrize(
    ("prepare", "topic", "told"),
    [
        (planned, "Invitations à envoyer", {"gaëlle"}),
        (without_agenda, "Séances sans ordre du jour", {"dora"}),
        (without_secretary, "Rôles que personne n’a encore", {"dora"}),
        (never_opened, "Séances passées dont rien n’est noté", {"ana", "dora", "gaëlle"}),
        (begun, "Séances commencées, et pas encore ouvertes", {"ana", "dora"}),
        (nobody_marked, "Séances où personne n’est noté présent", {"ana"}),
        (left_open, "Décisions restées ouvertes", {"ana"}),
        (late_minutes, "Comptes rendus en retard", {"dora"}),
        (remarked, "Corrections demandées", {"ana", "dora"}),
        (adopted, "Comptes rendus adoptés et pas encore diffusés", {"ana", "dora"}),
    ],
)
def test_each_is_told_to_whoever_can_mend_it_and_to_nobody_else(
    office_room: Room, prepare: Prepare, topic: str, told: set[str]
) -> None:
    prepare(office_room)
    tables = {name: table_of(name) for name in ("ana", "bao", "dora", "gaëlle")}
    topics = {name: {group.topic for group in table.matters} for name, table in tables.items()}
    assert {name for name, found in topics.items() if topic in found} == told
    assert not any(tables[name].clear for name in told)
    assert topics["bao"] == set()


def test_each_leads_to_the_gesture_that_mends_it(office_room: Room) -> None:
    meeting = ready(office_room)
    Meeting.objects.filter(pk=meeting.pk).update(state="planned")
    (group,) = of_topic("gaëlle", "Invitations à envoyer")
    (matter,) = group.matters
    assert (group.why, group.late, matter.url, matter.gesture, matter.what) == (
        "Intendance",
        False,
        f"/circle/meetings/{meeting.pk}/convene/",
        "Envoyer les invitations",
        "À venir (Cercle du port), jeudi 15\xa0avril 2027",
    )
    page = office_room.client("dora").get("/").content.decode()
    assert ("votre table est nette" in page, "Comptes rendus en retard" in page) == (False, True)


def test_a_reason_is_said_once_and_what_can_wait_is_folded_with_its_number(
    office_room: Room,
) -> None:
    """Of Dora: minutes are late; two agendas and two secretaries are not, and stay named."""
    for day in (9, 16):
        draw(office_room.circle.body, NOW + timedelta(days=day), f"Dans {day} jours")
    page = office_room.client("dora").get("/").content.decode()
    (reason,) = table_of("dora").reasons
    (fold,) = reason.folds
    assert ([group.topic for group in reason.first], fold.number) == (
        ["Comptes rendus en retard"],
        4,
    )
    _title, _summary, folded = page.partition('id="matters"')[2].partition("<summary>")
    folded = folded.partition("</summary>")[0]
    said = re.sub(r"<[^>]+>|\s+", " ", folded).split()
    assert " ".join(said) == (
        "Bientôt (4) : Séances sans ordre du jour · Rôles que personne n’a encore"
    )
    assert page.count(f"Pourquoi vous\xa0: {reason.why}, ") == 1


@pytest.mark.parametrize(("kinds", "seen"), [(4, 4), (5, 5), (6, 4)])
def test_beyond_some_kinds_what_is_late_is_folded_too(room: Room, kinds: int, seen: int) -> None:
    matter = partial(Matter, "What", "Name", "/", "Mend")
    pending = [
        Pending(room.circle.network, f"k{number}", f"Kind {number}", "office", matter)
        for number in range(kinds)
    ]
    (reason,) = by_reason(grouped(pending, Opened()))
    folded = [one.topic for fold in reason.folds for one in fold.groups]
    assert (len(reason.first), folded) == (seen, [one.topic for one in reason.late[seen:]])


def test_nothing_is_late_before_its_time(office_room: Room) -> None:
    """A meeting forty-four days ahead, or one of which all is ready, asks nothing."""
    draw(office_room.circle.body, FAR)
    ready(office_room)
    (late,) = of_topic("dora", "Comptes rendus en retard")
    assert [one.what for one in late.matters] == [
        "Lecture de mars (Cercle du port), jeudi 4\xa0mars 2027"
    ]
    assert [group.topic for group in table_of("dora").matters] == ["Comptes rendus en retard"]
    assert of_topic("gaëlle", "Invitations à envoyer") == []


def test_minutes_are_told_of_at_once_when_nobody_has_the_duty(office_room: Room) -> None:
    meeting = hold(office_room.circle, LAST_WEEK, "Hier")
    (late,) = of_topic("dora", "Comptes rendus en retard")
    assert len(late.matters) == 1
    meeting.turns.all().delete()
    (late,) = of_topic("dora", "Comptes rendus en retard")
    (told,) = of_topic("dora", "Comptes rendus que personne n’a la charge d’écrire")
    assert (len(late.matters), len(told.matters)) == (1, 1)
    assert (late.late, told.late) == (True, False)


@pytest.mark.parametrize("count", [1, 6])
def test_they_cost_the_same_whatever_their_number(
    office_room: Room, count: int, django_assert_num_queries: Callable[[int], object]
) -> None:
    for number in range(count):
        at = LAST_WEEK - timedelta(days=7 * number)
        propose(office_room.circle, hold(office_room.circle, at, f"Passée {number}"))
    assert MyTable(office_room.circle.ana, now=NOW).matters  # the articles are judged once for all
    table = MyTable(office_room.circle.ana, now=NOW)
    with django_assert_num_queries(5):  # type: ignore[attr-defined]  # a context manager
        found = {group.topic: (group.cut.number, len(group.matters)) for group in table.matters}
    assert found["Décisions restées ouvertes"] == (count, min(count, 4))


def table_of(name: str) -> MyTable:
    """The table of the person of that given name."""
    with translation.override("fr"):
        found = MyTable(Person.objects.get(given_name=name.capitalize()), now=NOW)
        found.matters  # noqa: B018  read in French
        return found


def of_topic(name: str, topic: str) -> list[MatterGroup]:
    """What that person is told of one kind."""
    return [group for group in table_of(name).matters if group.topic == topic]


@pytest.fixture
def office_room(clock: None, db: None) -> Room:
    """The room, where Dora shares out the duties too, and Gaëlle is steward of the network."""
    lead = 'rights = ["agenda", "minutes"]'
    circle = found_circle(CHARTER.replace(lead, lead.replace("]", ', "turns"]')))
    room = furnish(circle, hold(circle))
    steward(room)
    return room
