"""The support of the circle on the stage."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, TODAY, Circle
from tourdetable.domain.coordination.models import DatesCall, Outreach, SupportNote


def help_out(circle: Circle) -> None:
    """A visit by which something was agreed, a date asked for, an action for many bodies."""
    agreed = {"words": "On a parlé.", "agreed": "Dire la suite.", "written_at": NOW}
    SupportNote.objects.create(body=circle.body, kind="visit", on=TODAY, **agreed)
    until = TODAY + timedelta(days=90)
    DatesCall.objects.create(body=circle.body, until=until, asked_on=TODAY)
    Outreach.objects.create(network=circle.network, kind="tasks", made_at=NOW)
