"""Answering what is asked of one person: signed in, or by the link of a message."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client

from tests.domain.builders import NOW, OPERATOR, TODAY, nothing_changes
from tests.domain.commitments.builders import asked_of, theme_of
from tests.domain.guests.builders import for_a_time
from tests.interface.web.areas.commitments.test_views import as_steward, by
from tests.interface.web.areas.decisions.people import COLLEAGUE, SECRETARY, Room, sent
from tourdetable.domain.commitments.actions.asking import take_back
from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.commitments.tokens import token_of
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.people.actions import NewPerson


def of_bao(room: Room) -> Commitment:
    (one,) = asked_of(room.circle, theme_of(room.circle), "Bao")
    return one


def test_one_accepts_on_the_page_then_ends_it_early(room: Room) -> None:
    one, client = of_bao(room), room.client(COLLEAGUE)
    there = room.url("commitment", one.pk)
    page = client.get(there).content.decode()
    assert "Un engagement vous est demandé" in page
    form = {**sent(room.circle.library.pk), "version": "1", "accepts": "yes", "words": ""}
    assert client.post(there, form).headers["Location"] == there
    with nothing_changes():
        assert client.post(there, form).status_code == 409
    assert room.url("commitment_end", one.pk) in client.get(there).content.decode()
    end = {
        **sent(room.circle.library.pk),
        "version": "2",
        "ends": "2027-04-30",
        "words": "Mutation.",
    }
    assert client.post(room.url("commitment_end", one.pk), end).status_code == 302
    one.refresh_from_db()
    assert (one.state, str(one.ends), one.words) == ("ended", "2027-04-30", "Mutation.")
    assert (
        "Terminé" in client.get(there).content.decode()
        or "avant" in client.get(there).content.decode()
    )


def test_nobody_else_sees_it_but_those_who_ask(room: Room) -> None:
    one = of_bao(room)
    assert room.client(SECRETARY).get(room.url("commitment", one.pk)).status_code == 404
    client, acting = as_steward(room)
    page = client.get(room.url("commitment", one.pk)).content.decode()
    assert "Quelle a été la réponse" in page
    form = by(room, acting, version="1", accepts="no", words="Au téléphone.")
    assert client.post(room.url("commitment", one.pk), form).status_code == 302
    one.refresh_from_db()
    assert (one.state, one.words) == ("declined", "Au téléphone.")
    assert "déjà" not in client.get(room.url("commitment_take_back", one.pk)).content.decode()


def test_those_who_ask_take_it_back(room: Room) -> None:
    one = of_bao(room)
    client, acting = as_steward(room)
    form = by(room, acting, version="1")
    answered = client.post(room.url("commitment_take_back", one.pk), form)
    assert answered.headers["Location"] == room.url("commitments", "port")
    assert not Commitment.objects.exists()
    assert room.client(COLLEAGUE).get(room.url("commitment", one.pk)).status_code == 404


def test_a_link_answers_without_signing_in_and_reading_it_changes_nothing(room: Room) -> None:
    one, client = of_bao(room), Client()
    one = Commitment.objects.select_related("person__account").get()
    there = room.url("commitment_link", token_of(one))
    with nothing_changes():
        page = client.get(there)
    assert page.status_code == 200
    assert page.headers["Referrer-Policy"] == "strict-origin"
    words = page.content.decode()
    assert "Le quai" in words
    assert "Ana Ruiz" not in words
    form = {**sent(0), "version": "1", "accepts": "yes", "words": ""}
    assert client.post(there, form).status_code == 302
    one.refresh_from_db()
    assert (one.state, one.answered_at) == ("accepted", NOW)
    assert "C’est enregistré" in client.get(there).content.decode()
    again = {**sent(0), "version": "1", "ends": "2027-04-30", "words": ""}
    with nothing_changes():
        assert client.post(there, again).status_code == 409
        assert client.post(there, {**sent(0), "version": "2"}).status_code == 422


def test_whoever_accepted_by_the_link_ends_it_early_there(room: Room) -> None:
    """As the message says: somebody called in for a time has no account."""
    for_a_time(room.circle, who=NewPerson("Omar", "Quai"))
    (one,) = asked_of(room.circle, theme_of(room.circle), "Omar")
    there, client = room.url("commitment_link", token_of(one)), Client()
    yes = {**sent(0), "version": "1", "accepts": "yes", "words": ""}
    assert client.post(there, yes).status_code == 302
    page = client.get(there).content.decode()
    assert "Je ne peux pas m’engager" not in page
    end = {**sent(0), "version": "2", "ends": "2027-04-30", "words": "Je déménage à Sète."}
    assert client.post(there, end).status_code == 302
    one.refresh_from_db()
    assert (one.state, str(one.ends), one.words) == ("ended", "2027-04-30", "Je déménage à Sète.")
    page_after = client.get(there)
    assert page_after.status_code == 200
    assert "Son dernier jour est le" in page_after.content.decode()
    with nothing_changes():
        assert client.post(there, {**end, **sent(0), "version": "3"}).status_code == 200


def test_a_link_does_not_show_the_words_that_only_those_who_ask_read(room: Room) -> None:
    """A message is forwarded, a mailbox shared."""
    one = of_bao(room)
    there = room.url("commitment_link", token_of(one))
    no = {**sent(0), "version": "1", "accepts": "no", "words": "Un congé maladie."}
    assert Client().post(there, no).status_code == 302
    page = Client().get(there).content.decode()
    assert "congé maladie" not in page
    assert "Laissez vide pour le garder" in page
    again = {**sent(0), "version": "2", "accepts": "no", "words": ""}
    assert Client().post(there, again).status_code == 302
    one.refresh_from_db()
    assert (one.version, one.words) == (3, "Un congé maladie.")
    Mandate.objects.filter(person=one.person).update(ends=TODAY - timedelta(days=1))
    over = Client().get(there)
    assert over.status_code == 410
    assert "congé maladie" not in over.content.decode()


def test_the_link_shows_what_was_answered(room: Room) -> None:
    one = of_bao(room)
    there = room.url("commitment_link", token_of(one))
    Client().post(there, {**sent(0), "version": "1", "accepts": "no", "words": ""})
    page = Client().get(there)
    assert page.context["form"].initial["accepts"] == "no"
    assert "votre engagement" in page.content.decode()


def test_a_link_that_is_forged_taken_back_or_over_opens_nothing(room: Room) -> None:
    one, client = of_bao(room), Client()
    one = Commitment.objects.select_related("person__account", "body__network").get()
    token = token_of(one)
    assert client.get(room.url("commitment_link", "nothing")).status_code == 410
    Commitment.objects.filter(pk=one.pk).update(ends=TODAY - timedelta(days=1))
    assert client.get(room.url("commitment_link", token)).status_code == 410
    Commitment.objects.filter(pk=one.pk).update(ends=None)
    take_back(commitment=one, version=1, by=OPERATOR, now=NOW)
    assert client.get(room.url("commitment_link", token)).status_code == 410


def test_the_link_of_a_guest_without_an_address_is_shown_to_those_who_ask(room: Room) -> None:
    for_a_time(room.circle, who=NewPerson("Omar", "Quai"))
    (one,) = asked_of(room.circle, None, "Omar")
    client, _acting = as_steward(room)
    page = client.get(room.url("commitment", one.pk)).content.decode()
    assert token_of(one) in page
    assert Client().get(room.url("commitment_link", token_of(one))).status_code == 200
