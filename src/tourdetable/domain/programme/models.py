from __future__ import annotations

from django.db import models

from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.models import Person
from tourdetable.domain.places.models import LONGEST_WORDS, Place
from tourdetable.domain.years.models import Draft


class Programme(models.Model):
    """The programme of one season, published on a day (CLUB-19). `year` is that of the season's
    first day.

    `draft` is what it was planned from and `decision` the id of the collective decision that
    adopted it, when there were any (CLUB-16).
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="programmes")
    year = models.PositiveSmallIntegerField()
    published_on = models.DateField()
    draft = models.OneToOneField(
        Draft, null=True, blank=True, on_delete=models.SET_NULL, related_name="programme"
    )
    decision = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("year",)
        constraints = (
            models.UniqueConstraint(fields=("network", "year"), name="one_programme_a_year"),
        )


class ProgrammeEntry(models.Model):
    """A meeting as its programme announced it, so that later changes show as changes.

    `place_words` are what was announced; `place`, the row that they named, if any is left.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="entries")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="entries")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    place_words = models.CharField(max_length=LONGEST_WORDS, blank=True)

    class Meta:
        ordering = ("starts_at", "id")
        verbose_name_plural = "entries"
        constraints = (
            models.UniqueConstraint(fields=("programme", "meeting"), name="one_entry_a_meeting"),
        )


class PersonalFeed(models.Model):
    """What somebody chose for their calendar in a network: how many times they have renewed its
    secret address, and whether it reminds them of a meeting one day before, and one hour.

    Without a row: never renewed, and reminded of both.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="feeds")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="feeds")
    renewals = models.PositiveIntegerField(default=0)
    day_before = models.BooleanField(default=True)
    hour_before = models.BooleanField(default=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "network"), name="one_feed_a_person"),
        )
