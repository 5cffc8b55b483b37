from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from tourdetable.domain.guests.enums import Family, GuestKind
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body, Office, Seat, one_of
from tourdetable.domain.people.models import Person


class Guest(Versioned):
    """Somebody is called in: to one meeting, or to those of a body from `starts` to `ends`, on a
    theme (CLUB-15, ITC-11). They have no seat and no voice.

    `seat` or `office` is the capacity in which they were called in, `speaks_for` whom they speak
    for. `nonce` is what their link is made of: another one closes the former. Once `withdrawn_on`
    is set, they are not expected, and their link opens nothing.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="guests")
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.CASCADE, related_name="guests"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="guestships")
    kind = models.CharField(max_length=10, choices=GuestKind)
    family = models.CharField(max_length=12, choices=Family, blank=True)
    speaks_for = models.CharField(max_length=120, blank=True)
    theme = models.CharField(max_length=200, blank=True)
    why = models.CharField(max_length=500)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.SET_NULL, related_name="called_in"
    )
    office = models.ForeignKey(
        Office, null=True, blank=True, on_delete=models.SET_NULL, related_name="called_in"
    )
    called_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    called_at = models.DateTimeField()
    nonce = models.CharField(max_length=32)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            one_of(GuestKind, "kind", "guest_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=GuestKind.EXPERT, family="")
                | Q(kind=GuestKind.ACTOR, family__in=Family.values),
                name="guest_actor_of_a_family",
            ),
            models.CheckConstraint(
                condition=Q(meeting__isnull=False, starts=None, ends=None)
                | Q(meeting=None, starts__isnull=False, ends__gte=F("starts")),
                name="guest_of_a_meeting_or_of_a_time",
            ),
            models.UniqueConstraint(
                fields=("meeting", "person"),
                condition=Q(withdrawn_on=None),
                name="one_guest_a_meeting",
            ),
        )

    def __str__(self) -> str:
        return str(self.person)

    @property
    def told(self) -> dict[str, Any]:
        """Its events change what the charter knows of its body."""
        network, subject = self.body.network.slug, f"guest:{self.pk}"
        said: dict[str, Any] = {"network": network, "subject": subject, "body": self.body_id}
        return said | {"facts": ["guests"]}

    @property
    def continuing(self) -> bool:
        """Called in for a time, rather than to one meeting."""
        return self.meeting_id is None

    @property
    def first_day(self) -> date:
        """The first day for which they are called in, in the same way."""
        return self.starts or self.last_day

    @property
    def last_day(self) -> date:
        """The last day for which they are called in; read `meeting` and its network with it."""
        if self.meeting is not None:
            return self.meeting.day
        assert self.ends is not None  # a constraint says so
        return self.ends

    def covers(self, day: date) -> bool:
        """Whether they are called in on that day."""
        return self.first_day <= day <= self.last_day

    @property
    def quality(self) -> str:
        """As what they are called in, in words."""
        found: str = self.get_family_display() if self.family else self.get_kind_display()
        return found
