from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.domain.builders import NOW, Circle
from tourdetable.domain.founding.actions.look import change_look
from tourdetable.domain.founding.logos import PNG, LogoFile
from tourdetable.domain.networks.actors import Operator
from tourdetable.domain.networks.models import Logo, Network

IDENTITY = {
    "name": "Cercle du Nord",
    "purpose": "Lire.",
    "accent": "plum",
    "time_zone": "Europe/Paris",
    "school_zone": "A",
}


def looks(circle: Circle, **said: Any) -> Network:
    by = Operator(gesture=uuid4())
    return change_look(network=circle.network, by=by, now=NOW, **IDENTITY, **said)


def test_name_and_logo_change_together_by_one_gesture(circle: Circle) -> None:
    changed = looks(circle, logo=LogoFile(PNG, b"one"))
    assert (changed.name, Logo.objects.get().content) == ("Cercle du Nord", b"one")
    looks(circle)
    assert Logo.objects.count() == 1
    looks(circle, logo=LogoFile(PNG, b"two"))
    assert bytes(Logo.objects.get().content) == b"two"
    looks(circle, no_logo=True)
    assert Logo.objects.count() == 0
