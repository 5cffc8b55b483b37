"""What the demo’s members brought to their library."""

from __future__ import annotations

import pytest
from django.db.models import Count

from tourdetable.domain.library.models import Entry, NewsSource

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_both_networks_have_things_of_several_kinds_used_and_answered():
    rows = Entry.objects.annotate(n=Count("uses")).order_by("network__slug", "kind", "pk")
    found = [(one.network.slug, one.kind, one.n, one.waits) for one in rows]
    assert found == [
        ("club", "sheet", 0, False),
        ("club", "tool", 2, False),
        ("club", "watch", 0, True),
        ("club", "watch", 0, False),
        ("club", "watch", 0, False),
        ("convention", "innovation", 0, False),
        ("convention", "tool", 1, False),
        ("convention", "watch", 0, True),
        ("convention", "watch", 0, False),
        ("convention", "watch", 0, True),
    ]


def test_a_source_was_read_and_what_it_said_waits():
    source = NewsSource.objects.get()
    assert (source.trouble, source.items.filter(state="waiting").count()) == ("", 2)
