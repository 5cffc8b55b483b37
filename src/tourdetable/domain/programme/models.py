from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.people.models import Person
from tourdetable.domain.programme.enums import DraftState, Part, PieceState, PinKind, School, Source


class Place(models.Model):
    """Where a network meets. `rooms` is how many of its meetings it can hold at once (null: it does not matter)."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="places")
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=200, blank=True)
    rooms = models.PositiveSmallIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(fields=("network", "name"), name="one_place_a_name"),
        )

    def __str__(self) -> str:
        return self.name


class Closure(models.Model):
    """Days on which a place is closed, both included."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="closures")
    first = models.DateField()
    last = models.DateField()

    class Meta:
        ordering = ("first", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("place", "first", "last"), name="one_closure_a_stretch"
            ),
            models.CheckConstraint(
                condition=Q(last__gte=F("first")), name="closure_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return f"{self.place_id} {self.first}–{self.last}"


class Absence(models.Model):
    """Days, or halves of days, on which a person cannot come, without saying why. Only the planner and they read it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="absences")
    first = models.DateField()
    last = models.DateField()
    part = models.CharField(max_length=3, choices=Part, default=Part.DAY)
    source = models.CharField(max_length=10, choices=Source, default=Source.TYPED)

    class Meta:
        ordering = ("first", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "first", "last", "part"), name="one_absence_a_stretch"
            ),
            models.CheckConstraint(
                condition=Q(last__gte=F("first")), name="absence_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="absence_part_known"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.first}–{self.last}"


class WeeklyOff(models.Model):
    """A half-day of every week on which a person cannot come (0 is Monday)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="weekly_off")
    weekday = models.PositiveSmallIntegerField(
        validators=(MinValueValidator(0), MaxValueValidator(4))
    )
    part = models.CharField(max_length=3, choices=Part, default=Part.DAY)

    class Meta:
        ordering = ("weekday", "part", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "weekday", "part"), name="one_weekly_off_a_half_day"
            ),
            models.CheckConstraint(condition=Q(weekday__lte=4), name="weekly_off_is_a_working_day"),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="weekly_off_part_known"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.weekday} {self.part}"


class Draft(models.Model):
    """A proposed year: what is asked of it, then the year that the planner found (CLUB-07, CLUB-19).

    `year` is that of the season's first day. `areas` are the codes of the public holidays that count, `zones` the
    school zones. `instance` and `plan` are what was given to the planner and what it answered (`core.planner` JSON).
    `relaxed` are rules that people chose to leave out, told ever after among what gave way. `shared_on`: since when
    every member of the network may read it.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="drafts")
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=DraftState, default=DraftState.WRITING)
    areas = models.JSONField(default=list)
    zones = models.JSONField(default=list)
    relaxed = models.JSONField(default=list)
    instance = models.JSONField(null=True, blank=True)
    plan = models.JSONField(null=True, blank=True)
    error = models.TextField(blank=True)
    shared_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-year", "-made_on", "-id")
        constraints = (
            models.UniqueConstraint(fields=("network", "year", "name"), name="one_draft_a_name"),
            models.CheckConstraint(
                condition=Q(state__in=DraftState.values), name="draft_state_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.year}"


class Series(models.Model):
    """What a draft asks for one body and one kind of meeting: how many, in which part of the day, with what gaps.

    `weekdays`: those allowed (0 is Monday). `avoided`: those allowed but rather not. `least_gap` and `most_gap` are
    days between meetings (null: only what the charter asks). `first` and `last` bound its season. `opens` and `closes`
    are the local hours of each meeting. `places` receive it in turn; `room` is one place that it shares with others.
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
            models.CheckConstraint(
                condition=Q(school__in=School.values), name="series_school_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.body_id} {self.kind}"


class Pin(models.Model):
    """A date that a series must have, or must not."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="pins")
    on = models.DateField()
    kind = models.CharField(max_length=6, choices=PinKind)

    class Meta:
        ordering = ("on", "id")
        constraints = (
            models.UniqueConstraint(fields=("series", "on"), name="one_pin_a_day"),
            models.CheckConstraint(condition=Q(kind__in=PinKind.values), name="pin_kind_known"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class Piece(models.Model):
    """A part of a draft that shares nobody with the others: one worker plans it, on any machine.

    `asked` is the draft's version for which it was cut: an answer for another one is thrown away. Whoever holds it
    says so until `held_until`, again and again while working; past that, another worker takes it over.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveSmallIntegerField()
    asked = models.PositiveIntegerField()
    instance = models.JSONField()
    before = models.JSONField(null=True, blank=True)
    plan = models.JSONField(null=True, blank=True)
    error = models.TextField(blank=True)
    state = models.CharField(max_length=7, choices=PieceState, default=PieceState.WAITING)
    held_by = models.CharField(max_length=80, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    best = models.IntegerField(null=True, blank=True)
    bound = models.IntegerField(null=True, blank=True)

    class Meta:
        ordering = ("draft_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("draft", "asked", "number"), name="one_piece_a_number"),
            models.CheckConstraint(
                condition=Q(state__in=PieceState.values), name="piece_state_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.draft_id} {self.number}"


class Programme(models.Model):
    """The programme of one season, published on a day (CLUB-19). `year` is that of the season's first day.

    `draft` is what it was planned from and `decision` the id of the collective decision that adopted it, when there
    were any (CLUB-16).
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

    def __str__(self) -> str:
        return f"{self.network_id} {self.year}"


class Entry(models.Model):
    """A meeting as its programme announced it, so that later changes show as changes."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="entries")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="entries")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("starts_at", "id")
        verbose_name_plural = "entries"
        constraints = (
            models.UniqueConstraint(fields=("programme", "meeting"), name="one_entry_a_meeting"),
        )

    def __str__(self) -> str:
        return f"{self.programme_id} {self.meeting_id}"
