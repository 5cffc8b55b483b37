"""What terms of reference expect is promised once, and follows them until it is begun."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.domain.builders import NOW, kinds_of_events
from tests.domain.groups.builders import Groups, draft, found_groups, group_of
from tourdetable.domain.deliverables.actions.planning import WorkDetails, describe, plan
from tourdetable.domain.deliverables.actions.writing import write
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.groups.actions.terms import write_terms
from tourdetable.domain.networks.models import Body, Office

JUNE, JULY = date(2027, 6, 1), date(2027, 7, 1)
GUIDE, MAP = ("Un guide", JUNE), ("Une carte", JULY)


pytestmark = pytest.mark.django_db


@pytest.fixture
def groups() -> Groups:
    return found_groups()


def again(groups: Groups, body: Body, *works: tuple[str, date], **more: Any) -> None:
    """The terms are written again."""
    last = body.terms.latest("number").number
    write_terms(body=body, version=last, draft=draft(works=works, **more), **groups.by)


def states(body: Body) -> list[tuple[str, date | None, str]]:
    rows = body.deliverables.order_by("number")
    return list(rows.values_list("title", "due_on", "state"))


def test_each_line_is_a_deliverable_held_by_the_seats_of_those_who_lead(groups: Groups) -> None:
    body = group_of(groups, works=(MAP, GUIDE), reach="partners")
    assert states(body) == [(*GUIDE, "planned"), (*MAP, "planned")]
    work = Deliverable.objects.get(number=1)
    assert set(work.held_by.all()) == set(body.seats.all())
    assert (work.audience, work.kind) == ("partners", "other")
    assert kinds_of_events().count("deliverable.planned") == 2


def test_nobody_holds_it_while_nobody_leads(groups: Groups) -> None:
    body = group_of(groups)
    Office.objects.filter(body=body).delete()
    again(groups, body, GUIDE)
    assert Deliverable.objects.get().held_by.count() == 0


def test_terms_that_change_a_day_or_leave_a_line_out_change_the_promise(groups: Groups) -> None:
    body = group_of(groups, works=(GUIDE, MAP))
    again(groups, body, ("Un guide", JULY))
    assert states(body) == [("Un guide", JULY, "planned"), (*MAP, "abandoned")]
    again(groups, body, ("Un guide", JULY), MAP)
    assert states(body)[2] == (*MAP, "planned")


def test_what_was_begun_goes_on(groups: Groups) -> None:
    body = group_of(groups, works=(GUIDE,))
    write(deliverable=Deliverable.objects.get(), text="On lit.", version=1, **groups.by)
    again(groups, body)
    assert states(body) == [(*GUIDE, "drafting")]
    again(groups, body, ("Un guide", JULY))
    assert states(body) == [("Un guide", JULY, "drafting")]


def test_what_its_page_says_otherwise_stays(groups: Groups) -> None:
    body = group_of(groups, works=(GUIDE,))
    seats = list(body.seats.all())
    work = Deliverable.objects.get()
    details = WorkDetails("guide", "Le guide des ports", due_on=JULY, held_by=seats)
    describe(deliverable=work, details=details, version=work.version, **groups.by)
    again(groups, body, GUIDE, why="Encore.")
    assert states(body) == [("Le guide des ports", JULY, "planned")]


def test_what_was_promised_already_is_that_line(groups: Groups) -> None:
    body = group_of(groups)
    details = WorkDetails("guide", "Un guide", held_by=list(body.seats.all()))
    plan(body=body, details=details, **groups.by)
    again(groups, body, GUIDE)
    assert states(body) == [(*GUIDE, "planned")]
    assert Deliverable.objects.get().planned_at == NOW
