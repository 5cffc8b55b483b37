"""An evaluation on the stage of the table of permissions."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.questionnaires.builders import written
from tourdetable.domain.evaluation.actions import commenting, interviewing, leading, surveying
from tourdetable.domain.evaluation.actions.interviewing import InterviewDetails
from tourdetable.domain.networks.actors import Actor


def evaluated(circle: Circle) -> None:
    """Dora leads one, comments it, notes what she heard."""
    by = {"by": Actor(circle.dora, office=circle.lead), "now": NOW}
    days = {"first": date(2026, 9, 1), "last": date(2027, 8, 31)}
    campaign = leading.begin(body=circle.body, title="Une année", **days, **by)
    said = {"indicator": "", "words": "On lit.", "attribution": "none"}
    commenting.comment(campaign=campaign, **said, **by)
    details = InterviewDetails(on=TODAY, whom="Une lectrice", text="J’aime venir.")
    interviewing.note(campaign=campaign, details=details, **by)
    row = written(circle)
    surveying.attach(campaign=campaign, questionnaires=[row], version=campaign.version, **by)
