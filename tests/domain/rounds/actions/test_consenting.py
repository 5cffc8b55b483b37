"""An election without candidates, until the consent on a name."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import nothing_changes, propose
from tests.domain.rounds.builders import Led
from tourdetable.domain.decisions.models import Decision, Position
from tourdetable.domain.rounds.actions import asking
from tourdetable.domain.rounds.actions.consenting import conclude_consent, put_to_consent
from tourdetable.domain.rounds.models import Round
from tourdetable.domain.rounds.queries import shown
from tourdetable.domain.rounds.results import NamedCount, named_counts

pytestmark = pytest.mark.django_db


def elect(led: Led, one: Round, name: str) -> Round:
    return led.on(one, put_to_consent, name=name, item=None)


def test_ballots_are_hidden_then_shown_changed_and_one_name_is_put_to_consent() -> None:
    led = Led()
    c = led.circle
    one = led.ask("election")
    led.say(one, c.town, "Elle écoute.", named="Chloé Tan")
    led.say(one, c.library, "Il est disponible.", named="Bao Lê")
    assert shown([one]) == {}
    one = led.on(one, asking.reveal)
    led.say(one, c.library, "Vous m’avez convaincu.", named="chloé  tan")
    assert named_counts(shown([one])[one.pk]) == [NamedCount("Chloé Tan", 2)]
    consent = elect(led, one, "Chloé Tan")
    decision = Decision.objects.get()
    assert (consent.kind, consent.step, consent.decision) == ("consent", "put", decision)
    assert decision.title.startswith("Chloé Tan")
    one.refresh_from_db()
    assert one.state == "over"


@pytest.mark.parametrize(
    "wrong", [{"named": "Bao Lê"}, {"words": "Il écoute."}, {"named": "Bao", "stance": "consent"}]
)
def test_one_names_somebody_and_says_why(wrong: dict[str, str]) -> None:
    led = Led()
    one = led.ask("election")
    with nothing_changes(), pytest.raises(ValidationError):
        led.say(one, led.circle.town, **wrong)


def test_nobody_is_named_in_other_rounds() -> None:
    led = Led()
    one = led.ask("silent")
    with nothing_changes(), pytest.raises(ValidationError):
        led.say(one, led.circle.town, "Oui", named="Bao Lê")


def test_no_name_is_put_before_the_ballots_were_shown_nor_an_empty_one() -> None:
    led = Led()
    one = led.ask("election")
    with nothing_changes(), pytest.raises(ValidationError):
        elect(led, one, "Bao Lê")
    led.on(one, asking.reveal)
    with nothing_changes(), pytest.raises(ValidationError):
        elect(led, one, "  ")


def test_a_consent_is_concluded_as_its_positions_allow_and_ends() -> None:
    led = Led()
    one = led.ask("consent", decision=propose(led.circle, led.meeting))
    led.on(one, asking.go_step, step="object")
    one.refresh_from_db()
    led.say(one, led.circle.town, stance="consent")
    led.say(one, led.circle.library, "Trop long.", stance="object", would_lift="Un extrait.")
    led.on(one, asking.go_step, step="lift")
    with nothing_changes(), pytest.raises(ValidationError):
        led.on(one, conclude_consent, outcome="consent")
    decision = led.on(one, conclude_consent, outcome="adopted_with_dissent")
    one.refresh_from_db()
    assert (decision.outcome, one.state) == ("adopted_with_dissent", "over")  # type: ignore[attr-defined]  # a decision
    assert Position.objects.get(seat=led.circle.library).objection == "sustained"


def test_only_a_consent_is_concluded() -> None:
    led = Led()
    one = led.ask("silent")
    with nothing_changes(), pytest.raises(ValidationError):
        led.on(one, conclude_consent, outcome="consent")
