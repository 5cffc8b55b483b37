from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection, transaction

from tests.domain.builders import NOW, OPERATOR, Circle, draw
from tests.domain.notices.convened import MAY, SHARED, convened, many, recorded, told
from tests.domain.together import together
from tourdetable.domain.founding.actions.closing import close_network, reopen_network
from tourdetable.domain.journal.departures import (
    AGAIN,
    HOLD,
    hand_over,
    mark_overtaken,
    mark_refused,
    mark_sent,
    mark_uncertain,
    put_back,
    settle,
    take_back,
)
from tourdetable.domain.notices.actions import (
    Parcel,
    collect,
    next_turn,
    pass_over,
    say_ran,
    send_again,
    take,
    try_again,
)
from tourdetable.domain.notices.departing import given_up
from tourdetable.domain.notices.models import Dispatch, Notice, Reading
from tourdetable.domain.notices.queries import closed_networks

SECOND = timedelta(seconds=1)


def addresses(parcels: list[Parcel]) -> list[tuple[str, int]]:
    """To which mailbox, and how many notices in one."""
    accounts = [(parcel[0].person.account, len(parcel)) for parcel in parcels]
    return sorted((account.email, number) for account, number in accounts if account)


def states() -> list[tuple[str, int, str]]:
    return list(Notice.objects.order_by("pk").values_list("state", "attempts", "error"))


class TestCollect:
    def test_reading_again_adds_nothing(self, circle: Circle):
        convened(circle)
        collect(now=NOW)
        first = list(Notice.objects.values())
        collect(now=NOW + SECOND)
        assert list(Notice.objects.values()) == first
        assert len(first) == 3

    def test_an_event_whose_transaction_ended_late_is_read_all_the_same(self, circle: Circle):
        meeting = draw(circle.body, MAY)
        recorded("meeting.convened", meeting, at=NOW, pk=1_000_000)
        collect(now=NOW)
        other = draw(circle.body, MAY + timedelta(days=28))
        late = recorded("meeting.convened", other, at=NOW, pk=999_999)
        collect(now=NOW)
        assert Notice.objects.filter(event=late).count() == 3

    def test_a_reading_that_was_broken_off_begins_again(self, circle: Circle):
        convened(circle)
        with transaction.atomic():
            collect(now=NOW)
            transaction.set_rollback(True)
        assert (told(), Reading.objects.count()) == ([], 0)
        collect(now=NOW)
        assert len(told()) == 3

    def test_an_event_that_concerns_nobody_is_read_once(
        self, circle: Circle, django_assert_num_queries
    ):
        meeting = draw(circle.body, MAY)
        recorded("meeting.moved", meeting, at=NOW)
        collect(now=NOW)
        assert (told(), Reading.objects.count()) == ([], 1)
        with django_assert_num_queries(3):  # a savepoint, the journal, the end of the savepoint
            collect(now=NOW)


def test_nobody_is_told_of_anything_in_a_closed_network(circle: Circle):
    convened(circle)
    collect(now=NOW)
    waiting = len(told())
    close_network(network=circle.network, name="Cercle", by=OPERATOR, now=NOW)
    assert (take(worker="w", now=NOW, parcels=9), closed_networks()) == ([], {"circle"})
    collect(now=NOW)
    assert len(told()) == waiting
    reopen_network(network=circle.network, by=OPERATOR, now=NOW)
    assert sum(map(len, take(worker="w", now=NOW, parcels=9))) == waiting


def test_a_year_that_was_built_at_once_is_no_news_but_what_follows_is(circle: Circle):
    convened(circle)
    pass_over(now=NOW)
    later = draw(circle.body, MAY + timedelta(days=28), "Lecture de juin")
    event = recorded("meeting.convened", later, at=NOW)
    collect(now=NOW)
    assert set(Notice.objects.values_list("event_id", flat=True)) == {event.pk}


class TestTake:
    def test_a_mailbox_gets_one_message_for_all_its_persons(self, circle: Circle):
        convened(circle)
        collect(now=NOW)
        parcels = take(worker="one", now=NOW, parcels=10)
        assert addresses(parcels) == [("ana@port.example", 1), (SHARED, 2)]

    def test_but_one_for_each_event(self, circle: Circle):
        convened(circle)
        other = draw(circle.body, MAY + timedelta(days=28), "Lecture de juin")
        recorded("meeting.convened", other, at=NOW)
        collect(now=NOW)
        assert (
            addresses(take(worker="one", now=NOW, parcels=10))
            == [("ana@port.example", 1)] * 2 + [(SHARED, 2)] * 2
        )

    def test_what_is_taken_is_held_for_a_while(self, circle: Circle):
        convened(circle)
        collect(now=NOW)
        first = addresses(take(worker="one", now=NOW, parcels=10))
        assert take(worker="one", now=NOW + HOLD - SECOND, parcels=10) == []
        assert addresses(take(worker="one", now=NOW + HOLD, parcels=10)) == first

    def test_no_more_than_asked_and_never_half_a_mailbox(self, circle: Circle):
        convened(circle)
        collect(now=NOW)
        assert addresses(
            take(worker="one", now=NOW, parcels=1) + take(worker="one", now=NOW, parcels=1)
        ) == [
            ("ana@port.example", 1),
            (SHARED, 2),
        ]
        assert take(worker="one", now=NOW, parcels=1) == []

    def test_as_many_queries_for_three_as_for_thirty(
        self, circle: Circle, django_assert_num_queries
    ):
        many(circle, 33)
        convened(circle)
        collect(now=NOW)
        for number in (3, 30):
            with django_assert_num_queries(
                5
            ):  # mailboxes, notices, their hold, between two savepoints
                assert len(take(worker="one", now=NOW, parcels=number)) == number


class TestWhatBecomesOfThem:
    @pytest.fixture
    def parcel(self, circle: Circle) -> Parcel:
        convened(circle)
        collect(now=NOW)
        Notice.objects.exclude(person=circle.ana).delete()
        return take(worker="one", now=NOW, parcels=1)[0]

    def test_sent(self, parcel: Parcel):
        mark_sent(parcel=parcel, now=NOW + SECOND)
        assert Notice.objects.values_list("state", "sent_at", "attempts").get() == (
            "sent",
            NOW + SECOND,
            1,
        )
        assert take(worker="one", now=NOW + HOLD, parcels=1) == []

    def test_overtaken(self, parcel: Parcel):
        mark_overtaken(parcels=[parcel])
        assert states() == [("overtaken", 1, "")]
        assert take(worker="one", now=NOW + HOLD, parcels=1) == []

    def test_refused_again_and_again_then_given_up(self, parcel: Parcel):
        now, waits = NOW, []
        while not mark_refused(parcel=parcel, error="smtp_550", now=now):
            due_at = Notice.objects.get().due_at
            waits.append(due_at - now)
            assert take(worker="one", now=due_at - SECOND, parcels=1) == []
            now, (parcel,) = due_at, take(worker="one", now=due_at, parcels=1)
        assert tuple(waits) == AGAIN
        assert states() == [("given_up", 5, "smtp_550")]
        assert take(worker="one", now=now + timedelta(days=30), parcels=1) == []
        assert [notice.error for notice in given_up()] == ["smtp_550"]

    def test_what_was_given_up_may_be_tried_again(self, parcel: Parcel):
        Notice.objects.update(state="given_up", attempts=5, error="smtp_550")
        assert try_again(now=NOW) == 1
        assert len(take(worker="one", now=NOW, parcels=1)) == 1

    def test_handed_over_by_whoever_holds_it_once(self, parcel: Parcel):
        assert hand_over(parcel=parcel, worker="two", now=NOW) is False
        assert states() == [("waiting", 1, "")]
        assert hand_over(parcel=parcel, worker="one", now=NOW) is True
        assert hand_over(parcel=parcel, worker="one", now=NOW) is False
        assert states() == [("leaving", 1, "")]
        put_back(parcels=[parcel])
        assert states() == [("leaving", 1, "")]
        assert take(worker="two", now=NOW + 2 * HOLD, parcels=1) == []

    def test_what_a_dead_worker_had_handed_over_is_uncertain(self, parcel: Parcel):
        hand_over(parcel=parcel, worker="one", now=NOW)
        assert settle(table=Notice, dead=[], now=NOW) == 0
        assert settle(table=Notice, dead=["one"], now=NOW) == 1
        assert states() == [("uncertain", 1, "killed")]
        assert send_again(keys=[parcel[0].key], now=NOW) == 1
        assert states() == [("waiting", 0, "killed")]

    def test_what_it_had_not_waits_again_at_once(self, parcel: Parcel):
        assert take(worker="two", now=NOW, parcels=1) == []
        assert settle(table=Notice, dead=["one"], now=NOW) == 0
        assert len(take(worker="two", now=NOW, parcels=1)) == 1

    def test_held_for_too_long_is_taken_over_whoever_held_it(self, parcel: Parcel):
        hand_over(parcel=parcel, worker="one", now=NOW)
        assert (settle(table=Notice, dead=[], now=NOW + HOLD), states()) == (
            1,
            [("uncertain", 1, "killed")],
        )
        mark_sent(parcel=parcel, now=NOW + HOLD, subject="À lire")
        assert Notice.objects.values_list("state", "subject").get() == ("sent", "À lire")

    def test_refused_by_the_server_before_anything_it_waits(self, parcel: Parcel):
        hand_over(parcel=parcel, worker="one", now=NOW)
        take_back(parcel=parcel)
        put_back(parcels=[parcel])
        assert states() == [("waiting", 0, "")]

    def test_in_doubt_it_is_never_taken_again(self, parcel: Parcel):
        hand_over(parcel=parcel, worker="one", now=NOW)
        mark_uncertain(parcel=parcel, error="connection")
        assert states() == [("uncertain", 1, "connection")]
        assert take(worker="two", now=NOW + timedelta(days=9), parcels=1) == []

    def test_what_was_not_tried_does_not_count(self, parcel: Parcel):
        put_back(parcels=[parcel])
        assert states() == [("waiting", 0, "")]
        assert len(take(worker="one", now=NOW, parcels=1)) == 1


@pytest.mark.django_db
class TestPace:
    def test_one_turn_after_the_other_whoever_asks(self):
        every = timedelta(seconds=2)
        turns = [next_turn(every=every, now=NOW) - NOW for _time in range(3)]
        assert turns == [timedelta(), every, 2 * every]
        later = NOW + timedelta(minutes=1)
        assert next_turn(every=every, now=later) == later

    def test_what_stops_it_is_said_at_once_and_the_rest_from_time_to_time(self):
        said = []
        for trouble, second in (("", 0), ("", 5), ("away", 10), ("away", 15), ("away", 80)):
            say_ran(trouble=trouble, now=NOW + timedelta(seconds=second))
            row = Dispatch.objects.get()
            assert row.ran_at is not None
            said.append((row.trouble, (row.ran_at - NOW).seconds))
        assert said == [("", 0), ("", 0), ("away", 10), ("away", 10), ("away", 80)]


@pytest.mark.django_db(transaction=True)
class TestTwoWorkers:
    """On SQLite too, but as two processes: tests/interface/mail/test_deliver.py."""

    @pytest.fixture(autouse=True)
    def with_real_threads(self, circle: Circle):
        if connection.vendor != "postgresql":
            pytest.skip("the threads of a test share one in-memory SQLite")

    def test_reading_at_once_give_each_person_one_notice(self, circle: Circle):
        many(circle, 5)
        convened(circle)
        assert together(*[lambda: collect(now=NOW)] * 3) == [None, None, None]
        assert len(told()) == 8
        assert Reading.objects.count() == 1

    def test_taking_at_once_share_the_mailboxes_and_never_hold_the_same(self, circle: Circle):
        many(circle, 20)
        convened(circle)
        collect(now=NOW)
        shares = together(*[lambda: take(worker="one", now=NOW, parcels=22)] * 2)
        taken = [notice.pk for share in shares for parcel in share for notice in parcel]
        assert sorted(taken) == sorted(Notice.objects.values_list("pk", flat=True))
        assert set(Notice.objects.values_list("attempts", flat=True)) == {1}
