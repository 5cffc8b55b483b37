"""Who prepares, who contributes, who answers for a partner."""

from __future__ import annotations

from tests.domain.builders import TODAY, Circle
from tests.domain.convention.builders import BY, approve, asked, diagnosis_of, partner
from tourdetable.domain.convention import rules
from tourdetable.domain.networks.actions.seats import give_office


def test_every_seat_contributes_until_partners_are_asked(circle: Circle) -> None:
    made = diagnosis_of(circle)
    people = (circle.ana, circle.dora, circle.zoe)
    able = [rules.may_contribute(circle.of(one), made) for one in people]
    assert able == [(circle.town,), (), ()]
    entry = made.entries.order_by("pk")[0]
    assert [rules.may_remove(circle.of(one), entry) for one in (circle.ana, circle.bao)] == [
        (circle.town,),
        (),
    ]
    waits = asked(circle, title="La côte")
    assert rules.may_contribute(circle.of(circle.ana), waits) == ()


def test_a_partner_answers_by_its_own_seat_and_whoever_composes_prepares(circle: Circle) -> None:
    made = asked(circle)
    town = partner(made, circle.town)
    people = (circle.ana, circle.bao)
    assert [rules.may_answer_for(circle.of(one), town) for one in people] == [(circle.town,), ()]
    said = {"network": circle.network, "person": circle.dora, "starts": TODAY}
    office = give_office(kind="steward", **said, **BY)
    assert rules.may_prepare(circle.of(circle.dora)) == (office,)
    approve(made, circle.town, circle.by_ana())
    made = approve(made, circle.library, circle.by_bao())
    assert rules.may_answer_for(circle.of(circle.ana), partner(made, circle.town)) == ()
    assert rules.may_read(None, made) is False
    made.public = True
    assert rules.may_read(None, made) is True
