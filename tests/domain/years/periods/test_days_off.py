"""What is off on a day, where a body meets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.builders import TODAY, Circle
from tests.domain.territories.said import part
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.years.enums import KnownDays, PeriodEffect
from tourdetable.domain.years.models import Draft, QuietPeriod
from tourdetable.domain.years.periods.dated import NetworkPeriods
from tourdetable.domain.years.periods.days_off import MeetingArea, OffNote, area_of_body, days_off

PARIS = "Europe/Paris"
BOUCHES_DU_RHONE = MeetingArea(("FR",), ("B",), PARIS)
NATIONAL = MeetingArea(("FR",), ("A", "B", "C"), PARIS)
MOSELLE = MeetingArea(("57",), ("B",), PARIS)
REUNION = MeetingArea(("974",), (), "Indian/Reunion")


def said(note: OffNote) -> tuple[str, str, tuple[str, ...]]:
    return note.kind.value, note.name, note.places


@pytest.mark.parametrize(
    ("where", "day", "expected"),
    [
        (BOUCHES_DU_RHONE, "2027-05-06", [("holiday", "Ascension", ())]),
        (
            BOUCHES_DU_RHONE,
            "2027-07-14",
            [("holiday", "Fête nationale", ())],
        ),
        (
            NATIONAL,
            "2027-08-15",
            [("holiday", "Assomption", ()), ("sunday", "", ())],
        ),
        (
            BOUCHES_DU_RHONE,
            "2027-12-25",
            [("holiday", "Noël", ()), ("saturday", "", ())],
        ),
        (NATIONAL, "2027-04-12", [("school", "", ("A", "C"))]),
        (BOUCHES_DU_RHONE, "2027-05-07", [("school", "", ("B",))]),
        (BOUCHES_DU_RHONE, "2027-04-12", []),
        (BOUCHES_DU_RHONE, "2027-03-26", []),
        (MOSELLE, "2027-03-26", [("holiday", "Vendredi saint", ("57",))]),
        (MOSELLE, "2027-05-06", [("holiday", "Ascension", ())]),
        (REUNION, "2027-12-20", [("holiday", "Abolition de l'esclavage", ("974",))]),
        (REUNION, "2027-07-20", []),
        (BOUCHES_DU_RHONE, "2028-02-29", []),
        (BOUCHES_DU_RHONE, "2028-03-26", [("sunday", "", ()), ("clocks", "", ())]),
        (BOUCHES_DU_RHONE, "2028-10-04", [("unknown", "", ("B",))]),
        (REUNION, "2028-10-04", []),
    ],
)
def test_what_is_off(where: MeetingArea, day: str, expected: list[object]) -> None:
    on = date.fromisoformat(day)
    assert [said(note) for note in days_off(where, on, on, lang="fr")] == expected


def test_it_is_said_in_english_too() -> None:
    (note,) = days_off(BOUCHES_DU_RHONE, date(2027, 5, 6), date(2027, 5, 6), lang="en")
    assert note.name == "Ascension Day"


def test_each_day_of_a_meeting_is_looked_at() -> None:
    notes = days_off(BOUCHES_DU_RHONE, date(2027, 5, 5), date(2027, 5, 8), lang="fr")
    assert [(note.kind.value, note.on.day) for note in notes] == [
        ("holiday", 6),
        ("school", 7),
        ("holiday", 8),
        ("saturday", 8),
    ]


def test_beyond_the_school_calendar_one_says_until_when_it_is_known() -> None:
    (note,) = days_off(NATIONAL, date(2028, 10, 4), date(2028, 10, 4), lang="fr")
    assert note.known_until == date(2028, 8, 31)


def test_the_periods_of_the_network_are_said() -> None:
    vote = QuietPeriod(
        name="Municipales",
        first=date(2028, 3, 12),
        last=date(2028, 3, 12),
        effect=PeriodEffect.CLOSED,
        weeks_before=2,
    )
    effects = {"august": "avoid", "yom_kippur": "told"}
    where = replace(BOUCHES_DU_RHONE, periods=NetworkPeriods(effects, (vote,)))
    days = [date(2028, 2, 29), date(2028, 3, 12), date(2027, 8, 3), date(2027, 10, 11)]
    own = {"closed", "avoid", "told", "before"}
    found = [note for day in days for note in days_off(where, day, day, lang="fr")]
    assert [(note.kind.value, note.name, note.on) for note in found if note.kind.value in own] == [
        ("before", "Municipales", days[0]),
        ("closed", "Municipales", days[1]),
        ("avoid", KnownDays.AUGUST.label, days[2]),
        ("told", KnownDays.YOM_KIPPUR.label, days[3]),
    ]


@pytest.mark.django_db
def usually(*zones: str) -> NetworkPeriods:
    """What a network that has chosen nothing makes of its days, in these school zones."""
    return NetworkPeriods(zones=zones)


class TestWhereABodyMeets:
    def of(self, circle: Circle, territory: str = "", **network: str) -> MeetingArea:
        Body.objects.filter(pk=circle.body.pk).update(territory=territory)
        Network.objects.filter(pk=circle.network.pk).update(**network)
        return area_of_body(Body.objects.select_related("network").get(pk=circle.body.pk), on=TODAY)

    def test_its_divisions_say_so_before_its_words(self, circle: Circle):
        rows = [part(circle, one) for one in ("commune:67482", "epci:200039865", "commune:97411")]
        found = self.of(circle, "Ain")
        assert (found.areas, found.zones) == (("57", "6AE", "974"), ("B",))
        rows[0].delete()
        part(circle, "country:FR")
        assert self.of(circle, "Ain").zones == ("A",)

    def test_its_territory_says_so(self, circle: Circle):
        assert self.of(circle, "Moselle et Bas-Rhin") == MeetingArea(
            ("57", "6AE"), ("B",), PARIS, usually("B")
        )

    def test_else_the_school_zone_of_its_network_counts(self, circle: Circle):
        draft = {"network": circle.network, "year": 2027, "made_on": TODAY}
        assert self.of(circle, school_zone="C").zones == ("C",)
        Draft.objects.create(**draft, name="Un", areas=["57"], zones=["A"])
        assert self.of(circle, school_zone="C") == MeetingArea(("57",), ("C",), PARIS, usually("C"))
        assert self.of(circle, school_zone="own").zones == ()
        assert self.of(circle, "Bas-Rhin", school_zone="C").zones == ("B",)

    def test_else_the_last_draft_of_a_year_does(self, circle: Circle):
        draft = {"network": circle.network, "year": 2027, "made_on": TODAY}
        Draft.objects.create(**draft, name="Un", areas=["FR"], zones=["A"])
        Draft.objects.create(**draft, name="Deux", areas=["57"], zones=["B"])
        assert self.of(circle, "Le port") == MeetingArea(("57",), ("B",), PARIS, usually("B"))

    def test_else_every_zone_of_the_mainland(self, circle: Circle):
        assert self.of(circle) == MeetingArea(("FR",), ("A", "B", "C"), PARIS, usually(*"ABC"))

    def test_overseas_has_its_own_holidays_and_a_school_year_that_nobody_knows(
        self, circle: Circle
    ):
        zone = "Indian/Reunion"
        assert self.of(circle, time_zone=zone) == MeetingArea(("974",), (), zone, usually())

    def test_it_costs_four_queries(self, circle: Circle, django_assert_num_queries: object):
        body = Body.objects.select_related("network").get(pk=circle.body.pk)
        Body.objects.filter(pk=body.pk).update(territory="")
        body.territory = ""
        with django_assert_num_queries(4):
            area_of_body(body, on=TODAY)
