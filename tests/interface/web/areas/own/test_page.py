"""My page costs the same whatever I hold, and says what is true."""

from __future__ import annotations

from datetime import timedelta

from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, seat_of
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.people.models import Person


def test_my_networks_and_my_addresses_are_told(room: Room) -> None:
    page = room.client("bao").get("/me/").context["page"]
    assert [(one.name, one.words) for one in page.places] == [("Cercle", "Médiathèque")]
    assert page.addresses == [page.mail] == [room.circle.bao.account.email]
    assert (page.sessions, page.language) == (1, "Celle de chaque réseau")


def test_a_network_that_one_is_leaving_says_until_when(room: Room) -> None:
    browser, page = room.client("bao"), []
    for ends in (TODAY + timedelta(days=9), TODAY):
        Mandate.objects.filter(person=room.circle.bao).update(ends=ends)
        (place,) = browser.get("/me/").context["page"].places
        offered = "/me/leave/" in browser.get("/me/").content.decode()
        page.append((place.until, place.leaving, offered))
    assert page == [(TODAY + timedelta(days=9), False, True), (TODAY, True, False)]


def test_it_costs_the_same_for_one_seat_and_for_many(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = room.client("bao")
    for _time in range(2):
        with django_assert_num_queries(13):
            browser.get("/me/")
        for number in range(3):
            seat = seat_of(room.circle.body, f"Antenne {number}{Person.objects.count()}", "towns")
            mandate = {"seat": seat, "person": room.circle.bao, "starts": FOUNDED}
            give_mandate(**mandate, by=OPERATOR, now=NOW)
        Person.objects.create(given_name="Un", family_name="Autre")


def test_the_header_leads_to_it_from_every_page(room: Room) -> None:
    browser = room.client("bao")
    for url in ("/", "/aide/", room.url("network"), room.url("meeting", room.meeting.pk)):
        assert 'class="tdt-account__name" href="/me/"' in browser.get(url).content.decode()
