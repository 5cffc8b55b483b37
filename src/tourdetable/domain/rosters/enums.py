from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ImportState(TextChoices):
    """How far an import has come."""

    READ = "read", pgettext_lazy("import", "to be confirmed")
    WORKING = "working", pgettext_lazy("import", "under way")
    DONE = "done", pgettext_lazy("import", "done")
    DROPPED = "dropped", pgettext_lazy("import", "given up")
    FAILED = "failed", pgettext_lazy("import", "stopped")


class LineState(TextChoices):
    """What a line of an import does."""

    CREATED = "created", _("created")
    CHANGED = "changed", _("changed")
    SAME = "same", _("left alone")
    REFUSED = "refused", _("refused")


WRITING = (LineState.CREATED, LineState.CHANGED)
"""Lines that write something."""
