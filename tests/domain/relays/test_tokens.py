from __future__ import annotations

from tests.domain.builders import Circle
from tests.domain.minutes.actions.test_reading import circulated
from tests.domain.notices.convened import with_mailboxes
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.people.actions import mailbox
from tourdetable.domain.relays.tokens import link_of, token_of


def mandate_of_ana(circle: Circle) -> Mandate:
    return Mandate.objects.select_related("person__account").get(person=circle.ana)


def test_a_link_is_of_one_holder_and_of_circulated_minutes(circle: Circle):
    minutes = circulated(with_mailboxes(circle))
    mandate = mandate_of_ana(circle)
    token = token_of(minutes.pk, mandate)
    assert link_of(token) == (minutes, mandate)
    assert link_of(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    assert link_of("1-2-rien") is None


def test_it_opens_nothing_before_circulation_nor_once_the_address_has_changed(circle: Circle):
    minutes = circulated(with_mailboxes(circle))
    token = token_of(minutes.pk, mandate_of_ana(circle))
    rows = Minutes.objects.filter(pk=minutes.pk)
    rows.update(state="adopted", circulated_on=None)
    assert link_of(token) is None
    rows.update(state="circulated", circulated_on="2027-04-06")
    circle.ana.account = mailbox("autre@port.example")
    circle.ana.save()
    assert link_of(token) is None
