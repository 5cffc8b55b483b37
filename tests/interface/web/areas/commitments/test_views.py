"""Themes and commitments, on the screens of those who convene."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, nothing_changes, seat_of
from tests.domain.commitments.builders import FIRST, LAST, asked_of, theme_of
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    SECRETARY,
    Room,
    account_of,
    sent,
    steward,
)
from tourdetable.domain.commitments.actions.asking import answer
from tourdetable.domain.commitments.models import Commitment, Theme
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import Office
from tourdetable.domain.people.actions import register_person


def as_steward(room: Room) -> tuple[Any, str]:
    """The browser of whoever convenes, and how they act."""
    client, person = room.client("nobody"), steward(room)
    client.force_login(account_of(person))
    return client, f"office:{Office.objects.get(person=person).pk}"


def by(room: Room, acting: str, **more: Any) -> dict[str, Any]:
    return {**sent(room.circle.town.pk), "acting": acting, **more}


def test_a_theme_is_opened_then_its_members_are_asked(room: Room) -> None:
    client, acting = as_steward(room)
    empty = client.get(room.url("commitments", "port")).content.decode()
    assert "Aucun thème n’est ouvert" in empty
    days = {"starts": "2027-02-01", "ends": "2027-10-31"}
    form = by(room, acting, title="L’accès au quai", **days)
    assert client.post(room.url("theme_new", "port"), form).status_code == 302
    with nothing_changes():
        assert client.post(room.url("theme_new", "port"), form).status_code == 409
    theme = Theme.objects.get()
    page = client.get(room.url("theme_ask", theme.pk)).content.decode()
    assert page.count("checked") == 3
    who = [f"seat-{seat.pk}-{person.pk}" for seat, person in room.circle.holders()[:2]]
    done = client.post(room.url("theme_ask", theme.pk), by(room, acting, who=who), follow=True)
    assert "2 personnes sont sollicitées." in done.content.decode()
    page = done.content.decode()
    assert "2 sans réponse" in page
    assert "1 personne qui participe n’a pas été sollicitée" in page
    assert set(Commitment.objects.values_list("starts", "ends")) == {(FIRST, LAST)}


def test_bad_days_and_nobody_are_refused_with_words(room: Room) -> None:
    client, acting = as_steward(room)
    theme = theme_of(room.circle)
    wrong = by(room, acting, title="Le quai", starts="2027-05-01", ends="2027-04-01")
    with nothing_changes():
        refused = client.post(room.url("theme_new", "port"), wrong)
        nobody = client.post(room.url("theme_ask", theme.pk), by(room, acting))
    assert (refused.status_code, nobody.status_code) == (422, 422)
    assert "Choisissez au moins une personne." in nobody.content.decode()


def test_a_theme_is_changed_and_closed(room: Room) -> None:
    client, acting = as_steward(room)
    theme = theme_of(room.circle)
    form = by(room, acting, version="1", title="Les quais", starts="2027-02-01", ends="")
    assert client.post(room.url("theme_change", theme.pk), form).status_code == 302
    form = by(room, acting, version="2", ends="2027-04-05")
    assert client.post(room.url("theme_close", theme.pk), form).status_code == 302
    theme.refresh_from_db()
    assert (theme.title, theme.ends) == ("Les quais", TODAY - timedelta(days=1))
    assert "Thèmes terminés" in client.get(room.url("commitments", "port")).content.decode()
    assert "Ce thème est terminé" in client.get(room.url("theme_ask", theme.pk)).content.decode()


def test_one_commits_to_the_work_as_a_whole(room: Room) -> None:
    client, acting = as_steward(room)
    page = client.get(room.url("commitments", "port")).content.decode()
    assert room.url("commitments_ask", "port") in page
    seat, person = room.circle.holders()[0]
    form = by(room, acting, who=[f"seat-{seat.pk}-{person.pk}"])
    days = {"starts": "2027-04-06", "ends": "2027-12-31"}
    assert client.post(room.url("commitments_ask", "port"), {**form, **days}).status_code == 302
    assert Commitment.objects.get().theme is None
    assert "L’ensemble du travail" in client.get(room.url("commitments", "port")).content.decode()


def test_members_see_who_commits_and_not_who_declined(room: Room) -> None:
    theme = theme_of(room.circle)
    ana, bao = asked_of(room.circle, theme, "Ana", "Bao")
    if ana.person != room.circle.ana:
        ana, bao = bao, ana
    answer(commitment=ana, version=1, accepts=True, words="", by=OPERATOR, now=NOW)
    answer(commitment=bao, version=1, accepts=False, words="Secret.", by=OPERATOR, now=NOW)
    page = room.client("chloé").get(room.url("commitments", "port")).content.decode()
    assert ("Ana Ruiz" in page, "Bao" in page, "Secret." in page) == (True, False, False)
    assert (
        "Secret."
        not in room.client(SECRETARY).get(room.url("commitments", "port")).content.decode()
    )
    mine = room.client(COLLEAGUE).get(room.url("commitments", "port")).content.decode()
    assert room.url("commitment", bao.pk) in mine
    client, _acting = as_steward(room)
    assert "Secret." in client.get(room.url("commitments", "port")).content.decode()


def test_the_page_costs_the_same_for_three_and_for_thirty(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, _acting = as_steward(room)
    url = room.url("commitments", "port")
    for count in (1, 20):
        for number in range(count):
            person = register_person(given_name="Jo", family_name=f"N{count}-{number}")
            seat = seat_of(room.circle.body, f"Structure {count}-{number}", "towns")
            give_mandate(seat=seat, person=person, starts=FOUNDED, by=OPERATOR, now=NOW)
            theme = theme_of(room.circle, title=f"Thème {count}-{number}")
        asked_of(room.circle, theme)
        client.get(url)
        with django_assert_num_queries(12):
            client.get(url)
