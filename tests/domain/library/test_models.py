from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.library.builders import brought, for_agenda, lead
from tourdetable.domain.library.models import Entry


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "poem"},
        {"audience": "present"},
        {"nature": "rumour"},
        {"follow_up": "never"},
        {"attribution": "anybody"},
        {"audience": "body", "body": None},
    ],
)
def test_the_database_refuses_what_is_in_no_list(circle: Circle, wrong: dict[str, object]) -> None:
    brought(circle)
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.update(**wrong)


def test_what_is_proposed_waits_until_it_is_answered_or_retired(circle: Circle) -> None:
    entry = for_agenda(circle)
    assert (entry.waits, brought(circle, "Pour info").waits) == (True, False)
    entry.retired_on = TODAY
    assert entry.waits is False
    entry.retired_on, entry.settled_at = None, NOW
    assert entry.waits is False


def test_past_its_day_it_is_stale_until_it_is_retired(circle: Circle) -> None:
    entry = brought(circle)
    assert entry.is_stale(TODAY) is False
    assert entry.is_stale(entry.expires_on + timedelta(days=1)) is True
    entry.retired_on = TODAY
    assert entry.is_stale(entry.expires_on + timedelta(days=1)) is False


def test_what_nobody_sits_for_tells_no_body(circle: Circle) -> None:
    entry = brought(circle, body=None, by=lead(circle))
    assert entry.told == {"network": circle.network.slug, "subject": f"entry:{entry.pk}"}
    assert brought(circle, "Du siège", body=None).told["body"] == circle.body.pk
