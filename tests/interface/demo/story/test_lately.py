"""What a newcomer sees of composing in the demo: each thing that issue 12 made possible, once."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.meetings.silence import silent
from tourdetable.domain.networks.models import Body, Correction, Mandate, Network, Seat
from tourdetable.domain.people.models import Institution, Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
TODAY = date(2027, 4, 6)


def names(rows: object) -> list[str]:
    return sorted(map(str, rows))  # type: ignore[call-overload]  # rows of a query


def test_institutions_say_what_they_are():
    said = {"kind": "", "tier": "", "professional_network": "", "territory": ""}
    empty = {name: Institution.objects.filter(**{name: value}) for name, value in said.items()}
    central = ["Direction centrale « cohésion sociale »", "Direction centrale « offre de soins »"]
    central.append("Délégation interministérielle pauvreté")
    found = {name: names(rows) for name, rows in empty.items()}
    nothing: list[str] = []
    assert found == {
        "kind": nothing,
        "tier": nothing,
        "professional_network": nothing,
        "territory": sorted(central),
    }


def test_one_seat_is_vacant():
    vacant = Seat.objects.exclude(pk__in=Mandate.objects.active(TODAY).values("seat"))
    assert [(seat.body.slug, str(seat.institution)) for seat in vacant] == [
        ("non-recours-et-aller-vers", "Direction centrale « cohésion sociale »")
    ]


def test_one_body_lacks_a_commune_and_has_a_silent_seat():
    body = Body.objects.get(slug="itc-etang-de-berre")
    assert [one.name for one in silent(body, TODAY)] == ["Ville d’Istres"]
    judged = report(Network.objects.get(slug="convention"), on=TODAY).of("ITC-09")
    assert [v.body for v in judged if v.state is State.BROKEN] == [str(body.pk)]
    absent = Institution.objects.filter(presences__body=body).exclude(seats__body=body)
    assert names(absent) == ["Ville de Berre-l’Étang"]


def test_somebody_took_a_seat_over_a_month_ago():
    held = Mandate.objects.filter(reason="succeeded").select_related("seat__institution", "person")
    assert [(str(m.person), str(m.ends)) for m in held] == [("Estelle Rambaud", "2027-03-07")]
    assert Mandate.objects.get(person__family_name="Belmokhtar").starts == date(2027, 3, 8)


def test_a_mandate_is_corrected():
    assert [one.reason for one in Correction.objects.all()] == [
        "Homonyme : c’est Laurent Tosi qui siège."
    ]


def test_people_are_called_in_for_a_meeting_and_for_a_theme():
    called = Guest.objects.select_related("person", "body").order_by("called_at")
    assert [(str(g.person), g.body.slug, bool(g.meeting_id)) for g in called] == [
        ("Renaud Castellan", "itc-pays-d-arles", False),
        ("Lina Benoît-Roy", "sante-mentale-des-jeunes", False),
        ("Fatou Ndiaye", "itc-marseille-15-16", True),
    ]


def test_a_proposal_waits_and_so_do_invitations():
    states = Invitation.objects.order_by("pk").values_list("state", "person__family_name")
    assert sorted(states, key=str) == [
        ("proposed", None),
        ("sent", "Belmokhtar"),
        ("sent", "Gomez"),
    ]


def test_some_said_their_telephone_and_their_needs():
    told = Person.objects.exclude(phone="", access_needs="").order_by("sort_key")
    assert [person.family_name for person in told] == [
        "Aberkane",
        "Marchetti",
        "Olivari",
        "Ouadah",
        "Prigent",
    ]
