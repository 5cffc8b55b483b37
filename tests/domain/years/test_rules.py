from __future__ import annotations

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, Circle, found_circle
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.models import Office
from tourdetable.domain.people.models import Person
from tourdetable.domain.years.models import Draft
from tourdetable.domain.years.rules import may_draft, may_read


def office(circle: Circle, kind: str, person: Person) -> Office:
    return give_office(
        network=circle.network, kind=kind, person=person, starts=FOUNDED, by=OPERATOR, now=NOW
    )


def a_draft(circle: Circle) -> Draft:
    return Draft.objects.create(network=circle.network, year=2028, name="Un", made_on=TODAY)


def test_an_office_of_the_network_that_convenes_draws_up_the_year(circle: Circle) -> None:
    steward = office(circle, "steward", circle.zoe)
    assert may_draft(circle.of(circle.zoe)) == (steward,)


def test_an_office_of_one_body_and_a_seat_do_not(circle: Circle) -> None:
    assert may_draft(circle.of(circle.dora)) == ()
    assert may_draft(circle.of(circle.ana)) == ()


def test_an_office_that_the_charter_no_longer_names_gives_nothing(circle: Circle) -> None:
    steward = office(circle, "steward", circle.zoe)
    Office.objects.filter(pk=steward.pk).update(kind="forgotten")
    assert may_draft(circle.of(circle.zoe)) == ()


def test_members_read_a_draft_once_it_is_shared(circle: Circle) -> None:
    office(circle, "steward", circle.zoe)
    draft = a_draft(circle)
    everybody = (circle.zoe, circle.ana, circle.dora)
    assert [may_read(circle.of(person), draft) for person in everybody] == [True, False, False]
    draft.shared_on = TODAY
    assert [may_read(circle.of(person), draft) for person in everybody] == [True, True, True]


def test_strangers_and_other_networks_read_nothing(circle: Circle) -> None:
    draft = a_draft(circle)
    draft.shared_on = TODAY
    other = found_circle(slug="other")
    office(other, "steward", other.zoe)
    assert not may_read(circle.of(circle.zoe), draft)
    assert not may_read(other.of(other.zoe), draft)
    assert not may_read(other.of(other.ana), draft)
