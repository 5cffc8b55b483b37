from __future__ import annotations

import pytest

from tests.core.correspondence.clients import gmail
from tests.domain.builders import found_circle
from tests.domain.inbox.mails import invited, steward, take
from tourdetable.domain.inbox.rules import convening, may_read

pytestmark = pytest.mark.django_db


def test_offices_that_convene_read_others_do_not() -> None:
    here = invited()
    circle = here.circle
    mail = take(gmail(here.said(circle.ana, to="reponses@reseau.example")))
    office, people = steward(here), (circle.zoe, circle.dora, circle.bao)
    assert [may_read(circle.of(one), mail, []) for one in people] == [(office,), (), ()]
    assert [convening(circle.of(one)) for one in people] == [(office,), (), ()]


def test_nobody_reads_those_of_another_network() -> None:
    here, other = invited(), found_circle(slug="other")
    mail = take(gmail(here.said(here.circle.ana, to="reponses@reseau.example")))
    assert may_read(other.of(other.dora), mail, []) == ()
