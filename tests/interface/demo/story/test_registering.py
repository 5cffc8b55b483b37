"""The register that members of the demo keep."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.domain.schemes.models import OutsideScheme
from tourdetable.domain.schemes.queries import old

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
TODAY = date(2027, 4, 6)


def test_both_networks_know_what_exists_outside() -> None:
    rows = OutsideScheme.objects.filter(network__slug="club")
    assert rows.filter(name="Territoire zéro non-recours").get().tags.count() == 2
    assert [one.name for one in old(rows, TODAY)] == ["Pacte local des solidarités"]
    ended = OutsideScheme.objects.exclude(ended_on=None)
    assert [one.network.slug for one in ended] == ["convention"]
