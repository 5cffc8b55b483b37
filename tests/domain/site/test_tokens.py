from __future__ import annotations

from tests.domain.builders import Circle
from tests.domain.site.builders import asked, opened
from tourdetable.domain.site.models import DayRegistration
from tourdetable.domain.site.tokens import registration_of, signer, token_of


def test_a_link_opens_ones_own_registration_alone(circle: Circle) -> None:
    day = opened(circle)
    one, other = asked(day), asked(day, "b@example.org")
    assert (registration_of(token_of(one)), registration_of(token_of(other))) == (one, other)
    forged = (f"{one.pk}.{one.nonce}.x", "", signer().sign(f"{one.pk}.autre"), signer().sign("x.y"))
    assert [registration_of(token) for token in forged] == [None] * 4
    token = token_of(one)
    DayRegistration.objects.filter(pk=one.pk).delete()
    assert registration_of(token) is None
