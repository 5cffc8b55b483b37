"""One evaluation as one reader has it: what they may read of it, and do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tourdetable.core.words.audience import Audience
from tourdetable.domain.evaluation import rules
from tourdetable.domain.evaluation.enums import CampaignState
from tourdetable.domain.evaluation.models import Campaign, ReportApproval
from tourdetable.domain.evaluation.readings import period_before
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.questionnaires.models import Questionnaire
from tourdetable.domain.questionnaires.rules import conducts_over, may_read
from tourdetable.interface.web.areas.decisions.effect_words import (
    SittingToDecide,
    sittings_to_decide,
)
from tourdetable.interface.web.areas.evaluation.words import (
    BADGES,
    STEPS,
    days_words,
    period_words,
    survey_words,
)
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.scene import Scene


@dataclass(frozen=True)
class CampaignSheet:
    """An evaluation, and all that one reader may know and do about it."""

    scene: Scene
    campaign: Campaign
    approvals: tuple[ReportApproval, ...]

    @cached_property
    def able(self) -> Capacities:
        """The capacities in which the reader conducts it."""
        if self.scene.standing is None:
            return ()
        return rules.may_conduct(self.scene.standing, self.campaign.body)

    @property
    def sees_work(self) -> bool:
        """Whether the reader sees it being made: its facts one by one, later changes."""
        return bool(self.able) or rules.follows(self.scene.standing)

    @property
    def reader(self) -> Audience:
        """How far they read what people said."""
        return rules.reads_as(self.scene.standing, self.campaign)

    @property
    def asked(self) -> list[ReportApproval]:
        """Those of the last time that the report was given, while it is."""
        if self.campaign.given_on is None:
            return []
        return [one for one in self.approvals if one.giving == self.campaign.giving]

    @property
    def earlier(self) -> list[ReportApproval]:
        """Approvals of a report that was taken back since."""
        known = self.asked
        return [one for one in self.approvals if one.decision_id and one not in known]

    @property
    def step(self) -> int:
        """Where it stands among the steps."""
        return STEPS.index(self.campaign.state) + 1

    @property
    def steps(self) -> list[str]:
        return [str(one.label).capitalize() for one in STEPS]

    @property
    def badge(self) -> str:
        return BADGES[self.campaign.state]

    @property
    def period(self) -> str:
        return period_words(self.campaign.first, self.campaign.last)

    @property
    def before_days(self) -> str:
        """The days that it is compared with."""
        known = self.campaign.frozen_on or self.scene.today
        found = period_before(self.scene.charter, self.campaign.within, known)
        return days_words(found.first, found.last)

    @property
    def before(self) -> str:
        """The same, as a name."""
        return capfirst(self.before_days)

    @cached_property
    def sittings(self) -> list[SittingToDecide]:
        """Where the reader may put its approval to decision: the bodies that were asked."""
        waiting = {one.body_id for one in self.asked if one.approved_on is None}
        if not waiting or self.scene.standing is None:
            return []
        since = self.campaign.given_on
        assert since is not None, "a constraint of the table"
        found = sittings_to_decide(self.scene, "approve_evaluation", self.campaign.pk, since=since)
        return [one for one in found if one.meeting.body_id in waiting]

    @property
    def state_words(self) -> str:
        """What a report that is not approved says of itself."""
        said = {
            CampaignState.OPEN: _("Being written: figures are provisional"),
            CampaignState.FROZEN: _("Being written"),
            CampaignState.GIVEN: _("Given to the bodies that approve it"),
        }
        return said.get(self.campaign.state, "")

    def called(self, body: Body) -> str:
        """What a body is called for this reader: strangers know only those that the charter
        shows."""
        if self.scene.standing is not None or body.kind in self.scene.charter.public.bodies:
            return body.name
        kinds = self.scene.charter.vocabulary.body_kinds
        return kinds[body.kind].name if body.kind in kinds else _("A body of the network")

    def url(self, name: str, *args: object) -> str:
        """The address of one of its pages."""
        return self.scene.url(name, self.campaign.number, *args)

    def must_conduct(self) -> Capacities:
        """The capacities in which the reader conducts it; 403 to others, told who does."""
        return self.able or reserved(conductors(self.campaign.body))


def conductors(body: Body) -> str:
    """Who conducts an evaluation, in words."""
    return _("those who conduct evaluations for %(body)s") % {"body": body}


def sheet_of(scene: Scene, number: int) -> CampaignSheet:
    """An evaluation that the reader may read, else 404 (two queries)."""
    rows = Campaign.objects.select_related("body__network", "network")
    campaign = rows.filter(network=scene.network, number=number).first()
    if campaign is None:
        raise Http404
    found = campaign.approvals.select_related("body", "decision").order_by("giving", "body__name")
    sheet = CampaignSheet(scene, campaign, tuple(found))
    asked = {one.body_id for one in sheet.asked}
    if not rules.may_read(scene.standing, campaign, asked):
        raise Http404
    return sheet


def trail(scene: Scene, here: str, sheet: CampaignSheet | None = None) -> list[dict[str, Any]]:
    """The way to a page."""
    way = [{"label": _("Evaluations"), "url": scene.url("evaluations")}]
    if sheet is not None:
        way.append({"label": str(sheet.campaign), "url": sheet.url("evaluation")})
    return [*way, {"label": here, "url": ""}]


class SurveyLine(NamedTuple):
    """A questionnaire of an evaluation: where it stands; `url` if the reader may open it, `detach`
    if they may take it out."""

    row: Questionnaire
    state: str
    url: str
    detach: str


def survey_lines(sheet: CampaignSheet) -> Iterator[SurveyLine]:
    """Those of an evaluation, for those who conduct it (a query)."""
    rows = sheet.campaign.surveys.select_related("questionnaire__body")
    for one in rows.order_by("pk") if sheet.able else ():
        row, loose = one.questionnaire, sheet.campaign.is_written and one.sum is None
        opens = may_open(sheet.scene.member, row)
        yield SurveyLine(
            row,
            survey_words(row),
            sheet.scene.url("questionnaire", row.pk) if opens else "",
            sheet.url("evaluation_survey_back", one.pk) if loose else "",
        )


def may_open(standing: Standing, row: Questionnaire) -> bool:
    """Whether somebody conducts it, or reads its results."""
    everywhere, bodies = conducts_over(standing)
    return everywhere or row.body_id in bodies or may_read(standing, row)
