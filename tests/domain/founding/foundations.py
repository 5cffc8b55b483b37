"""What one asks to found, and some of it otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.domain.builders import CHARTER, TODAY
from tourdetable.domain.founding.outline import (
    BodyOutline,
    FirstPerson,
    FirstSeat,
    Foundation,
    NetworkOutline,
    OperatorFacts,
)

CIRCLE = BodyOutline("circle", "Cercle du port", TODAY, "Vaucluse")
BOARD = BodyOutline("board", "Bureau", TODAY)
INES = FirstPerson("Inès", "Le Goff", "ines@exemple.fr", "steward")
SEAT = FirstSeat(0, "Ville du Port", "towns")
NETWORK = NetworkOutline("Réseau de l’Étang", "etang", school_zone="B", accent="teal")


def foundation(**changes: Any) -> Foundation:
    """Of a reading circle, by Inès Le Goff."""
    whole = Foundation(CHARTER, NETWORK, INES, (CIRCLE, BOARD), OperatorFacts("Union du Port"))
    return replace(whole, **changes)


def named(**changes: Any) -> Foundation:
    """Of another network."""
    return foundation(network=replace(NETWORK, **changes))


def begun_by(**changes: Any) -> Foundation:
    """By somebody else."""
    return foundation(person=replace(INES, **changes))
