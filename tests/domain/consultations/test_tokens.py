from __future__ import annotations

from tests.domain.builders import Circle
from tests.domain.consultations.builders import consult
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.consultations.tokens import link_of, token_of
from tourdetable.domain.networks.models import Mandate


def test_a_link_is_of_one_holder_at_one_address(circle: Circle):
    one = consult(circle)
    account = account_of(circle.bao)
    held = Mandate.objects.select_related("person__account").get(person=circle.bao)
    token = token_of(one.pk, held)
    assert link_of(token) == (one, held)
    forged = token.replace(f"{one.pk}-", f"{one.pk + 1}-", 1)
    assert [link_of(other) for other in (forged, "x", "")] == [None, None, None]
    account.email = "bao@ailleurs.example"
    account.save()
    assert link_of(token) is None
