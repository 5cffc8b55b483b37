from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    hold,
    last_event,
    nothing_changes,
    seat_of,
)
from tourdetable.domain.networks.actions.corrections import (
    RealHolder,
    correct_mandate,
    correct_office,
    remove_seat,
)
from tourdetable.domain.networks.actions.seats import give_mandate, give_office
from tourdetable.domain.networks.models import Correction, Mandate, Office, Seat
from tourdetable.domain.people.actions import NewPerson

BY = {"by": OPERATOR, "now": NOW}
JANUARY = date(2027, 1, 4)


def mistaken(circle: Circle) -> Mandate:
    seat = seat_of(circle.body, "Caf", "towns")
    return give_mandate(seat=seat, person=circle.zoe, starts=FOUNDED, **BY)


def aside() -> list[tuple[str, date, str]]:
    return [(str(row.person), row.starts, row.reason) for row in Correction.objects.all()]


def held(seat: Seat) -> list[tuple[str, date, date | None]]:
    return [(str(one.person), one.starts, one.ends) for one in seat.mandates.all()]


def test_nobody_held_it(circle: Circle) -> None:
    wrong = mistaken(circle)
    correct_mandate(
        mandate=wrong, reason=" Erreur\nde ligne ", held=None, by=circle.by_ana(), now=NOW
    )
    assert held(wrong.seat) == []
    assert aside() == [("Zoé Ailleurs", FOUNDED, "Erreur de ligne")]
    assert Correction.objects.get().corrected_by == circle.ana
    was = [circle.zoe.pk, str(FOUNDED), None]
    assert last_event()[4] == {"body": circle.body.pk, "was": was}
    assert circle.of(circle.zoe).belongs is False


def test_the_days_were_others(circle: Circle) -> None:
    wrong = mistaken(circle)
    right = RealHolder(circle.zoe, JANUARY, TODAY)
    mended = correct_mandate(mandate=wrong, reason="Jour faux", held=right, **BY)
    assert (mended and mended.pk, held(wrong.seat)) == (
        wrong.pk,
        [("Zoé Ailleurs", JANUARY, TODAY)],
    )
    assert aside() == [("Zoé Ailleurs", FOUNDED, "Jour faux")]


def test_it_was_somebody_else_who_may_be_new(circle: Circle) -> None:
    wrong = mistaken(circle)
    right = RealHolder(NewPerson("Léa", "Petit"), FOUNDED)
    correct_mandate(mandate=wrong, reason="Homonyme", held=right, **BY)
    assert held(wrong.seat) == [("Léa Petit", FOUNDED, None)]


@pytest.mark.parametrize(
    ("right", "reason", "words"),
    [
        (RealHolder, "Rien", "nothing would change"),
        (None, " ", "Say in a few words"),
        (date(2026, 8, 1), "Jour", "begins on"),
    ],
)
def test_what_corrects_nothing(circle: Circle, right: object, reason: str, words: str) -> None:
    wrong = mistaken(circle)
    starts = right if isinstance(right, date) else FOUNDED
    said = None if right is None else RealHolder(circle.zoe, starts)
    with nothing_changes(), pytest.raises(ValidationError, match=words):
        correct_mandate(mandate=wrong, reason=reason, held=said, **BY)


def test_what_is_known_to_have_been_held_stays(circle: Circle) -> None:
    hold(circle)
    mandate = circle.library.mandates.get()
    with nothing_changes(), pytest.raises(ValidationError, match="came to “Lecture de mars”"):
        correct_mandate(mandate=mandate, reason="Erreur", held=None, **BY)
    shorter = RealHolder(circle.bao, JANUARY)
    assert correct_mandate(mandate=mandate, reason="Début", held=shorter, **BY) is not None


def test_an_office(circle: Circle) -> None:
    lead = circle.lead
    right = RealHolder(circle.ana, JANUARY)
    new = correct_office(office=lead, reason="Autre personne", held=right, **BY)
    assert (new and new.person, new and new.starts) == (circle.ana, JANUARY)
    assert not Office.objects.filter(pk=lead.pk).exists()
    row = Correction.objects.get()
    assert (row.office, row.body, row.seat, row.person) == ("lead", circle.body, None, circle.dora)
    mended = correct_office(office=new, reason="Jour", held=RealHolder(circle.ana, TODAY), **BY)  # type: ignore[arg-type]  # it is there
    assert (mended and mended.pk) == (new and new.pk)
    assert correct_office(office=mended, reason="Non", held=None, **BY) is None  # type: ignore[arg-type]  # as above
    assert Correction.objects.count() == 3


def test_the_last_that_composes_is_not_taken_away(circle: Circle) -> None:
    said = {"network": circle.network, "kind": "steward", "starts": FOUNDED}
    office = give_office(person=circle.zoe, **said, **BY)
    for right in (None, RealHolder(circle.zoe, FOUNDED, TODAY - timedelta(days=1))):
        with nothing_changes(), pytest.raises(ValidationError, match="any more after that day"):
            correct_office(office=office, reason="Erreur", held=right, **BY)


def test_a_seat_that_nobody_held(circle: Circle) -> None:
    seat = seat_of(circle.body, "Erreur", "towns")
    remove_seat(seat=seat, **BY)
    assert last_event()[4]["institution"] == seat.institution_id
    assert not Seat.objects.filter(pk=seat.pk).exists()
    with nothing_changes(), pytest.raises(ValidationError, match="close it on a day"):
        remove_seat(seat=circle.library, **BY)
