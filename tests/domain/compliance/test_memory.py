from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from itertools import cycle, islice

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import APRIL, CHARTER, NOW, OPERATOR, TODAY, draw, found_circle
from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.timeline import Milestone, MilestoneKind
from tourdetable.core.charter.text.loader import load
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.compliance.memory import KEPT, foreseen
from tourdetable.domain.compliance.queries import judged
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.networks.queries import charter_in_force

pytestmark = pytest.mark.django_db


def test_a_report_is_kept_while_nothing_happens():
    circle = found_circle()
    charter = charter_in_force(circle.network, on=TODAY)
    first = judged(circle.network, on=TODAY, charter=charter)
    with CaptureQueriesContext(connection) as queries:
        again = judged(circle.network, on=TODAY, charter=charter)
        assert (again is first, len(queries)) == (True, 1)


def test_an_event_of_the_network_has_it_judged_anew():
    circle = found_circle()
    meeting = draw(circle.body, APRIL)
    before = judged(circle.network, on=TODAY)[1].meetings
    cancel_meeting(meeting=meeting, reason="Grève", version=1, confirmed=True, by=OPERATOR, now=NOW)
    after = judged(circle.network, on=TODAY)[1].meetings
    assert ([m.cancelled for m in before], [m.cancelled for m in after]) == ([False], [True])


def test_an_event_elsewhere_does_not():
    circle, other = found_circle(), found_circle(slug="other")
    first = judged(circle.network, on=TODAY)
    draw(other.body, APRIL)
    assert judged(circle.network, on=TODAY) is first


def test_another_day_is_another_report():
    circle = found_circle()
    tomorrow = TODAY + timedelta(days=1)
    assert judged(circle.network, on=tomorrow)[0].on == tomorrow
    assert judged(circle.network, on=TODAY)[0].on == TODAY


def test_what_is_undone_is_not_remembered():
    circle = found_circle()
    first = judged(circle.network, on=TODAY)
    with transaction.atomic():
        draw(circle.body, APRIL)
        transaction.set_rollback(True)
    assert judged(circle.network, on=TODAY) is first


THREADS = 4
CALLS = 20_000


@pytest.fixture
def threads_that_switch_often() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def milestone(number: int) -> Milestone:
    return Milestone(TODAY, f"C-{number}", None, MilestoneKind.BREAK, Phrase("Soon"))


@pytest.mark.usefixtures("threads_that_switch_often")
def test_several_threads_share_what_is_remembered():
    charter = load(CHARTER, file="circle")
    records = [Record() for _ in range(KEPT + 4)]
    foretold = [(milestone(number),) for number in range(len(records))]

    def ask(first: int) -> int:
        """How many of its answers were another record's."""
        wrong = 0
        for number in islice(cycle(range(len(records))), first, first + CALLS):
            found = foreseen(charter, records[number], TODAY, partial(foretold.__getitem__, number))
            wrong += found is not foretold[number]
        return wrong

    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(ask, range(THREADS))) == [0] * THREADS
