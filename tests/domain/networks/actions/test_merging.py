from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    FOUNDED,
    MARCH,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    found_circle,
    hold,
    nothing_changes,
    seat_of,
)
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.queries import position
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.models import Attendance, Reply
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.merging import merge_institutions, merge_persons
from tourdetable.domain.networks.actions.presences import declare_presence
from tourdetable.domain.networks.actions.seats import (
    create_seat,
    end_mandate,
    give_mandate,
    give_office,
)
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import (
    Acceptance,
    Body,
    Mandate,
    Network,
    Office,
    Presence,
    Seat,
)
from tourdetable.domain.networks.queries import standing
from tourdetable.domain.people.actions import mailbox, register_person
from tourdetable.domain.people.models import Account, Institution, OtherAddress, Person
from tourdetable.domain.people.references import references
from tourdetable.domain.programme.actions import renew_feed

pytestmark = pytest.mark.django_db

BY: dict[str, Any] = {"by": OPERATOR, "now": NOW}


@dataclass
class Twins:
    """Ana, and the one who was recorded as somebody else."""

    circle: Circle
    ana: Person
    twin: Person

    @property
    def network(self) -> Network:
        return self.circle.network

    def merge(self, **more: Any) -> Person:
        said = {"merged": self.twin, "into": self.ana, "network": self.network, **BY, **more}
        versions = {"version": self.twin.version, "into_version": self.ana.version}
        return merge_persons(**{**versions, **said})

    def sit(
        self, person: Person, seat: Seat, starts: date = FOUNDED, ends: date | None = None
    ) -> Mandate:
        return give_mandate(
            seat=seat, person=person, starts=starts, ends=ends, confirmed=True, **BY
        )

    def held(self) -> list[tuple[int, date, date | None]]:
        rows = Mandate.objects.filter(person=self.ana).order_by("seat", "starts")
        return list(rows.values_list("seat", "starts", "ends"))


@pytest.fixture
def twins() -> Twins:
    circle = found_circle()
    twin = register_person(given_name="Anna", family_name="Ruiz", email="anna@home.example")
    return Twins(circle, circle.ana, twin)


def steward(network: Network, name: str = "Gaëlle") -> Actor:
    """Somebody who composes a network."""
    person = register_person(given_name=name, family_name="Partout")
    said: dict[str, Any] = {"kind": "steward", "person": person, "starts": FOUNDED, **BY}
    return Actor(person, office=give_office(network=network, **said))


def test_all_that_one_holds_and_did_goes_to_the_other(twins: Twins) -> None:
    c, twin = twins.circle, twins.twin
    twins.sit(twin, c.library)
    lead: dict[str, Any] = {"network": twins.network, "kind": "lead", "body": c.body}
    give_office(person=twin, starts=TODAY, confirmed=True, **lead, **BY)
    meeting = hold(c, came=[*c.holders(), (c.library, twin)])
    renew_feed(person=twin, network=twins.network, by=Actor(twin), now=NOW)
    into = twins.merge()
    assert (into, Person.objects.get(pk=twin.pk).merged_into) == (c.ana, c.ana)
    assert twins.held() == [(c.town.pk, FOUNDED, None), (c.library.pk, FOUNDED, None)]
    assert [office.kind for office in standing(c.ana, twins.network, on=TODAY).offices] == ["lead"]
    came = Attendance.objects.filter(meeting=meeting, person=c.ana).order_by("seat")
    assert [row.seat_id for row in came] == [c.town.pk, c.library.pk]
    for column in references(Person):
        if column.name != "merged_into":
            assert not column.model._base_manager.filter(**{column.name: twin}).exists(), column


@pytest.mark.parametrize(
    ("own", "other", "left"),
    [
        ((0, None), (0, None), [(0, None)]),
        ((0, 60), (30, None), [(0, None)]),
        ((30, None), (0, 60), [(0, None)]),
        ((0, 90), (30, 60), [(0, 90)]),
        ((0, 30), (31, 60), [(0, 30), (31, 60)]),
        ((31, 60), (0, 30), [(0, 30), (31, 60)]),
    ],
)
def test_mandates_of_both_on_one_seat_are_one_while_they_overlap(
    twins: Twins, own: Any, other: Any, left: Any
) -> None:
    def days(first: int, last: int | None) -> tuple[date, date | None]:
        return day(first), None if last is None else day(last)

    def day(after: int) -> date:
        return FOUNDED + timedelta(days=after)

    seat = seat_of(twins.circle.body, "Port autonome", "towns")
    for person, (first, last) in ((twins.ana, own), (twins.twin, other)):
        twins.sit(person, seat, *days(first, last))
    twins.merge()
    assert [row[1:] for row in twins.held() if row[0] == seat.pk] == [days(*one) for one in left]


def test_a_period_ends_as_the_last_of_those_it_is_made_of(twins: Twins) -> None:
    seat = seat_of(twins.circle.body, "Port autonome", "towns")
    day = FOUNDED + timedelta(days=30)
    first = twins.sit(twins.ana, seat, FOUNDED, day)
    last = twins.sit(twins.twin, seat, day, day + timedelta(days=9))
    Mandate.objects.filter(pk=first.pk).update(reason="left")
    Mandate.objects.filter(pk=last.pk).update(reason="succeeded")
    twins.merge()
    row = Mandate.objects.get(seat=seat, person=twins.ana)
    assert (row.starts, row.ends, row.reason) == (FOUNDED, last.ends, "succeeded")


def test_what_both_did_once_is_kept_once(twins: Twins) -> None:
    c, twin = twins.circle, twins.twin
    twins.sit(twin, c.town)
    meeting = hold(c, came=[(c.town, twin)])
    Attendance.objects.create(meeting=meeting, seat=c.town, person=c.ana, mode="absent")
    times = {"starts_at": MARCH, "ends_at": MARCH, "taken_at": NOW}
    for person, answer, at in ((c.ana, "attend", NOW), (twin, "excused", NOW + timedelta(1))):
        said: dict[str, Any] = {"person": person, "answer": answer, "at": at, **times}
        Reply.objects.create(meeting=meeting, seat=c.town, **said)
    for person, on in ((twin, TODAY - timedelta(3)), (c.ana, TODAY)):
        Acceptance.objects.create(person=person, charter=twins.network.charters.get(), on=on)
    twins.merge()
    assert [row.mode for row in Attendance.objects.filter(person=c.ana)] == ["in_person"]
    assert [row.answer for row in Reply.objects.filter(person=c.ana)] == ["excused"]
    assert [row.on for row in Acceptance.objects.filter(person=c.ana)] == [TODAY - timedelta(3)]


def test_the_journal_keeps_the_ids_and_tells_every_network(twins: Twins) -> None:
    other = found_circle(slug="other")
    twins.sit(twins.twin, other.library)
    before = {slug: position(slug) for slug in ("circle", "other")}
    last = Event.objects.latest("pk").pk
    twins.merge()
    told = Event.objects.filter(pk__gt=last).order_by("pk")
    assert [(row.network, row.kind, row.subject, row.data) for row in told] == [
        (slug, "person.merged", f"person:{twins.ana.pk}", {"merged": twins.twin.pk})
        for slug in ("circle", "other")
    ]
    assert all(position(slug) != number for slug, number in before.items())


HOME, TOWN = "anna@home.example", "ana@town.example"


@pytest.mark.parametrize(
    ("own", "came", "kept", "other"),
    [
        ("", [], HOME, ""),
        (TOWN, [], TOWN, HOME),
        (TOWN, [TOWN], TOWN, HOME),
        (TOWN, [HOME], HOME, TOWN),
    ],
)
def test_a_merge_opens_to_nobody_what_they_did_not_open(
    twins: Twins, own: str, came: list[str], kept: str, other: str
) -> None:
    Person.objects.filter(pk=twins.ana.pk).update(account=mailbox(own) if own else None)
    Account.objects.filter(email__in=came).update(last_login=NOW)
    ana = twins.merge()
    others = OtherAddress.objects.filter(person=ana).values_list("account__email", "confirmed_at")
    assert ana.account
    assert (ana.account.email, list(others)) == (kept, [(other, None)] if other else [])
    assert Person.objects.get(pk=twins.twin.pk).account is None


def test_two_who_came_are_one_when_they_read_one_mailbox(twins: Twins) -> None:
    theirs, own = twins.twin.account, mailbox(TOWN)
    assert theirs
    Person.objects.filter(pk=twins.ana.pk).update(account=own)
    Account.objects.update(last_login=NOW)
    with nothing_changes(), pytest.raises(ValidationError, match="Both have signed in"):
        twins.merge()
    shown = OtherAddress.objects.create(person=twins.twin, account=own)
    with nothing_changes(), pytest.raises(ValidationError, match="Both have signed in"):
        twins.merge()
    OtherAddress.objects.filter(pk=shown.pk).update(confirmed_at=NOW)
    ana = twins.merge()
    others = OtherAddress.objects.filter(person=ana).exclude(account=ana.account_id)
    assert (ana.account, others.get().account, others.get().confirmed_at) == (own, theirs, NOW)


def test_blanks_are_filled_and_nothing_is_overwritten(twins: Twins) -> None:
    Person.objects.filter(pk=twins.twin.pk).update(phone="04 91 00 00 00", language="en")
    Person.objects.filter(pk=twins.ana.pk).update(language="fr")
    ana = twins.merge()
    assert (ana.given_name, ana.phone, ana.language) == ("Ana", "04 91 00 00 00", "fr")


def test_nobody_is_merged_twice_nor_into_themselves(twins: Twins) -> None:
    with pytest.raises(ValidationError, match="than itself"):
        twins.merge(into=twins.twin)
    for stale in ({"version": 7}, {"into_version": 7}):
        with pytest.raises(Changed):
            twins.merge(**stale)
    twins.merge()
    with pytest.raises(ValidationError, match="already been merged"):
        twins.merge(version=2, into_version=2)
    third = register_person(given_name="A.", family_name="Ruiz")
    again = {"merged": twins.ana, "into": third, "version": 2, "into_version": 1}
    twins.merge(**again)
    assert {*Person.objects.filter(merged_into=third)} == {twins.ana, twins.twin}


def test_only_whoever_composes_all_that_both_hold_may_merge(twins: Twins) -> None:
    other = found_circle(slug="other")
    twins.sit(twins.twin, twins.circle.library)
    twins.sit(twins.twin, other.library)
    here, there = steward(twins.network), steward(other.network, "Hervé")
    for who in (here, there, twins.circle.by_ana(), Actor(twins.ana)):
        with nothing_changes(), pytest.raises(ValidationError, match="do not compose"):
            twins.merge(by=who)
    both: dict[str, Any] = {"kind": "steward", "person": here.person, "starts": FOUNDED, **BY}
    give_office(network=other.network, **both)
    assert twins.merge(by=here) == twins.ana


def test_whoever_shares_a_mailbox_may_be_said_to_be_one(twins: Twins) -> None:
    other = found_circle(slug="other")
    twins.sit(twins.twin, twins.circle.library)
    twins.sit(twins.twin, other.library)
    here = steward(twins.network)
    Person.objects.filter(pk=twins.ana.pk).update(account=twins.twin.account)
    assert twins.merge(by=here) == twins.ana


def test_whoever_runs_the_installation_is_nobody_s_to_merge(twins: Twins) -> None:
    twins.sit(twins.twin, twins.circle.library)
    account = twins.twin.account
    assert account
    account.operates = True
    account.save()
    with pytest.raises(ValidationError, match="do not compose"):
        twins.merge(by=steward(twins.network))


# Institutions


def institution(name: str) -> Institution:
    return Institution.objects.create(name=name, kind="commune", tier="municipal")


def merged(circle: Circle, one: Institution, into: Institution, **more: Any) -> Institution:
    said = {"merged": one, "into": into, "network": circle.network, **BY, **more}
    return merge_institutions(version=one.version, into_version=into.version, **said)


def second(circle: Circle) -> Body:
    return install_body(
        network=circle.network, kind="circle", name="Bourg", slug="bourg", starts=FOUNDED, **BY
    )


def test_seats_and_presences_go_to_the_institution_that_stays() -> None:
    circle = found_circle()
    town, other = circle.town.institution, institution("Mairie du Port")
    seat = seat_of(second(circle), "x", "towns")
    Seat.objects.filter(pk=seat.pk).update(institution=other)
    twins = Twins(circle, circle.ana, circle.ana)
    twins.sit(circle.zoe, seat)
    for one in (town, other):
        declare_presence(body=circle.body, institution=one, college="towns", starts=FOUNDED, **BY)
    kept = merged(circle, other, town)
    assert {row.body.slug for row in Seat.objects.filter(institution=town)} == {"port", "bourg"}
    assert Presence.objects.filter(institution=town).count() == Presence.objects.count() == 1
    assert (kept.kind, kept.tier) == ("commune", "municipal")
    assert Institution.objects.get(pk=other.pk).merged_into == town
    told = Event.objects.latest("pk")
    assert (told.kind, told.data) == ("institution.merged", {"merged": other.pk})


def test_two_seats_at_one_table_are_not_one() -> None:
    circle = found_circle()
    town, library = circle.town.institution, circle.library.institution
    with nothing_changes(), pytest.raises(ValidationError, match="Cercle du port"):
        merged(circle, library, town)
    Seat.objects.filter(pk=circle.library.pk).update(ends=TODAY - timedelta(days=1))
    merged(circle, library, town)
    assert Seat.objects.get(pk=circle.library.pk).institution == library
    later = create_seat(
        body=circle.body,
        institution=institution("Autre"),
        college="towns",
        starts=FOUNDED + timedelta(1),
        **BY,
    )
    Seat.objects.filter(pk=later.pk).update(ends=TODAY - timedelta(days=1))
    town.refresh_from_db()
    merged(circle, later.institution, town)
    assert Seat.objects.get(pk=later.pk).institution == town


def test_only_whoever_composes_where_it_sits_makes_an_institution_disappear() -> None:
    circle, other = found_circle(), found_circle(slug="other")
    here = steward(circle.network)
    mine, theirs = institution("Mairie du Port"), other.town.institution
    declare_presence(body=circle.body, institution=mine, college="towns", starts=FOUNDED, **BY)
    with nothing_changes(), pytest.raises(ValidationError, match="you do not compose"):
        merged(circle, theirs, mine, by=here)
    with pytest.raises(ValidationError, match="you do not compose"):
        merged(circle, mine, theirs, by=circle.by_ana())
    assert merged(circle, mine, theirs, by=here) == theirs
    end_mandate(mandate=Mandate.objects.filter(person=circle.bao).get(), ends=TODAY, **BY)
    assert Office.objects.filter(person=here.person).exists()
