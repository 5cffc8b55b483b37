from __future__ import annotations

from typing import Any

from django.test import Client

from tests.domain.builders import FOUNDED, NOW, OPERATOR, found_circle, nothing_changes
from tests.interface.web.areas.decisions.people import account_of
from tests.interface.web.areas.persons.desk import Desk
from tourdetable.domain.networks.actions.merging import merge_persons
from tourdetable.domain.networks.actions.presences import declare_presence
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.actions import NewPerson, add_person, register_person
from tourdetable.domain.people.enums import Alike
from tourdetable.domain.people.models import Institution, Person

BY: dict[str, Any] = {"by": OPERATOR, "now": NOW}


def twin_of_ana(desk: Desk) -> Person:
    who = NewPerson("ANA", "RUIZ", "ana.ruiz@home.example")
    return add_person(who=who, network="circle", **BY)


def test_probable_twins_are_proposed_then_shown_side_by_side(desk: Desk) -> None:
    ana, twin = desk.room.circle.ana, twin_of_ana(desk)
    url = desk.room.url("person_merge", ana.pk)
    choice = desk.client.get(url).context["choice"]
    assert [(row.name, row.said, row.query) for row in choice.rows] == [
        ("ANA RUIZ", Alike.NAME.label, f"with={twin.pk}")
    ]
    found = desk.client.get(url, {"q": "trần"}).context["choice"]
    assert [row.name for row in found.rows] == [str(desk.room.circle.bao)]
    assert desk.client.get(url, {"q": "nobody"}).context["choice"].rows == []
    sides = desk.client.get(url, {"with": twin.pk}).context["sides"]
    assert [(side.name, len(side.holds)) for side in sides] == [("Ana Ruiz", 1), ("ANA RUIZ", 0)]
    for wrong in (ana.pk, "x", 99_999, desk.room.circle.zoe.pk):
        assert desk.client.get(url, {"with": wrong}).status_code == 404


def merge(desk: Desk, url: str, **written: Any) -> Any:
    return desk.client.post(url, desk.written(version=1, other_version=1, **written))


def test_one_stays_and_its_page_is_that_of_both(desk: Desk) -> None:
    ana, twin = desk.room.circle.ana, twin_of_ana(desk)
    signed_in = Client()
    signed_in.force_login(account_of(twin))
    give_mandate(seat=desk.room.circle.town, person=twin, starts=FOUNDED, **BY)
    url = f"{desk.room.url('person_merge', ana.pk)}?with={twin.pk}"
    page = desk.client.get(url)
    assert page.context["together"] == ["Ville du Port (Cercle du port)"]
    there = desk.room.url("person", ana.pk)
    version = Person.objects.get(pk=ana.pk).version
    written = desk.written(version=version, other_version=1, stays=str(ana.pk))
    answer = desk.client.post(url, written)
    assert (answer.status_code, answer.headers["Location"]) == (302, there)
    for browser in (desk.client, desk.room.client("bao")):
        led = browser.get(desk.room.url("person", twin.pk))
        assert (led.status_code, led.headers["Location"]) == (302, there)
    for again in (desk.client.post(url, written), desk.client.get(url)):
        assert (again.status_code, again.headers["Location"]) == (302, there)
    me = signed_in.get(there)
    assert (me.status_code, me.context["page"].themselves) == (200, True)
    led = desk.client.get(desk.room.url("person_correct", twin.pk))
    assert (led.status_code, led.headers["Location"]) == (302, there)


def test_it_may_be_refused_and_says_why(desk: Desk) -> None:
    ana, twin, other = desk.room.circle.ana, twin_of_ana(desk), found_circle(slug="other")
    give_mandate(seat=other.library, person=twin, starts=FOUNDED, **BY)
    url = f"{desk.room.url('person_merge', ana.pk)}?with={twin.pk}"
    with nothing_changes():
        answer = merge(desk, url, stays=str(ana.pk))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["__all__"]


def test_two_writers_are_told(desk: Desk) -> None:
    ana, twin = desk.room.circle.ana, twin_of_ana(desk)
    url = f"{desk.room.url('person_merge', ana.pk)}?with={twin.pk}"
    stale = desk.written(version=1, other_version=7, stays=str(ana.pk))
    answer = desk.client.post(url, stale)
    assert answer.status_code == 409
    assert answer.context["form"].data["other_version"] == 1
    again = {**stale, "other_version": answer.context["form"].data["other_version"]}
    assert desk.client.post(url, again).status_code == 302


def test_two_institutions_are_one(desk: Desk) -> None:
    circle = desk.room.circle
    town, mairie = circle.town.institution, Institution.objects.create(name="Mairie du Port")
    where: dict[str, Any] = {"college": "towns", "starts": FOUNDED, **BY}
    declare_presence(body=circle.body, institution=mairie, **where)
    url = desk.room.url("institution_merge", mairie.pk)
    assert [row.name for row in desk.client.get(url).context["choice"].rows] == ["Ville du Port"]
    assert desk.client.get(url, {"q": "port"}).status_code == 200
    url = f"{url}?with={town.pk}"
    assert [len(side.holds) for side in desk.client.get(url).context["sides"]] == [1, 1]
    answer = merge(desk, url, stays=str(town.pk))
    there = desk.room.url("institution", town.pk)
    assert (answer.status_code, answer.headers["Location"]) == (302, there)
    led = desk.client.get(desk.room.url("institution", mairie.pk))
    assert (led.status_code, led.headers["Location"]) == (302, there)
    assert desk.client.get(there).context["page"].presences == ["Cercle du port"]


def test_nobody_is_shown_beside_somebody_of_another_network(desk: Desk) -> None:
    stranger = register_person(given_name="Ana", family_name="Ruiz", email="ana@nord.example")
    url = desk.room.url("person_merge", desk.room.circle.ana.pk)
    assert desk.client.get(url).context["choice"].rows == []
    assert desk.client.get(url, {"q": "ana@nord.example"}).context["choice"].rows == []
    assert desk.client.get(url, {"with": stranger.pk}).status_code == 404


def test_both_networks_are_on_their_table_by_either_mailbox(desk: Desk) -> None:
    circle, other, twin = desk.room.circle, found_circle(slug="other"), twin_of_ana(desk)
    Network.objects.filter(slug="other").update(name="Cercle du nord")
    give_mandate(seat=other.library, person=twin, starts=FOUNDED, **BY)
    mailboxes = [account_of(twin), account_of(circle.ana)]
    ana = Person.objects.get(pk=circle.ana.pk)
    merge_persons(
        merged=twin,
        into=ana,
        version=twin.version,
        into_version=ana.version,
        network=circle.network,
        **BY,
    )
    for account in mailboxes:
        browser = Client()
        browser.force_login(account)
        page = browser.get("/").content.decode()
        assert ("Cercle du nord" in page, 'href="/circle/"' in page) == (True, True)
