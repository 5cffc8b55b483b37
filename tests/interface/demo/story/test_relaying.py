"""What the demo carried of its minutes."""

from __future__ import annotations

import pytest

from tourdetable.domain.people.models import InstitutionLetterhead
from tourdetable.domain.relays.models import Relay

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_members_of_both_networks_relayed_and_some_say_what_came_back():
    rows = Relay.objects.values_list("seat__body__network__slug", "came_back")
    found = {slug: [bool(words) for one, words in rows if one == slug] for slug, _words in rows}
    assert {slug: (len(told), sum(told)) for slug, told in found.items()} == {
        "club": (3, 2),
        "convention": (7, 2),
    }


def test_some_institutions_have_their_paper():
    rows = InstitutionLetterhead.objects.order_by("institution__name")
    assert list(rows.values_list("institution__name", "media_type")) == [
        ("CCAS de Montferrat-sur-Loue", ""),
        ("La Traverse bleue", "image/svg+xml"),
        ("Les Quatre-Fontaines", ""),
    ]
