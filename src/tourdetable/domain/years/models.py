from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from tourdetable.domain.availability.enums import Part
from tourdetable.domain.journal.leases import Lease
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.networks.models import Body, Network, Seat, one_of
from tourdetable.domain.people.models import Person
from tourdetable.domain.places.models import Place
from tourdetable.domain.years.enums import DraftState, PeriodEffect, PinKind, RelationRule, School
from tourdetable.domain.years.ids import SeriesId

MOST_WEEKS_BEFORE = 26
"""Weeks before an election that may be pointed out."""


class NetworkCalendar(Versioned):
    """What a network makes of known days: `effects`, by code (`KnownDays`). It has no row until
    somebody has chosen."""

    network = models.OneToOneField(
        Network, on_delete=models.CASCADE, related_name="calendar", primary_key=True
    )
    effects = models.JSONField(default=dict)

    @property
    def told(self) -> dict[str, Any]:
        return {"network": self.network.slug, "subject": f"network:{self.network_id}"}


class QuietPeriod(Versioned):
    """Days that people have typed, and what the network makes of them: a council, an election, a
    closure. The `weeks_before` an election are pointed out too."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="quiet_periods")
    name = models.CharField(max_length=80)
    first = models.DateField()
    last = models.DateField()
    effect = models.CharField(max_length=6, choices=PeriodEffect)
    weeks_before = models.PositiveSmallIntegerField(
        default=0, validators=(MaxValueValidator(MOST_WEEKS_BEFORE),)
    )

    class Meta:
        ordering = ("first", "last", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("network", "name", "first", "last"), name="one_quiet_period_a_name"
            ),
            models.CheckConstraint(
                condition=Q(last__gte=F("first")), name="quiet_period_ends_after_start"
            ),
            one_of(PeriodEffect, "effect", "quiet_period_effect_known"),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its network, nothing that people wrote."""
        return {"network": self.network.slug, "subject": f"period:{self.pk}"}


class Draft(Versioned):
    """A proposed year: what is asked of it, then the year that the planner found (CLUB-07,
    CLUB-19).

    `year` is that of the season's first day. `areas` are the codes of the public holidays that
    count, `zones` the school zones. `error` is why a search could not be done, a sentence that each
    reader has in their language. `instance` is what was given to the planner but for the pins,
    and `answer` what it said of the year but for its meetings: its cost, or the rules in conflict
    (`core.planner` JSON, kept as they came). `relaxed` are rules that people chose to leave out,
    told ever after among what gave way. `shared_on`: since when every member of the network may
    read it.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="drafts")
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=DraftState, default=DraftState.WRITING)
    areas = models.JSONField(default=list)
    zones = models.JSONField(default=list)
    relaxed = models.JSONField(default=list)
    instance = models.JSONField(null=True, blank=True)
    answer = models.JSONField(null=True, blank=True)
    error = models.JSONField(null=True, blank=True)
    shared_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_on = models.DateField()

    class Meta:
        ordering = ("-year", "-made_on", "-id")
        constraints = (
            models.UniqueConstraint(fields=("network", "year", "name"), name="one_draft_a_name"),
            one_of(DraftState, "state", "draft_state_known"),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events name its year."""
        return {"network": self.network.slug, "subject": f"draft:{self.pk}", "year": self.year}


class Series(models.Model):
    """What a draft asks for one body and one kind of meeting: how many, in which part of the day,
    with what gaps.

    `weekdays`: those allowed (0 is Monday). `avoided`: those allowed but rather not. `least_gap`
    and `most_gap` are days between meetings (null: only what the charter asks). `first` and `last`
    bound its season. `opens` and `closes` are the local hours of each meeting. `places` receive it
    in turn; `room` is one place that it shares with others. With `own_day`, no other body meets on
    its days.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="series")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    meetings = models.PositiveSmallIntegerField(validators=(MaxValueValidator(60),))
    first = models.DateField()
    last = models.DateField()
    weekdays = models.JSONField(default=list)
    avoided = models.JSONField(default=list)
    opens = models.TimeField()
    closes = models.TimeField()
    least_gap = models.PositiveSmallIntegerField(null=True, blank=True)
    most_gap = models.PositiveSmallIntegerField(null=True, blank=True)
    school = models.CharField(max_length=4, choices=School, default=School.SOFT)
    duties = models.BooleanField(default=True)
    own_day = models.BooleanField(default=False)
    places = models.ManyToManyField(Place, blank=True, related_name="+")
    room = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "series"
        constraints = (
            models.UniqueConstraint(fields=("draft", "body", "kind"), name="one_series_a_kind"),
            models.CheckConstraint(
                condition=Q(last__gte=F("first")), name="series_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")), name="series_closes_after_it_opens"
            ),
            one_of(School, "school", "series_school_known"),
        )

    @property
    def planner_id(self) -> SeriesId:
        """Its body in the planner."""
        return SeriesId(self.body_id, self.kind)


class SeriesRelation(models.Model):
    """What two series of a draft owe each other: never the same day, or week; or the nth meeting
    of the second at least so many `days` after the nth of the first."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="relations")
    rule = models.CharField(max_length=10, choices=RelationRule)
    first = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="+")
    days = models.PositiveSmallIntegerField(default=1, validators=(MinValueValidator(1),))

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("rule", "first", "second"), name="one_series_relation_a_rule"
            ),
            models.CheckConstraint(
                condition=~Q(first=F("second")), name="series_relation_of_two_series"
            ),
            one_of(RelationRule, "rule", "series_relation_rule_known"),
        )


class ScheduledMeeting(models.Model):
    """A meeting of the year that a draft has: where the planner put it, or people since.

    `attendees`: who comes for each seat, by their ids in the planner (`ids`), stand-ins included.
    """

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="planned")
    on = models.DateField()
    part = models.CharField(max_length=3, choices=Part)
    host = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    attendees = models.JSONField(default=dict)

    class Meta:
        ordering = ("on", "id")
        constraints = (
            models.UniqueConstraint(fields=("series", "on"), name="one_planned_meeting_a_day"),
            one_of(Part, "part", "planned_part_known"),
        )


class ScheduledTurn(models.Model):
    """A seat takes a duty at a planned meeting, told of one person (null: a stand-in)."""

    meeting = models.ForeignKey(ScheduledMeeting, on_delete=models.CASCADE, related_name="turns")
    duty = models.CharField(max_length=40)
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("meeting", "duty"), name="one_planned_turn_a_duty"),
        )


class Pin(models.Model):
    """A date that a series must have, or must not. `told`: the planner was asked with it."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="pins")
    on = models.DateField()
    kind = models.CharField(max_length=6, choices=PinKind)
    told = models.BooleanField(default=False)

    class Meta:
        ordering = ("on", "id")
        constraints = (
            models.UniqueConstraint(fields=("series", "on"), name="one_pin_a_day"),
            one_of(PinKind, "kind", "pin_kind_known"),
        )


class Subproblem(Lease):
    """A part of a draft that shares nobody with the others: a job for one worker, on any machine.

    `asked` is the draft's version for which it was cut: an answer for another one is thrown away.
    `instance`, `before` and `plan` are what the planner is given and what it answers, as they are.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="subproblems")
    number = models.PositiveSmallIntegerField()
    asked = models.PositiveIntegerField()
    instance = models.JSONField()
    before = models.JSONField(null=True, blank=True)
    plan = models.JSONField(null=True, blank=True)
    done = models.BooleanField(default=False)
    best = models.IntegerField(null=True, blank=True)
    bound = models.IntegerField(null=True, blank=True)

    class Meta:
        ordering = ("draft_id", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("draft", "asked", "number"), name="one_subproblem_a_number"
            ),
        )
