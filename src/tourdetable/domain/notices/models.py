from __future__ import annotations

from django.db import models
from django.db.models import Q

from tourdetable.domain.journal.departures import Departure, sent_at_a_moment
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Body, Network, one_of
from tourdetable.domain.notices.enums import NoticeFamily, NoticeKind, NoticeState, Rhythm
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


class Notice(Departure):
    """A person is told of an event, once. What it says is read from the event as it leaves.

    It may leave at once, or with others of its `rhythm`.
    """

    SLUG = "event__network"
    AROUND = ("event", "person__account")

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="notices")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=12, choices=NoticeKind)
    rhythm = models.CharField(max_length=10, choices=Rhythm, default=Rhythm.AT_ONCE)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("state", "due_at"), name="notice_state_due_at"),
            models.Index(fields=("person", "state"), name="notice_person_state"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("event", "person"), name="one_notice_an_event_and_person"
            ),
            one_of(NoticeKind, "kind", "notice_kind_known"),
            one_of(NoticeState, "state", "notice_state_known"),
            one_of(Rhythm, "rhythm", "notice_rhythm_known"),
            models.CheckConstraint(condition=sent_at_a_moment(), name="notice_sent_at_a_moment"),
        )

    @property
    def recipient(self) -> str:
        return self.person.account.email if self.person.account else ""

    @property
    def sort(self) -> str:
        return self.get_kind_display()

    @property
    def shown_in(self) -> str:
        """Its network: whoever animates it sees whom nothing reaches."""
        return self.event.network


class NoticeChoice(models.Model):
    """At which rhythm somebody is told of a family of notices in a network, or in one body of it.

    What is said of a body wins over what is said of its network; nothing said is at once.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notice_choices")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    family = models.CharField(max_length=10, choices=NoticeFamily)
    rhythm = models.CharField(max_length=10, choices=Rhythm)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("person", "network", "body", "family"),
                nulls_distinct=False,
                name="one_choice_a_family",
            ),
            one_of(NoticeFamily, "family", "choice_family_known"),
            one_of(Rhythm, "rhythm", "choice_rhythm_known"),
        )


class WholeText(models.Model):
    """Somebody wants, in a network, the text of circulated minutes in the message that tells them,
    as far as they may read it; others have what matters first, and a link."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="whole_texts")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("person", "network"), name="one_whole_text_a_network"),
        )


class Dispatch(models.Model):
    """How sending goes, in one row: `free_at` is when the next message may leave, whichever worker
    sends it; `ran_at` the last time that a worker looked; `trouble` what stopped it then, if
    anything."""

    free_at = models.DateTimeField()
    ran_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(pk=1), name="one_dispatch"),)
