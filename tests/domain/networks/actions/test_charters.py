from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.domain.builders import (
    CHARTER,
    FOUNDED,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    found_circle,
    last_event,
    nothing_changes,
    once_sent,
)
from tests.domain.undertaking import UNDERTAKING
from tourdetable.core.charter.facts.record import AcceptanceFact
from tourdetable.core.charter.terms.verdict import State
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.networks.actions.charters import (
    accept_charter,
    adopt_charter,
    propose_charter,
    withdraw_proposal,
)
from tourdetable.domain.networks.actions.founding import store_charter
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.facts import acceptances
from tourdetable.domain.networks.models import CharterProposal
from tourdetable.domain.networks.queries import charter_in_force, undertaking, undertaking_asked
from tourdetable.domain.networks.registry import FactScope

pytestmark = pytest.mark.django_db


@pytest.fixture
def asking() -> Circle:
    """The circle, whose charter asks those who sit in a circle for discretion."""
    return found_circle(CHARTER + UNDERTAKING)


def accept(circle: Circle, version: str = "2027.1") -> None:
    accept_charter(network=circle.network, version=version, by=Actor(circle.ana), now=NOW)


def later_version(circle: Circle, in_force_from: date) -> None:
    text = (CHARTER + UNDERTAKING).replace("2027.1", "2027.2")
    store_charter(network=circle.network, text=text, read=load(text), in_force_from=in_force_from)


def test_the_undertaking_is_found_by_its_check_whatever_its_article(asking: Circle):
    rule = undertaking(asking.of(asking.ana).charter)
    assert rule is not None
    assert (rule.article, undertaking(found_circle(slug="other").of(asking.ana).charter)) == (
        "CIR-20",
        None,
    )


def test_it_is_asked_of_those_who_sit_in_the_bodies_it_names(asking: Circle):
    asked = [
        undertaking_asked(asking.of(person)) is not None
        for person in (asking.ana, asking.dora, asking.zoe)
    ]
    assert asked == [True, False, False]


def test_an_acceptance_is_dated_told_and_known_to_the_charter(asking: Circle):
    accept(asking)
    assert acceptances(FactScope(asking.network)) == (
        AcceptanceFact(str(asking.ana.pk), "2027.1", TODAY),
    )
    subject = f"person:{asking.ana.pk}"
    assert last_event() == ("charter.accepted", subject, asking.ana.pk, "", {"version": "2027.1"})


def test_the_article_is_kept_once_everybody_has_accepted(asking: Circle):
    before = report(asking.network, on=TODAY).state_of("CIR-20")
    for _seat, person in asking.holders():
        accept_charter(network=asking.network, version="2027.1", by=Actor(person), now=NOW)
    assert (before, report(asking.network, on=TODAY).state_of("CIR-20")) == (
        State.BROKEN,
        State.BROKEN,
    )
    after = report(asking.network, on=TODAY + timedelta(days=365)).state_of("CIR-20")
    assert after is State.KEPT


def test_a_version_is_accepted_once(asking: Circle):
    accept(asking)
    with nothing_changes(), pytest.raises(ValidationError, match=r"already|déjà"):
        accept(asking)


def test_a_form_sent_twice_is_told_so(asking: Circle):
    by = once_sent(Actor(asking.ana))
    accept_charter(network=asking.network, version="2027.1", by=by, now=NOW)
    with nothing_changes(), pytest.raises(AlreadyDone):
        accept_charter(network=asking.network, version="2027.1", by=by, now=NOW)


def test_only_the_text_in_force_is_accepted(asking: Circle):
    later_version(asking, TODAY)
    with nothing_changes(), pytest.raises(ValidationError, match=r"has changed|a changé"):
        accept(asking)
    accept(asking, "2027.2")


def test_a_charter_that_asks_nothing_refuses(circle: Circle):
    with (
        nothing_changes(),
        pytest.raises(ValidationError, match=r"no undertaking|aucun engagement"),
    ):
        accept(circle)


AUTUMN = date(2027, 9, 1)


def amended(**changed: str) -> str:
    """The circle's charter with three months between two meetings, under another version name."""
    text = CHARTER.replace("2027.1", "2027.2").replace("months = 2", "months = 3")
    for old, new in changed.items():
        text = text.replace(old, new)
    return text


def propose(circle: Circle, text: str = "", in_force_from: date = AUTUMN) -> CharterProposal:
    by = Actor(circle.bao)
    return propose_charter(
        network=circle.network,
        text=text or amended(),
        in_force_from=in_force_from,
        by=by,
        now=NOW,
        reasons="L’été.",
    )


def test_any_member_proposes_a_text_and_nothing_changes_yet(circle: Circle):
    proposal = propose(circle)
    assert (proposal.version, proposal.proposed_by, proposal.adopted) == (
        "2027.2",
        circle.bao,
        None,
    )
    assert circle.network.charters.count() == 1
    assert last_event()[:3] == ("charter.proposed", f"proposal:{proposal.pk}", circle.bao.pk)


def test_its_author_takes_a_proposal_back(circle: Circle):
    proposal = propose(circle)
    withdraw_proposal(proposal=proposal, by=Actor(circle.bao), now=NOW)
    proposal.refresh_from_db()
    assert proposal.withdrawn_on == TODAY
    assert last_event()[:3] == (
        "charter.proposal_withdrawn",
        f"proposal:{proposal.pk}",
        circle.bao.pk,
    )
    with nothing_changes(), pytest.raises(ValidationError, match=r"withdrawn|retiré"):
        withdraw_proposal(proposal=proposal, by=Actor(circle.bao), now=NOW)
    with nothing_changes(), pytest.raises(ValidationError, match=r"withdrawn|retiré"):
        adopt_charter(proposal=proposal, decision=1, by=Actor(circle.ana), now=NOW)


def test_nobody_else_takes_it_back(circle: Circle):
    proposal = propose(circle)
    with nothing_changes(), pytest.raises(PermissionDenied):
        withdraw_proposal(proposal=proposal, by=Actor(circle.ana), now=NOW)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", r"front matter|préliminaire"),
        (CHARTER.replace("2027.1", "2027.2").replace('"weekday"', '"weekdya"'), r"weekday"),
        (CHARTER, r"2027\.1"),
        (CHARTER.replace("2027.1", "9" * 41), r"40"),
        (
            CHARTER.replace("2027.1", "2027.2").replace(
                'charter = "reading-circle"', 'charter = "chess"'
            ),
            r"chess",
        ),
        (
            CHARTER.replace("2027.1", "2027.2")
            .replace('code = "circle"', 'code = "ring"')
            .replace('"circle"', '"ring"'),
            r"circle",
        ),
        ("x" * 1_000_001, r"1000000|1 000 000|1000001"),
    ],
    ids=[
        "empty",
        "misspelt",
        "same version",
        "long version",
        "another charter",
        "a kind is lost",
        "endless",
    ],
)
def test_a_text_that_does_not_hold_is_refused_with_its_reason(circle: Circle, text: str, said: str):
    with nothing_changes(), pytest.raises(ValidationError, match=said):
        propose_charter(
            network=circle.network, text=text, in_force_from=AUTUMN, by=Actor(circle.bao), now=NOW
        )


def test_each_mistake_names_its_line_its_key_and_its_remedy(circle: Circle):
    wrong = amended().replace('weight = "obligation"', 'weight = "heavy"')
    with pytest.raises(ValidationError) as refusal:
        propose(circle, wrong)
    lines = [
        number for number, line in enumerate(wrong.splitlines(), 1) if line == 'weight = "heavy"'
    ]
    told = refusal.value.message_dict["text"]
    assert [
        str(line) in message and "weight" in message
        for line, message in zip(lines, told, strict=True)
    ] == [True] * 3


@pytest.mark.parametrize("day", [TODAY, date(2026, 1, 1), FOUNDED])
def test_a_text_never_changes_the_past(circle: Circle, day: date):
    with nothing_changes(), pytest.raises(ValidationError):
        propose(circle, in_force_from=day)


def test_the_day_that_the_text_says_is_its_day(circle: Circle):
    text = amended().replace('language = "fr"', 'language = "fr"\nin_force = 2027-10-01')
    with nothing_changes(), pytest.raises(ValidationError):
        propose(circle, text)
    assert propose(circle, text, date(2027, 10, 1)).in_force_from == date(2027, 10, 1)


def test_an_adopted_text_is_in_force_from_its_day_on(circle: Circle):
    proposal = propose(circle)
    stored = adopt_charter(proposal=proposal, decision=7, by=OPERATOR, now=NOW)
    in_force = [
        charter_in_force(circle.network, on=day).version
        for day in (AUTUMN - timedelta(days=1), AUTUMN)
    ]
    assert (in_force, stored.text) == (["2027.1", "2027.2"], proposal.text)
    proposal.refresh_from_db()
    assert (proposal.adopted, proposal.decision) == (stored, 7)
    with nothing_changes(), pytest.raises(ValidationError):
        adopt_charter(proposal=proposal, decision=8, by=OPERATOR, now=NOW)


def test_two_proposals_cannot_take_the_same_name_or_day(circle: Circle):
    first, same_name, same_day = (
        propose(circle),
        propose(circle, "", date(2027, 10, 1)),
        propose(circle, amended(**{"2027.2": "2027.3"})),
    )
    adopt_charter(proposal=first, decision=7, by=OPERATOR, now=NOW)
    for other in (same_name, same_day):
        with nothing_changes(), pytest.raises(ValidationError):
            adopt_charter(proposal=other, decision=7, by=OPERATOR, now=NOW)


def test_whoever_sits_has_thirty_days_to_accept_a_text_that_says_no_day_of_its_own(asking: Circle):
    for _seat, person in asking.holders():
        accept_charter(network=asking.network, version="2027.1", by=Actor(person), now=NOW)
    later_version(asking, AUTUMN)
    states = [
        report(asking.network, on=AUTUMN + timedelta(days=n)).state_of("CIR-20")
        for n in (0, 30, 31)
    ]
    assert states == [State.AT_RISK, State.AT_RISK, State.BROKEN]
