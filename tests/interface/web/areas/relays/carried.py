"""Minutes of which some passages name the library, and of which some may not leave the body."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import APRIL, NOW, Circle, draw, hold, in_review, objection, propose
from tests.domain.builders import consent as agrees
from tests.domain.notices.convened import MAY
from tourdetable.domain.decisions.actions.decisions import conclude
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.decisions.actions.positions import record_positions
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.adoption import adopt_at_meeting
from tourdetable.domain.minutes.actions.minutes import circulate
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.people.models import Person
from tourdetable.domain.relays.tokens import token_of

THERE, BODY = "CANARI-PRESENTS", "CANARI-INSTANCE"
INSIDE, OUTSIDE = "prête sa salle au réseau", "ouvre le samedi"
TEXT = f"""# Bilan

La Médiathèque {INSIDE}.

::: partners
La Médiathèque {OUTSIDE}.

Il a neigé.
:::

::: body
{BODY} : la Médiathèque hésite.
:::

::: present
{THERE} : la Médiathèque hésite.
:::
"""
DUE = date(2027, 5, 1)


def carried(circle: Circle, audience: str = "network") -> Minutes:
    """Circulated minutes, with a decision to which the school objects, something for the library
    to do, and a meeting to come."""
    meeting = hold(circle)
    by = {"by": circle.by_ana(), "now": NOW}
    decision = disputed(circle, meeting)
    add_follow_up(decision=decision, what="Ranger la salle", seat=circle.library, due=DUE, **by)
    minutes = in_review(circle, meeting, TEXT)
    draw(circle.body, MAY, "Lecture de mai")
    at = hold(circle, APRIL, "Lecture d’avril")
    minutes = adopt_at_meeting(minutes=minutes, at=at, version=minutes.version, **by)
    return circulate(minutes=minutes, audience=audience, version=minutes.version, **by)


def disputed(circle: Circle, meeting: Meeting) -> Decision:
    """Adopted, though the school objects; why is kept for the body."""
    decision, by = propose(circle, meeting, "Lire dehors"), {"by": circle.by_ana(), "now": NOW}
    why = f"::: body\n{BODY}\n:::\n\n::: public\nIl pleut.\n:::"
    stands = objection(circle.school, why, "Un abri.")
    said = [agrees(circle.town), agrees(circle.library), stands]
    decision = record_positions(decision=decision, positions=said, version=1, **by)
    end = {"outcome": "adopted_with_dissent", "version": decision.version}
    return conclude(decision=decision, **end, **by)


def token_for(minutes: Minutes, person: Person) -> str:
    """What the link of a message holds."""
    held = Mandate.objects.select_related("person__account").get(person=person)
    return token_of(minutes.pk, held)
