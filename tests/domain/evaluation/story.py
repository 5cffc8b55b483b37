"""The chapter of the story in which the circle evaluates itself: Dora leads, its charter names
nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from tests.domain.builders import NOW, TODAY
from tests.domain.questionnaires.builders import UNTIL, written
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.evaluation.actions import (
    commenting,
    freezing,
    giving,
    interviewing,
    leading,
    surveying,
)
from tourdetable.domain.evaluation.actions.interviewing import InterviewDetails
from tourdetable.domain.evaluation.models import (
    Campaign,
    CampaignQuestionnaire,
    FigureComment,
    InterviewNote,
    ReportApproval,
)
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body
from tourdetable.domain.questionnaires.actions.writing import QuestionnaireDetails

if TYPE_CHECKING:
    from tests.domain.story import Step, Story


def evaluated(s: Story) -> Iterator[Step]:
    """From its beginning to its publication; another one is given up."""
    c = s.circle
    by: dict[str, Any] = {"by": Actor(c.dora, office=c.lead), "now": NOW}
    days = {"first": date(2026, 9, 1), "last": date(2027, 8, 31)}

    def begun(title: str) -> Step:
        return lambda: leading.begin(body=c.body, title=title, **days, **by)

    def of(action: Any, **said: Any) -> Step:
        def step() -> object:
            row = Campaign.objects.order_by("number").last()
            assert row is not None
            return action(campaign=row, version=row.version, **said, **by)

        return step

    yield begun("Trop tôt")
    yield of(leading.withdraw)
    yield begun("Une année")
    yield of(leading.write, title="Une année", method="", findings="On lit.")
    yield from commented(by)
    yield from surveyed(s, of)
    yield of(freezing.freeze)
    yield of(giving.give)
    yield of(giving.take_back)
    yield of(giving.give)
    only_asked(c.body)
    effect = EffectDraft("approve_evaluation", campaign=Campaign.objects.get().pk)
    yield from s.done("bilan", effect)
    yield of(giving.publish, audience="public")
    yield of(giving.unpublish)


def surveyed(s: Story, of: Any) -> Iterator[Step]:
    """A questionnaire is written for it, another one given to it, then taken out."""
    details = QuestionnaireDetails("Un an après", UNTIL, "body")
    yield of(surveying.begin, details=details, start="cold")
    yield of(surveying.attach, questionnaires=[written(s.circle)])
    survey = CampaignQuestionnaire.objects.get(questionnaire__title="Après la lecture")
    assert survey.campaign is not None
    how: dict[str, Any] = {"survey": survey, "version": survey.campaign.version}
    yield lambda: surveying.detach(**how, by=Actor(s.circle.dora, office=s.circle.lead), now=NOW)


def only_asked(body: Body) -> None:
    """The other circle was never asked: nobody sits there to decide."""
    ReportApproval.objects.exclude(body=body).delete()


def commented(by: dict[str, Any]) -> Iterator[Step]:
    """What is said of figures, and heard."""
    campaign = Campaign.objects.get()
    said = {"words": "On lit.", "attribution": "none"}
    yield lambda: commenting.comment(campaign=campaign, indicator="", **said, **by)
    row = FigureComment.objects.get()
    yield lambda: commenting.amend_comment(comment=row, version=1, **said, **by)
    yield lambda: commenting.withdraw_comment(comment=row, version=2, **by)
    details = InterviewDetails(on=TODAY, whom="Une lectrice", text="J’aime venir.")
    yield lambda: interviewing.note(campaign=campaign, details=details, **by)
    note = InterviewNote.objects.get()
    yield lambda: interviewing.amend(interview=note, details=details, version=1, **by)
    yield lambda: interviewing.withdraw(interview=note, version=2, **by)
