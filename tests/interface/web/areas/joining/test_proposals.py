from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse

from tests.domain.builders import TODAY, Circle, nothing_changes, seat_of
from tests.domain.joining.invited import proposed
from tests.interface.web.areas.joining.who import browser, by_steward, by_town, composing, url
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.networks.models import Mandate

INES = {
    "given_name": "Inès",
    "family_name": "d’Arc",
    "email": "Ines@Mission.example",
    "reasons": "Elle suit les jeunes.",
}
NEW = {**INES, "seat": "new", "institution": "Mission locale", "college": "towns"}
SEATED = {
    "seat": "new",
    "college": "towns",
    "which": "new",
    "name": "Mission locale",
    "who": "new",
    **{name: INES[name] for name in ("given_name", "family_name", "email")},
    "starts": TODAY.isoformat(),
    "version": "1",
}


def text(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())


def test_a_member_proposes_and_follows(circle: Circle) -> None:
    client, there = browser(circle.ana), url("invitation_propose", "port")
    assert client.get(url("invitation_where"))["Location"] == there
    data = by_town(circle, **NEW)
    assert client.post(there, data)["Location"] == url("invitations")
    assert client.post(there, data).status_code == 409
    row = Invitation.objects.get()
    assert (row.institution, row.name, row.proposed_for) == (
        "Mission locale",
        "Inès d’Arc",
        circle.town,
    )
    said = text(client.get(url("invitations")))
    assert "Mission locale" in said
    assert "Attend une réponse" in said
    assert "Mission locale" not in text(browser(circle.bao).get(url("invitations")))


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"institution": "", "college": ""}, ["institution", "college"]),
        ({"email": "ines"}, ["email"]),
        ({"email": "ANA@port.example"}, ["email"]),
        ({"given_name": "x" * 200}, ["given_name"]),
        ({"seat": "999999"}, ["seat"]),
        ({"college": "kings"}, ["college"]),
    ],
)
def test_what_cannot_be_proposed_is_said(
    circle: Circle, fields: dict[str, str], wrong: list[str]
) -> None:
    client, there = browser(circle.ana), url("invitation_propose", "port")
    with nothing_changes():
        answer = client.post(there, by_town(circle, **(NEW | fields)))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, wrong)


def test_for_a_vacant_seat_its_institution_is_known(circle: Circle) -> None:
    seat = seat_of(circle.body, "Cinéma", "libraries")
    there = url("invitation_propose", "port")
    browser(circle.ana).post(there, by_town(circle, **INES, seat=seat.pk, institution=""))
    assert Invitation.objects.get().seat == seat


def test_whoever_composes_seats_and_invites(circle: Circle) -> None:
    row, client = proposed(circle), composing()
    there = url("invitation_accept", row.pk)
    start = client.get(there).context["form"].initial
    assert (start["name"], start["family_name"], start["seat"]) == (
        "Mission locale",
        "d’Arc",
        "new",
    )
    answer = client.post(there, by_steward(**SEATED))
    assert answer["Location"] == url("invitation", row.pk)
    mandate = Mandate.objects.select_related("seat__institution", "person").latest("pk")
    assert (str(mandate.person), str(mandate.seat)) == ("Inès d’Arc", "Mission locale")
    row.refresh_from_db()
    assert (row.state, row.person) == ("sent", mandate.person)
    assert "Acceptée, invitation envoyée" in text(browser(circle.ana).get(url("invitations")))


def test_on_a_vacant_seat_nothing_is_asked_of_the_institution(circle: Circle) -> None:
    seat = seat_of(circle.body, "Cinéma", "libraries")
    row = proposed(circle, seat=seat)
    data = by_steward(**(SEATED | {"seat": str(seat.pk), "which": "", "name": "", "college": ""}))
    assert composing().post(url("invitation_accept", row.pk), data).status_code == 302
    assert Mandate.objects.latest("pk").seat == seat


def test_duplicates_are_proposed_before_they_are_made(circle: Circle) -> None:
    row = proposed(circle, institution="Ville du Port", given_name="Dora", family_name="Weiss")
    fields = {"name": "VILLE DU PORT", "given_name": "Dora", "family_name": "Weiss"}
    client, there = composing(), url("invitation_accept", row.pk)
    with nothing_changes():
        answer = client.post(there, by_steward(**(SEATED | fields)))
    assert answer.status_code == 422
    assert sorted(answer.context["form"].errors) == ["which", "who"]


def test_two_who_accept_at_once(circle: Circle) -> None:
    row = proposed(circle)
    there = url("invitation_accept", row.pk)
    first, second = composing(), composing()
    assert first.post(there, by_steward(**SEATED)).status_code == 302
    mandates = Mandate.objects.count()
    assert second.post(there, by_steward(**SEATED)).status_code in (409, 422)
    assert Mandate.objects.count() == mandates
    assert "a déjà reçu sa réponse" in text(second.get(there))


@pytest.mark.parametrize(("page", "state"), [("answer", "proposed"), ("decline", "declined")])
def test_answered_in_words(circle: Circle, page: str, state: str) -> None:
    row = proposed(circle)
    there = url(f"invitation_{page}", row.pk)
    assert composing().post(there, by_steward(version=1, answer="")).status_code == 422
    assert (
        composing().post(there, by_steward(version=1, answer="L’an prochain.")).status_code == 302
    )
    row.refresh_from_db()
    assert (row.state, row.answer) == (state, "L’an prochain.")
    said = text(browser(circle.ana).get(url("invitation", row.pk)))
    assert "L’an prochain." in said


def test_as_many_queries_for_few_as_for_many(
    circle: Circle, django_assert_max_num_queries: Any
) -> None:
    client = composing()
    for more in (1, 15):
        for number in range(more):
            proposed(circle, email=f"ines{more}{number}@mission.example")
        with django_assert_max_num_queries(9):
            client.get(url("invitations"))
