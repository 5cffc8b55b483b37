from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class QuestionKind(TextChoices):
    """How one answers a question."""

    SCALE = "scale", _("A sentence, on a scale of five points")
    ONE = "one", _("One choice among several")
    SEVERAL = "several", _("Several choices")
    WORDS = "words", _("Free words")


COUNTED = (QuestionKind.SCALE, QuestionKind.ONE, QuestionKind.SEVERAL)
"""Those whose answers are counted."""

CHOSEN = (QuestionKind.ONE, QuestionKind.SEVERAL)
"""Those that list choices of their own."""


class AgreementScale(TextChoices):
    """The five points of the scale, and nothing to say."""

    NOT_AT_ALL = "1", pgettext_lazy("scale", "Not at all")
    RATHER_NOT = "2", pgettext_lazy("scale", "Rather not")
    IN_BETWEEN = "3", pgettext_lazy("scale", "In between")
    RATHER = "4", pgettext_lazy("scale", "Rather")
    ENTIRELY = "5", pgettext_lazy("scale", "Entirely")
    NO_OPINION = "0", pgettext_lazy("scale", "No opinion")


class Breakdown(TextChoices):
    """By which groups results are shown."""

    NONE = "none", _("Everybody together")
    COLLEGE = "college", _("By college")
    BODY = "body", _("By body")


class SentTo(TextChoices):
    """Who is asked."""

    CAME = "came", _("Those who came to a meeting")
    BODY = "body", _("Those who sit in this body")
    NETWORK = "network", _("Those who sit anywhere in the network")


class ReadBy(TextChoices):
    """Who reads the results once they are published."""

    BODY = "body", _("Those who sit in this body")
    NETWORK = "network", _("The whole network")
    REPORT = "report", _("The whole network, and whoever reads the report of its evaluation")


WIDE = (ReadBy.NETWORK, ReadBy.REPORT)
"""Those of the whole network at least."""


class CommentState(TextChoices):
    WAITING = "waiting", _("to read")
    SHOWN = "shown", _("shown")
    KEPT = "kept", _("kept back")
