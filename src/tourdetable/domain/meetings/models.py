from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.meetings.enums import (
    Answer,
    Bringing,
    Channel,
    HowMarked,
    MeetingState,
    Mode,
    PointKind,
    Purpose,
)
from tourdetable.domain.networks.models import Body, Seat, one_of
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.models import Person
from tourdetable.domain.places.models import LONGEST_WORDS, Place
from tourdetable.domain.topics.models import Topic


def usual_reminders() -> list[int]:
    """How many days before a meeting those who are silent are reminded, unless one says
    otherwise."""
    return [7, 1]


class Meeting(Versioned):
    """A gathering of a body at a time and place.

    `starts_at` and `ends_at` are moments (UTC); their day is that of the network's time zone.
    `dated_on` is the day on which a date was first set (CLUB-07), `cancelled_on` the one on which
    it was taken out of the calendar. It is held at a `place` of the network or, in `place_words`,
    elsewhere: read `where`. `sealed_at` is set while the minutes are in review, and for good once
    they are adopted: what happened is then no longer rewritten.
    `invited_agenda` is the agenda as it was when the invitations left (see `agendas`).
    `asks`: what is asked of those who come. Answers are wanted by `answer_by`; `capacity` is how
    many people may come (null: as many as one likes), the others wait (see `answers`). Those who
    have not answered are reminded so many days before: `reminders`.
    `version` grows at each change, so that nobody overwrites somebody's change.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="meetings")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    dated_on = models.DateField()
    cancelled_on = models.DateField(null=True, blank=True)
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="meetings"
    )
    place_words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    link = models.URLField(blank=True)
    purpose = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.PLANNED)
    reason = models.CharField(max_length=200, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)
    invited_agenda = models.JSONField(null=True, blank=True)
    asks = models.TextField(blank=True)
    answer_by = models.DateField(null=True, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    reminders = models.JSONField(default=usual_reminders, blank=True)

    class Meta:
        ordering = ("starts_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(capacity__gte=1), name="meeting_of_somebody"
            ),
            models.CheckConstraint(
                condition=Q(sealed_at=None) | Q(state=MeetingState.OPENED),
                name="only_an_opened_meeting_is_sealed",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(place=None) | Q(place_words=""), name="meeting_at_a_place_or_in_words"
            ),
            one_of(MeetingState, "state", "meeting_state_known"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def listed(self) -> str:
        """How it is called among meetings of other bodies, its own first; read `body` with it."""
        return named_among(self.body.name, self.title)

    @property
    def told(self) -> dict[str, Any]:
        """Its events name its body."""
        network, subject = self.body.network.slug, f"meeting:{self.pk}"
        return {"network": network, "subject": subject, "body": self.body_id}

    @property
    def day(self) -> date:
        """Its day, in the time zone of its network."""
        return local_day(self.body.network, self.starts_at)

    @property
    def time_code(self) -> str:
        """When it is held, in a few characters, for a form that asks about it."""
        return f"{self.starts_at:%Y%m%dT%H%M}-{self.ends_at:%Y%m%dT%H%M}"

    @property
    def where(self) -> str:
        """Where it is held: its place's name and address, or free words; read `place` with it."""
        return self.place.words if self.place else self.place_words

    def hold_at(self, place: Place | str) -> None:
        """Be held at a place of the network, or where these words say; unsaved."""
        if isinstance(place, Place):
            self.place, self.place_words = place, ""
        else:
            self.place, self.place_words = None, place


def named_among(body: str, title: str) -> str:
    """A meeting's title among those of other bodies: the name of its body first, once."""
    named = title.casefold().startswith(body.casefold())
    return title if named else f"{body} – {title}"


class AgendaItem(models.Model):
    """A point of the agenda: what it is for, how long it takes, who brings it.

    `kind`: breaks and the usual first and last points are lines too. `question`: what one wants to
    leave with; `method`: how it is worked on (a code of `core.methods`); `lead`: the seat that
    leads it. `bringing`: whether members bring something to it beforehand, and who reads it.
    `topic`: the one it answers; `carried_from`: the point of an earlier meeting that it takes up
    again, and `carried_because`, why. `origin`: what else it was proposed for, as its app names it
    (`watch:12`), whatever its title becomes.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.DISCUSS)
    minutes = models.PositiveSmallIntegerField(default=15)
    brought_by = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)
    kind = models.CharField(max_length=10, choices=PointKind, default=PointKind.POINT)
    question = models.CharField(max_length=500, blank=True)
    method = models.CharField(max_length=40, blank=True)
    lead = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    bringing = models.CharField(max_length=10, choices=Bringing, default=Bringing.NOBODY)
    topic = models.ForeignKey(
        Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="points"
    )
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_to"
    )
    carried_because = models.CharField(max_length=300, blank=True)
    origin = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "position"), name="one_item_a_position"),
            one_of(Purpose, "purpose", "agenda_purpose_known"),
            one_of(PointKind, "kind", "agenda_kind_known"),
            one_of(Bringing, "bringing", "agenda_bringing_known"),
        )


class Reply(models.Model):
    """What a person answers to the invitation, for their seat, and for which time.

    `stands`: the meeting is still held then (see `calendar.occasions`); else the answer waits to be
    given again, or for the meeting to come back to that time. `at` is when it was said, `taken_at`
    when it reached us (`channel`): a message may be late. `coming_since` is when the person first
    said, for that time, that they come (whoever said it first comes first); `pair_since`, the same
    of whoever holds the seat with them. `waits`: whom it brings had no place when we last looked
    (see `actions.places`). `reason`: why they do not come, for those who convene.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="replies")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="replies")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="replies")
    answer = models.CharField(max_length=10, choices=Answer)
    at = models.DateTimeField()
    taken_at = models.DateTimeField()
    channel = models.CharField(max_length=8, choices=Channel, default=Channel.PAGE)
    reason = models.CharField(max_length=500, blank=True)
    coming_since = models.DateTimeField(null=True, blank=True)
    pair_since = models.DateTimeField(null=True, blank=True)
    waits = models.BooleanField(default=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    stands = models.BooleanField(default=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "seat", "person"), name="one_reply_a_person"
            ),
            one_of(Answer, "answer", "reply_answer_known"),
            one_of(Channel, "channel", "reply_channel_known"),
        )

    def outweighs(self, other: Reply) -> bool:
        """Which is kept when two persons turn out to be one: the latest."""
        return self.at > other.at


class Attendance(models.Model):
    """How a person was at a meeting, for their seat: present when one of its holders came.

    `arrived_at` and `left_at`, when somebody noted them: after it began, before it ended. `how`
    says who knows it, `entered_by` who wrote it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attendances")
    mode = models.CharField(max_length=10, choices=Mode)
    how = models.CharField(max_length=5, choices=HowMarked, default=HowMarked.HAND)
    arrived_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "seat", "person"), name="one_attendance_a_person"
            ),
            one_of(Mode, "mode", "attendance_mode_known"),
            one_of(HowMarked, "how", "attendance_how_known"),
            models.CheckConstraint(
                condition=Q(arrived_at=None) | Q(left_at=None) | Q(left_at__gt=F("arrived_at")),
                name="attendance_left_after_arriving",
            ),
        )

    def outweighs(self, other: Attendance) -> bool:
        """Which is kept when two persons turn out to be one: a presence, then an excuse."""
        modes = [*Mode]
        return modes.index(Mode(self.mode)) < modes.index(Mode(other.mode))


class Turn(models.Model):
    """A seat takes a duty at a meeting (ITC-06); its holders have the duty's rights there.

    `instead_of` is the seat that was to take it, when another has taken it over in the room: the
    turn is of the seat that really took it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="turns")
    duty = models.CharField(max_length=40)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="turns")
    instead_of = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("meeting", "duty"), name="one_turn_a_duty"),)
