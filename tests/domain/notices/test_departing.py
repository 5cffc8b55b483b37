"""Whatever wrote a message, whoever runs the site sees what became of it, and may send it again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, Circle
from tests.domain.complaints.desk import complained, running
from tests.domain.convention.builders import diagnosis_of, invited
from tests.domain.newsletters.newsroom import sent
from tests.domain.notices.convened import convened
from tests.domain.site.builders import asked, opened
from tourdetable.domain.networks.models import Network
from tourdetable.domain.notices.actions import collect, send_again, try_again
from tourdetable.domain.notices.departing import TABLES, given_up, read_stuck, stuck
from tourdetable.domain.notices.queries import mail_queue
from tourdetable.domain.referrals.enums import ReferralLetter
from tourdetable.domain.referrals.models import Referral, ReferralMessage, ReferralStep
from tourdetable.domain.topics.models import Topic


@pytest.fixture
def one_of_each(db: None) -> Circle:
    """A message of each table is given up, a day after the one before."""
    circle, by = running()
    sent(circle, by)
    asked(opened(circle))
    complained(circle, email="lou@example.org")
    referred(circle)
    invited(diagnosis_of(circle))
    convened(circle)
    collect(now=NOW)
    for number, table in enumerate(TABLES):
        rows = table._default_manager.order_by("pk")
        wanted = rows.filter(pk=rows.values("pk")[:1])
        wanted.update(state="given_up", error="smtp_550", due_at=NOW - timedelta(number))
    return circle


def referred(circle: Circle) -> None:
    """The prefecture is asked for a quay."""
    said = {"network": circle.network, "body": circle.body, "title": "Un quai pour lire"}
    topic = Topic.objects.create(put_on=NOW.date(), put_at=NOW, **said)
    asked_for = Referral.objects.create(number=1, topic=topic, sent_on=NOW.date(), **said)
    days = {"sent_on": NOW.date(), "due_on": NOW.date(), "position": 1}
    at = {"institution": "Préfecture", "email": "roy@prefecture.example"}
    step = ReferralStep.objects.create(referral=asked_for, **days, **at)
    letter = {"letter": ReferralLetter.ASKED, "to": step.email, "day": NOW.date()}
    ReferralMessage.objects.create(step=step, due_at=NOW, **letter)


def test_all_that_is_stuck_is_said_the_latest_first(
    one_of_each: Circle, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(7):
        rows = read_stuck(stuck())
    assert [type(one) for one in rows] == list(TABLES)
    assert [bool(one.recipient and one.sort) for one in rows] == [True] * 6
    assert {one.shown_in for one in rows} == {"circle"}
    assert given_up() == rows
    assert mail_queue(now=NOW).given_up == 6


def test_what_is_chosen_leaves_again_and_nothing_else(one_of_each: Circle) -> None:
    first, second, *_others = read_stuck(stuck())
    assert send_again(keys=[first.key, second.key, "site:1", "letter"], now=NOW) == 2
    assert send_again(keys=[first.key], now=NOW) == 0
    assert len(stuck()) == 4
    assert try_again(now=NOW) == 4
    assert stuck().count() == 0


def test_of_a_network_that_closed_only_complaints_count(one_of_each: Circle) -> None:
    Network.objects.update(closed_on=NOW.date())
    assert mail_queue(now=NOW).given_up == 1
