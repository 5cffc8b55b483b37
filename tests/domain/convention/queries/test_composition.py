"""Who is expected in a body follows the agreement and the territory."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import TODAY, found_circle
from tests.domain.convention.builders import BY, begun, sign_up, signed
from tests.domain.convention.grounds import (
    ARLES,
    TARASCON,
    covers,
    runs,
    settled,
    works_on,
)
from tourdetable.domain.convention.actions.signatories import (
    FacilitySeatsDraft,
    SignatoryDraft,
    seat_facilities,
)
from tourdetable.domain.convention.models import AgreementPeriod
from tourdetable.domain.convention.queries.composition import (
    ExpectedComposition,
    composed_kinds,
    compositions,
)
from tourdetable.domain.networks.actions.presences import declare_presence
from tourdetable.domain.networks.models import Body, Presence
from tourdetable.domain.people.actions import register_institution
from tourdetable.domain.territories.models import BodyTerritory

pytestmark = pytest.mark.django_db


def found(period: AgreementPeriod, body: Body, on: date = TODAY) -> ExpectedComposition:
    return compositions(period, [body], on=on)[0]


def names(composition: ExpectedComposition) -> list[str]:
    return [str(one.institution) for one in composition.expected]


def test_a_commune_that_joins_or_leaves_changes_who_is_expected() -> None:
    circle = found_circle()
    period = begun(circle)
    tarascon = covers(register_institution(name="Ville de Tarascon"), TARASCON)
    sign_up(period, SignatoryDraft(tarascon, "towns", bodies=["circle"]))
    settled(circle)
    assert names(found(period, circle.body)) == ["Médiathèque", "Ville du Port"]
    july = date(2027, 7, 1)
    works_on(circle.body, TARASCON, starts=july)
    BodyTerritory.objects.filter(division=ARLES).update(ends=july - timedelta(days=1))
    assert names(found(period, circle.body, july)) == ["Médiathèque", "Ville de Tarascon"]
    assert names(found(period, circle.body)) == ["Médiathèque", "Ville du Port"]


def test_what_differs_from_presences_is_said_with_why() -> None:
    circle = found_circle()
    period = begun(circle)
    settled(circle)
    far = covers(register_institution(name="Ville de Tarascon"), TARASCON)
    lost = register_institution(name="Ville perdue")
    for one in (far, lost):
        sign_up(period, SignatoryDraft(one, "towns", bodies=["circle"]))
    for one, college in (
        (circle.library.institution, "towns"),
        (far, "towns"),
        (lost, "towns"),
        (circle.school.institution, "towns"),
    ):
        said = {"institution": one, "college": college, "starts": TODAY}
        declare_presence(body=circle.body, **said, **BY)
    here = found(period, circle.body)
    why = {str(row.institution): here.why_unexpected(row).value for row in here.unexpected}
    assert [str(one.institution) for one in here.missing] == ["Ville du Port"]
    assert why == {
        "Ville de Tarascon": "away",
        "Ville perdue": "unplaced",
        "École du Môle": "unsigned",
    }
    assert [str(row.institution) for row, _one in here.elsewhere] == ["Médiathèque"]
    assert here.differs


def test_whoever_runs_a_facility_there_is_expected_where_the_agreement_seats_it() -> None:
    circle = found_circle()
    period = begun(circle)
    settled(circle)
    school = circle.school.institution
    runs(circle.network, school, ARLES)
    runs(circle.network, register_institution(name="Loin"), TARASCON)
    runs(circle.network, register_institution(name="Crèche"), ARLES, kind="Crèche")
    draft = FacilitySeatsDraft("phare", "towns", "light", ["circle"])
    seat_facilities(period=period, draft=draft, version=period.version, **BY)
    one = next(x for x in found(period, circle.body).expected if x.institution == school)
    assert (one.college, one.kind, [str(x) for x in one.facilities]) == (
        "towns",
        "light",
        ["Le Phare"],
    )
    assert composed_kinds(period) == {"circle"}


def test_who_is_invited_is_owed_nothing_and_without_territory_nobody_is_expected() -> None:
    circle = found_circle()
    period = signed(circle)
    assert not found(period, circle.body).differs
    settled(circle)
    period.signatories.update(kind="invited")
    here = found(period, circle.body)
    assert (here.missing, len(here.invited), here.differs) == ([], 2, False)


def test_a_hundred_bodies_are_read_by_as_many_queries_as_one() -> None:
    circle = found_circle()
    period = signed(circle)
    settled(circle)
    known = {"network": circle.network, "kind": "circle", "starts": TODAY}
    rows = [Body(name=f"Île {n}", slug=f"ile-{n}", **known) for n in range(30)]
    bodies = Body.objects.bulk_create(rows)
    for body in bodies:
        works_on(body, ARLES)
    said = {"institution": circle.town.institution, "college": "towns", "starts": TODAY}
    Presence.objects.bulk_create(Presence(body=body, **said) for body in bodies)
    counts = []
    for few in (bodies[:1], bodies):
        with CaptureQueriesContext(connection) as asked:
            compositions(period, few, on=TODAY)
        counts.append(len(asked))
    assert counts[0] == counts[1]
