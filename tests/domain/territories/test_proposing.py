"""What an institution probably covers."""

from __future__ import annotations

import pytest

from tests.domain.builders import TODAY, found_circle
from tests.domain.territories.said import part
from tourdetable.domain.people.models import Institution
from tourdetable.domain.territories.proposing import probable, proposals, uncovering


@pytest.mark.parametrize(
    ("name", "said", "key"),
    [
        ("Caf de l’Ain", {}, "department:01"),
        ("Caisse d’allocations familiales de Maine-et-Loire", {}, "department:49"),
        ("CCAS d’Angers", {}, "commune:49007"),
        ("VILLE DE SAINT-DENIS", {}, "commune:97411"),
        ("Conseil départemental de La Réunion", {}, "department:974"),
        ("Conseil régional des Pays de la Loire", {}, "region:52"),
        ("Communauté d’agglomération du Cotentin", {}, "epci:200067205"),
        ("Mairie", {"tier": "municipal", "territory": "Ajaccio"}, "commune:2A004"),
        ("DGCS", {"tier": "national"}, "country:FR"),
        ("Centre social du Cantal", {"tier": "local"}, None),
        ("Association Ain", {}, None),
        ("Mairie de La Rochelle", {}, None),
        ("Mairie du 3e arrondissement de Lyon", {}, None),
    ],
)
def test_it_is_read_in_its_name_its_tier_or_its_territory(
    name: str, said: dict[str, str], key: str | None
) -> None:
    found = probable(Institution(name=name, **said), {"La Réunion"}, TODAY)
    assert (found and found.key) == key


@pytest.mark.django_db
def test_only_those_of_which_nothing_is_said_are_proposed_something() -> None:
    circle = found_circle()
    part(circle, "commune:97407")
    found = uncovering(circle.network, on=TODAY)
    assert [one.name for one in found] == ["École du Môle", "Médiathèque", "Ville du Port"]
    said = proposals(circle.network, found, on=TODAY)
    town = circle.town.institution
    assert {pk: one.key for pk, one in said.items()} == {town.pk: "commune:97407"}
    town.coverages.create(division="commune:97407", starts=TODAY, known_on=TODAY)
    assert town not in uncovering(circle.network, on=TODAY)
