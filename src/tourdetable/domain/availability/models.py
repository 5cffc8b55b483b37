from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from tourdetable.domain.availability.enums import Part, Source
from tourdetable.domain.networks.models import one_of
from tourdetable.domain.people.models import Person


class Absence(models.Model):
    """Days, or halves of days, when a person cannot come, or comes only `if_need_be`: for them and
    the planner only."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="absences")
    first = models.DateField()
    last = models.DateField()
    part = models.CharField(max_length=3, choices=Part, default=Part.DAY)
    source = models.CharField(max_length=10, choices=Source, default=Source.TYPED)
    if_need_be = models.BooleanField(default=False)

    class Meta:
        ordering = ("first", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "first", "last", "part"), name="one_absence_a_stretch"
            ),
            models.CheckConstraint(
                condition=Q(last__gte=F("first")), name="absence_ends_after_start"
            ),
            one_of(Part, "part", "absence_part_known"),
        )


class CalendarReading(models.Model):
    """The last time that a person gave their calendar: how many entries it had, and what there was
    to say of them (`enums.Aside`), without a date or a title."""

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, related_name="calendar_reading", primary_key=True
    )
    read_at = models.DateTimeField()
    entries = models.PositiveIntegerField()
    aside = models.JSONField(default=dict)
    zones = models.JSONField(default=list)


class WeeklyOff(models.Model):
    """A half-day of every week on which a person cannot come, or comes only `if_need_be` (0 is
    Monday)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="weekly_off")
    weekday = models.PositiveSmallIntegerField(
        validators=(MinValueValidator(0), MaxValueValidator(4))
    )
    part = models.CharField(max_length=3, choices=Part, default=Part.DAY)
    if_need_be = models.BooleanField(default=False)

    class Meta:
        ordering = ("weekday", "part", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "weekday", "part"), name="one_weekly_off_a_half_day"
            ),
            models.CheckConstraint(condition=Q(weekday__lte=4), name="weekly_off_is_a_working_day"),
            one_of(Part, "part", "weekly_off_part_known"),
        )
