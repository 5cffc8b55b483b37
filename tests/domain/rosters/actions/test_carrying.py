"""An import is carried out once, whatever happens to the workers."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW, OPERATOR, Circle, found_circle, seat_of
from tests.domain.rosters.files import (
    WORKER,
    begun,
    carried,
    confirmed,
    csv,
    everything,
    imported,
    told,
)
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.people.models import Institution, Person
from tourdetable.domain.rosters.actions import carrying
from tourdetable.domain.rosters.models import RosterImport

pytestmark = pytest.mark.django_db
PORT = "Cercle du port"
LINES = (
    f"{PORT};Caf du Gard;Communes;Martin Aline / Durand Bruno;a.martin@caf.fr b.durand@caf.fr;;",
    f"{PORT};Médiathèque;Médiathèques;Trần Bao;bao@port.fr;06 11 22 33 44;",
    f"{PORT};Centre social Les Lilas;Communes;LE GOFF Yann;y@lilas.fr;;01/03/2027",
    f"{PORT};Caf;Communes;Martin;;;31/04/2026",
)


@pytest.fixture
def circle() -> Circle:
    return found_circle()


def test_what_was_said_is_done(circle: Circle) -> None:
    roster = imported(circle, *LINES)
    assert (roster.state, roster.total, roster.done, bytes(roster.content)) == ("done", 3, 3, b"")
    assert [state for _n, state, _s in told(roster)] == ["created", "changed", "created", "refused"]
    held = Mandate.objects.filter(seat__institution__name="Caf du Gard").order_by(
        "person__sort_key"
    )
    assert [
        (str(m.person), m.person.account and m.person.account.email, m.starts) for m in held
    ] == [
        ("Bruno Durand", "b.durand@caf.fr", NOW.date()),
        ("Aline Martin", "a.martin@caf.fr", NOW.date()),
    ]
    bao = Person.objects.get(pk=circle.bao.pk)
    assert bao.account is not None
    assert (bao.account.email, bao.phone) == ("bao@port.fr", "06 11 22 33 44")
    goff = Person.objects.get(family_name="Le Goff")
    assert (goff.given_name, goff.mandates.get().starts) == ("Yann", date(2027, 3, 1))
    kinds = Event.objects.filter(data__has_key="import").values_list("kind", flat=True)
    assert sorted(kinds) == [
        *["institution.added"] * 2,
        *["mandate.given"] * 3,
        *["person.added"] * 3,
        *["seat.created"] * 2,
    ]


def test_the_same_file_twice_changes_nothing(circle: Circle) -> None:
    imported(circle, *LINES)
    before = everything()
    again = begun(circle, csv(*LINES), now=NOW + timedelta(days=40))
    assert [state for _n, state, _s in told(again)] == ["same", "same", "same", "refused"]
    assert everything() == before


def test_a_worker_that_dies_leaves_its_batch_undone(circle: Circle) -> None:
    lines = [f"{PORT};Centre {n};Communes;Nom{'abcdefg'[n]} Prénom;p{n}@c.fr;;" for n in range(7)]
    job = confirmed(begun(circle, csv(*lines)))
    later = NOW
    with patch.object(carrying, "BATCH", 2):
        while RosterImport.objects.get(pk=job.pk).state == "working":
            later += timedelta(minutes=1)
            assert carrying.take(worker=WORKER, now=later) == job
            dies = patch.object(carrying, "tell_all", side_effect=KeyboardInterrupt)
            with dies, suppress(KeyboardInterrupt):
                carrying.carry_out(
                    roster=job, worker=WORKER, now=later, until=later + carrying.HOLD
                )
            later += timedelta(minutes=1)
            carrying.take(worker="other:2", now=later)
            carrying.carry_out(roster=job, worker="other:2", now=later, until=later + carrying.HOLD)
    done = RosterImport.objects.get(pk=job.pk)
    assert (done.state, done.done) == ("done", 7)
    made = Institution.objects.filter(name__startswith="Centre")
    assert (made.count(), Seat.objects.filter(institution__in=made).count()) == (7, 7)
    assert Mandate.objects.filter(seat__institution__in=made).count() == 7


def test_one_that_lost_too_many_workers_stops_and_says_so(circle: Circle) -> None:
    job = confirmed(begun(circle, csv(LINES[0])))
    for n in range(carrying.ATTEMPTS):
        assert carrying.take(worker=WORKER, now=NOW + n * 2 * carrying.HOLD) == job
    assert carrying.take(worker=WORKER, now=NOW + timedelta(hours=1)) is None
    assert RosterImport.objects.get(pk=job.pk).state == "failed"


def test_a_line_that_somebody_made_impossible_meanwhile_is_refused_with_why(
    circle: Circle,
) -> None:
    job = begun(circle, csv(f"{PORT};Ville du Port;;Durand Bruno;;;", LINES[0]))
    lea = register_person(given_name="Léa", family_name="Petit")
    give_mandate(seat=circle.town, person=lea, starts=NOW.date(), by=OPERATOR, now=NOW)
    seat_of(circle.body, "Caf du Gard", "towns")
    done = carried(job)
    (_n, state, (why,)), (_m, other, says) = told(done)
    assert (state, other) == ("refused", "created")
    assert "Léa Petit" in why
    assert len(says) == 4


def test_whoever_lost_the_right_meanwhile_carries_nothing_out(circle: Circle) -> None:
    job = confirmed(begun(circle, csv(LINES[0])))
    RosterImport.objects.update(capacity="office:999999")
    assert carrying.take(worker=WORKER, now=NOW) == job
    assert (
        carrying.carry_out(roster=job, worker=WORKER, now=NOW, until=NOW + carrying.HOLD) is False
    )
    assert RosterImport.objects.get(pk=job.pk).state == "failed"


def letters(n: int) -> str:
    return f"{chr(97 + n // 26)}{chr(97 + n % 26)}"


def queries_for(circle: Circle, count: int) -> int:
    lines = [
        f"{PORT};Lieu {count}-{n};Communes;N{letters(n)} P{letters(count)};q{n}@c{count}.fr;;"
        for n in range(count)
    ]
    job = confirmed(begun(circle, csv(*lines)))
    carrying.take(worker=WORKER, now=NOW)
    with CaptureQueriesContext(connection) as asked:
        assert carrying.carry_out(roster=job, worker=WORKER, now=NOW, until=NOW + carrying.HOLD)
    while carrying.carry_out(roster=job, worker=WORKER, now=NOW, until=NOW + carrying.HOLD):
        pass
    return len(asked)


def test_a_batch_asks_as_little_for_ninety_lines_as_for_three(circle: Circle) -> None:
    assert queries_for(circle, 90) <= queries_for(circle, 3) + 6
