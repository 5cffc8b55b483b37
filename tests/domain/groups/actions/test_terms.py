"""Terms of reference are written again and again, and each version stays."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import last_event, nothing_changes
from tests.domain.groups.builders import ENDS, STARTS, Groups, draft, group_of
from tourdetable.domain.groups.actions.terms import write_terms
from tourdetable.domain.groups.models import TermsOfReference
from tourdetable.domain.journal.versions import Changed

GUIDE = ("Un guide", date(2027, 6, 1))


def test_a_new_version_keeps_the_origin_and_the_former_one(groups: Groups) -> None:
    body = group_of(groups)
    terms = write_terms(body=body, version=1, draft=draft(why="Pour tous."), **groups.by)
    assert (terms.number, terms.why, terms.decision) == (2, "Pour tous.", groups.decision)
    assert TermsOfReference.objects.filter(body=body).count() == 2
    body.refresh_from_db()
    assert (body.work_starts, body.work_ends) == (STARTS, ENDS)
    told = {"body": body.pk, "number": 2}
    assert (last_event()[0], last_event()[4]) == ("group.terms_written", told)


def test_the_second_of_two_writers_is_told(groups: Groups) -> None:
    body = group_of(groups)
    write_terms(body=body, version=1, draft=draft(), **groups.by)
    with nothing_changes(), pytest.raises(Changed):
        write_terms(body=body, version=1, draft=draft(), **groups.by)


@pytest.mark.parametrize(
    "wrong",
    [
        {"existing": "  "},
        {"added": ""},
        {"question": " "},
        {"midway": date(2028, 1, 1)},
        {"works": (GUIDE, GUIDE)},
        {"works": (("Un guide", date(2028, 1, 1)),)},
    ],
)
def test_what_exists_what_is_added_and_days_in_order_are_asked(
    groups: Groups, wrong: dict[str, Any]
) -> None:
    body = group_of(groups)
    with nothing_changes(), pytest.raises(ValidationError):
        write_terms(body=body, version=1, draft=draft(**wrong), **groups.by)
