from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, OPERATOR, Circle, kinds_of_events, nothing_changes
from tests.domain.complaints.desk import DESK, LEA, ODILE, complained, letters
from tourdetable.domain.complaints import actions
from tourdetable.domain.complaints.models import Complaint, ComplaintMessage
from tourdetable.domain.founding.actions.closing import close_network
from tourdetable.domain.networks.actors import Actor, Operator

Site = tuple[Circle, Actor]
DUE = date(2027, 4, 13)


def test_it_is_acknowledged_at_once_due_in_a_week_and_told_to_those_who_answer(site: Site) -> None:
    one = complained(site[0])
    assert (one.due_on, one.waits, one.reference) == (DUE, True, f"R-2027-{one.pk}")
    assert letters() == [
        ("received", LEA),
        *[("told", to) for to in sorted([DESK, "hugo@port.example", ODILE])],
    ]
    assert kinds_of_events()[-1] == "complaint.made"


def test_one_about_the_site_is_told_to_whoever_runs_it_alone(site: Site) -> None:
    complained(email="")
    assert letters() == [("told", DESK), ("told", ODILE)]


@pytest.mark.parametrize(("field", "value"), [("words", " \n"), ("subject", "nothing")])
def test_it_says_what_it_is_about(site: Site, field: str, value: str) -> None:
    with nothing_changes(), pytest.raises(ValidationError):
        complained(**{field: value})


def test_it_is_answered_once(site: Site) -> None:
    circle, by = site
    one = complained(circle)
    said = {"complaint": one, "answer": "C’est corrigé.", "by": by, "now": NOW}
    done = actions.answer_complaint(**said, version=1)
    assert (done.answered_by, done.answered_at, letters()[-1]) == (
        by.person,
        NOW,
        ("answered", LEA),
    )
    with nothing_changes(), pytest.raises(ValidationError):
        actions.answer_complaint(**said, version=2)


def test_the_answer_of_a_network_that_closed_is_given_all_the_same(site: Site) -> None:
    circle, _by = site
    one = complained(circle)
    network = circle.network
    close_network(network=network, name=network.name, by=Operator(), now=NOW)
    said = {"complaint": one, "answer": "C’est corrigé.", "by": OPERATOR, "now": NOW}
    assert actions.answer_complaint(**said, version=1).waits is False


def test_it_may_be_put_off_to_a_later_day_with_a_reason(site: Site) -> None:
    circle, by = site
    one = complained(circle)
    said = {"complaint": one, "by": by, "now": NOW, "version": 1}
    for until, because in ((DUE, "Une raison."), (DUE + timedelta(days=90), "Une raison.")):
        with nothing_changes(), pytest.raises(ValidationError):
            actions.defer_answer(until=until, because=because, **said)
    with nothing_changes(), pytest.raises(ValidationError):
        actions.defer_answer(until=DUE + timedelta(days=9), because=" ", **said)
    done = actions.defer_answer(until=DUE + timedelta(days=9), because="Un expert vient.", **said)
    assert (done.due, letters()[-1]) == (DUE + timedelta(days=9), ("deferred", LEA))


def test_those_who_answer_are_reminded_once_a_day_of_what_is_overdue(site: Site) -> None:
    complained(site[0])
    assert actions.remind_overdue(now=NOW + timedelta(days=7)) == 0
    late = NOW + timedelta(days=8)
    assert [actions.remind_overdue(now=late) for _time in range(2)] == [3, 0]
    assert actions.remind_overdue(now=late + timedelta(days=1)) == 3
    assert {to for letter, to in letters() if letter == "overdue"} == {
        DESK,
        ODILE,
        "hugo@port.example",
    }


def test_the_address_is_forgotten_a_year_after_the_answer(site: Site) -> None:
    one = complained()
    actions.answer_complaint(complaint=one, answer="Oui.", version=1, by=OPERATOR, now=NOW)
    assert actions.forget_addresses(now=NOW + timedelta(days=364)) == 0
    assert actions.forget_addresses(now=NOW + timedelta(days=366)) == 1
    assert (Complaint.objects.get().email, ComplaintMessage.objects.count()) == ("", 0)


def test_a_message_is_taken_by_one_worker(site: Site) -> None:
    complained()
    first = actions.take_messages(worker="one", now=NOW, most=2)
    others = actions.take_messages(worker="two", now=NOW, most=9)
    assert (len(first), len(others)) == (2, 1)
