"""Bodies and schemes that members of the circle write down."""

from __future__ import annotations

from typing import Any

from tests.domain.builders import NOW, Circle
from tourdetable.domain.networks.actors import By
from tourdetable.domain.schemes.actions import SchemeDetails, add_scheme
from tourdetable.domain.schemes.models import OutsideScheme


def details(name: str = "Lire au port", **more: Any) -> SchemeDetails:
    said = {"what": "Des livres lus sur les quais.", "acronym": "LAP", "territory": "Le port"}
    return SchemeDetails(name, **{**said, **more})


def write_down(
    circle: Circle, name: str = "Lire au port", by: By | None = None, **more: Any
) -> OutsideScheme:
    """Bao writes one down, for the library."""
    said = {"network": circle.network, "details": details(name, **more), "now": NOW}
    return add_scheme(**said, by=by or circle.by_bao())
