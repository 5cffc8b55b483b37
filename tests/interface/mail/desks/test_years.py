from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.domain.builders import NOW, OPERATOR, Circle, draw, found_circle
from tests.domain.notices.convened import SHARED, light_seat, many
from tests.domain.programme.adopting import NEAR, adopt, drawn, planned, published
from tests.interface.mail.stopped import but_link
from tourdetable.domain.meetings.actions.meetings import cancel_meeting, move_meeting
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.notices.actions import collect, take
from tourdetable.interface.mail.deliver import deliver
from tourdetable.interface.mail.desks.years import YearLetter
from tourdetable.interface.mail.letters import letters


def written() -> dict[str, YearLetter]:
    """The letters of what is due, by address."""
    collect(now=NOW)
    found, _overtaken = letters(take(worker="one", now=NOW, parcels=50), now=NOW)
    return {letter.account.email: letter for letter in found if isinstance(letter, YearLetter)}


def dates(letter: YearLetter) -> list[list[tuple[str, tuple[str, ...]]]]:
    """Of each person: title of each of their meetings, and their duties there."""
    return [[(own.meeting.title, own.duties) for own in year.dates] for year in letter.years]


def test_each_person_has_the_dates_where_they_sit(circle: Circle):
    adopt(circle, planned(circle, NEAR[:2], seat=circle.school))
    found = written()
    first, second = (meeting.title for meeting in Meeting.objects.filter(starts_at__gt=NOW))
    assert dates(found[SHARED]) == [
        [(first, ()), (second, ())],
        [(first, ("Secrétariat",)), (second, ("Secrétariat",))],
    ]
    assert {letter.count for letter in found.values()} == {3}


def test_an_office_makes_a_member_without_dates(circle: Circle):
    adopt(circle, planned(circle))
    dora = written()["dora@port.example"]
    assert [(str(d.person), d.seats, d.offices, d.dates) for d in dora.years] == [
        ("Dora Weiss", (), ("Référence",), ())
    ]


def test_nobody_without_a_seat_is_told_to_note_dates(circle: Circle, mailoutbox: list[Any]):
    adopt(circle, planned(circle))
    deliver(NOW)
    (mail,) = [mail for mail in mailoutbox if "dora@port.example" in mail.to[0]]
    said = " ".join(mail.body.split())
    assert "This office has no seat at these meetings: all their dates are in the" in said
    assert "Nothing to note in your calendar. The whole programme: http" in said
    assert "Put these dates" not in said


def test_it_tells_the_year_as_it_now_stands(circle: Circle):
    adopt(circle, planned(circle, NEAR[:3]))
    first, second, third = Meeting.objects.filter(starts_at__gt=NOW)
    cancel_meeting(meeting=first, reason="", version=1, by=OPERATOR, now=NOW, confirmed=True)
    week = timedelta(days=7)
    move_meeting(
        meeting=second,
        starts_at=second.starts_at + week,
        ends_at=second.ends_at + week,
        version=1,
        by=OPERATOR,
        now=NOW,
        confirmed=True,
    )
    (year,) = written()["ana@port.example"].years
    assert [(own.meeting.pk, own.meeting.starts_at) for own in year.dates] == [
        (second.pk, second.starts_at + week),
        (third.pk, third.starts_at),
    ]


def test_who_follows_through_the_minutes_comes_to_what_reports_back(circle: Circle):
    light_seat(circle)
    adopt(circle, planned(circle, NEAR[:1]))
    assert dates(written()["elie@region.example"]) == [[]]


def test_a_year_that_is_over_is_nobodys_news(circle: Circle):
    draw(circle.body)
    published(circle)
    assert written() == {}


def test_whoever_left_is_written_to_no_more(circle: Circle):
    adopt(circle, planned(circle))
    collect(now=NOW)
    circle.lead.ends = NOW.date() - timedelta(days=1)
    circle.lead.save()
    assert sorted(written()) == ["ana@port.example", SHARED]


def test_another_networks_members_are_not_told(circle: Circle):
    other = found_circle(slug="other")
    give_office(
        network=other.network,
        kind="steward",
        person=circle.zoe,
        starts=NOW.date(),
        by=OPERATOR,
        now=NOW,
    )
    adopt(circle, planned(circle))
    assert sorted(written()) == ["ana@port.example", "dora@port.example", SHARED]


def test_as_many_queries_for_three_as_for_thirty(circle: Circle, django_assert_num_queries: Any):
    many(circle, 30)
    adopt(circle, planned(circle))
    collect(now=NOW)
    parcels = take(worker="one", now=NOW, parcels=40)
    for number in (3, 30):
        with django_assert_num_queries(11):
            found, _overtaken = letters(parcels[:number], now=NOW)
        assert len(found) == number


def test_the_message(circle: Circle, mailoutbox: list[Any]):
    programme = adopt(circle, planned(circle, NEAR[:1], seat=circle.school))
    deliver(NOW)
    (mail,) = [mail for mail in mailoutbox if SHARED in mail.to[0]]
    assert mail.subject == "Cercle: the programme 2027 is published"
    assert mail.extra_headers["References"].startswith(f"<programme-{programme.pk}.circle@")
    assert (
        but_link(mail.body)
        == """\
Hello Bao Trần, Chloé Émery,

The programme 2027 of “Cercle” is published: 2 meetings.

DATES OF Bao Trần

- Thursday 29 April 2027, 14:00 – Cercle du port – Lecture no. 2

DATES OF Chloé Émery

- Thursday 29 April 2027, 14:00 – Cercle du port – Lecture no. 2. Your
  turn: Secrétariat.

WHAT IS ASKED OF YOU

Put these dates in your calendar. You will be invited to each meeting in
its time. The whole programme:
http://127.0.0.1:8000/signin/?next=/circle/programme/%3Fyear%3D2027

Your own calendar, which follows every change by itself:
http://127.0.0.1:8000/signin/?next=/circle/programme/%3Fyear%3D2027%23calendar

WHY YOU

Bao Trần holds the seat “Médiathèque” (Cercle du port).
Chloé Émery holds the seat “École du Môle” (Cercle du port).

Sent on behalf of Ana Ruiz (Ville du Port). If you answer this message,
they will receive it.

--
Cercle
"""
    )


def test_a_meeting_drawn_later_is_not_of_the_programme(circle: Circle):
    adopt(circle, planned(circle, NEAR[:1]))
    drawn(circle, NEAR[1])
    assert {letter.count for letter in written().values()} == {2}
