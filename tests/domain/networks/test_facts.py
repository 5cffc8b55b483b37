from __future__ import annotations

from datetime import date

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, found_circle
from tourdetable.core.charter.facts.record import (
    BodyFact,
    InstitutionFact,
    MandateFact,
    OfficeFact,
    PresenceFact,
    SeatFact,
)
from tourdetable.domain.networks.actions.presences import declare_presence
from tourdetable.domain.networks.actions.seats import end_mandate
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.registry import record_of
from tourdetable.domain.people.actions import register_institution
from tourdetable.domain.people.models import Institution


def test_everything_that_stands_in_one_network(circle: Circle):
    found_circle(slug="other")
    museum = register_institution(name="Musée")
    register_institution(name="Absente")
    presence = declare_presence(
        body=circle.body,
        institution=museum,
        college="libraries",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    ended = end_mandate(
        mandate=circle.town.mandates.get(), ends=date(2027, 1, 31), by=OPERATOR, now=NOW
    )
    found = record_of(Network.objects.get(pk=circle.network.pk))
    body, town = str(circle.body.pk), circle.town
    seat = SeatFact(str(town.pk), body, str(town.institution_id), "towns", "standing", FOUNDED)
    assert found.bodies == (BodyFact(body, "circle", "Cercle du port", FOUNDED),)
    assert (len(found.seats), found.seats[0]) == (3, seat)
    mandate = MandateFact(
        str(ended.pk), str(town.pk), str(circle.ana.pk), FOUNDED, date(2027, 1, 31)
    )
    assert [m for m in found.mandates if m.seat == str(town.pk)] == [mandate]
    assert found.offices == (
        OfficeFact(str(circle.lead.pk), "lead", str(circle.dora.pk), body, FOUNDED),
    )
    assert found.presences == (
        PresenceFact(str(presence.pk), body, str(museum.pk), "libraries", FOUNDED),
    )
    names = {fact.name for fact in found.institutions}
    assert names == {"Ville du Port", "Médiathèque", "École du Môle", "Musée"}
    assert InstitutionFact(str(museum.pk), "Musée") in found.institutions


def test_what_is_said_of_an_institution_may_be_judged(circle: Circle) -> None:
    town = circle.town.institution
    said = {"tier": "municipal", "professional_network": "communes"}
    Institution.objects.filter(pk=town.pk).update(**said)
    found = {one.id: one for one in record_of(circle.network).institutions}
    assert found[str(town.pk)] == InstitutionFact(
        str(town.pk), "Ville du Port", "municipal", "communes"
    )
    library = found[str(circle.library.institution_id)]
    assert (library.tier, library.network) == (None, None)
