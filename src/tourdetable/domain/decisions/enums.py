from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stance(TextChoices):
    """The position of a seat on a proposal: one, however many hold it (CLUB-12, CLUB-14)."""

    CONSENT = "consent", pgettext_lazy("position of a seat", "consent")
    RESERVATION = "reservation", _("consent with reservation")
    ABSTAIN = "abstain", _("abstain")
    OBJECT = "object", _("object")


class ObjectionState(TextChoices):
    """What became of an objection; one that is sustained is the dissensus."""

    RAISED = "raised", _("raised")
    INTEGRATED = "integrated", _("lifted by an amendment")
    WITHDRAWN = "withdrawn", _("withdrawn by its author")
    SUSTAINED = "sustained", _("sustained")


STANDING_OBJECTIONS = (ObjectionState.RAISED, ObjectionState.SUSTAINED)
"""Objections that nothing has lifted."""

LIFTED_OBJECTIONS = (ObjectionState.INTEGRATED, ObjectionState.WITHDRAWN)
"""Objections that no longer stand."""


class Outcome(TextChoices):
    """How a decision ended (W3C process, consent decision-making; CONTEXT §3.4)."""

    CONSENSUS = "consensus", _("consensus")
    CONSENT = "consent", _("consent")
    ADOPTED_WITH_DISSENT = "adopted_with_dissent", _("adopted with dissent")
    NO_DECISION = "no_decision", _("no decision")
    DEFERRED = "deferred", _("deferred")


ADOPTED = (Outcome.CONSENSUS, Outcome.CONSENT, Outcome.ADOPTED_WITH_DISSENT)
"""Outcomes by which the body takes the proposal as its own."""


class FollowUpState(TextChoices):
    """Where something that has to be done stands; the last two close it."""

    TO_DO = "to_do", pgettext_lazy("action", "to do")
    DOING = "doing", pgettext_lazy("action", "under way")
    DONE = "done", pgettext_lazy("action", "done")
    GIVEN_UP = "given_up", pgettext_lazy("action", "given up")


CLOSED = (FollowUpState.DONE, FollowUpState.GIVEN_UP)
"""States of an action that is carried on no more."""


class DecisionEffectKind(TextChoices):
    """What a decision does once it is adopted; it is part of the proposal."""

    AMEND_TEXT = "amend_text", _("change the text of the charter")
    LIFT_ARTICLE = "lift_article", _("lift an article for a while")
    END_EXCEPTION = "end_exception", _("end an exception early")
    PUBLISH_YEAR = "publish_year", _("publish the programme of the year")
    OPEN_BODY = "open_body", _("open a body on a territory")
    CLOSE_BODY = "close_body", _("close a body")
    ADOPT_MINUTES = "adopt_minutes", _("adopt the minutes of an earlier meeting")
    SUPERSEDE_MINUTES = "supersede_minutes", _("replace adopted minutes by a corrected version")
    SETTLE_DUTIES = "settle_duties", _("settle how duties are shared")
    APPROVE_DELIVERABLE = "approve_deliverable", _("approve a version of a deliverable")
    APPROVE_EVALUATION = "approve_evaluation", _("approve an evaluation")


OF_MINUTES = (DecisionEffectKind.ADOPT_MINUTES, DecisionEffectKind.SUPERSEDE_MINUTES)
"""What a body decides of its own minutes."""

OF_ITSELF = (*OF_MINUTES, DecisionEffectKind.SETTLE_DUTIES)
"""What every body decides of itself, without any competence from the charter."""

OVER_OBJECTIONS = (
    *OF_ITSELF,
    DecisionEffectKind.APPROVE_DELIVERABLE,
    DecisionEffectKind.APPROVE_EVALUATION,
)
"""Effects that an objection which stands does not stop: they change neither charter nor year."""


BINDING = (Outcome.CONSENSUS, Outcome.CONSENT)
"""Outcomes by which a decision may change the charter or the year: no objection stands."""
