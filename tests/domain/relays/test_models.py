from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import NOW, Circle
from tests.domain.minutes.actions.test_reading import circulated
from tourdetable.domain.relays.actions.relaying import say_relayed
from tourdetable.domain.relays.models import Relay


def test_a_way_that_does_not_exist_is_refused_by_the_database(circle: Circle):
    row = say_relayed(content=circulated(circle), how="mail", by=circle.by_ana(), now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Relay.objects.filter(pk=row.pk).update(how="pigeon")
