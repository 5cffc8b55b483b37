"""Questionnaires that one is asked to answer, evaluations that one conducts or approves, and what
bodies have to see to of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from django.db.models import F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right
from tourdetable.core.figures.terms import THRESHOLD
from tourdetable.domain.evaluation.enums import CampaignState
from tourdetable.domain.evaluation.models import Campaign, ReportApproval
from tourdetable.domain.evaluation.rules import may_conduct
from tourdetable.domain.journal.prepared import Part, Prepared
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import Standing, local_day
from tourdetable.domain.questionnaires.enums import CommentState
from tourdetable.domain.questionnaires.models import (
    AnswerComment,
    AnswerSheet,
    AskedPerson,
    Questionnaire,
)
from tourdetable.domain.questionnaires.tokens import link_token
from tourdetable.interface.language import labelled
from tourdetable.interface.web.areas.home import charges
from tourdetable.interface.web.areas.home.holdings import (
    PERSON,
    bodies,
    mandates,
    number_of,
    offices,
)
from tourdetable.interface.web.areas.home.matters import Matter
from tourdetable.interface.web.base import capacities

SURVEYS = gettext_lazy("Questionnaires that wait for you")
ASKING = (Right.CONVENE, Right.COMPOSE, Right.ATTENDANCE)


@dataclass(frozen=True)
class SurveyToAnswer:
    """A questionnaire that the person was asked to answer, and has not."""

    network: Network
    row: Questionnaire
    asked: AskedPerson

    @property
    def title(self) -> str:
        return self.row.titled(get_language() or "")

    @property
    def url(self) -> str:
        """Their own link."""
        return reverse("questionnaire_link", args=[link_token(self.asked)])

    @property
    def why(self) -> str:
        return _("Why you: you were asked. Nothing ties you to what you answer.")


def asked_to_answer() -> QuerySet[AskedPerson]:
    """What the person was asked, and whose link still opens."""
    here = {"questionnaire__closed_on": None, "questionnaire__opened_on__isnull": False}
    rows = AskedPerson.objects.filter(person=PERSON, link__isnull=False, **here)
    return rows.order_by("questionnaire__closes_on", "pk")


TO_ANSWER = Prepared(
    asked_to_answer,
    Part("", AskedPerson),
    Part("questionnaire__", Questionnaire, without=("words", "words_en")),
    Part("questionnaire__body__", Body),
    Part("questionnaire__body__network__", Network),
)


def surveys_to_answer(rows: Iterable[tuple[Any, ...]], now: datetime) -> Iterator[SurveyToAnswer]:
    """Those that take answers today."""
    for asked, row, _body, network in rows:
        if row.takes_answers(local_day(network, now)) and network.closed_on is None:
            yield SurveyToAnswer(network, row, asked)


@dataclass(frozen=True)
class EvaluationLine:
    """An evaluation: what is next there for the person, and why them."""

    network: Network
    campaign: Campaign
    what: str
    page: str
    button: str
    why: str
    late: bool = False


def under_way() -> QuerySet[Campaign]:
    """The evaluations of the person’s networks that are not published."""
    networks = Q(network__in=mandates().values("seat__body__network"))
    networks |= Q(network__in=offices().values("network"))
    return Campaign.objects.filter(networks, published_on=None).order_by("pk")


def to_approve() -> QuerySet[ReportApproval]:
    """The reports that the bodies where the person sits are asked to approve."""
    return awaited().filter(body__in=bodies()).order_by("asked_on", "pk")


def awaited() -> QuerySet[ReportApproval]:
    given = {"campaign__given_on__isnull": False, "approved_on": None}
    return ReportApproval.objects.filter(**given, giving=F("campaign__giving"))


CONDUCTED = Prepared(
    under_way,
    Part("", Campaign, without=("method", "findings")),
    Part("body__", Body),
    Part("network__", Network),
)
TO_APPROVE = Prepared(
    to_approve,
    Part("", ReportApproval),
    Part("campaign__", Campaign, without=("method", "findings")),
    Part("body__", Body),
    Part("campaign__network__", Network),
)


def evaluation_lines(
    given: Mapping[str, object], places: Mapping[int, Standing], now: datetime
) -> Iterator[EvaluationLine]:
    """What is next for those who conduct one, what is to be read by those who approve one (two
    queries)."""
    for campaign, body, network in CONDUCTED.rows(**given):
        place = places.get(network.pk)
        able = may_conduct(place, body) if place else ()
        step = next_step(campaign, now) if able else None
        if place and step:
            words = ", ".join(capacities.words(one, place.charter) for one in able)
            why = _("Why you: you conduct it (%(capacity)s).") % {"capacity": words}
            yield EvaluationLine(network, campaign, *step, why)
    for _approval, campaign, body, network in TO_APPROVE.rows(**given):
        place = places.get(network.pk)
        if place and place.sits_in(body.pk):
            what = _("to read before %(body)s decides of it") % {"body": body.name}
            why = _("Why you: you sit in %(body)s.") % {"body": body.name}
            button = _("Read the report")
            yield EvaluationLine(network, campaign, what, "evaluation_report", button, why)


def next_step(campaign: Campaign, now: datetime) -> tuple[str, str, str] | None:
    """What those who conduct it do next, where, and the words of the button; nothing while its
    period goes on, or others decide."""
    over = campaign.last < local_day(campaign.network, now)
    match campaign.state:
        case CampaignState.OPEN if over:
            what = _("its period is over: freeze its figures")
            return what, "evaluation", _("See what is left to do")
        case CampaignState.FROZEN:
            return _("its report is to be given"), "evaluation", _("See what is left to do")
        case CampaignState.APPROVED:
            return _("approved: publish it"), "evaluation_publish", _("Publish the report")
    return None


class SurveyLeft(NamedTuple):
    """A questionnaire of which something is left to do: to close, comments to read, to publish."""

    body: int
    body_name: str
    pk: int
    title: str
    closed: bool
    comments: int


def surveys_left() -> QuerySet[Questionnaire]:
    """Those of bodies of today that are past their last day, or closed and not published while
    enough answered."""
    sheets = AnswerSheet.objects.filter(questionnaire=OuterRef("pk"))
    rows = Questionnaire.objects.filter(published_on=None, opened_on__isnull=False)
    rows = rows.filter(body__in=charges.bodies_of_today().order_by())
    rows = rows.annotate(
        closed=Q(closed_on__isnull=False),
        answers=number_of(sheets, "questionnaire"),
        comments_left=number_of(to_read(), "question__questionnaire"),
    )
    late = Q(closed_on=None, closes_on__lt=charges.DAY)
    return rows.filter(late | Q(closed_on__isnull=False, answers__gte=THRESHOLD)).order_by("pk")


def to_read() -> QuerySet[AnswerComment]:
    """The comments of a questionnaire that nobody read yet."""
    of_it = AnswerComment.objects.filter(question__questionnaire=OuterRef("pk"))
    return of_it.filter(state=CommentState.WAITING)


LEFT = Prepared(
    surveys_left,
    columns=("body", "body__name", "pk", "title", "closed", "comments_left"),
)


def of_evaluation(left: Iterable[Any], slug: str, tell: Any) -> Iterator[Any]:
    """Questionnaires, to those who conduct them by an office or a duty."""
    for one in map(SurveyLeft._make, left):
        in_full = partial(survey_in_words, one, slug)
        yield from tell("surveys", SURVEYS, ASKING, one.body, in_full, late=False)


def survey_in_words(one: SurveyLeft, slug: str) -> Matter:
    """What is to be done with it, and where."""
    name, args = "questionnaire_publish", [slug, one.pk]
    words, gesture = _("results to publish"), _("Publish the results")
    if not one.closed:
        name, words = "questionnaire_close", _("to close")
        gesture = _("Close the questionnaire")
    elif one.comments:
        name, gesture = "questionnaire_comments", _("Read the comments")
        words = ngettext("%(n)d comment to read", "%(n)d comments to read", one.comments)
        words %= {"n": one.comments}
    what = labelled(one.body_name, f"{one.title} ({words})")
    return Matter(what, one.title, reverse(name, args=args), gesture)
