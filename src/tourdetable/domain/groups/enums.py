from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportKind(TextChoices):
    """What a group reports, in the order in which it does."""

    MIDWAY = "midway", _("mid-way report")
    FINAL = "final", _("final report")
    STOCK = "stock", _("stock-taking")


class DueKind(TextChoices):
    """What a group has to do by a day."""

    STEP = "step", _("step")
    WORK = "work", _("deliverable")
    REPORT = "report", _("report")
    MINUTES = "minutes", _("minutes to write")
    TASK = "task", _("action that follows from a decision")


class CallState(TextChoices):
    """Where a call for themes stands: it is read from its days and its choice."""

    COMING = "coming", _("not open yet")
    OPEN = "open", _("open to proposals")
    CHOOSING = "choosing", _("closed, waiting for the choice")
    CHOSEN = "chosen", _("chosen")
