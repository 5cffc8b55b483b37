"""What the link of whoever is asked outside opens."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from tests.domain.builders import NOW, nothing_changes
from tests.domain.referrals.builders import answered, outside, sent
from tests.interface.web.areas.referrals.people import Hall, plain
from tourdetable.domain.referrals.actions.sending import withdraw
from tourdetable.domain.referrals.models import Referral, ReferralAnswer, ReferralSequel
from tourdetable.domain.referrals.tokens import token_of


def address(referral: Referral) -> str:
    return reverse("referral_link", args=[token_of(referral.steps.get())])


def given(act: str, version: int, **said: Any) -> dict[str, Any]:
    known = {"act": act, "version": version, "gesture": str(uuid4()), "name": "Mme Roy"}
    return known | said


def test_one_acknowledges_answers_and_tells_later_what_was_done(hall: Hall) -> None:
    referral = sent(hall.floors, outside())
    client, url = Client(), address(referral)
    with nothing_changes():
        page = client.get(url)
    assert ("Pouvoir lire au quai" in plain(page), page["X-Robots-Tag"]) == (
        True,
        "noindex, nofollow",
    )
    client.post(url, given("receive", 1))
    assert referral.steps.get().received_on is not None
    said = given("answer", 2, reply="accepted", reasons="D’accord.")
    answers = [client.post(url, said, follow=True) for _time in range(2)]
    assert ["les personnes qui ont demandé" in plain(one) for one in answers] == [True, True]
    assert ReferralAnswer.objects.get().said_for == "Mme Roy, Préfecture"
    done = given("follow", 3, state="done", words="Le quai ouvre.", on="2027-04-06")
    assert "Le quai ouvre." in plain(client.post(url, done, follow=True))
    assert ReferralSequel.objects.get().said_for == "Mme Roy, Préfecture"


def test_what_was_answered_meanwhile_is_told_and_nothing_is_lost(hall: Hall) -> None:
    floors = hall.floors
    referral = sent(floors, outside())
    client, url = Client(), address(referral)
    answered(referral, floors.by_felix(), "examined")
    page = client.post(url, given("answer", 1, reply="refused", reasons="Nos raisons."))
    assert (page.status_code, "Nos raisons." in plain(page)) == (409, True)
    assert 'name="version" value="2"' in plain(page)
    empty = client.post(url, given("answer", 2, reply="refused", reasons=""))
    assert empty.status_code == 422
    assert ReferralAnswer.objects.count() == 1


def test_a_link_that_is_forged_withdrawn_or_of_a_closed_network_answers_nothing(
    hall: Hall,
) -> None:
    floors = hall.floors
    referral = sent(floors, outside())
    client, url = Client(), address(referral)
    assert client.get(f"{url[:-2]}x/").status_code == 410
    withdraw(referral=referral, because="Non.", version=1, by=floors.by_felix(), now=NOW)
    page = client.get(url)
    assert (
        "ne vous est plus demandé" in plain(page),
        "<form" in plain(page).split("<main")[1],
    ) == (
        True,
        False,
    )
    said = given("answer", 2, reply="accepted", reasons="Oui.")
    assert client.post(url, said).status_code == 409
    network = floors.circle.network
    network.closed_on = NOW.date()
    network.save()
    assert client.get(url).status_code == 410
