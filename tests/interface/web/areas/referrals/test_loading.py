"""What each may do about a question."""

from __future__ import annotations

from tests.domain.builders import NOW, TODAY
from tests.domain.referrals.builders import outside, passed_on, sent
from tests.interface.web.areas.referrals.people import Hall
from tourdetable.domain.networks.queries import charter_in_force, standing
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.referrals.loading import QuestionInContext, question
from tourdetable.interface.web.base.scene import Scene


def seen(hall: Hall, person: Person, pk: int) -> QuestionInContext:
    """A question, as somebody has it before them."""
    network = hall.floors.circle.network
    charter, place = charter_in_force(network, on=TODAY), standing(person, network, on=TODAY)
    return question(Scene(network, charter, NOW, TODAY, place), pk)


def test_each_floor_does_what_is_its_own(hall: Hall) -> None:
    floors = hall.floors
    referral = passed_on(floors, sent(floors))
    ana = seen(hall, floors.circle.ana, referral.pk)
    assert (ana.asking, ana.receiving, ana.answering) == ((), (floors.circle.town,), ana.receiving)
    felix = seen(hall, floors.felix, referral.pk)
    assert (felix.asking, felix.receiving, felix.correcting) == ((floors.desk,), (), ())
    ivo = seen(hall, floors.ivo.person, referral.pk)
    assert (ivo.passing, ivo.answering, ivo.following) == ((floors.ivo,), (), (floors.ivo,))
    there = seen(hall, floors.felix, sent(floors, outside()).pk)
    assert there.answering == there.correcting == (floors.desk,)
