from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW
from tests.interface.web.areas.decisions.people import COLLEAGUE
from tests.interface.web.areas.years.desk import Desk
from tourdetable.domain.years.actions import drafts, moves
from tourdetable.domain.years.models import Draft

WEEK = timedelta(days=7)


@pytest.fixture
def copy(planned: Desk) -> Draft:
    made = drafts.copy_draft(draft=planned.now, name="Variante", by=planned.by, now=NOW)
    return Draft.objects.get(pk=made.pk)


def test_two_drafts_alike_differ_in_nothing(planned: Desk, copy: Draft):
    page = planned.get("draft_compare", query=f"?with={copy.pk}").context["page"]
    assert (page.rows, [(len(year.slots), broken) for year, broken in page.sides]) == (
        (),
        [(7, 0), (7, 0)],
    )


def test_a_meeting_moved_in_one_is_told(planned: Desk, copy: Draft):
    on = planned.day(2)
    moves.move(
        series=copy.series.get(), on=on, to=on + WEEK, version=copy.version, by=planned.by, now=NOW
    )
    (row,) = planned.get("draft_compare", query=f"?with={copy.pk}").context["page"].rows
    assert (row.name, row.one.on, row.other.on, row.moved) == (
        "Cercle du port",
        on,
        on + WEEK,
        True,
    )


def test_the_only_other_draft_is_compared_at_once(planned: Desk, copy: Draft):
    assert planned.get("draft_compare").context["page"].other.draft == copy


def test_alone_there_is_nothing_to_compare_with(planned: Desk):
    page = planned.get("draft_compare").context["page"]
    assert (page.choices, page.other) == ((), None)


@pytest.mark.parametrize("asked", ["0", "x", "9" * 30])
def test_a_draft_that_is_no_choice_does_not_exist(planned: Desk, copy: Draft, asked: str):
    assert planned.get("draft_compare", query=f"?with={asked}").status_code == 404


def test_members_compare_only_what_is_shared(planned: Desk, copy: Draft):
    planned.post("draft_share")
    client = planned.room.client(COLLEAGUE)
    assert client.get(planned.url("draft_compare")).context["page"].choices == ()
    assert client.get(planned.url("draft_compare") + f"?with={copy.pk}").status_code == 404
