from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.joining.invited import LATER, gaelle, invited, link_of, proposed
from tests.domain.notices.convened import many
from tourdetable.domain.joining.actions.coming import Newcomer, come_in
from tourdetable.domain.joining.queries import (
    ComingIn,
    coming_in,
    counts,
    people,
    proposals,
    seated,
)
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate


def where(circle: Circle, **asked: Any) -> dict[str, str]:
    rows = people(circle.network, **({"now": NOW} | asked))
    return {person.given_name: person.coming for person in rows}


def test_where_each_person_stands(circle: Circle) -> None:
    everybody = dict.fromkeys(("Ana", "Bao", "Chloé", "Dora", "Gaëlle"), "not_invited")
    assert where(circle) == everybody
    invited(circle, circle.ana, circle.dora)
    come_in(
        invitation=link_of(circle.dora),
        newcomer=Newcomer("Dora", "Weiss"),
        accepted="",
        by=Actor(circle.dora),
        now=NOW,
    )
    circle.chloe.account = None
    circle.chloe.save()
    assert where(circle) == everybody | {"Ana": "sent", "Dora": "came", "Chloé": "no_address"}
    events = Event.objects.filter(kind="invitation.sent").values("pk")
    assert where(circle, refused=events)["Ana"] == "refused"
    assert where(circle, now=LATER)["Ana"] == "expired"
    Mandate.objects.filter(person=circle.ana).update(ends=TODAY - timedelta(days=1))
    assert where(circle)["Ana"] == "ended"


def test_signing_in_is_coming_in_unless_the_mailbox_is_shared(circle: Circle) -> None:
    for person in (circle.ana, circle.bao):
        assert person.account is not None
        person.account.last_login = NOW
        person.account.save()
    found = where(circle)
    assert (found["Ana"], found["Bao"], found["Chloé"]) == ("came", "not_invited", "not_invited")


def test_how_a_network_fills(circle: Circle, django_assert_num_queries: Any) -> None:
    invited(circle, circle.ana, circle.bao)
    for more in (0, 30):
        many(circle, more)
        with django_assert_num_queries(1):
            found = coming_in(circle.network, now=NOW)
        assert (found, found.never) == (ComingIn(5 + more, 2, 0, 3 + more), 5 + more)
    rows = people(circle.network, now=NOW)
    assert counts(rows) == {"sent": 2, "not_invited": 33}


def test_those_of_a_body_alone(circle: Circle) -> None:
    assert sorted(where(circle, bodies=[circle.body.pk])) == ["Ana", "Bao", "Chloé", "Dora"]
    assert where(circle, bodies=[]) == {}


def test_who_is_seated(circle: Circle) -> None:
    assert [seated(one, circle.network, now=NOW) for one in (circle.ana, circle.dora)] == [True] * 2
    assert seated(gaelle(), circle.network, now=NOW) is True
    assert seated(circle.zoe, circle.network, now=NOW) is False


def test_what_members_propose(circle: Circle) -> None:
    first, second = proposed(circle), proposed(circle, email="autre@mission.example")
    assert list(proposals(circle.network)) == [second, first]
