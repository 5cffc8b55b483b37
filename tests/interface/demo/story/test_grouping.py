"""The Club's groups of 2027 come from a call, say what they add, and are late here and there."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.domain.groups.board import states_of
from tourdetable.domain.groups.models import ThemeCall
from tourdetable.domain.groups.queries import groups_of
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.interface.demo.stage import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
TODAY = date(2027, 4, 6)


def test_four_themes_of_five_were_chosen() -> None:
    call = ThemeCall.objects.get()
    assert call.answers.count() == 5
    assert call.answers.filter(group__isnull=False).count() == 4
    assert call.decision is not None
    left = call.answers.get(kept=False).topic
    assert (left.title, left.state) == ("Vieillir à domicile", "declined")


def test_each_group_has_its_terms_and_something_late() -> None:
    network = Network.objects.get(slug="club")
    charter = charter_in_force(network, on=TODAY)
    states = states_of(network, charter, groups_of(network, charter), at(TODAY, 10))
    assert [state.terms is not None for state in states] == [True] * 4
    assert [bool(state.late) for state in states] == [True] * 4
