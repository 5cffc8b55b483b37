from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, Circle, last_event, nothing_changes
from tests.domain.deliverables.builders import fresh, of_now, out, planned, said, written
from tourdetable.domain.deliverables.actions.planning import (
    abandon,
    describe,
    plan,
    take_up_again,
)
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.actions.founding import install_body


def test_one_promises_a_deliverable(circle: Circle):
    work = planned(circle, due_on=date(2027, 6, 15), tags=["Lecture", "lecture"])
    assert (work.number, work.state, work.due_on) == (1, "planned", date(2027, 6, 15))
    assert (list(work.held_by.all()), list(map(str, work.tags.all()))) == (
        [circle.town],
        ["Lecture"],
    )
    assert last_event()[:2] == ("deliverable.planned", f"deliverable:{work.pk}")
    assert planned(circle, title="Un guide").number == 2


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"title": "  "}, "Give it a title"),
        ({"kind": "poem"}, "Choose what it is"),
        ({"held_by": []}, "one at least"),
        ({"audience": "present"}, "not in the list"),
        ({"attribution": "everybody"}, "not in the list"),
        ({"licence": "mine"}, "not in the list"),
    ],
)
def test_what_is_not_said_is_asked(circle: Circle, more: dict[str, object], why: str):
    with nothing_changes(), pytest.raises(ValidationError, match=why):
        planned(circle, **more)


def test_only_seats_of_the_body_make_it(circle: Circle):
    other = install_body(
        network=circle.network,
        kind="circle",
        name="Cercle du phare",
        slug="phare",
        territory="Haute-Corse",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    with pytest.raises(ValidationError, match="Only seats of this body"):
        plan(body=other, details=said(circle), by=circle.by_ana(), now=NOW)


def test_nothing_is_promised_twice(circle: Circle):
    planned(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="of that name already"):
        planned(circle)


def test_a_closed_body_promises_nothing_more(circle: Circle):
    circle.body.ends = date(2027, 1, 1)
    circle.body.save()
    with nothing_changes(), pytest.raises(ValidationError, match="closed"):
        planned(circle)


def test_it_is_said_better_and_held_by_others(circle: Circle):
    work = planned(circle)
    more = said(circle, title="Qui lit ?", held_by=[circle.town, circle.school], audience="public")
    describe(deliverable=work, details=more, **of_now(work, circle))
    found = fresh(work)
    assert (found.title, found.audience, found.held_by.count()) == ("Qui lit ?", "public", 2)
    assert last_event()[0] == "deliverable.described"
    with nothing_changes(), pytest.raises(Changed):
        describe(deliverable=work, details=more, version=1, by=circle.by_ana(), now=NOW)


def test_a_seat_that_has_ended_may_go_on_holding_what_it_made(circle: Circle):
    work = planned(circle, held_by=[circle.town, circle.school])
    circle.school.ends = date(2027, 1, 1)
    circle.school.save()
    both = said(circle, title="Qui lit ?", held_by=[circle.town, circle.school])
    assert describe(deliverable=work, details=both, **of_now(work, circle)).held_by.count() == 2
    with pytest.raises(ValidationError, match="one at least"):
        describe(deliverable=work, details=said(circle, held_by=[]), **of_now(work, circle))


def test_it_is_given_up_with_a_reason_then_taken_up_again(circle: Circle):
    work = written(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="Say why"):
        abandon(deliverable=work, because=" ", **of_now(work, circle))
    abandon(deliverable=work, because="Plus personne.", **of_now(work, circle))
    found = fresh(work)
    assert (found.state, found.because, found.abandoned_on) == (
        "abandoned",
        "Plus personne.",
        TODAY,
    )
    assert last_event()[0] == "deliverable.abandoned"
    with nothing_changes(), pytest.raises(ValidationError, match="take it up again"):
        abandon(deliverable=work, because="Encore.", **of_now(work, circle))
    take_up_again(deliverable=work, **of_now(work, circle))
    found = fresh(work)
    assert (found.state, found.because, found.abandoned_on) == ("drafting", "", None)
    with nothing_changes(), pytest.raises(ValidationError, match="not given up"):
        take_up_again(deliverable=work, **of_now(work, circle))


def test_what_was_delivered_is_not_given_up(circle: Circle):
    work = out(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="in force"):
        abandon(deliverable=work, because="Non.", **of_now(work, circle))
