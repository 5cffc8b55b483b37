"""Experiences that members of the circle tell."""

from __future__ import annotations

from typing import Any

from tests.domain.builders import NOW, Circle
from tourdetable.domain.experience.actions import calling, checking, proposing, writing
from tourdetable.domain.experience.models import ExperienceCall, ExperienceReport
from tourdetable.domain.networks.actors import Actor

DONE = "Nous avons ouvert la salle le soir, avec trois bénévoles."
FINE = {"results": "Vingt lectrices de plus.", "context": "Une canicule de six jours."}


def proposed(circle: Circle, by: Actor | None = None, **more: Any) -> ExperienceReport:
    """Bao proposes to tell something, for the library."""
    said = {"network": circle.network, "title": "Lire la nuit", "done": DONE, "now": NOW}
    return proposing.propose(**{**said, "by": by or circle.by_bao(), **more})


def written(circle: Circle, report: ExperienceReport, **said: str) -> ExperienceReport:
    """They write some of its texts."""
    known: dict[str, Any] = {"by": circle.by_bao(), "now": NOW}
    report.refresh_from_db()
    return writing.write(report=report, version=report.version, said=said, **known)


def addressed(circle: Circle, report: ExperienceReport, **far: str) -> ExperienceReport:
    """They say who reads it."""
    said = {"audience": "network", "attribution": "institution", **far}
    known: dict[str, Any] = {"by": circle.by_bao(), "now": NOW}
    report.refresh_from_db()
    return writing.go_as_far(report=report, version=report.version, **said, **known)


def checked(circle: Circle, report: ExperienceReport) -> ExperienceReport:
    """They read it again."""
    known: dict[str, Any] = {"by": circle.by_bao(), "now": NOW}
    report.refresh_from_db()
    return checking.read_again(report=report, version=report.version, **known)


def published(circle: Circle, report: ExperienceReport | None = None, **far: str) -> Any:
    """A sheet that went out, as far as is said."""
    report = written(circle, report or proposed(circle), **FINE)
    report = checked(circle, addressed(circle, report, **far))
    known: dict[str, Any] = {"by": circle.by_bao(), "now": NOW}
    return checking.publish(report=report, version=report.version, **known)


def called(circle: Circle, **more: Any) -> ExperienceCall:
    """Dora, who prepares the circle, calls for experiences."""
    by = Actor(circle.dora, office=circle.lead)
    said = {"network": circle.network, "body": circle.body, "title": "Lire dehors", "now": NOW}
    return calling.open_call(**{**said, "by": by, **more})
