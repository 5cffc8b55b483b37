"""Anybody complains, and follows it by a link."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from tests.domain.builders import NOW, OPERATOR, Circle, nothing_changes
from tests.domain.complaints.desk import LEA, complained
from tests.forging import forged
from tourdetable.domain.complaints.actions import answer_complaint, defer_answer
from tourdetable.domain.complaints.models import Complaint
from tourdetable.domain.complaints.tokens import follow_token
from tourdetable.domain.networks.actors import Actor

Site = tuple[Circle, Actor]
SAID = {"subject": "accessibility", "words": "Le PDF ne se lit pas.", "network": "circle"}


@pytest.fixture(autouse=True)
def _nothing_counted(site: Site) -> None:
    cache.clear()


def test_a_number_and_a_link_at_once(site: Site) -> None:
    client = Client()
    asked = client.get("/reclamation/?network=circle&page=/circle/").content.decode()
    assert ('value="circle" selected' in asked, 'value="/circle/"' in asked) == (True, True)
    answer = client.post("/reclamation/", SAID | {"email": LEA})
    one = Complaint.objects.get()
    assert answer["Location"] == f"/reclamation/suivi/{follow_token(one)}/"
    page = client.get(answer["Location"])
    said = page.content.decode()
    assert (one.reference in said, "13\N{NO-BREAK SPACE}avril" in said) == (True, True)
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert (one.network, one.email, one.language) == (site[0].network, LEA, "fr")


def test_without_an_address_the_answer_is_read_by_the_link(site: Site) -> None:
    one = complained(site[0], email="")
    url = f"/reclamation/suivi/{follow_token(one)}/"
    late = defer_answer(
        complaint=one,
        until=one.due_on.replace(day=20),
        because="Un expert vient.",
        version=1,
        by=OPERATOR,
        now=NOW,
    )
    assert "Un expert vient." in Client().get(url).content.decode()
    answer_complaint(
        complaint=late, answer="C’est corrigé.", version=late.version, by=OPERATOR, now=NOW
    )
    assert "C’est corrigé." in Client().get(url).content.decode()
    assert Client().get(forged(url)).status_code == 410


@pytest.mark.parametrize("wrong", [{"words": ""}, {"subject": "x"}, {"network": "nowhere"}])
def test_what_is_missing_is_asked_again(wrong: dict[str, Any]) -> None:
    with nothing_changes():
        assert Client().post("/reclamation/", SAID | wrong).status_code == 422


@pytest.mark.parametrize(("computers", "most"), [(1, 30), (50, 40)])
def test_neither_one_computer_nor_many_flood_those_who_answer(
    computers: int, most: int, settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"complain_at_all": "40/h/key"}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for time in range(most + 1):
        browser = Client(headers={"X-Forwarded-For": f"192.0.2.{time % computers}"})
        last = browser.post("/reclamation/", SAID)
    assert (last.status_code, Complaint.objects.count()) == (429, most)
    assert "n’a pas été prise" in last.content.decode()


def test_a_form_that_is_sent_twice_is_one_complaint(site: Site) -> None:
    said = SAID | {"gesture": str(uuid4())}
    client = Client()
    first, second = (client.post("/reclamation/", said)["Location"] for _ in range(2))
    assert first == second
    assert Complaint.objects.count() == 1
