from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class RoundKind(TextChoices):
    """How a group is asked something, all at once."""

    GO_ROUND = "go_round", _("go-round: each seat speaks once")
    SILENT = "silent", _("silent round: everybody writes before anything shows")
    DOTS = "dots", _("dots: each seat shares out some among proposals")
    JUDGEMENT = "judgement", _("majority judgement: each seat grades each proposal")
    CONSENT = "consent", _("consent, step by step, on a proposal")
    ELECTION = "election", _("election without candidates: each names somebody, and says why")
    CAFE = "cafe", _("world café: small tables, which are changed")


WITH_OPTIONS = (RoundKind.DOTS, RoundKind.JUDGEMENT)
"""Rounds that are about a list of proposals."""

BY_SEATS = (*WITH_OPTIONS, RoundKind.CONSENT, RoundKind.ELECTION)
"""Rounds in which one speaks with the voice of a seat: who was called in has none."""

REVEALED_AT_ONCE = (RoundKind.SILENT, *WITH_OPTIONS, RoundKind.ELECTION)
"""Rounds of which nothing shows before whoever leads reveals it."""


class RoundState(TextChoices):
    """`running`: one writes; `revealed`: what was written shows; `over`: nothing is added."""

    RUNNING = "running", _("under way")
    REVEALED = "revealed", _("shown to all")
    OVER = "over", _("over")


class ConsentStep(TextChoices):
    """The steps of a decision by consent (CONTEXT §3.4)."""

    PUT = "put", _("The proposal")
    CLARIFY = "clarify", _("Questions, to understand")
    REACT = "react", _("How one feels about it")
    AMEND = "amend", _("Amending the proposal")
    OBJECT = "object", _("Where each seat stands")
    LIFT = "lift", _("Lifting the objections")
    ADOPT = "adopt", _("Concluding")


WRITTEN_STEPS = (ConsentStep.CLARIFY, ConsentStep.REACT, ConsentStep.OBJECT)
"""Steps in which each seat says something."""


AFTER_POSITIONS = (ConsentStep.LIFT, ConsentStep.ADOPT)
"""Steps at which the positions are those of the decision."""


class FirstVoice(TextChoices):
    """Who speaks first in a go-round."""

    RANDOM = "random", _("drawn at random")
    QUIETEST = "quietest", _("those who have spoken least first")


class Turned(TextChoices):
    """What becomes of the seat that has the floor."""

    NEXT = "next", _("has spoken")
    PASS = "passes", _("passes")
    AGAIN = "again", _("those who passed are asked again")


class Grade(IntegerChoices):
    """The grades of a majority judgement, as its authors publish them."""

    REJECT = 0, _("to reject")
    POOR = 1, _("insufficient")
    FAIR = 2, _("passable")
    GOOD = 3, _("fairly good")
    VERY_GOOD = 4, _("good")
    EXCELLENT = 5, _("very good")
