from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    APRIL,
    NOW,
    TODAY,
    Circle,
    decided,
    hold,
    last_event,
    nothing_changes,
)
from tests.domain.deliverables.builders import (
    answered,
    approved,
    approving,
    asked,
    fresh,
    kept,
    of_now,
    out,
    sent,
    written,
)
from tourdetable.domain.deliverables.actions.circulating import take_back_circulation
from tourdetable.domain.deliverables.actions.writing import write
from tourdetable.domain.deliverables.models import Circulation
from tourdetable.domain.people.actions import register_institution


def test_a_version_in_force_goes_out(circle: Circle):
    work, _decision = approved(circle)
    row = sent(circle, work, institutions=[circle.library.institution])
    assert (row.of, row.how, row.on, row.by) == (work.in_force, "mail", TODAY, circle.ana)
    assert (list(row.bodies.all()), row.institutions.count()) == ([circle.body], 1)
    found = fresh(work)
    assert (found.state, found.circulated_on, found.out) == ("circulated", TODAY, True)
    assert last_event()[0] == "deliverable.circulated"


def test_nothing_goes_out_before_it_is_approved(circle: Circle):
    work = written(circle)
    kept(circle, work)
    with nothing_changes(), pytest.raises(ValidationError, match="was approved"):
        sent(circle, work)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"bodies": []}, "Say to whom"),
        ({"how": "pigeon"}, "how it went"),
        ({"on": TODAY + timedelta(days=1)}, "to come"),
        ({"on": TODAY - timedelta(days=1)}, "not sent before"),
        ({"to_whom": "La presse"}, "for the network alone"),
    ],
)
def test_what_is_said_of_it_holds_together(circle: Circle, more: dict[str, Any], why: str):
    work, _decision = approved(circle)
    with nothing_changes(), pytest.raises(ValidationError, match=why):
        sent(circle, work, **more)


def test_it_goes_no_further_than_its_audience(circle: Circle):
    work, _decision = approved(circle, audience="body")
    library = circle.library.institution
    with nothing_changes(), pytest.raises(ValidationError, match="for its body alone"):
        sent(circle, work, institutions=[library])
    wide, _decision = approved(circle, hold(circle, APRIL, "Avril"), title="Un guide")
    elsewhere = register_institution(name="Presse du Port")
    with pytest.raises(ValidationError, match="for the network alone"):
        sent(circle, wide, bodies=[], institutions=[elsewhere])
    assert sent(circle, wide, institutions=[library]).institutions.count() == 1


def test_what_was_said_by_mistake_is_taken_back(circle: Circle):
    work = out(circle)
    row = Circulation.objects.get()
    take_back_circulation(circulation=row, version=1, by=circle.by_ana(), now=NOW)
    found = fresh(work)
    assert (found.state, found.circulated_on) == ("approved", None)
    assert last_event()[0] == "deliverable.circulation_taken_back"


def test_the_next_version_supersedes_the_former_one(circle: Circle):
    work = out(circle)
    first = work.in_force
    write(deliverable=work, text="On relit.", **of_now(work, circle))
    second = kept(circle, work)
    answered(circle, asked(circle, work))
    assert (fresh(work).in_force, fresh(work).state) == (first, "review")
    decided(circle, hold(circle, APRIL, "Avril"), effect=approving(second))
    found = fresh(work)
    assert (found.in_force, found.state, found.circulated_on) == (second, "approved", TODAY)
