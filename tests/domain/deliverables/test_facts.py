from __future__ import annotations

from datetime import date

from tests.domain.builders import TODAY, Circle
from tests.domain.deliverables.builders import of_now, out, planned, written
from tourdetable.core.charter.facts.record import DeliverableFact
from tourdetable.domain.deliverables.actions.planning import abandon
from tourdetable.domain.deliverables.actions.writing import write
from tourdetable.domain.deliverables.facts import deliverables
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.networks.registry import FactScope

JUNE, JANUARY = date(2027, 6, 15), date(2027, 1, 15)


def told(circle: Circle, work: Deliverable, state: str, *days: date | None) -> DeliverableFact:
    return DeliverableFact(str(work.pk), str(circle.body.pk), work.title, state, *days)


def test_what_is_promised_is_told_with_its_day(circle: Circle):
    first, second = planned(circle, due_on=JUNE), written(circle, title="Un guide")
    found = (told(circle, first, "planned", JUNE), told(circle, second, "drafting"))
    assert deliverables(FactScope(circle.network)) == found
    assert deliverables(FactScope(circle.network, frozenset())) == ()


def test_what_came_has_the_days_on_which_it_did(circle: Circle):
    work = out(circle, due_on=JUNE)
    found = (told(circle, work, "circulated", JUNE, TODAY, TODAY),)
    assert deliverables(FactScope(circle.network)) == found
    write(deliverable=work, text="On relit.", **of_now(work, circle))
    assert deliverables(FactScope(circle.network)) == found


def test_what_is_given_up_in_time_is_told_no_more_what_was_late_stays_owed(circle: Circle):
    late = planned(circle, due_on=JANUARY)
    for work in (
        late,
        planned(circle, title="À temps", due_on=JUNE),
        planned(circle, title="Sans jour"),
    ):
        abandon(deliverable=work, because="Non.", **of_now(work, circle))
    assert deliverables(FactScope(circle.network)) == (told(circle, late, "planned", JANUARY),)
