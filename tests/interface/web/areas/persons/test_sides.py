from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import translation

from tests.domain.builders import FOUNDED, NOW, TODAY
from tests.domain.convention.builders import diagnosis_of, invited, signed
from tests.domain.convention.grounds import covers, runs
from tests.interface.web.areas.persons.desk import Desk
from tourdetable.domain.convention.models import Signatory
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.people.actions import register_institution
from tourdetable.interface.web.areas.persons.sides import (
    SHOWN,
    institution_side,
    person_side,
    together,
)
from tourdetable.interface.web.base.scene import Scene


def scene(desk: Desk) -> Scene:
    standing = desk.room.circle.of(desk.gaelle)
    return Scene(standing.network, standing.charter, NOW, TODAY, standing)


def test_what_a_person_holds_here_is_told_with_its_days(desk: Desk) -> None:
    dora, day = desk.room.circle.dora, FOUNDED + timedelta(days=9)
    Mandate.objects.create(seat=desk.room.circle.town, person=dora, starts=FOUNDED, ends=day)
    with translation.override("en"):
        side = person_side(scene(desk), dora)
    assert side.holds == [
        "Référence (Cercle du port), since 1 September 2026",
        "Ville du Port (Cercle du port), from 1 September 2026 to 10 September 2026",
    ]
    assert (side.name, side.more, side.facts[1][1]) == ("Dora Weiss", 0, "never")


def test_the_first_are_told_and_the_others_counted(desk: Desk) -> None:
    circle = desk.room.circle
    said: dict[str, Any] = {"institution": circle.town.institution, "college": "towns"}
    for n in range(SHOWN):
        Seat.objects.create(body=circle.body, starts=FOUNDED + timedelta(days=n + 1), **said)
    side = institution_side(scene(desk), circle.town.institution)
    assert (len(side.holds), side.more) == (SHOWN, 1)


def test_seats_that_both_hold_today_are_named(desk: Desk) -> None:
    circle = desk.room.circle
    assert together(circle.ana, circle.bao) == []
    Mandate.objects.create(seat=circle.town, person=circle.bao, starts=FOUNDED)
    assert together(circle.ana, circle.bao) == ["Ville du Port (Cercle du port)"]


def test_what_an_institution_signs_covers_runs_and_is_asked_is_told(desk: Desk) -> None:
    circle = desk.room.circle
    one = register_institution(name="Commune du Cap")
    period, draft = signed(circle), diagnosis_of(circle)
    Signatory.objects.create(period=period, institution=one, college="towns", starts=period.starts)
    invited(draft, one.name)
    runs(circle.network, covers(one, "commune:13004"), "commune:13004")
    with translation.override("en"):
        side = institution_side(scene(desk), one)
    assert side.holds == [
        "Signs: Convention 2024-2027, since 1 January 2024",
        "Diagnosis: Les îles",
        "Covers: Arles, since 1 January 2026",
        "Facility: Le Phare (Phare)",
    ]
