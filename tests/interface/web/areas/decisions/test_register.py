from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import Q
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import (
    FOUNDED,
    NOW,
    TODAY,
    consent,
    decided,
    in_review,
    objection,
    propose,
    stated,
)
from tests.domain.consultations.builders import concludes, consult
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    SECRETARY,
    STRANGER,
    Room,
    account_of,
    nothing_for,
    steward,
)
from tests.interface.web.areas.decisions.test_rights import scene
from tourdetable.domain.decisions.actions.decisions import conclude
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.minutes import circulate
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.areas.decisions.loading import decisions_with, may_read, readable
from tourdetable.interface.web.areas.decisions.register import LONGEST_LIST, PAGE, shown
from tourdetable.interface.web.areas.decisions.words import Reader
from tourdetable.interface.web.searching import Sought


def titles(client: Client, url: str, **query: str) -> list[str]:
    answer = client.get(url, query)
    assert answer.status_code == 200
    return [row.decision.title for row in answer.context["rows"]]


def adopted(room: Room) -> Minutes:
    """The minutes of March, adopted without the ceremony, which is tested with the minutes."""
    minutes = in_review(room.circle, room.meeting)
    Minutes.objects.filter(pk=minutes.pk).update(
        state="adopted", adoption="seats", adopted_on=NOW.date()
    )
    return Minutes.objects.get(pk=minutes.pk)


def reached(room: Room, audience: str) -> None:
    """The minutes of March circulated to an audience."""
    minutes = adopted(room)
    circulate(
        minutes=minutes,
        audience=audience,
        version=minutes.version,
        by=room.circle.by_ana(),
        now=NOW,
    )


def test_the_body_reads_its_decisions_at_once(room: Room) -> None:
    decided(room.circle, room.meeting)
    assert titles(room.client(COLLEAGUE), room.url("decisions")) == ["Lire Colette"]


def test_one_decision_is_read_by_those_whose_register_has_it(room: Room) -> None:
    decided(room.circle, room.meeting)
    names = (SECRETARY, COLLEAGUE, LEAD, NEIGHBOUR)
    reached(room, "network")
    found = []
    day = Minutes.objects.get().circulated_on
    for state, on, audience in (
        ("adopted", None, "network"),
        ("circulated", day, "present"),
        ("circulated", day, "body"),
        ("circulated", day, "network"),
        ("circulated", day, "public"),
    ):
        Minutes.objects.update(state=state, circulated_on=on, audience=audience)
        decision = Decision.objects.select_related("meeting__record").get()
        for standing in (scene(room, name).member for name in names):
            assert may_read(standing, decision) is readable(standing).exists()
            found.append(may_read(standing, decision))
    assert found == [*[True, True, True, False] * 3, *[True] * 8]


def test_an_office_over_the_network_reads_all(room: Room) -> None:
    decided(room.circle, room.meeting)
    client = Client()
    client.force_login(_account(room))
    assert titles(client, room.url("decisions")) == ["Lire Colette"]


def _account(room: Room) -> object:
    from tests.interface.web.areas.decisions.people import account_of  # noqa: PLC0415  used by one test only

    return account_of(steward(room))


@pytest.mark.parametrize(
    ("audience", "expected"), [("present", []), ("body", []), ("network", ["Lire Colette"])]
)
def test_another_body_reads_what_was_circulated_to_it(
    room: Room, audience: str, expected: list[str]
) -> None:
    decided(room.circle, room.meeting)
    neighbour = room.client(NEIGHBOUR)
    assert titles(neighbour, room.url("decisions")) == []
    reached(room, audience)
    assert titles(neighbour, room.url("decisions")) == expected


def test_adopted_minutes_that_are_not_circulated_show_nothing_outside(room: Room) -> None:
    decided(room.circle, room.meeting)
    adopted(room)
    assert titles(room.client(NEIGHBOUR), room.url("decisions")) == []


@pytest.mark.parametrize("name", [STRANGER, ANONYMOUS])
def test_strangers_find_no_register(room: Room, name: str) -> None:
    assert room.client(name).get(room.url("decisions")).status_code == nothing_for(name)


def test_another_method_is_refused(room: Room) -> None:
    assert room.client(SECRETARY).post(room.url("decisions")).status_code == 405


def test_filters_find_by_words_body_outcome_and_year(room: Room) -> None:
    decided(room.circle, room.meeting)
    propose(room.circle, room.meeting, "Inviter une autrice", text="Peut-être en mai.")
    ana, url = room.client(SECRETARY), room.url("decisions")
    assert titles(ana, url, q="colette") == ["Lire Colette"]
    assert titles(ana, url, q="mai autrice") == ["Inviter une autrice"]
    assert titles(ana, url, q="D-2027-01") == ["Lire Colette"]
    assert titles(ana, url, outcome="open") == ["Inviter une autrice"]
    assert titles(ana, url, outcome="consensus") == ["Lire Colette"]
    assert titles(ana, url, body="port", year="2027") == ["Inviter une autrice", "Lire Colette"]
    assert titles(ana, url, q="zzz") == []


def test_where_bodies_are_many_one_is_found_by_a_word_of_its_name(room: Room) -> None:
    """A list of hundreds of bodies would weigh more than the page."""
    lire = decided(room.circle, room.meeting)
    bodies = Body.objects.bulk_create(
        Body(
            network=room.circle.network,
            kind="circle",
            name=f"Cercle {number}",
            slug=f"c{number}",
            starts=FOUNDED,
        )
        for number in range(LONGEST_LIST)
    )
    for body in bodies:
        decision = Decision.objects.get(pk=lire.pk)
        decision.pk, decision.body, decision.reference = None, body, f"D-{body.slug}"
        decision.title = body.name
        decision.save(force_insert=True)
    gaelle = Client()
    gaelle.force_login(account_of(steward(room)))
    url = room.url("decisions")
    assert '<select name="body"' not in gaelle.get(url).content.decode()
    assert titles(gaelle, url, body="PORT") == ["Lire Colette"]
    assert len(titles(gaelle, url, body="cercle")) == PAGE
    assert titles(gaelle, url, body="nulle part") == []


def test_a_filter_that_is_not_known_is_said(room: Room) -> None:
    decided(room.circle, room.meeting)
    answer = room.client(SECRETARY).get(room.url("decisions"), {"body": "bourg", "year": "x"})
    assert (set(answer.context["filters"].errors), len(answer.context["rows"])) == (
        {"body", "year"},
        1,
    )


def test_words_are_found_by_those_who_may_read_them(room: Room) -> None:
    marked = "::: present\nLa famille Untel.\n:::\n\nTout le monde."
    decision = decided(room.circle, room.meeting)
    Decision.objects.filter(pk=decision.pk).update(text=marked)
    reached(room, "network")
    ana, neighbour, url = room.client(SECRETARY), room.client(NEIGHBOUR), room.url("decisions")
    assert titles(ana, url, q="Untel") == ["Lire Colette"]
    assert titles(neighbour, url, q="Untel") == []
    assert titles(neighbour, url, q="monde") == ["Lire Colette"]
    assert titles(neighbour, url, q=decision.reference) == ["Lire Colette"]


@pytest.mark.parametrize(
    "asked", ["ete a l'ecole", "ÉTÉ", "l’école", "oeuvre", "ŒUVRE", "D-2027-01"]
)
def test_accents_ligatures_and_apostrophes_make_no_difference(room: Room, asked: str) -> None:
    propose(room.circle, room.meeting, "L’été à l’école, une œuvre")
    propose(room.circle, room.meeting, "Autre chose")
    found = titles(room.client(SECRETARY), room.url("decisions"), q=asked)
    assert found == ["L’été à l’école, une œuvre"]


def test_a_line_says_who_disagrees_or_that_nobody_does(room: Room) -> None:
    circle = room.circle
    decided(circle, room.meeting)
    opposed = stated(
        circle,
        propose(circle, room.meeting, "Woolf"),
        consent(circle.town),
        objection(circle.library),
    )
    conclude(
        decision=opposed,
        outcome="adopted_with_dissent",
        version=opposed.version,
        by=circle.by_ana(),
        now=NOW,
    )
    rows = room.client(SECRETARY).get(room.url("decisions")).context["rows"]
    assert [row.dissensus for row in rows] == [["Médiathèque"], []]


def test_the_number_of_queries_does_not_depend_on_the_number_of_decisions(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ana, url = room.client(SECRETARY), room.url("decisions")
    for number in (1, 2, 27):
        for _ in range(number):
            decided(room.circle, room.meeting)
        ana.get(url)
        with django_assert_num_queries(10):
            ana.get(url)
    assert Decision.objects.count() == 30


def test_what_a_consultation_decided_stands_on_its_day_with_or_without_a_meeting(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    decided(room.circle, room.meeting)
    circle, later = room.circle, NOW + timedelta(days=8)
    made = concludes(circle, consult(circle), "no_decision", now=later)
    Decision.objects.filter(pk=made.pk).update(meeting=None)
    ana, url = room.client(SECRETARY), room.url("decisions")
    ana.get(url)
    with django_assert_num_queries(10):
        ana.get(url)
    page = ana.get(url, {"year": "2027"})
    assert [row.decision.reference for row in page.context["rows"]] == ["D-2027-02", "D-2027-01"]
    assert room.client(NEIGHBOUR).get(url).context["rows"] == []
    here = ana.get(room.url("decision", made.pk)).content.decode()
    assert ("dès qu’elle aura une date" in here, "Compte rendu de la séance" in here) == (
        True,
        False,
    )
    for kind in ("csv", "ods"):
        assert ana.get(room.url("export", "decisions", kind)).status_code == 200


@pytest.mark.parametrize(("person", "read"), [("ana", ["Tout. Un secret."]), ("bao", [])])
def test_words_that_only_those_present_may_read(
    room: Room, decision: Decision, person: str, read: list[str]
) -> None:
    Decision.objects.filter(pk=decision.pk).update(text="Tout.\n\n::: present\nUn secret.\n:::")
    room.meeting.attendances.filter(person=room.circle.bao).delete()
    reader = Reader(room.circle.of(getattr(room.circle, person)), TODAY)
    found = decisions_with(Sought.of("secret"), Decision.objects.all(), reader)
    assert [text.replace("\n", " ") for _decision, text in found] == read


@pytest.mark.django_db
def test_positions_are_counted_for_the_decisions_that_are_shown_only() -> None:
    """Counted for all, they would make one row of each before the latest ones are found."""
    sql = str(shown(None, Q(), 0).query)
    assert ("decisions_position" in sql, "decisions_position" in sql.split(" FROM ")[-1]) == (
        True,
        False,
    )


def test_years_that_are_far_away_are_offered_too(room: Room) -> None:
    decided(room.circle, room.meeting)
    for year in (2027, 1999, 2041):
        at = room.meeting.starts_at.replace(year=year)
        Meeting.objects.filter(pk=room.meeting.pk).update(
            starts_at=at, ends_at=at + timedelta(hours=1)
        )
        page = room.client(SECRETARY).get(room.url("decisions"))
        offered = [value for value, _label in page.context["filters"].fields["year"].choices]
        assert offered == ["", year]


def test_a_line_says_that_another_decision_replaces_it(room: Room) -> None:
    former = decided(room.circle, room.meeting)
    later = propose(room.circle, room.meeting, title="Lire Sand", supersedes=former)
    ana, url = room.client(SECRETARY), room.url("decisions")
    assert [row.replaced for row in ana.get(url).context["rows"]] == [False, False]
    Decision.objects.filter(pk=later.pk).update(outcome="consent", concluded_at=NOW)
    assert [row.replaced for row in ana.get(url).context["rows"]] == [False, True]


def test_a_decision_is_found_by_why_it_was_taken(room: Room) -> None:
    propose(room.circle, room.meeting, title="Lire Sand", why="Le port s’ensable.")
    ana, url = room.client(SECRETARY), room.url("decisions")
    assert titles(ana, url, q="ensable") == ["Lire Sand"]
