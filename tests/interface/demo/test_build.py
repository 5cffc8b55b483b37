"""The demo shows what it was made to show: a living year, with its planted failures."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.charter.terms.verdict import State
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Body, CharterProposal, Network
from tourdetable.domain.people.models import Person
from tourdetable.interface.demo.personas import PERSONAS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
TODAY = date(2027, 4, 6)


def state(network: str, clause: str, body: str) -> State:
    """The worst verdict of a clause for one body, at the demo's day."""
    verdicts = report(Network.objects.get(slug=network), on=TODAY)
    key = str(Body.objects.get(network__slug=network, slug=body).pk)
    states = {v.state for v in verdicts.of(clause) if v.body == key}
    return next(s for s in (State.BROKEN, State.AT_RISK, State.KEPT) if s in states)


def test_pays_d_arles_has_broken_the_two_months_since_the_end_of_november():
    found = report(Network.objects.get(slug="convention"), on=TODAY).of("ITC-14")
    broken = [(v.broken_on, [e.on for e in v.evidence]) for v in found if v.state is State.BROKEN]
    assert broken == [(date(2026, 11, 30), [date(2026, 9, 29), date(2026, 12, 17)])]


@pytest.mark.parametrize(
    "body", ["itc-marseille-15-16", "itc-marseille-13-14", "itc-marseille-2-3", "itc-pays-d-aix"]
)
def test_the_other_territories_keep_their_calendar(body: str):
    assert state("convention", "ITC-14", body) is State.KEPT


def test_etang_de_berre_where_the_same_two_always_write_is_at_risk():
    assert state("convention", "ITC-06", "itc-etang-de-berre") is State.AT_RISK


def test_the_vacant_half_of_a_pair_breaks_the_pair_clause():
    assert state("club", "CLUB-12", "club") is State.BROKEN


def test_the_gatherings_are_set_ahead_and_on_the_agreed_days():
    assert [state("club", clause, "club") for clause in ("CLUB-07", "CLUB-08")] == [
        State.KEPT,
        State.KEPT,
    ]


def test_every_group_has_its_leads():
    groups = Body.objects.filter(network__slug="club", kind="working_group").values_list(
        "slug", flat=True
    )
    assert [state("club", "CLUB-18", slug) for slug in groups] == [State.KEPT] * 4


def test_one_territory_and_one_group_meet_on_the_day_of_the_demo():
    today = Meeting.objects.filter(starts_at__date=TODAY).values_list("body__slug", "state")
    held = ("non-recours-et-aller-vers", "opened")
    assert sorted(today) == [("itc-marseille-13-14", "convened"), held]


def test_minutes_stand_in_every_state_of_their_life():
    assert set(Minutes.objects.values_list("state", flat=True)) == {"review", "circulated"}


def test_a_decision_keeps_its_dissensus():
    kept = Decision.objects.get(
        body__slug="itc-marseille-15-16", outcome="adopted_with_dissent", consulted_at=None
    )
    objection = kept.positions.get(stance="object")
    said = (str(objection.seat), objection.would_lift)
    assert said == ("Les Quatre-Fontaines", "Une navette, ou une séance par site.")


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda p: p.slug)
def test_each_persona_is_a_person_who_can_sign_in_and_belongs_to_its_network(persona):
    given, _space, family = persona.name.partition(" ")
    person = Person.objects.get(given_name=given, family_name=family)
    networks = set(person.mandates.values_list("seat__body__network__slug", flat=True))
    networks |= set(person.offices.values_list("network__slug", flat=True))
    assert (networks, person.account is not None) == ({persona.network}, True)


def test_a_mailbox_is_shared_by_two_persons():
    shared = Person.objects.get(family_name="Féraud").account
    assert shared is not None
    assert sorted(shared.persons.values_list("family_name", flat=True)) == ["Féraud", "Guérin"]


def test_a_member_has_not_accepted_the_clubs_undertaking_yet():
    assert state("club", "CLUB-11", "club") is State.BROKEN
    unaccepted = Person.objects.filter(
        mandates__seat__body__slug="club", acceptances=None
    ).distinct()
    assert [person.family_name for person in unaccepted] == ["Obrecht"]


def test_another_text_is_proposed_to_the_convention():
    (proposal,) = CharterProposal.objects.all()
    article = load(proposal.text).articles_by_id["ITC-14"]
    months = next(
        rule.parameters["months"] for rule in article.rules if rule.check == "maximum_gap"
    )
    assert (proposal.network.slug, proposal.adopted, months) == ("convention", None, 1)
    assert (article.title, "d’un mois" in article.text) == (
        "Se voir au moins une fois par mois",
        True,
    )
