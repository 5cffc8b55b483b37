"""Somebody complains of the circle, whose steward answers; Odile runs the site."""

from __future__ import annotations

from typing import Any

from tests.domain.builders import NOW, OPERATOR, Circle
from tests.domain.newsletters.newsroom import newsroom
from tourdetable.domain.complaints.actions import ComplaintDetails, complain
from tourdetable.domain.complaints.models import Complaint, ComplaintMessage
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.people.actions import mailbox

LEA, ODILE, DESK = "lea@quartier.example", "odile@site.example", "contact@site.example"


def running() -> tuple[Circle, Actor]:
    """The circle with its steward, and Odile."""
    circle, by = newsroom()
    odile = mailbox(ODILE)
    odile.operates = True
    odile.save()
    return circle, by


def complained(circle: Circle | None = None, **more: Any) -> Complaint:
    said = {"subject": "accessibility", "words": "Le PDF ne se lit pas.", "email": LEA, **more}
    details = ComplaintDetails(**said, network=circle.network if circle else None, language="fr")
    return complain(details=details, desk=DESK, by=OPERATOR, now=NOW)


def letters() -> list[tuple[str, str]]:
    """What is to leave, and to whom."""
    return list(ComplaintMessage.objects.order_by("pk").values_list("letter", "to"))
