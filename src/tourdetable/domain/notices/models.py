from __future__ import annotations

from django.db import models
from django.db.models import Q

from tourdetable.domain.journal.leases import Lease
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import one_of
from tourdetable.domain.notices.enums import NoticeKind, NoticeState
from tourdetable.domain.people.models import Person


class Reading(models.Model):
    """An event of the journal has been read, and whoever is to be told of it has a notice.

    One row an event rather than the number of the last one: two transactions may commit in another
    order than that of their numbers, and the event with the lower number would never be read.
    """

    event = models.OneToOneField(
        Event, primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("event",)


class Notice(Lease):
    """A person is told of an event, once. What it says is read from the event as it leaves.

    `due_at` is when it may leave: at once, or (refused) when it is tried again. `error` is the code
    of the last refusal.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="notices")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=12, choices=NoticeKind)
    state = models.CharField(max_length=10, choices=NoticeState, default=NoticeState.WAITING)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("state", "due_at"), name="notice_state_due_at"),)
        constraints = (
            models.UniqueConstraint(
                fields=("event", "person"), name="one_notice_an_event_and_person"
            ),
            one_of(NoticeKind, "kind", "notice_kind_known"),
            one_of(NoticeState, "state", "notice_state_known"),
            models.CheckConstraint(
                condition=Q(state=NoticeState.SENT, sent_at__isnull=False)
                | (~Q(state=NoticeState.SENT) & Q(sent_at=None)),
                name="notice_sent_at_a_moment",
            ),
        )
