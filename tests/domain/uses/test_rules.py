from __future__ import annotations

from tests.domain.builders import TODAY, Circle
from tests.domain.uses.trial import trial
from tourdetable.domain.uses.rules import may_use, used_by


def test_one_uses_it_for_ones_seats_and_offices(circle: Circle) -> None:
    mine = [may_use(circle.of(one)) for one in (circle.ana, circle.dora, circle.zoe)]
    assert mine == [(circle.town,), (circle.lead,), ()]


def test_a_seat_corrects_what_it_used_and_a_person_what_they_used_by_office(circle: Circle) -> None:
    ours = trial(seat=circle.town, person=circle.bao, on=TODAY)
    hers = trial(person=circle.dora, on=TODAY)
    ana, bao, dora = (circle.of(one) for one in (circle.ana, circle.bao, circle.dora))
    assert [used_by(one, ours) for one in (ana, bao, dora)] == [(circle.town,), (), ()]
    assert [used_by(one, hers) for one in (ana, bao, dora)] == [(), (), (circle.lead,)]
