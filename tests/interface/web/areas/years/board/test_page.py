from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import CHARTER, NOW, draw, found_circle, hold
from tests.domain.years import drafted
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, NEIGHBOUR, furnish
from tests.interface.web.areas.programme.test_paper import words
from tests.interface.web.areas.programme.test_published import address, publishing
from tests.interface.web.areas.years.desk import READERS, Desk
from tourdetable.domain.availability.models import Absence
from tourdetable.domain.networks.models import Mandate, Office, Seat
from tourdetable.domain.years.actions import moves
from tourdetable.domain.years.instance.calendars import school_year
from tourdetable.domain.years.models import Draft
from tourdetable.interface.web.areas.years.words import Reason
from tourdetable.interface.web.opened import OpenLists

SECRET = "Chloé Émery"
"""Somebody whose absences nobody but those who draft may read of."""


def test_the_year_is_a_line_for_each_month_and_a_column_for_each_body(planned: Desk):
    page = planned.get("draft").context["page"]
    assert [(name, [column.name for column in columns]) for name, columns in page.groups] == [
        ("Cercle", ["Cercle du port"])
    ]
    found = [entry.on for month in page.months for entry in month.entries]
    assert (len(page.months), found) == (12, [slot.meeting.date for slot in planned.year.slots])
    assert (len(page.entries), page.broken, page.year.proved, page.again) == (7, (), True, False)


def test_the_same_is_read_by_body(planned: Desk):
    page = planned.get("draft", query="?by=body").context["page"]
    ((column, entries),) = page.rows
    assert (page.by_body, column.name, len(entries)) == (True, "Cercle du port", 7)


def test_many_bodies_come_page_by_page(planned: Desk):
    known = planned.get("draft").context["page"]

    def read(**asked: str) -> tuple[int, int, int, str]:
        page = replace(known, lists=OpenLists(asked))
        first = known.entries[0]
        vars(page)["entries"] = [replace(first, column=f"body:{n}") for n in range(13)]
        cells = [column for column, _entries in page.rows]
        counted = sum(len(columns) for _name, columns in page.groups)
        return len(cells), counted, len(page.months[0].cells), page.pages_query

    assert [read(), read(open="dates", page="2"), read(show="all")] == [
        (10, 10, 10, "open=dates&"),
        (3, 3, 3, "open=dates&"),
        (13, 13, 13, "open=dates&"),
    ]


def test_each_meeting_says_whose_turn_it_is(planned: Desk):
    page = planned.get("draft", query="?by=body").context["page"]
    turns = [[duty for duty, _seat in entry.turns] for entry in page.entries]
    assert turns == [["Secrétariat"]] * 7


def test_what_breaks_is_told_with_its_article(planned: Desk):
    on = planned.day(2)
    planned.post("draft_move", planned.series.pk, on, when=f"{on.replace(day=on.day - 1)}/AM")
    answer = planned.get("draft")
    page = answer.context["page"]
    assert [reason.clause for reason in page.broken] == ["CIR-01"]
    assert f'href="{planned.room.url("charter")}#CIR-01"' in answer.content.decode()
    marks = [[mark.look for mark in entry.marks] for entry in page.entries]
    assert [found for found in marks if "bad" in found] == [["accent", "bad"]]


def test_what_gave_way_is_told_body_by_body_with_its_cost(planned: Desk):
    planned.draft = drafted.planned(planned.room.circle, planned.by, "Projet 2", avoided=(3,))
    page = planned.get("draft").context["page"]
    (gave,) = page.gave_way
    assert (gave.name, gave.cost) == ("Cercle du port", page.cost)
    assert sum(reason.cost for reason in gave.reasons) == page.cost


def test_a_rule_left_out_is_told_ever_after(planned: Desk):
    leave = {"rule": "weekday", "body": str(planned.series.planner_id)}
    moves.relax_and_ask(
        draft=planned.now, leaves=[leave], version=planned.now.version, by=planned.by, now=NOW
    )
    drafted.work()
    (one,) = planned.get("draft").context["page"].left_out
    assert (one.reason.clause, one.form.initial["leaves"]) == ("CIR-01", [leave])


def away(desk: Desk) -> None:
    """Chloé is away in the spring, and somebody has been put on a day when she is: only she
    holds her seat."""
    for slot in desk.year.slots[1:3]:
        Absence.objects.create(
            person=desk.room.circle.chloe, first=slot.meeting.date, last=slot.meeting.date
        )
    desk.draft = drafted.answered(desk.now, desk.by)


SCHOOL, LIBRARY = "École du Môle", "Médiathèque"
NOBODY = re.compile(r"(\d) sièges? sans personne")


@pytest.fixture
def missed(planned: Desk) -> list[tuple[date, list[str]]]:
    """A shared draft: three of its days, with the seats of which somebody is away since."""
    circle = planned.room.circle
    for person, number in ((circle.chloe, 2), (circle.chloe, 4), (circle.bao, 4)):
        on = planned.day(number)
        Absence.objects.create(person=person, first=on, last=on)
    planned.post("draft_share")
    days = [slot.meeting.date for slot in planned.year.slots]
    return [(days[2], [SCHOOL]), (days[3], []), (days[4], [SCHOOL, LIBRARY])]


def test_those_who_draft_read_the_same_absentees_everywhere(
    planned: Desk, missed: list[tuple[date, list[str]]]
):
    """On the page of a meeting, and among what gave way."""
    for on, seats in missed:
        place = planned.get("draft_meeting", planned.series.pk, on).context["place"]
        assert [one.seat for one in place.sittings if not one.person] == seats
    board = planned.get("draft").context["page"]
    gave_way = [reason for gap in board.gave_way for reason in gap.reasons]
    assert sorted(with_nobody(gave_way)) == [SCHOOL, f"{SCHOOL}, {LIBRARY}"]


def test_members_are_told_of_as_many_on_every_page_and_paper(
    planned: Desk, missed: list[tuple[date, list[str]]]
):
    room, draft = planned.room, planned.now
    client = room.client(COLLEAGUE)
    board, by_body = (
        client.get(planned.url("draft") + query).context["page"] for query in ("", "?by=body")
    )
    dates = client.get(address(room, publishing(room, draft))).context["proposed"]
    assert (board.empty, by_body.empty, dates.empty) == (3, 3, 3)
    lines = {line.starts_at.date(): line for line in dates.lines}
    for on, seats in missed:
        place = client.get(planned.url("draft_meeting", planned.series.pk, on)).context["place"]
        entries = [entry for page in (board, by_body) for entry in page.entries if entry.on == on]
        marked = [
            [words for mark in one.marks for words in NOBODY.findall(mark.words)]
            for one in (*entries, lines[on])
        ]
        number = [str(len(seats))] if seats else []
        at_length = NOBODY.findall(place.nobody.words if place.nobody else "")
        assert (place.sittings, at_length, marked) == ([], number, [number] * 3)
    for view in ("draft_list_office", "draft_pdf"):
        assert NOBODY.findall(words(room, COLLEAGUE, view, draft.pk)) == ["1", "2"]


def with_nobody(reasons: Iterable[Reason]) -> list[str]:
    """The seats that nobody attends, as the reasons of a date name them."""
    said = [reason.words for reason in reasons if NOBODY.search(reason.words)]
    return [words.partition(" (")[2].rstrip(")") for words in said]


def test_members_read_a_shared_draft_without_the_names_of_those_who_are_away(planned: Desk):
    away(planned)
    planned.post("draft_share")
    on = planned.day(1)
    for url in (planned.url("draft"), planned.url("draft_meeting", planned.series.pk, on)):
        assert SECRET not in planned.room.client(COLLEAGUE).get(url).content.decode()
    drafter = planned.get("draft_meeting", planned.series.pk, on).content.decode()
    assert "Ana Ruiz" in drafter


def test_a_meeting_that_only_its_body_knows_of_is_hidden_from_the_other_members(
    clock: None, db: None
):
    text = CHARTER.replace('name = "Lecture"\n', 'name = "Lecture"\naudience = "body"\n')
    circle = found_circle(text)
    desk = Desk.of(furnish(circle, hold(circle)))
    desk.draft = drafted.planned(circle, desk.by)
    desk.post("draft_share")
    counts = {
        name: len(desk.room.client(name).get(desk.url("draft")).context["page"].entries)
        for name in READERS
    }
    assert counts == {COLLEAGUE: 7, LEAD: 7, NEIGHBOUR: 0}
    hidden = desk.url("draft_meeting", desk.series.pk, desk.day(0))
    assert desk.room.client(NEIGHBOUR).get(hidden).status_code == 404


def test_meetings_of_the_calendar_that_no_wish_covers_stand_on_the_board(desk: Desk):
    """A feast is dated already, and the draft asks for readings only."""
    draw(desk.room.circle.body, datetime(2028, 6, 22, 9, tzinfo=UTC), "Fête de juin", "feast")
    desk.draft = drafted.planned(desk.room.circle, desk.by)
    desk.post("draft_share")
    for client in (desk.client, desk.room.client(COLLEAGUE)):
        page = client.get(desk.url("draft")).context["page"]
        (feast,) = [entry for entry in page.entries if entry.series is None]
        assert (feast.on, [mark.words for mark in feast.marks], len(page.entries)) == (
            date(2028, 6, 22),
            [_("in the calendar already")],
            8,
        )


@pytest.mark.parametrize("meetings", [7, 14])
def test_the_board_costs_the_same_whatever_it_holds(
    desk: Desk, meetings: int, django_assert_num_queries: DjangoAssertNumQueries
):
    desk.draft = drafted.planned(desk.room.circle, desk.by, meetings=meetings)
    url = desk.url("draft")
    with django_assert_num_queries(28):
        desk.client.get(url)


def test_a_year_says_from_when_school_holidays_are_not_known(planned: Desk):
    page = planned.get("draft").context["page"]
    assert page.blind_after == school_year()[1] < page.entries[-1].on


def test_what_a_year_is_worth_is_said_of_what_it_keeps_and_no_more(planned: Desk):
    """As it was found; then with somebody away; then moved on a day that its charter refuses."""
    found = planned.get("draft").content.decode()
    on = planned.day(2)
    Absence.objects.create(person=planned.room.circle.chloe, first=on, last=on)
    away = planned.get("draft").content.decode()
    planned.post("draft_move", planned.series.pk, on, when=f"{on - timedelta(days=1)}/AM")
    moved = planned.get("draft").content.decode()
    said = (
        "Toutes les règles sont tenues",
        "quelqu’un vient pour chaque siège",
        "prouvé",
        "à revoir",
    )
    assert [[words in page for words in said] for page in (found, away, moved)] == [
        [True, True, True, False],
        [True, False, False, True],
        [False, True, False, True],
    ]


def said(desk: Desk) -> str:
    """What the board says, in one line."""
    text = strip_tags(desk.get("draft").content.decode())
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_an_office_that_nobody_holds_then_is_told_with_its_meetings(clock: None, db: None):
    written = 'name = "Intendance"\nscope = "network"\n'
    circle = found_circle(CHARTER.replace(written, f'{written}comes_to = ["reading"]\n'))
    desk = Desk.of(furnish(circle, hold(circle)))
    desk.draft = drafted.planned(circle, desk.by)
    assert "personne n’exerce cette fonction" not in said(desk)
    days = [slot.meeting.date for slot in desk.year.slots]
    Office.objects.filter(kind="steward").update(ends=days[4])
    assert desk.get("draft").context["page"].unheld == [("Intendance", 2)]
    assert (
        "Intendance : personne n’exerce cette fonction pour 2 réunions où sa présence est "
        "attendue. Il reste à désigner quelqu’un."
    ) in said(desk)
    late = desk.get("draft_meeting", desk.series.pk, days[5]).context["place"].sittings
    assert [(one.seat, one.why) for one in late if not one.person] == [
        ("Intendance", "personne n’exerce cette fonction à cette date")
    ]


def test_a_seat_that_nobody_holds_then_is_told_to_be_vacant(planned: Desk):
    days = [slot.meeting.date for slot in planned.year.slots]
    Mandate.objects.filter(person=planned.room.circle.chloe).update(ends=days[4])
    page = planned.get("draft").context["page"]
    marked = [(one.on, m.words) for one in page.entries for m in one.marks if "siège" in m.words]
    assert marked == [(day, "1 siège vacant") for day in days[5:]]
    assert (page.empty, page.vacant) == (2, 2)
    assert "Pour 2 d’entre eux, personne ne tient le siège ce jour-là." in said(planned)
    sittings = planned.get("draft_meeting", planned.series.pk, days[5]).context["place"].sittings
    assert [(one.seat, one.why) for one in sittings if not one.person] == [
        ("École du Môle", "vacant\N{NO-BREAK SPACE}: personne ne tient ce siège ce jour-là")
    ]


def test_a_seat_that_is_vacant_at_each_date_of_a_body_is_said_once(planned: Desk):
    """And told of the whole year in a line among what has changed; each date keeps its marks on
    its own page."""
    Mandate.objects.filter(person=planned.room.circle.chloe).update(
        ends=planned.day(0) - timedelta(days=1)
    )
    page = planned.get("draft").context["page"]
    assert [(mark.words, names) for mark, names in page.repeated] == [
        ("1 siège vacant", ["Cercle du port"])
    ]
    shown = [entry for one in page.months for entry in one.entries]
    assert [[m for m in one.marks if "siège" in m.words] for one in shown] == [[]] * 7
    assert said(planned).count("1 siège vacant") == 1
    assert [len(news.days) for news in page.news] == [7]


def test_a_seat_that_has_ended_is_no_vacant_seat(planned: Desk):
    days = [slot.meeting.date for slot in planned.year.slots]
    Seat.objects.filter(institution__name="École du Môle").update(ends=days[4])
    page = planned.get("draft").context["page"]
    marked = [m.words for one in page.entries for m in one.marks if "siège" in m.words]
    assert (marked, page.empty, page.vacant) == ([], 0, 0)
    assert "vacant" not in said(planned)
    assert [(one.words, one.days) for one in page.news] == [
        (
            "1 siège pour lequel quelqu’un venait n’existe plus (École du Môle)",
            (days[5], days[6]),
        )
    ]
    sittings = planned.get("draft_meeting", planned.series.pk, days[5]).context["place"].sittings
    assert [(one.seat, one.why) for one in sittings if not one.person] == [
        (
            "École du Môle",
            "pas de siège à cette date\N{NO-BREAK SPACE}: personne n’y est attendu",
        )
    ]


def test_guests_with_nobody_are_told_apart_from_members(planned: Desk, missed: object):
    """On the board, in what gave way, on the page of the meeting."""
    Seat.objects.filter(institution__name=LIBRARY).update(kind="invited")
    given = planned.now.instance
    for body in given["bodies"]:
        for seat in body["seats"]:
            seat["guest"] = seat["id"] == f"seat:{planned.room.circle.library.pk}"
    Draft.objects.filter(pk=planned.now.pk).update(instance=given)
    page = planned.get("draft").context["page"]
    marks = [m.words for one in page.entries for m in one.marks if "siège" in m.words]
    assert marks == ["1 siège sans personne", "2 sièges sans personne, dont 1 invité·e"]
    assert "1 d’entre eux est celui d’un·e invité·e." in said(planned)
    reasons = [one.words for gave in page.gave_way for one in gave.reasons if "siège" in one.words]
    assert sorted("invité" in words for words in reasons) == [False, True]
    place = planned.get("draft_meeting", planned.series.pk, planned.day(4)).context["place"]
    assert [one.seat for one in place.sittings if not one.person] == [
        SCHOOL, f"{LIBRARY} (invité·e)",
    ]  # fmt: skip
