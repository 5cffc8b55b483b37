from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.domain.builders import Circle, nothing_changes
from tests.domain.joining.invited import LATER, invited, link_of
from tests.interface.web.areas.joining.who import browser
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.joining.tokens import token_of
from tourdetable.domain.networks.models import Acceptance, Mandate
from tourdetable.domain.people.models import Person

SENT = {
    "given_name": "Anna",
    "family_name": "Ruiz",
    "phone": "06 12 34 56 78",
    "phone_for": "bodies",
    "language": "fr",
    "charter": "2027.1",
    "accept": "on",
}


@pytest.fixture
def there(circle: Circle) -> str:
    """The address of Ana's link."""
    invited(circle, circle.ana)
    return address(circle.ana)


def address(person: Person) -> str:
    return reverse("join", args=[token_of(link_of(person))])


def text(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())


def test_to_open_the_link_changes_nothing(there: str) -> None:
    with nothing_changes():
        answers = [Client().get(there) for _scanner in range(3)] + [Client().head(there)]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert answers[0]["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert answers[0]["X-Robots-Tag"] == "noindex, nofollow"
    said = text(answers[0])
    shown = ("Gaëlle Partout vous invite", "Ville du Port", "Cercle du port", "entre nous")
    assert [word for word in shown if word not in said] == []


def test_one_post_and_they_are_in(circle: Circle, there: str) -> None:
    client = Client()
    answer = client.post(there, SENT)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    ana = Person.objects.get(pk=circle.ana.pk)
    assert (str(ana), ana.phone, ana.language) == ("Anna Ruiz", "06 12 34 56 78", "fr")
    assert (client.session[SESSION_KEY], client.session["person"]) == (str(ana.account_id), ana.pk)
    assert Acceptance.objects.get().person == ana
    assert client.get("/").status_code == 200
    assert client.post(there, SENT).status_code == 302
    assert client.get(there)["Location"] == "/"


def test_whoever_shares_a_mailbox_is_who_was_invited(circle: Circle) -> None:
    invited(circle, circle.chloe)
    client = Client()
    client.post(address(circle.chloe), SENT | {"given_name": "Chloé", "family_name": "Émery"})
    assert client.session["person"] == circle.chloe.pk
    assert client.get("/circle/").context["person"].pk == circle.chloe.pk


def test_somebody_else_who_was_signed_in_gives_way(circle: Circle, there: str) -> None:
    client = browser(circle.dora)
    client.post(there, SENT)
    assert client.session["person"] == circle.ana.pk


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"accept": ""}, "accept"),
        ({"given_name": " "}, "given_name"),
        ({"family_name": "x" * 200}, "family_name"),
        ({"language": "xx"}, "language"),
        ({"phone_for": "everybody"}, "phone_for"),
        ({"charter": "2026.1"}, "__all__"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_done(
    there: str, fields: dict[str, str], wrong: str
) -> None:
    client = Client()
    with nothing_changes():
        answer = client.post(there, SENT | fields)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [wrong])
    assert SESSION_KEY not in client.session


def test_a_charter_that_asks_for_nothing(circle: Circle) -> None:
    """Dora holds an office and no seat: nothing is asked of her."""
    invited(circle, circle.dora)
    there = address(circle.dora)
    assert "accept" not in Client().get(there).context["form"].fields
    assert Client().post(there, {**SENT, "accept": ""}).status_code == 302
    assert Acceptance.objects.exists() is False


def test_a_link_that_was_used_leads_to_signing_in_with_the_address(there: str) -> None:
    Client().post(there, SENT)
    answer = Client().get(there)
    assert answer.status_code == 200
    assert 'value="ana@port.example"' in text(answer)
    sent = Client().post(reverse("account_request_login_code"), {"email": "ana@port.example"})
    assert sent.status_code == 302


def voided(there: str, change: str) -> None:
    link, person = Invitation.objects.get(), Person.objects.get(given_name="Ana")
    if change == "withdrawn":
        link.state = "withdrawn"
    elif change == "replaced":
        link.nonce = "another"
    elif change == "ended":
        Mandate.objects.filter(person=person).update(ends="2027-04-01")
    elif change == "closed":
        link.network.closed_on = "2027-04-01"
        link.network.save()
    link.save()


@pytest.mark.parametrize("change", ["withdrawn", "replaced", "ended", "closed", "expired"])
def test_a_link_that_opens_nothing_says_why(
    there: str, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    voided(there, change)
    if change == "expired":
        monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: LATER)
    client = Client()
    with nothing_changes():
        answers = [client.get(there), client.post(there, SENT)]
    assert [(answer.status_code, answer.context["why"]) for answer in answers] == [
        (410, change)
    ] * 2


def test_a_forged_link_says_nothing_of_anybody(there: str) -> None:
    answers = [Client().get(there[:-3] + end) for end in ("xx/", "/")]
    answers.append(Client().get("/join/1.abc.def/"))
    assert [answer.status_code for answer in answers] == [404] * 3
    assert "Cercle" not in text(answers[0])


def test_too_many_at_once_are_asked_to_wait(there: str, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"join": "1/m/ip"}
    client = Client(REMOTE_ADDR="192.0.2.7")
    assert [client.get(there).status_code for _time in range(2)] == [200, 429]
