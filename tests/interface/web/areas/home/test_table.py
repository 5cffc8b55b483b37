"""My table: what waits for one, in all their networks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import (
    APRIL,
    CHARTER,
    FOUNDED,
    NOW,
    OPERATOR,
    charter,
    decided,
    draw,
    found_circle,
    hold,
    in_review,
)
from tests.domain.deliverables.builders import asked as asked_to_read
from tests.domain.deliverables.builders import kept as kept_version
from tests.domain.deliverables.builders import planned as planned_work
from tests.domain.deliverables.builders import written as written_work
from tests.domain.minutes.actions.test_superseding import adopted, by, put
from tests.domain.notices.convened import light_seat
from tests.interface.web.areas.decisions.people import Room, account_of, furnish, steward
from tests.interface.web.areas.home.test_views import table
from tests.interface.web.areas.relays.carried import carried
from tourdetable.domain.decisions.actions.follow_up import add_follow_up, mark_done
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import cancel_meeting, convene
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.adoption import adopt_at_meeting, approve
from tourdetable.domain.minutes.actions.cosigning import co_sign
from tourdetable.domain.minutes.actions.minutes import begin, circulate, write
from tourdetable.domain.minutes.actions.reading import say_read
from tourdetable.domain.minutes.actions.remarks import remark
from tourdetable.domain.minutes.actions.superseding import approve_correction
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.people.models import Person
from tourdetable.domain.relays.actions.relaying import say_relayed
from tourdetable.interface.web.areas.home.table import MyTable

MAY = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)


def invited(room: Room, starts_at: datetime = MAY, title: str = "Lecture de mai") -> Meeting:
    meeting = draw(room.circle.body, starts_at, title)
    return convene(meeting=meeting, version=meeting.version, by=OPERATOR, now=NOW)


def test_a_person_without_a_seat_has_an_empty_table(room: Room) -> None:
    found = MyTable(room.circle.zoe, now=NOW)
    assert (found.standings, found.clear, found.next_meetings) == ((), True, [])


def test_an_invitation_waits_until_one_answers_it_oneself(room: Room) -> None:
    meeting, circle = invited(room), room.circle
    give_mandate(seat=circle.library, person=circle.zoe, starts=FOUNDED, by=OPERATOR, now=NOW)
    reply(meeting=meeting, answer="attend", by=circle.by_bao(), now=NOW)
    (line,) = table(room, "zoé").to_answer
    assert ([str(seat) for seat in line.seats], [r.person for r in line.others]) == (
        ["Médiathèque"],
        [circle.bao],
    )
    assert table(room, "bao").to_answer == []


def test_only_convened_meetings_of_one_s_bodies_are_to_be_answered(room: Room) -> None:
    invited(room)
    draw(room.circle.body, MAY + timedelta(days=7), "Pas convoquée")
    assert [line.meeting.title for line in table(room, "ana").to_answer] == ["Lecture de mai"]
    assert table(room, "félix").to_answer == []
    assert [line.meeting.title for line in table(room, "dora").next_meetings] == [
        "Lecture de mai",
        "Pas convoquée",
    ]
    assert table(room, "dora").to_answer == []


def test_a_turn_says_what_to_prepare(room: Room) -> None:
    meeting = invited(room)
    assign_turn(meeting=meeting, duty="secretary", seat=room.circle.library, by=OPERATOR, now=NOW)
    (line,) = table(room, "bao").turns
    assert (line.duty, line.on, str(line.seat), line.past) == (
        "Secrétariat",
        date(2027, 5, 6),
        "Médiathèque",
        False,
    )
    assert len(line.prepare) == 3


def test_minutes_remain_one_s_turn_until_they_are_in_review(room: Room) -> None:
    (line,) = table(room, "ana").turns
    assert (line.meeting.title, line.past, len(line.prepare)) == ("Lecture de mars", True, 1)
    begin(meeting=room.meeting, text="On lit.", by=room.circle.by_ana(), now=NOW)
    assert [line.past for line in table(room, "ana").turns] == [True]


def test_minutes_in_review_are_read_by_the_meeting_that_adopts_them(room: Room) -> None:
    minutes = in_review(room.circle, room.meeting)
    remark(
        minutes=minutes,
        seat=room.circle.library,
        words="Une faute.",
        by=room.circle.by_bao(),
        now=NOW,
    )
    draw(room.circle.body, MAY, "Lecture de mai")
    (line,) = table(room, "chloé").readings
    assert (str(line.seat), line.by, line.remarks, line.adopts_by_seats) == (
        "École du Môle",
        date(2027, 5, 6),
        1,
        False,
    )
    assert table(room, "félix").readings == []
    assert table(room, "ana").turns == []


def test_silence_gives_a_day_to_read_by(clock: None, db: None) -> None:
    circle = found_circle(charter(adoption="silence_days", days=10))
    room = furnish(circle, hold(circle))
    in_review(circle, room.meeting)
    assert [line.by for line in table(room, "bao").readings] == [date(2027, 4, 16)]


def test_minutes_that_a_meeting_already_held_may_adopt_are_read_now(room: Room) -> None:
    in_review(room.circle, room.meeting)
    assert [line.any_time for line in table(room, "bao").readings] == [False]
    hold(room.circle, NOW - timedelta(days=1), "Lecture d’avril")
    assert [(line.by, line.any_time) for line in table(room, "bao").readings] == [(None, True)]
    assert "Relisez-le sans attendre" in room.client("bao").get("/").content.decode()


def test_minutes_that_one_s_seat_approved_wait_no_longer(clock: None, db: None) -> None:
    circle = found_circle(charter(adoption="seats"))
    room = furnish(circle, hold(circle))
    minutes = in_review(circle, room.meeting)
    approve(
        minutes=minutes, seat=circle.library, version=minutes.version, by=circle.by_bao(), now=NOW
    )
    assert table(room, "bao").readings == []
    assert [(line.approvals, line.by) for line in table(room, "chloé").readings] == [(1, None)]


def test_actions_come_late_first_and_go_when_done(room: Room) -> None:
    circle = room.circle
    decision = decided(circle, room.meeting)
    for what, due in (
        ("Plus tard", date(2027, 5, 1)),
        ("Sans date", None),
        ("En retard", date(2027, 4, 5)),
        ("Fait", None),
    ):
        task = add_follow_up(
            decision=decision, what=what, seat=circle.library, due=due, by=circle.by_ana(), now=NOW
        )
    mark_done(follow_up=task, done_on=date(2027, 4, 6), by=circle.by_ana(), now=NOW)
    lines = table(room, "bao").actions
    assert [(line.follow_up.what, line.late) for line in lines] == [
        ("En retard", True),
        ("Plus tard", False),
        ("Sans date", False),
    ]
    assert table(room, "chloé").actions == []


def test_what_is_due_today_is_not_late(room: Room) -> None:
    decision = decided(room.circle, room.meeting)
    add_follow_up(
        decision=decision,
        what="Ce soir",
        seat=room.circle.library,
        due=NOW.date(),
        by=room.circle.by_ana(),
        now=NOW,
    )
    assert [line.late for line in table(room, "bao").actions] == [False]


def test_a_cancelled_meeting_asks_nothing_of_anybody(room: Room) -> None:
    meeting = invited(room)
    assign_turn(meeting=meeting, duty="secretary", seat=room.circle.library, by=OPERATOR, now=NOW)
    meeting.refresh_from_db()
    cancel_meeting(
        meeting=meeting,
        reason="Pluie",
        version=meeting.version,
        by=OPERATOR,
        now=NOW,
        confirmed=True,
    )
    found = table(room, "bao")
    assert (found.clear, found.next_meetings) == (True, [])


def test_one_table_for_all_one_s_networks(room: Room) -> None:
    other = found_circle(CHARTER.replace("Europe/Paris", "Pacific/Noumea"), slug="islands")
    give_mandate(seat=other.town, person=room.circle.bao, starts=FOUNDED, by=OPERATOR, now=NOW)
    meeting = draw(other.body, datetime(2027, 5, 5, 22, tzinfo=UTC), "Lecture des îles")
    assign_turn(meeting=meeting, duty="secretary", seat=other.town, by=OPERATOR, now=NOW)
    draw(room.circle.body, MAY, "Lecture du port")
    found = table(room, "bao")
    assert [(n.slug, roles) for n, roles in found.networks] == [
        ("circle", "Médiathèque"),
        ("islands", "Ville du Port"),
    ]
    assert [line.meeting.title for line in found.next_meetings] == [
        "Lecture des îles",
        "Lecture du port",
    ]
    assert [line.on for line in found.turns] == [date(2027, 5, 6)], "Thursday in Nouméa"


def test_whoever_holds_an_office_of_the_network_sees_all_its_meetings(room: Room) -> None:
    room = Room(room.circle, room.meeting, steward(room))
    account_of(room.felix)
    draw(room.circle.body, MAY, "Lecture du port")
    assert [line.meeting.title for line in table(room, "félix").next_meetings] == [
        "Lecture du port"
    ]


@pytest.mark.parametrize("count", [1, 8])
def test_my_table_costs_the_same_whatever_lies_on_it(
    room: Room, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    circle = room.circle
    decision = decided(circle, room.meeting)
    for number in range(count):
        meeting = invited(room, MAY + timedelta(days=7 * number), f"Lecture {number}")
        assign_turn(meeting=meeting, duty="secretary", seat=circle.library, by=OPERATOR, now=NOW)
        reply(meeting=meeting, answer="attend", by=circle.by_chloe(), now=NOW)
        add_follow_up(
            decision=decision,
            what=f"Lire {number}",
            seat=circle.library,
            due=None,
            by=circle.by_ana(),
            now=NOW,
        )
        past = hold(
            circle,
            datetime(2027, 1, 7, 9, tzinfo=UTC) + timedelta(days=7 * number),
            f"Passée {number}",
        )
        in_review(circle, past)
    client = room.client("bao")
    client.get("/")  # the hours at which the page changes by itself are then known
    with django_assert_num_queries(14):
        assert len(client.get("/").context["table"].readings) == count


def test_a_seat_that_follows_through_the_minutes_is_asked_nothing(clock: None, db: None) -> None:
    circle = found_circle(charter(adoption="seats"))
    room = furnish(circle, hold(circle))
    light_seat(circle)
    invited(room)
    in_review(circle, room.meeting)
    found = following(room)
    assert (found.to_answer, found.readings, found.turns, found.clear) == ([], [], [], True)
    assert [line.meeting.title for line in found.next_meetings] == []


def test_it_is_told_of_meetings_that_report_back_and_never_awaited(room: Room) -> None:
    light_seat(room.circle)
    meeting = draw(room.circle.body, MAY, "Fête", "feast")
    convene(meeting=meeting, version=meeting.version, by=OPERATOR, now=NOW)
    found = following(room)
    (line,) = found.next_meetings
    assert (line.awaited, [str(seat) for seat in line.welcome]) == (False, ["Région"])
    assert (found.to_answer, found.clear) == ([], True)


def test_it_finds_the_minutes_that_are_circulated_for_sixty_days(room: Room) -> None:
    circle = room.circle
    light_seat(circle)
    minutes = in_review(circle, room.meeting)
    at = hold(circle, APRIL, "Avril")
    said = {"version": minutes.version, "by": circle.by_ana(), "now": NOW}
    minutes = adopt_at_meeting(minutes=minutes, at=at, **said)
    said["version"] = minutes.version
    minutes = circulate(minutes=minutes, audience="network", **said)
    found = following(room)
    assert ([line.meeting for line in found.followed], found.clear) == ([room.meeting], False)
    assert following(room, NOW + timedelta(days=61)).followed == []
    assert table(room, "bao").followed == []
    (seat,) = found.seats.values()
    say_read(minutes=minutes, by=Actor(found.person, seat=seat), now=NOW)
    assert following(room).clear


def test_a_guest_is_asked_while_its_seat_lasts(room: Room) -> None:
    circle = room.circle
    Seat.objects.filter(pk=circle.library.pk).update(ends=date(2027, 5, 1))
    invited(room, MAY)
    invited(room, MAY - timedelta(days=14), "Lecture d’avril")
    found = table(room, "bao")
    assert [line.meeting.title for line in found.to_answer] == ["Lecture d’avril"]
    assert [line.meeting.title for line in found.next_meetings] == ["Lecture d’avril"]


def following(room: Room, now: datetime = NOW) -> MyTable:
    """The table of Élie, who follows the circle through its minutes."""
    return MyTable(Person.objects.get(given_name="Élie"), now=now)


def with_bodies(room: Room, number: int) -> None:
    """As many more bodies of the network, each with a seat that nobody holds and a meeting of last
    week of which nothing is recorded."""
    network, town = room.circle.network, room.circle.town
    bodies = Body.objects.bulk_create(
        Body(network=network, kind="circle", name=f"C{n}", slug=f"c{n}", starts=FOUNDED)
        for n in range(number)
    )
    Seat.objects.bulk_create(
        Seat(body=body, institution=town.institution, college=town.college, starts=FOUNDED)
        for body in bodies
    )
    at, state = NOW - timedelta(days=7), MeetingState.CONVENED
    Meeting.objects.bulk_create(
        Meeting(
            body=body,
            kind="reading",
            title="Lecture",
            starts_at=at,
            ends_at=at + timedelta(hours=2),
            dated_on=FOUNDED,
            state=state,
        )
        for body in bodies
    )


@pytest.mark.parametrize("number", [40, 1400])
def test_whoever_has_all_bodies_in_charge_is_told_how_many_wait_and_shown_the_first(
    room: Room, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = steward(room)
    account_of(person)
    with_bodies(room, number)
    client = Room(room.circle, room.meeting, person).client("félix")
    client.get("/")  # the charter is judged
    with django_assert_num_queries(12):
        page = client.get("/")
    table = page.context["table"]
    told = {group.cut.key: (group.cut.number, len(group.matters)) for group in table.matters}
    assert told["record-circle"] == (number, 4)
    assert told["vacant-circle"] == (number, 4)
    assert (table.clear, len(page.content) < 60_000) == (False, True)
    assert f"Tout voir ({number})" in page.content.decode()
    last = client.get(f"/?open=record-circle&page={number}").context["table"].matters
    (opened,) = (group for group in last if group.cut.page)
    assert (opened.cut.key, len(opened.matters)) == ("record-circle", number % 30 or 30)


RELAYS = """
## Relayer {#CIR-16}

```rule
check = "seat_contributes"
kinds = ["relays"]
weight = "commitment"
```
"""


TOGETHER = """
```rule
check = "minutes_together"
writers = 2
weight = "commitment"
```
"""


def test_members_are_asked_once_to_relay_where_the_charter_counts_it(clock: None, db: None) -> None:
    circle = found_circle(CHARTER + RELAYS)
    room = furnish(circle, hold(circle))
    for person in (circle.ana, circle.bao):
        account_of(person)
    carried(circle)
    latest = carried(circle)
    asked = table(room, "bao").relays
    assert [(line.meeting, line.seat) for line in asked] == [(latest.meeting, circle.library)]
    say_relayed(content=latest, how="mail", by=circle.by_ana(), now=NOW)
    assert table(room, "ana").relays == []
    later = NOW + timedelta(days=61)
    assert MyTable(circle.bao, now=later).relays == []
    client = room.client("bao")
    (line,) = client.get("/").context["table"].relays
    click = {"gesture": line.gesture, "acting": f"seat:{line.seat.pk}", "how": "unsaid"}
    assert client.post(room.url("relay", line.meeting.pk), click).status_code == 302
    assert table(room, "bao").relays == []


def test_a_charter_that_counts_no_relay_asks_for_none(room: Room) -> None:
    carried(room.circle)
    account_of(room.circle.bao)
    assert table(room, "bao").relays == []


def test_those_who_were_there_are_asked_to_co_sign_until_enough_have(clock: None, db: None) -> None:
    circle = found_circle(charter() + TOGETHER)
    room = furnish(circle, hold(circle))
    minutes = in_review(circle, room.meeting)
    names = ("ana", "bao", "chloé")
    asked = [[line.co_signs for line in table(room, name).readings] for name in names]
    assert asked == [[False], [True], [True]]
    co_sign(minutes=minutes, version=minutes.version, by=circle.by_bao(), now=NOW)
    asked = [[line.co_signs for line in table(room, name).readings] for name in names]
    assert asked == [[False], [False], [False]]
    write(minutes=minutes, text="Relu.", version=2, by=circle.by_ana(), now=NOW)
    assert [line.co_signs for line in table(room, "bao").readings] == [True]


def test_a_corrected_version_is_read_over_until_one_s_seat_has_approved_it(
    clock: None, db: None
) -> None:
    circle = found_circle(charter(adoption="seats", seats=2))
    minutes = adopted(circle)
    room = furnish(circle, minutes.meeting)
    assert table(room, "bao").readings == []
    row = put(circle, minutes)
    (line,) = table(room, "bao").readings
    assert (line.corrected, line.co_signs, line.by) == (True, False, None)
    approve_correction(**by(circle, row, seat=circle.library, by=circle.by_bao()))
    assert table(room, "bao").readings == []
    assert [line.corrected for line in table(room, "chloé").readings] == [True]


def test_silence_on_a_corrected_version_has_its_own_day(clock: None, db: None) -> None:
    circle = found_circle(charter(adoption="silence_days", days=10))
    minutes = adopted(circle)
    room = furnish(circle, minutes.meeting)
    put(circle, minutes)
    assert [line.by for line in table(room, "bao").readings] == [date(2027, 4, 16)]


def test_deliverables_to_read_and_those_that_are_late_are_on_the_table(room: Room) -> None:
    circle = room.circle
    work = written_work(circle)
    kept_version(circle, work)
    asked_to_read(circle, work)
    planned_work(circle, title="Un guide", due_on=date(2027, 4, 1))
    bao, ana = table(room, "bao"), table(room, "ana")
    assert [(one.work, one.seat, one.late) for one in bao.works] == [(work, circle.library, False)]
    assert [(one.work.title, one.late) for one in ana.works] == [
        ("Un guide", True),
        ("Qui lit quoi ?", False),
    ]
    assert (bao.works[0].review is None, bao.clear) == (False, False)
    page = room.client("bao").get("/").content.decode()
    assert "demande à Médiathèque de le relire" in page
