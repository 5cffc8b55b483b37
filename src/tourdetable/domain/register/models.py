from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tourdetable.domain.guests.models import Guest
from tourdetable.domain.meetings.enums import HowMarked, Mode
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import one_of
from tourdetable.domain.people.models import Person


class GuestAttendance(models.Model):
    """How somebody who was called in was at a meeting: no seat, so it counts for no voice."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="guest_attendances")
    guest = models.ForeignKey(Guest, on_delete=models.PROTECT, related_name="attendances")
    mode = models.CharField(max_length=10, choices=Mode)
    how = models.CharField(max_length=5, choices=HowMarked, default=HowMarked.HAND)
    arrived_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("meeting", "guest"), name="one_attendance_a_guest"),
            one_of(Mode, "mode", "guest_attendance_mode_known"),
            one_of(HowMarked, "how", "guest_attendance_how_known"),
            models.CheckConstraint(
                condition=Q(arrived_at=None) | Q(left_at=None) | Q(left_at__gt=F("arrived_at")),
                name="guest_left_after_arriving",
            ),
        )
