from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import TODAY, Circle
from tests.domain.schemes.builders import write_down
from tourdetable.domain.schemes.models import LASTS

pytestmark = pytest.mark.django_db


def test_what_is_said_of_one(circle: Circle) -> None:
    one = write_down(circle, led_by="La ville")
    assert (str(one), one.called) == ("Lire au port", "Lire au port (LAP)")
    assert one.text == "LAP\nDes livres lus sur les quais.\nLe port\nLa ville"
    assert write_down(circle, "Lire au bourg", acronym="").called == "Lire au bourg"


def test_what_nobody_has_looked_at_for_a_year_is_old_unless_it_has_ended(circle: Circle) -> None:
    one, day = write_down(circle), timedelta(days=1)
    assert (one.is_old(TODAY + LASTS), one.is_old(TODAY + LASTS + day)) == (False, True)
    one.ended_on = TODAY
    assert one.is_old(TODAY + LASTS + day) is False
