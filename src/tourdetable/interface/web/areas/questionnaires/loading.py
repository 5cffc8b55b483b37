"""What the reader may do with a questionnaire: conduct it, read its results, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Body
from tourdetable.domain.questionnaires.enums import CommentState
from tourdetable.domain.questionnaires.models import AnswerComment, QuestionAsked, Questionnaire
from tourdetable.domain.questionnaires.queries import (
    comment_counts,
    comments_of,
    has_enough,
    links_left,
)
from tourdetable.domain.questionnaires.rules import may_conduct, may_read
from tourdetable.interface.web.areas.decisions.rights import deny
from tourdetable.interface.web.areas.meetings.answers import trail_to
from tourdetable.interface.web.base.scene import Scene


def conducting(scene: Scene, body: Body, meeting: Meeting | None = None) -> Capacities:
    """The capacities in which the reader conducts the questionnaires of a body, or that of those
    who came to a meeting: whoever was on duty there does too."""
    turns = current_turns(body, now=scene.now)
    turns += meeting.turns.all() if meeting is not None else []
    return may_conduct(scene.member, body, turns)


def body_here(scene: Scene, slug: str) -> Body:
    """A body of the network where the reader has a place, or 404."""
    body = scene.network.bodies.filter(slug=slug).first()
    if body is None or not scene.member.sits_in(body.pk):
        raise Http404
    body.network = scene.network
    return body


def conductors(scene: Scene, body: Body, meeting: Meeting | None = None) -> Capacities:
    """The same; 403 to those who sit there and do not conduct."""
    return conducting(scene, body, meeting) or deny(
        scene.charter, body, Right.CONVENE, Right.COMPOSE, Right.ATTENDANCE
    )


@dataclass(frozen=True)
class QuestionnaireHere:
    """One questionnaire, as the reader has it: `able` are the capacities in which they conduct."""

    scene: Scene
    row: Questionnaire
    able: Capacities

    @cached_property
    def questions(self) -> list[QuestionAsked]:
        return list(self.row.questions.all())

    @property
    def body(self) -> Body:
        return self.row.body

    @cached_property
    def left(self) -> int:
        """How many links still open."""
        return links_left(self.row)

    @property
    def open(self) -> bool:
        """Whether one may answer today."""
        return self.row.takes_answers(self.scene.today)

    @property
    def may_remind(self) -> bool:
        """Whether a reminder may leave today."""
        today = self.scene.today
        told = today in (self.row.reminded_on, self.row.opened_on)
        return self.open and self.left > 0 and not told

    @cached_property
    def comments(self) -> dict[str, int]:
        """How many are in each state; none to read where fewer than five people answered."""
        return comment_counts(self.row) if has_enough(self.row) else {}

    @property
    def to_read(self) -> int:
        return self.comments.get(CommentState.WAITING, 0)

    def shown_comments(self) -> list[AnswerComment]:
        return comments_of(self.row, CommentState.SHOWN)

    @property
    def asks(self) -> dict[str, Any]:
        """What each form is given."""
        return {"scene": self.scene, "capacities": self.able, "version": self.row.version}

    @property
    def url(self) -> str:
        return self.scene.url("questionnaire", self.row.pk)

    def trail(self, *here: str) -> list[dict[str, str]]:
        """The way to its page, or to one below."""
        steps = trail_to(self.scene, self.body, self.row.meeting)
        own = {"label": str(self.row), "url": self.url if here else ""}
        return [*steps, own, *({"label": words, "url": ""} for words in here)]


def questionnaire_here(scene: Scene, pk: int) -> QuestionnaireHere:
    """One that the reader conducts or may read, or 404."""
    rows = Questionnaire.objects.filter(pk=pk, body__network=scene.network)
    row = rows.select_related("body", "meeting").first()
    if row is None:
        raise Http404
    row.body.network = scene.network
    able = conducting(scene, row.body, row.meeting)
    if not able and not may_read(scene.member, row):
        raise Http404
    return QuestionnaireHere(scene, row, able)


def conducted(scene: Scene, pk: int) -> QuestionnaireHere:
    """One that the reader conducts; 404 or 403 to others."""
    here = questionnaire_here(scene, pk)
    if not here.able:
        deny(scene.charter, here.body, Right.CONVENE, Right.COMPOSE, Right.ATTENDANCE)
    return here
