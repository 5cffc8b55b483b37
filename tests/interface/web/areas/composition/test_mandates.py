from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.domain.builders import FOUNDED, NOW, TODAY, decided, nothing_changes, seat_of
from tests.interface.web.areas.composition.people import (
    composer,
    confirmed,
    holders,
    version,
    written,
)
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.networks.models import Correction, Mandate
from tourdetable.interface.web.areas.calendars.feed_secret import secret_of

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def gaelle(room: Room) -> Client:
    return composer(room)


def held(room: Room) -> Mandate:
    return room.circle.school.mandates.get()


def test_a_mandate_ends_today_and_says_why(room: Room, gaelle: Client) -> None:
    mandate = held(room)
    form = written(version=version(mandate.seat), ends=TODAY, reason="left")
    assert gaelle.post(room.url("mandate_end", mandate.pk), form).status_code == 302
    mandate.refresh_from_db()
    assert (mandate.ends, mandate.reason) == (TODAY, "left")
    assert room.client("chloé").get(room.url("body", "port")).status_code == 200


def test_one_that_ended_yesterday_closes_the_doors_in_open_sessions(
    room: Room, gaelle: Client
) -> None:
    """The page that Chloé's browser keeps is not hers any more, whatever its tag."""
    chloe, url = room.client("chloé"), room.url("body", "port")
    tag = chloe.get(url).headers["ETag"]
    assert chloe.get(url, headers={"If-None-Match": tag}).status_code == 304
    mandate = held(room)
    form = written(version=version(mandate.seat), ends=YESTERDAY)
    answer = confirmed(gaelle, room.url("mandate_end", mandate.pk), form)
    assert answer.status_code == 302
    answers = [chloe.get(url), chloe.get(url, headers={"If-None-Match": tag})]
    answers += [chloe.get(room.url(page)) for page in ("people", "decisions", "charter", "topics")]
    assert [answer.status_code for answer in answers] == [404] * 6


def test_a_seat_is_handed_over(room: Room, gaelle: Client) -> None:
    mandate = held(room)
    who = {"who": "new", "given_name": "Léa", "family_name": "Petit", "email": "lea@ville.example"}
    form = written(version=version(mandate.seat), on=TODAY, **who)
    answer = gaelle.post(room.url("mandate_hand_over", mandate.pk), form)
    assert answer.status_code == 302
    assert holders(mandate.seat) == [
        ("Chloé", str(FOUNDED), str(YESTERDAY)),
        ("Léa", str(TODAY), ""),
    ]
    assert room.client("chloé").get(room.url("body", "port")).status_code == 404


def test_a_person_moves_to_another_institution(room: Room, gaelle: Client) -> None:
    mandate, other = held(room), seat_of(room.circle.body, "Caf", "towns")
    form = written(version=version(mandate.seat), to=other.pk, on=TODAY)
    url = room.url("mandate_move", mandate.pk)
    choices = [label for _pk, label in gaelle.get(url).context["form"].fields["to"].choices]
    assert choices[0] == "Caf – Cercle du port"
    assert gaelle.post(url, form).status_code == 302
    assert holders(other) == [("Chloé", str(TODAY), "")]
    assert holders(mandate.seat) == [("Chloé", str(FOUNDED), str(YESTERDAY))]


def test_a_mistaken_mandate_is_set_aside(room: Room, gaelle: Client) -> None:
    seat = seat_of(room.circle.body, "Caf", "towns")
    wrong = Mandate.objects.create(seat=seat, person=room.circle.zoe, starts=FOUNDED)
    url = room.url("mandate_correct", wrong.pk)
    form = written(version=1, really="nobody", reason="Erreur de ligne")
    answer = confirmed(gaelle, url, form)
    assert answer.status_code == 302
    assert holders(seat) == []
    row = Correction.objects.get()
    assert (str(row.person), row.starts, row.reason, str(row.corrected_by)) == (
        "Zoé Ailleurs",
        FOUNDED,
        "Erreur de ligne",
        "Gaëlle Partout",
    )
    page = gaelle.get(room.url("composition_seat", seat.pk)).content.decode()
    assert ["Erreur de ligne" in page, "Zoé Ailleurs" in page] == [True, True]


@pytest.mark.parametrize(
    ("fields", "left"),
    [
        ({"really": "dates", "starts": "2027-01-04"}, [("Zoé", "2027-01-04", "")]),
        (
            {
                "really": "other",
                "starts": "2027-01-04",
                "who": "new",
                "given_name": "Léa",
                "family_name": "Petit",
            },
            [("Léa", "2027-01-04", "")],
        ),
    ],
)
def test_days_or_persons_are_corrected(
    room: Room, gaelle: Client, fields: dict[str, str], left: list[tuple[str, str, str]]
) -> None:
    seat = seat_of(room.circle.body, "Caf", "towns")
    wrong = Mandate.objects.create(seat=seat, person=room.circle.zoe, starts=FOUNDED)
    form = written(version=1, reason="Saisie", **fields)
    answer = confirmed(gaelle, room.url("mandate_correct", wrong.pk), form)
    assert (answer.status_code, holders(seat)) == (302, left)


def test_what_was_held_is_not_corrected_away(room: Room, gaelle: Client) -> None:
    """Chloé came in March: the page says so, and nothing changes."""
    mandate = held(room)
    form = written(version=version(mandate.seat), really="nobody", reason="Erreur")
    with nothing_changes():
        answer: Any = gaelle.post(room.url("mandate_correct", mandate.pk), form)
    assert answer.status_code == 422
    assert "Chloé Émery" in str(answer.context["form"].non_field_errors())


@pytest.mark.parametrize(
    ("zone", "moment", "status"),
    [
        ("Pacific/Noumea", datetime(2027, 4, 6, 12, 59, tzinfo=UTC), 200),
        ("Pacific/Noumea", datetime(2027, 4, 6, 13, 0, tzinfo=UTC), 404),
        ("America/Guadeloupe", datetime(2027, 4, 7, 3, 59, tzinfo=UTC), 200),
        ("America/Guadeloupe", datetime(2027, 4, 7, 4, 0, tzinfo=UTC), 404),
    ],
)
def test_doors_close_at_midnight_where_the_network_is(
    room: Room,
    monkeypatch: pytest.MonkeyPatch,
    zone: str,
    moment: datetime,
    status: int,
) -> None:
    """6 April is the last day; pages and follow-ups close at once, one's calendar empties."""
    circle = room.circle
    secret = secret_of(circle.of(circle.chloe))
    decision = decided(circle, room.meeting)
    task = add_follow_up(
        decision=decision, what="Lire", seat=circle.school, due=None, by=circle.by_ana(), now=NOW
    )
    Mandate.objects.filter(seat=circle.school).update(ends=TODAY)
    type(circle.network).objects.update(time_zone=zone)
    chloe = room.client("chloé")
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: moment)
    pages = [
        room.url("body", "port"),
        room.url("people"),
        room.url("decision", decision.pk),
        room.url("meeting", room.meeting.pk),
        room.url("decision_follow_up_done", decision.pk, task.pk),
    ]
    assert [chloe.get(page).status_code for page in pages] == [status] * 5
    feed = chloe.get(room.url("calendar_personal", secret)).content
    assert (b"BEGIN:VEVENT" in feed) == (status == 200)
