"""My table tells what waits between meetings: in groups, in the library."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, NOW, TODAY, found_circle, hold
from tests.domain.groups.builders import FEBRUARY, Groups, chosen, found_groups, group_of, proposed
from tests.domain.library.builders import MORE, NEWS, brought, for_agenda, items
from tests.interface.web.areas.decisions.people import Room, furnish
from tests.interface.web.areas.groups.people import Browsers
from tourdetable.domain.deliverables.actions.planning import WorkDetails, plan
from tourdetable.domain.groups.actions.steps import add_step
from tourdetable.domain.groups.models import ThemeCall
from tourdetable.domain.library.models import Entry
from tourdetable.domain.networks.models import Body, Mandate, Office
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.home.subjects.sharing import group_care, late_groups
from tourdetable.interface.web.areas.home.table import MyTable

LATE = date(2027, 4, 2)


@pytest.fixture
def kept_room(clock: None, db: None) -> Room:
    """The circle met; Dora prepares its meetings."""
    circle = found_circle()
    return furnish(circle, hold(circle))


def table(name: str) -> MyTable:
    return MyTable(Person.objects.get(given_name=name), now=NOW)


def told(name: str) -> dict[str, list[str]]:
    """What a person can mend, by topic."""
    with translation.override("fr"):
        groups = table(name).matters
        return {group.topic: [one.what for one in group.matters] for group in groups}


def plan_late(groups: Groups, body: Body) -> None:
    """A deliverable of the group that was due in March."""
    said = {"due_on": LATE, "held_by": list(body.seats.all())}
    plan(body=body, details=WorkDetails("note", "Une note", **said), **groups.by)  # type: ignore[arg-type]  # names and values are these


def test_whoever_composes_sees_the_calls_to_settle_and_members_do_not(db: None) -> None:
    groups = found_groups()
    answer, place = proposed(groups), groups.circle.of(groups.ivo.person)
    assert group_care([place], (), FEBRUARY).calls == []
    (line,) = group_care([place], (), NOW).calls
    assert (line.call, line.unopened) == (groups.call, 0)
    assert group_care([groups.circle.of(groups.circle.ana)], (), NOW).calls == []
    chosen(groups, answer)
    assert [one.unopened for one in group_care([place], (), NOW).calls] == [1]


def test_whoever_may_answer_an_open_call_sees_it_until_its_day(db: None) -> None:
    groups = found_groups()
    circle = groups.circle
    proposed(groups, circle.by_bao())

    def seen(who: Person, now: datetime) -> tuple[list[tuple[bool, bool]], bool]:
        care = MyTable(who, now=now).group_care
        return [(one.seated, one.answered) for one in care.open], care.waits

    found = [seen(who, FEBRUARY) for who in (circle.ana, circle.bao, groups.ivo.person)]
    assert found == [([(True, False)], True), ([(True, True)], False), ([(False, False)], False)]
    assert seen(circle.ana, NOW) == ([], False)
    ThemeCall.objects.update(closes=TODAY)
    with translation.override("fr"):
        page = Browsers(groups).client(circle.ana).get("/").content.decode()
    assert "ouvert jusqu’au mardi 6 avril 2027" in " ".join(page.split())
    assert Browsers(groups).url("call_propose", groups.call.pk) in page


def test_leads_see_what_is_late_and_others_do_not(db: None) -> None:
    groups = found_groups()
    body, circle = group_of(groups), groups.circle
    Office.objects.filter(body=body).update(starts=NOW.date())
    add_step(body=body, title="Lire", due=date(2027, 4, 2), seat=None, **groups.by)
    plan_late(groups, body)
    (line,) = late_groups([circle.of(circle.ana)], NOW)
    assert (line.body, line.number, line.unwritten) == (body, 2, False)
    page = Browsers(groups).client(circle.ana).get("/").content.decode()
    assert "Groupes que vous animez" in page
    assert late_groups([circle.of(circle.ana)], NOW.replace(month=4, day=1)) == []


def test_no_query_for_whoever_leads_nothing(db: None) -> None:
    circle = found_groups().circle
    place = circle.of(circle.chloe)
    with CaptureQueriesContext(connection) as asked:
        assert late_groups([place], NOW) == []
    assert len(asked) == 0


def test_whoever_leads_a_group_without_terms_is_told(db: None) -> None:
    groups = found_groups()
    body, circle = group_of(groups), groups.circle
    Office.objects.filter(body=body).update(starts=NOW.date())
    body.terms.all().delete()
    (line,) = late_groups([circle.of(circle.ana)], NOW)
    assert (line.number, line.unwritten) == (0, True)
    assert not MyTable(circle.ana, now=NOW).clear
    browsers = Browsers(groups)
    page = browsers.client(circle.ana).get("/").content.decode()
    assert browsers.url("group_terms_write", body.slug) in page
    Body.objects.filter(pk=body.pk).update(starts=LATE, ends=date(2027, 4, 5))
    assert late_groups([circle.of(circle.ana)], NOW) == []


def test_what_a_seat_keeps_in_the_library_is_asked_again(kept_room: Room) -> None:
    entry = brought(kept_room.circle, "Une grille", kind="tool")
    assert table("Bao").renewals == []
    Entry.objects.update(expires_on=NOW.date() - timedelta(days=1))
    bao = table("Bao")
    assert [(one.entry, one.late) for one in bao.renewals] == [(entry, True)]
    assert not bao.clear
    assert table("Ana").renewals == []
    page = kept_room.client("bao").get("/").content.decode()
    assert f"/library/{entry.pk}/renew/" in page


def test_watch_items_and_news_wait_for_those_who_prepare(kept_room: Room) -> None:
    circle = kept_room.circle
    for_agenda(circle)
    brought(circle, "Un arrêté", said={"follow_up": "referral"})
    items(circle, NEWS, MORE)
    found = told("Dora")
    assert found["Points de veille à mettre à l’ordre du jour"] == [
        "Cercle du port\xa0: 1 point de veille"
    ]
    assert found["Points de veille à faire remonter"] == ["Cercle du port\xa0: 1 point de veille"]
    assert found["Nouvelles des sources que l’on lit"] == ["Cercle du port\xa0: 2 nouvelles"]
    assert not {"Points de veille à faire remonter"} & set(told("Ana"))


def test_what_no_seat_keeps_any_more_is_asked_of_those_who_prepare(kept_room: Room) -> None:
    topic, kept = "Bibliothèque\xa0: ce qu’aucun siège ne tient plus à jour", []
    brought(kept_room.circle, "Une grille", kind="tool")
    for seat in (kept_room.circle.library, None):
        Entry.objects.update(keeper=seat, expires_on=NOW.date())
        kept.append(told("Dora").get(topic))
    Entry.objects.update(keeper=kept_room.circle.library)
    Mandate.objects.filter(person=kept_room.circle.bao).update(ends=FOUNDED)
    kept.append(told("Dora").get(topic))
    assert kept == [None, *[["Cercle du port\xa0: 1 élément"]] * 2]
    assert topic not in told("Ana")


@pytest.mark.parametrize("count", [1, 30])
def test_it_costs_the_same_for_one_as_for_thirty(
    kept_room: Room, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        brought(kept_room.circle, f"Grille {number}", kind="tool")
    Entry.objects.update(expires_on=NOW.date())
    bao = table("Bao")
    assert bao.waiting.renewals
    with django_assert_num_queries(1):
        assert len(bao.renewals) == count
