"""How the demo's bodies are supported."""

from __future__ import annotations

import pytest

from tourdetable.domain.coordination.enums import OutreachKind
from tourdetable.domain.coordination.models import OutreachPart, SupportNote

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_both_networks_have_a_journal_where_some_things_are_settled():
    rows = SupportNote.objects.values_list("body__network__slug", "settled_on")
    found = {slug: [settled for one, settled in rows if one == slug] for slug, _day in rows}
    assert {slug: (len(days), sum(map(bool, days))) for slug, days in found.items()} == {
        "club": (3, 1),
        "convention": (7, 2),
    }


def test_dates_are_asked_where_they_are_missing_and_it_is_said_why_not_elsewhere():
    rows = OutreachPart.objects.filter(outreach__kind=OutreachKind.DATES)
    done = rows.filter(outreach__network__slug="convention").values_list("body__slug", "done")
    assert all(part.done or part.words for part in rows)
    assert {slug for slug, was in done if was} == {
        "comite-technique",
        "instance-d-evaluation",
    }
