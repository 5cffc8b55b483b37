"""A working group on the stage, and the call that it came from."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, TODAY, Circle
from tourdetable.domain.groups.models import (
    CallTopic,
    GroupReport,
    GroupStep,
    TermsOfReference,
    ThemeCall,
)
from tourdetable.domain.networks.models import Body
from tourdetable.domain.topics.models import Topic

QUAY = "Le quai à plusieurs"


def group_up(circle: Circle) -> None:
    """A call that is open, with a theme that was kept; a group with its terms, a step, a draft."""
    days = {"opens": TODAY, "closes": TODAY + timedelta(days=9)}
    call = ThemeCall.objects.create(body=circle.body, kind="board", title="Que lire ?", **days)
    said = {"network": circle.network, "put_on": TODAY, "put_at": NOW, "seat": circle.town}
    topic = Topic.objects.create(body=circle.body, title=QUAY, **said)
    CallTopic.objects.create(call=call, topic=topic, kept=True)
    named = {"kind": "board", "slug": "quai", "name": QUAY, "starts": TODAY}
    body = Body.objects.create(network=circle.network, **named)
    words = {"question": "Que lire ?", "existing": "Rien.", "added": "Un kiosque."}
    work = {"starts": TODAY, "midway": TODAY, "ends": TODAY + timedelta(days=99)}
    TermsOfReference.objects.create(body=body, number=1, written_at=NOW, **words, **work)
    GroupStep.objects.create(body=body, title="Lire", due=TODAY)
    GroupReport.objects.create(body=body, kind="midway", done="On a lu.")
