from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.domain.builders import NOW, TODAY
from tourdetable.domain.years.actions.forgetting import forget_absences
from tourdetable.domain.years.models import Draft

if TYPE_CHECKING:
    from tests.domain.builders import Circle

pytestmark = pytest.mark.django_db


def test_a_draft_forgets_absences_once_its_season_is_over(circle: Circle) -> None:
    person = {
        "id": "person:1",
        "name": "Ana",
        "weekly_off": [[0, "AM"]],
        "unavail": [["2027-05-10", "DAY"]],
        "if_need_be": [["2027-05-11", "AM"]],
    }
    draft = Draft.objects.create(
        network=circle.network,
        year=2027,
        name="Un",
        made_on=TODAY,
        instance={"persons": [person], "name": "x"},
    )
    draft.subproblems.create(number=1, asked=1, instance={"persons": [person]})
    draft.series.create(
        body=circle.body,
        kind="reading",
        meetings=1,
        first=date(2027, 1, 1),
        last=date(2027, 12, 31),
        opens="09:00",
        closes="11:00",
    )
    forget_absences(now=NOW)
    draft.refresh_from_db()
    assert draft.instance == {"persons": [person], "name": "x"}
    forget_absences(now=NOW.replace(year=2028))
    draft.refresh_from_db()
    bare = {"persons": [{"id": "person:1", "name": "Ana"}]}
    assert (draft.instance, draft.subproblems.get().instance) == ({**bare, "name": "x"}, bare)
