"""An evaluation of the circle, whose charter names a board that conducts it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.domain.builders import (
    APRIL,
    CHARTER,
    FOUNDED,
    NOW,
    OPERATOR,
    Circle,
    agreed,
    attached,
    concluded,
    found_circle,
    hold,
    propose,
    seat_of,
)
from tests.domain.kept import kept
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.evaluation.actions import freezing, giving, leading
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import create_seat, give_mandate
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.people.actions import register_institution, register_person
from tourdetable.domain.people.models import Person

RULE = """
## L’évaluation {#CIR-04}

Le bureau évalue, le cercle approuve.

```rule
check = "evaluation_approved"
conducted_by = ["board"]
approved_by = ["circle"]
weight = "obligation"
```
"""
FIRST, LAST = date(2026, 9, 1), date(2027, 4, 5)
"""Days that are over."""


@dataclass
class Evaluating:
    """The circle, and its board: Eva sits there."""

    circle: Circle
    board: Body
    seat: Seat
    eva: Person

    def by_eva(self, **gesture: Any) -> Actor:
        return Actor(self.eva, seat=self.seat, **gesture)

    @property
    def how(self) -> dict[str, Any]:
        """By Eva, now."""
        return {"by": self.by_eva(), "now": NOW}


def evaluating() -> Evaluating:
    """A network that evaluates itself."""
    return kept("evaluating", found)


def found() -> Evaluating:
    circle = found_circle(CHARTER + RULE)
    board = install_body(
        network=circle.network,
        kind="board",
        name="Bureau du cercle",
        slug="bureau",
        territory="Haute-Corse",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    college = {"institution": register_institution(name="Observatoire"), "college": "towns"}
    seat = create_seat(body=board, starts=FOUNDED, by=OPERATOR, now=NOW, **college)
    eva = register_person(given_name="Eva", family_name="Lang")
    give_mandate(seat=seat, person=eva, starts=FOUNDED, by=OPERATOR, now=NOW)
    return Evaluating(circle, board, seat, eva)


def begun(scene: Evaluating, **more: Any) -> Campaign:
    """Eva begins to evaluate the year, in which the circle met once."""
    said = {"title": "Une année de lectures", "first": FIRST, "last": LAST} | more
    return leading.begin(body=scene.board, **said, **scene.how)


def fresh(campaign: Campaign) -> Campaign:
    return Campaign.objects.get(pk=campaign.pk)


def of_now(scene: Evaluating, campaign: Campaign) -> dict[str, Any]:
    """What each action about it is given, by Eva, as it stands."""
    current = fresh(campaign)
    return {"campaign": current, "version": current.version, **scene.how}


def written(scene: Evaluating, campaign: Campaign, **more: Any) -> Campaign:
    """She says how, and what she concludes."""
    words = {"title": campaign.title, "method": "Par entretiens.", "findings": "On lit trop peu."}
    return leading.write(**words | more, **of_now(scene, campaign))


def frozen(scene: Evaluating, **more: Any) -> Campaign:
    """She freezes the figures of a year in which the circle met once."""
    hold(scene.circle)
    campaign = written(scene, begun(scene, **more))
    return freezing.freeze(**of_now(scene, campaign))


def given(scene: Evaluating, **more: Any) -> Campaign:
    """She gives the report to those who approve it."""
    return giving.give(**of_now(scene, frozen(scene, **more)))


def with_more_seats(scene: Evaluating) -> list[Seat]:
    """Three more seats of the circle, held: it is large enough to be spoken of."""
    made = []
    for name in ("Lycée", "Musée", "Théâtre"):
        seat = seat_of(scene.circle.body, name, "towns")
        person = register_person(given_name="Inès", family_name=name)
        give_mandate(seat=seat, person=person, starts=FOUNDED, by=OPERATOR, now=NOW)
        made.append(seat)
    return made


def approved(
    scene: Evaluating, before: Callable[[Campaign], object] = lambda campaign: None
) -> Campaign:
    """The circle approves the report; `before`: what is done before it is given."""
    campaign = frozen(scene)
    before(campaign)
    giving.give(**of_now(scene, campaign))
    circle = scene.circle
    decision = propose(circle, hold(circle, APRIL, "Lecture d’avril"), "Approuver le bilan")
    effect = EffectDraft("approve_evaluation", campaign=campaign.pk)
    concluded(circle, agreed(circle, attached(circle, decision, effect)))
    return fresh(campaign)
