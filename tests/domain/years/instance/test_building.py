from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import CHARTER, FOUNDED, NOW, OPERATOR, Circle, draw, found_circle
from tests.domain.years.planned import (
    PRESUMED,
    body_of,
    drafted,
    drawn,
    names_in,
    of_circle,
    planned,
    table_of,
    year,
)
from tests.effort import once
from tests.paths import CHARTERS
from tourdetable.core.charter.terms.verdict import State
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.terms.instance import (
    AtLeast,
    BodySpec,
    GapSpec,
    Leave,
    PinnedDate,
    SeatSpec,
    Span,
)
from tourdetable.domain.availability.models import Absence, WeeklyOff
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.networks.actions.founding import found_network
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate
from tourdetable.domain.networks.models import Mandate, Network
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.people.models import Person as Member
from tourdetable.domain.years import board
from tourdetable.domain.years.actions.asking import with_pins
from tourdetable.domain.years.board import missing
from tourdetable.domain.years.enums import DraftState, PinKind
from tourdetable.domain.years.instance.building import instance_of

SEASON = Span(date(2028, 1, 1), date(2028, 12, 31))
AUGUST = Span(date(2028, 8, 1), date(2028, 8, 31))
CHRISTMAS_WEEK = Span(date(2028, 12, 24), date(2028, 12, 31))


def test_a_network_s_series_is_told_to_the_planner_with_its_charter(circle: Circle) -> None:
    draft = of_circle(circle)
    series = draft.series.get()
    seats = [
        (circle.town, circle.ana, "towns"),
        (circle.library, circle.bao, "libraries"),
        (circle.school, circle.chloe, "towns"),
    ]
    instance = instance_of(draft, NOW)
    assert body_of(instance) == BodySpec(
        id=str(series.planner_id),
        kind="reading",
        xy=None,
        meetings=6,
        season=SEASON,
        weekdays=(3,),
        parts=("AM",),
        gap=GapSpec(0, None, 2, 52, 10),
        zones=("B",),
        school_holidays="soft",
        avoid=(AUGUST, *PRESUMED, CHRISTMAS_WEEK),
        own_day=True,
        seats=tuple(
            SeatSpec(
                f"seat:{seat.pk}", (f"person:{who.pk}",), AtLeast(5), duties=True, college=college
            )
            for seat, who, college in seats
        ),
        duties=("secretary",),
    )
    assert instance.articles == {
        str(series.planner_id): {"weekday": "CIR-01", "gap_max": "CIR-02", "tail": "CIR-02"}
    }
    assert [who.name for who in instance.persons] == ["Ana Ruiz", "Bao Trần", "Chloé Émery"]
    assert instance.today == date(2027, 4, 6)


def test_a_draft_without_series_asks_nothing(circle: Circle) -> None:
    draft = of_circle(circle)
    draft.series.all().delete()
    instance = instance_of(draft, NOW)
    assert (instance.bodies, instance.persons) == ((), ())
    with pytest.raises(ValidationError):
        planned(draft)


def test_a_body_where_nobody_sits_still_meets(db: None) -> None:
    network = found_network(
        slug="v", name="V", charter=CHARTER, in_force_from=FOUNDED, by=OPERATOR, now=NOW
    )
    table_of(network, "circle", "vide", {})
    draft = planned(drafted(network, 2028))
    assert (draft.state, len(year(draft)[1].meetings), body_of(year(draft)[0]).duties) == (
        DraftState.PLANNED,
        6,
        (),
    )


def test_meetings_of_the_season_that_are_dated_stay(circle: Circle) -> None:
    draw(circle.body, datetime(2028, 3, 16, 9, tzinfo=UTC))
    draw(circle.body, datetime(2028, 6, 22, 15, tzinfo=UTC), kind="feast", title="Fête")
    draft = of_circle(circle)
    draft.series.filter(kind="feast").delete()
    draft = planned(draft)
    instance, plan = year(draft)
    feast = f"held:{circle.body.pk}:feast"
    name = str(draft.series.get().planner_id)
    assert instance.locks == (
        PinnedDate(name, date(2028, 3, 16)),
        PinnedDate(feast, date(2028, 6, 22), "PM"),
    )
    assert [(m.body, m.date) for m in plan.meetings if m.body == feast] == [
        (feast, date(2028, 6, 22))
    ]
    assert date(2028, 3, 16) in {m.date for m in plan.meetings if m.body == name}
    assert len(plan.meetings) == 8
    assert check(instance, plan).violations == ()


# ---- People


def test_the_29th_of_february_is_a_day_like_another(db: None) -> None:
    text = CHARTER.replace('weekdays = ["thursday"]', 'weekdays = ["tuesday"]')
    network = found_circle(text, slug="leap").network
    draft = drafted(network, 2028)
    draft.series.get().pins.create(on=date(2028, 2, 29), kind=PinKind.LOCK)
    assert date(2028, 2, 29) in {m.date for m in year(planned(draft))[1].meetings}


def test_a_mandate_that_ends_in_the_season_leaves_the_seat_vacant(circle: Circle) -> None:
    mandate = Mandate.objects.get(person=circle.bao)
    end_mandate(mandate=mandate, ends=date(2028, 5, 31), by=OPERATOR, now=NOW)
    instance = instance_of(of_circle(circle), NOW)
    seat = next(s for s in body_of(instance).seats if s.id == f"seat:{circle.library.pk}")
    assert (seat.persons, seat.duties, seat.least) == ((f"person:{circle.bao.pk}",), False, 1)
    (held,) = seat.terms[f"person:{circle.bao.pk}"]
    assert held == Span(date(2028, 1, 1), date(2028, 5, 31))


def test_a_seat_asked_at_each_meeting_is_missed_while_vacant(db: None) -> None:
    circle = found_circle(presence())
    mandate = Mandate.objects.get(person=circle.bao)
    end_mandate(mandate=mandate, ends=date(2028, 5, 31), by=OPERATOR, now=NOW)
    draft = planned(drafted(circle.network, 2028))
    instance, plan = year(draft)
    who, mine = f"person:{circle.bao.pk}", f"seat:{circle.library.pk}"
    seat = next(s for s in body_of(instance).seats if s.id == mine)
    assert (seat.rule, seat.persons) == ("all", (who,))
    came = {m.date: m.attendees.get(mine) for m in plan.meetings}
    assert {who for day, who in came.items() if day <= date(2028, 5, 31)} == {who}
    assert {who for day, who in came.items() if day > date(2028, 5, 31)} == {None}
    vacant = {ref.date for ref, seats in missing(instance, plan).items() for one in seats}
    assert vacant == {day for day in came if day > date(2028, 5, 31)}


def test_a_seat_that_nobody_holds_all_year_is_missed_at_each_meeting(db: None) -> None:
    circle = found_circle(presence())
    Mandate.objects.filter(person=circle.bao).delete()
    draft = planned(drafted(circle.network, 2028))
    instance, plan = year(draft)
    assert check(instance, plan).sound
    found = [seats for seats in missing(instance, plan).values() for seats in seats]
    assert {(one.seat, one.vacant) for one in found} == {(f"seat:{circle.library.pk}", True)}
    assert len(found) == len(plan.meetings)
    assert names_in(draft)[f"vacant:{circle.library.pk}"] == "Médiathèque (vacant)"


def test_somebody_named_on_a_vacant_seat_comes_to_its_meetings_at_once(db: None) -> None:
    circle = found_circle(presence())
    end_mandate(
        mandate=Mandate.objects.get(person=circle.bao), ends=date(2028, 5, 31), by=OPERATOR, now=NOW
    )
    draft = planned(drafted(circle.network, 2028))
    eva = register_person(given_name="Eva", family_name="Blum")
    give_mandate(seat=circle.library, person=eva, starts=date(2028, 6, 1), by=OPERATOR, now=NOW)
    found = board.planned_year(draft)
    assert found is not None
    assert (found.vacant, found.report.sound) == (0, True)


def presence() -> str:
    """The circle's charter, where somebody comes for each seat."""
    rule = (
        '```rule\ncheck = "seat_present"\nbodies = ["circle"]\nmeetings = ["reading"]\nweight '
        '= "obligation"\n```\n'
    )
    return (
        f"{CHARTER}\n## Une place, une présence {{#CIR-04}}\n\nQuelqu’un vient pour chaque "
        f"siège.\n\n{rule}"
    )


def test_a_pair_is_free_when_one_of_them_is(db: None) -> None:
    circle = found_circle(presence())
    eva = register_person(given_name="Eva", family_name="Blum")
    give_mandate(seat=circle.town, person=eva, starts=FOUNDED, by=OPERATOR, now=NOW)
    Absence.objects.create(person=circle.ana, first=date(2028, 1, 1), last=date(2028, 12, 31))
    draft = planned(drafted(circle.network, 2028))
    assert {m.attendees[f"seat:{circle.town.pk}"] for m in year(draft)[1].meetings} == {
        f"person:{eva.pk}"
    }


def test_a_seat_whose_people_are_away_all_year_says_why_there_is_no_year(db: None) -> None:
    circle = found_circle(presence())
    Absence.objects.create(person=circle.ana, first=date(2028, 1, 1), last=date(2028, 12, 31))
    draft = planned(drafted(circle.network, 2028))
    conflict = year(draft)[1].conflict
    assert draft.state == DraftState.IMPOSSIBLE
    assert conflict is not None
    assert ("seat", "CIR-04") in {(rule.rule, rule.article) for rule in conflict.rules}
    assert ("unavail", f"person:{circle.ana.pk}") in {
        (rule.rule, rule.person) for rule in conflict.rules
    }


def test_somebody_who_holds_two_seats_is_not_in_two_places(db: None) -> None:
    circle = found_circle(presence())
    _body, rows, _people = table_of(circle.network, "circle", "bourg", {"towns Bourg": ()})
    give_mandate(seat=rows["Bourg"], person=circle.ana, starts=FOUNDED, by=OPERATOR, now=NOW)
    instance, plan = year(planned(drafted(circle.network, 2028)))
    when = [(m.date, m.part) for m in plan.meetings]
    assert len(when) == len(set(when)) == 12
    assert check(instance, plan).violations == ()


@pytest.mark.parametrize("everyone", [True, False])
def test_somebody_who_holds_two_seats_of_a_body_comes_for_both(everyone: bool, db: None) -> None:
    circle = found_circle(presence() if everyone else CHARTER)
    Mandate.objects.filter(seat=circle.library).update(person=circle.ana)
    _other, rows, _people = table_of(circle.network, "circle", "bourg", {"towns Bourg": ()})
    give_mandate(seat=rows["Bourg"], person=circle.ana, starts=FOUNDED, by=OPERATOR, now=NOW)
    draft = planned(drafted(circle.network, 2028))
    instance, plan = year(draft)
    assert (draft.state, check(instance, plan).violations) == (DraftState.PLANNED, ())
    town, library, ana = (
        f"seat:{circle.town.pk}",
        f"seat:{circle.library.pk}",
        f"person:{circle.ana.pk}",
    )
    mine = [
        m for m in plan.meetings if m.body == str(draft.series.get(body=circle.body).planner_id)
    ]
    assert sum(m.attendees.get(town) == m.attendees.get(library) == ana for m in mine) >= 4
    elsewhere = {m.date for m in plan.meetings if m not in mine}
    assert not everyone or {m.date for m in mine}.isdisjoint(elsewhere)


# ---- Places


def test_pins_and_what_was_left_out_are_told(circle: Circle) -> None:
    draft = of_circle(circle)
    series = draft.series.get()
    series.pins.create(on=date(2028, 3, 2), kind=PinKind.LOCK)
    series.pins.create(on=date(2028, 3, 9), kind=PinKind.FORBID)
    draft.relaxed = [
        {"rule": "weekday", "body": str(series.planner_id)},
        {"rule": "seat", "body": "series:0"},
    ]
    instance = with_pins(draft, instance_of(draft, NOW))
    assert [pin.told for pin in series.pins.all()] == [True, True]
    assert instance.locks == (PinnedDate(str(series.planner_id), date(2028, 3, 2)),)
    assert instance.forbid == (PinnedDate(str(series.planner_id), date(2028, 3, 9)),)
    assert instance.relax == (Leave("weekday", str(series.planner_id)),)


# ---- The same rules as the compliance page


def network_of(file: str, slug: str) -> Network:
    text = (CHARTERS / file).read_text()
    return found_network(
        slug=slug, name=slug, charter=text, in_force_from=FOUNDED, by=OPERATOR, now=NOW
    )


def faults(network: Network, days: list[date], checks: set[str]) -> list[tuple[date, str, str]]:
    """What is not kept of some rules, on some days."""
    return [
        (day, verdict.clause, str(verdict.words))
        for day in days
        for verdict in report(network, on=day).verdicts
        if verdict.check in checks and verdict.state in {State.BROKEN, State.AT_RISK}
    ]


def test_an_itc_s_planned_year_keeps_its_charter(db: None) -> None:
    network = network_of("itc.md", "itc")
    names = ("Abel", "Bea", "Carl", "Dina", "Ezra", "Fred", "Gina", "Hugo", "Ines")
    seats = {f"social_centres Centre {name}": (name,) for name in names}
    body, _rows, people = table_of(network, "itc", "vallons", seats)
    committee = {f"state Sous-préfecture {n}": (f"Paul{n}",) for n in range(3)}
    _other, rows, _ = table_of(network, "technical_committee", "comite", committee)
    give_mandate(
        seat=rows["Sous-préfecture 0"], person=people["Abel"], starts=FOUNDED, by=OPERATOR, now=NOW
    )
    for month in range(1, 7):
        draw(body, datetime(2027, month, 13, 9, tzinfo=UTC), f"Séance {month}", "session")
    draw(body, datetime(2027, 8, 24, 9, tzinfo=UTC), "Séance d’août", "session")
    Absence.objects.create(person=people["Abel"], first=date(2027, 10, 1), last=date(2027, 11, 30))
    draft = drafted(network, 2027)
    draft.series.filter(kind="session").update(meetings=12)
    draft = planned(draft)
    instance, plan = year(draft)
    assert draft.state == DraftState.PLANNED
    assert check(instance, plan).violations == ()
    drawn(draft)
    days = [date(2027, 9, 1), date(2027, 12, 31), date(2028, 4, 30), date(2028, 6, 20)]
    assert faults(network, days, {"maximum_gap", "duties_in_turn", "weekday", "assiduity"}) == []
    assert faults(network, [date(2028, 8, 31)], {"duties_in_turn"}) == []
    articles = instance.articles[str(draft.series.get(kind="session").planner_id)]
    assert articles["gap_max"] == articles["tail"] == "ITC-14"
    assert (articles["partial"], articles["duty_holder"]) == ("ITC-12", "ITC-05")


def test_a_club_s_planned_year_keeps_its_charter(db: None) -> None:
    network = network_of("club-des-territoires.md", "club")
    college = charter_in_force(network, on=NOW.date()).vocabulary.colleges_of("club")[0].code
    seats = {f"{college} Institution {n}": (f"Une{n}", f"Autre{n}") for n in range(5)}
    body, _rows, people = table_of(network, "club", "club", seats)
    Absence.objects.create(person=people["Une0"], first=date(2028, 1, 1), last=date(2028, 6, 30))
    Absence.objects.create(person=people["Autre0"], first=date(2028, 7, 1), last=date(2028, 9, 30))
    WeeklyOff.objects.create(person=people["Une1"], weekday=1)
    WeeklyOff.objects.create(person=people["Autre1"], weekday=1)
    for month, day in ((2, 10), (5, 11), (10, 13)):
        draw(body, datetime(2027, month, day, 9, tzinfo=UTC), f"Rencontre {month}", "gathering")
    draft = planned(drafted(network, 2028))
    instance, plan = year(draft)
    assert (draft.state, check(instance, plan).violations) == (DraftState.PLANNED, ())
    drawn(draft)
    checks = {"weekday", "seat_present", "pair_complete", "duties_in_turn"}
    assert faults(network, [date(2028, 1, 1), date(2028, 7, 1), date(2028, 12, 20)], checks) == []
    assert faults(network, [date(2028, 1, 1), date(2028, 7, 1)], {"calendar_ahead"}) == []
    articles = instance.articles[str(draft.series.get(kind="gathering").planner_id)]
    assert (articles["weekday"], articles["seat"]) == ("CLUB-08", "CLUB-12")


@pytest.mark.parametrize("seed", once(range(4)))
def test_any_planned_year_keeps_the_charter_and_any_other_says_which_article_stands_in_the_way(
    seed: int, db: None
) -> None:
    """Random tables whose people share seats and are away at random."""
    chance, network = Random(seed), network_of("itc.md", "itc")
    people: list[Member] = []
    for number in range(2):
        names = tuple(f"Membre {number}.{n}" for n in range(chance.randint(4, 7)))
        seats = {f"caf Maison {name}": (name,) for name in names}
        body, rows, holders = table_of(network, "itc", f"vallon-{number}", seats)
        draw(
            body,
            datetime(2027, 8, chance.randint(23, 27), 9, tzinfo=UTC),
            "Séance d’août",
            "session",
        )
        for member, seat in zip(people[:2], list(rows.values()), strict=False):
            give_mandate(seat=seat, person=member, starts=FOUNDED, by=OPERATOR, now=NOW)
        people += holders.values()
    for one in people:
        first = date(2027, 9, 1) + timedelta(chance.randrange(330))
        Absence.objects.create(
            person=one, first=first, last=first + timedelta(chance.randrange(25))
        )
        WeeklyOff.objects.create(
            person=one, weekday=chance.randrange(5), part=chance.choice(("AM", "PM"))
        )
    draft = drafted(network, 2027)
    draft.series.update(meetings=chance.randint(7, 11))
    draft = planned(draft)
    instance, plan = year(draft)
    if draft.state == DraftState.PLANNED:
        assert check(instance, plan).violations == ()
        drawn(draft)
        days = [date(2027, 9, 1), date(2028, 1, 15), date(2028, 6, 20)]
        assert faults(network, days, {"maximum_gap", "duties_in_turn"}) == []
    else:
        assert plan.conflict is not None
        assert {rule.article for rule in plan.conflict.rules} & {"ITC-12", "ITC-14"}
