from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, nothing_changes
from tests.domain.joining.invited import gaelle, invited, link_of, proposed
from tests.domain.notices.convened import many
from tests.interface.web.areas.joining.who import browser, by_steward, by_town, composing, url
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.models import Office
from tourdetable.domain.notices.actions import collect
from tourdetable.domain.notices.models import Notice


def text(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())


def names(answer: Any) -> list[str]:
    return [str(row.person) for row in answer.context["invitees"].rows]


def counted(answer: Any) -> dict[str, int]:
    return {state.value: number for state, number in answer.context["invitees"].counts}


def test_who_came_and_who_did_not(circle: Circle) -> None:
    invited(circle, circle.ana)
    client = composing()
    answer = client.get(url("invitation_people"))
    assert names(answer) == ["Chloé Émery", "Gaëlle Partout", "Ana Ruiz", "Bao Trần", "Dora Weiss"]
    assert counted(answer) == {"not_invited": 3, "sent": 1, "came": 1}
    assert names(client.get(url("invitation_people"), {"state": "sent"})) == ["Ana Ruiz"]
    assert names(
        client.get(url("invitation_people"), {"body": "port", "state": "not_invited"})
    ) == [
        "Chloé Émery",
        "Bao Trần",
        "Dora Weiss",
    ]


def test_an_address_that_was_refused_is_said(circle: Circle) -> None:
    invited(circle, circle.ana)
    collect(now=NOW)
    assert "attend de partir" in text(composing().get(url("invitation_people")))
    Notice.objects.update(error="smtp_550")
    answer = composing().get(url("invitation_people"))
    assert counted(answer)["refused"] == 1
    assert "Adresse refusée : cette boîte n’existe pas, corrigez l’adresse" in text(answer)


def test_all_those_who_never_came_in_one_gesture(circle: Circle) -> None:
    many(circle, 120)
    client, there = composing(), url("invitation_send") + "?all=1"
    form = client.get(there).context["form"]
    data = by_steward(people=form.initial["people"])
    answer = client.post(there, data, follow=True)
    assert "124 invitations sont enregistrées" in text(answer)
    assert Invitation.objects.filter(state="sent").count() == 124
    assert client.post(there, data).status_code == 409
    assert Invitation.objects.count() == 124


def test_those_who_are_ticked(circle: Circle) -> None:
    client = composing()
    there = f"{url('invitation_send')}?person={circle.ana.pk}&person={circle.zoe.pk}"
    answer = client.get(there)
    assert [str(one) for one in answer.context["chosen"]] == ["Ana Ruiz"]
    form = answer.context["form"]
    client.post(there, by_steward(people=form.initial["people"]))
    assert link_of(circle.ana).state == "sent"
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize("forged", ["999999", "", "x", "1,x", f"{'9' * 30}"])
def test_nobody_out_of_reach_is_invited(circle: Circle, forged: str) -> None:
    client = composing()
    with nothing_changes():
        answer = client.post(url("invitation_send"), by_steward(people=forged))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["people"])


def test_whoever_composes_one_body_invites_there_alone(circle: Circle) -> None:
    said = {"kind": "circle", "name": "Bourg", "slug": "bourg", "starts": FOUNDED}
    bourg = install_body(network=circle.network, **said, by=OPERATOR, now=NOW)
    Office.objects.filter(kind="steward").update(body=bourg)
    kinds = {"person": gaelle(), "kind": "lead", "body": bourg}
    give_office(network=circle.network, **kinds, starts=FOUNDED, by=OPERATOR, now=NOW)
    client = composing()
    assert names(client.get(url("invitation_people"))) == ["Gaëlle Partout"]
    with nothing_changes():
        data = by_steward(people=str(circle.ana.pk))
        assert client.post(url("invitation_send"), data).status_code == 422
    invited(circle, circle.ana)
    pk = link_of(circle.ana).pk
    assert client.get(url("invitation_again", pk)).status_code == 404


def test_sent_again_and_taken_back(circle: Circle) -> None:
    invited(circle, circle.ana)
    client, link = composing(), link_of(circle.ana)
    again = url("invitation_again", link.pk)
    assert client.post(again, by_steward(version=1)).status_code == 302
    assert client.post(again, by_steward(version=1)).status_code == 409
    assert link_of(circle.ana).nonce != link.nonce
    back = url("invitation_withdraw", link.pk)
    assert client.get(back).status_code == 200
    assert client.post(back, by_steward(version=2))["Location"] == url("invitation_people")
    assert link_of(circle.ana).state == "withdrawn"


def test_a_member_takes_back_what_they_proposed(circle: Circle) -> None:
    row = proposed(circle)
    there = url("invitation_withdraw", row.pk)
    client = browser(circle.ana)
    answer = client.post(there, by_town(circle, version=1))
    assert answer["Location"] == url("invitations")
    row.refresh_from_db()
    assert (row.state, row.email) == ("withdrawn", "")


def test_as_many_queries_for_few_as_for_many(
    circle: Circle, django_assert_max_num_queries: Any
) -> None:
    client = composing()
    for more in (0, 60):
        many(circle, more)
        with django_assert_max_num_queries(13):
            answer = client.get(url("invitation_people"))
        assert len(answer.content) < 60_000
