from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.domain.builders import APRIL, FOUNDED, NOW, OPERATOR, TODAY, Circle, draw, seat_of
from tests.domain.search.people import found, titles
from tourdetable.domain.networks.actions.correcting import correct_institution
from tourdetable.domain.networks.actions.corrections import correct_mandate, remove_seat
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate, give_office
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.people.actions import NewInstitution
from tourdetable.domain.search.actions.feeding import refresh

DAY = timedelta(days=1)


def test_members_find_who_sits_and_for_whom(circle: Circle) -> None:
    assert found(circle, circle.ana, "trần") == ["Bao Trần"]
    assert found(circle, circle.ana, "ecole du mole") == ["École du Môle", "Chloé Émery"]
    assert found(circle, circle.ana, "dora") == ["Dora Weiss"]
    assert found(circle, circle.ana, "ailleurs") == found(circle, None, "trần") == []


def test_an_institution_is_found_by_its_short_name_first(circle: Circle) -> None:
    row = circle.library.institution
    details = NewInstitution(name="Médiathèque", short_name="M.Q.")
    who = {"network": circle.network, "by": OPERATOR, "now": NOW, "version": row.version}
    correct_institution(institution=row, details=details, **who)
    draw(circle.body, APRIL, "MQ")
    assert found(circle, circle.ana, "MQ") == ["Médiathèque (M.Q.)", "MQ", "Bao Trần"]


def test_nobody_is_found_before_they_sit_nor_after(circle: Circle) -> None:
    said = {"by": OPERATOR, "now": NOW, "confirmed": True}
    give_mandate(seat=circle.town, person=circle.zoe, starts=TODAY + DAY, **said)
    mandate = Mandate.objects.get(person=circle.bao)
    end_mandate(mandate=mandate, ends=TODAY + DAY, **said)
    told = [[*found(circle, circle.ana, "zoé"), *found(circle, circle.ana, "bao")]]
    for later in (1, 2):
        while not refresh(network=circle.network, on=TODAY + later * DAY):
            pass
        told.append([*titles(circle, circle.ana, "zoé"), *titles(circle, circle.ana, "bao")])
    assert told == [["Bao Trần"], ["Zoé Ailleurs", "Bao Trần"], ["Zoé Ailleurs"]]


def test_a_name_corrected_is_found_at_once(circle: Circle) -> None:
    assert found(circle, circle.ana, "médiathèque") == ["Médiathèque", "Bao Trần"]
    row = circle.library.institution
    details = NewInstitution(name="Bibliothèque du quai")
    who = {"network": circle.network, "by": OPERATOR, "now": NOW, "version": row.version}
    correct_institution(institution=row, details=replace(details), **who)
    assert found(circle, circle.ana, "médiathèque") == []
    assert titles(circle, circle.ana, "quai") == ["Bibliothèque du quai", "Bao Trần"]


def test_an_office_of_the_network_is_found_once_it_is_given(circle: Circle) -> None:
    assert found(circle, circle.ana, "zoé") == []
    office = {"network": circle.network, "kind": "steward", "person": circle.zoe}
    give_office(**office, starts=FOUNDED, by=OPERATOR, now=NOW)
    assert found(circle, circle.ana, "zoé") == ["Zoé Ailleurs"]


def test_a_mandate_recorded_by_mistake_is_found_no_more(circle: Circle) -> None:
    said = {"by": OPERATOR, "now": NOW, "confirmed": True}
    mandate = give_mandate(seat=circle.town, person=circle.zoe, starts=TODAY, **said)
    assert found(circle, circle.ana, "zoé") == ["Zoé Ailleurs"]
    correct_mandate(mandate=mandate, reason="Une homonyme.", held=None, **said)
    assert found(circle, circle.ana, "zoé") == []


def test_an_institution_whose_seat_is_removed_is_found_no_more(circle: Circle) -> None:
    seat = seat_of(circle.body, "Le Phare", "towns")
    assert found(circle, circle.ana, "phare") == ["Le Phare"]
    remove_seat(seat=seat, by=OPERATOR, now=NOW)
    assert found(circle, circle.ana, "phare") == []
