from __future__ import annotations

import pytest
from django.db import IntegrityError

from tests.domain.builders import Circle
from tests.domain.joining.invited import invited, link_of, proposed
from tourdetable.domain.joining.models import Invitation


def test_one_invitation_waits_for_a_person(circle: Circle) -> None:
    invited(circle, circle.ana)
    link = link_of(circle.ana)
    link.pk, link._state.adding = None, True
    with pytest.raises(IntegrityError):
        link.save()


def test_nothing_is_sent_to_nobody(circle: Circle) -> None:
    row = proposed(circle)
    row.state = "sent"
    with pytest.raises(IntegrityError):
        row.save()


def test_an_invitation_is_told_by_its_number(circle: Circle) -> None:
    row = proposed(circle)
    assert row.told == {"network": "circle", "subject": f"invitation:{row.pk}"}
    assert (row.name, Invitation().name) == ("Inès d’Arc", "")
