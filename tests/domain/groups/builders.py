"""A circle whose boards are working groups: Ana, Bao and Chloé propose, Ivo composes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from tests.domain.builders import (
    CHARTER,
    FOUNDED,
    NOW,
    OPERATOR,
    Circle,
    decided,
    found_circle,
    hold,
)
from tests.domain.kept import kept
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.groups.actions.calling import answer_call, choose, open_call, say_joins
from tourdetable.domain.groups.actions.opening import open_group
from tourdetable.domain.groups.actions.terms import TermsDraft
from tourdetable.domain.groups.models import CallTopic, ThemeCall
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body
from tourdetable.domain.people.actions import register_person

TEXT = (
    CHARTER.replace('name = "Médiathèques"\nbodies = ["circle"]', 'name = "Médiathèques"').replace(
        "[[duties]]",
        '[[offices]]\ncode = "guide"\nname = "Guide"\nscope = "body"\nbodies = ["board"]\n'
        'rights = ["convene", "move", "cancel", "agenda", "attendance", "minutes"]\n\n[[duties]]',
        1,
    )
    + """
## S’engager {#CIR-10}

Qui entre dans un bureau y reste jusqu’au bout.

```rule
check = "work_commitment"
bodies = ["board"]
weight = "commitment"
```

## Ne pas refaire {#CIR-11}

Un bureau dit ce qui existe.

```rule
check = "existing_work"
bodies = ["circle", "board"]
weight = "commitment"
```
"""
)

OPENED, CLOSED = date(2027, 2, 1), date(2027, 3, 31)
"""The days of the call: it is April, one chooses."""
FEBRUARY = datetime(2027, 2, 10, 9, 0, tzinfo=UTC)
"""A day of the call."""
STARTS, MIDWAY, ENDS = date(2027, 4, 12), date(2027, 7, 1), date(2027, 10, 31)
SAID = {"title": "Lire au port", "words": "Que lire en 2027 ?", "opens": OPENED, "closes": CLOSED}
THEME = {"title": "Lire dehors", "question": "Où lire ?", "why": "Il fait beau."}


@dataclass
class Groups:
    """The circle, its call for themes, and its meeting of March that decided."""

    circle: Circle
    call: ThemeCall
    decision: Decision
    ivo: Actor

    @property
    def by(self) -> dict[str, Any]:
        return {"by": self.ivo, "now": NOW}


def found_groups() -> Groups:
    return kept("groups", build_groups)


def build_groups() -> Groups:
    circle = found_circle(TEXT, slug="groups")
    person = register_person(given_name="Ivo", family_name="Mareš")
    said = {"kind": "steward", "person": person, "starts": FOUNDED, "by": OPERATOR, "now": NOW}
    office = give_office(network=circle.network, **said)
    ivo = Actor(person, office=office)
    decision = decided(circle, hold(circle), title="Ouvrir un bureau")
    call = open_call(body=circle.body, kind="board", **SAID, by=ivo, now=FEBRUARY)
    return Groups(circle, call, decision, ivo)


def proposed(groups: Groups, by: Actor | None = None, **more: Any) -> CallTopic:
    """Bao proposes a theme, in February."""
    said = {**THEME, "existing": "Le kiosque.", **more}
    by = by or groups.circle.by_bao()
    return answer_call(call=groups.call, **said, by=by, now=FEBRUARY)


def joined(answer: CallTopic, by: Actor) -> None:
    say_joins(answer=answer, by=by, now=FEBRUARY)


def chosen(groups: Groups, *kept_: CallTopic, **more: Any) -> ThemeCall:
    """The meeting of March kept these topics; the others are for later."""
    groups.call.refresh_from_db()
    others = groups.call.answers.values_list("topic", flat=True)
    said: dict[str, Any] = {"decision": groups.decision, "version": groups.call.version}
    said |= {"kept": [one.topic_id for one in kept_], "words": dict.fromkeys(others, "Plus tard.")}
    return choose(call=groups.call, **{**said, **groups.by, **more})


def draft(**more: Any) -> TermsDraft:
    """The terms of the group that reads outside."""
    said = {"question": "Où lire ?", "existing": "Le kiosque.", "added": "Un parcours."}
    days = {"starts": STARTS, "midway": MIDWAY, "ends": ENDS}
    return TermsDraft(**{**said, **days, **more})


def group_of(groups: Groups, **more: Any) -> Body:
    """The group of Bao’s theme, that Ana would join too; both lead it."""
    circle, answer = groups.circle, proposed(groups)
    joined(answer, circle.by_ana())
    chosen(groups, answer)
    said: dict[str, Any] = {"name": "Lire dehors", "draft": draft(**more)}
    said["leads"] = [circle.bao.pk, circle.ana.pk]
    answer.refresh_from_db()
    return open_group(answer=answer, **said, **groups.by)
