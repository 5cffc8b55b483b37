from __future__ import annotations

from typing import Any

from django.db import models

from tourdetable.core.words.audience import Audience
from tourdetable.domain.files.models import StoredFile
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.people.models import Person


class Attachment(Versioned):
    """A document of a meeting, or of a point of its agenda (`item`), for an `audience`.

    `name` is that of the file as people know it. It is no longer shown once `removed_at` is set.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attachments")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="attachments"
    )
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=200)
    audience = models.CharField(max_length=10, default=Audience.BODY.value)
    added_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(audience__in=[level.value for level in Audience]),
                name="attachment_audience_known",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def told(self) -> dict[str, Any]:
        """Its events are of the meeting's body."""
        body = self.meeting.body
        said: dict[str, Any] = {"network": body.network.slug, "subject": f"attachment:{self.pk}"}
        return said | {"body": body.pk, "meeting": self.meeting_id}
