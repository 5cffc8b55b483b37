from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW, Circle, found_circle
from tourdetable.domain.people.actions import mailbox
from tourdetable.domain.people.models import OtherAddress
from tourdetable.interface.web.areas.own.codes import code_for, is_code

pytestmark = pytest.mark.django_db


def address(circle: Circle, email: str = "ana@maison.example") -> OtherAddress:
    return OtherAddress.objects.create(person=circle.ana, account=mailbox(email))


def test_a_code_is_of_one_address_and_lasts_for_a_while() -> None:
    circle = found_circle()
    one, other = address(circle), address(circle, "ana@ailleurs.example")
    code = code_for(one, NOW)
    assert is_code(code, one, NOW)
    assert is_code(code.upper().replace("-", " – "), one, NOW + timedelta(minutes=30))
    assert not is_code(code, one, NOW + timedelta(minutes=61))
    assert not is_code(code, other, NOW)
    assert not is_code("", one, NOW)
