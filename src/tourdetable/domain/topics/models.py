from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.networks.models import Body, Network, Seat, one_of
from tourdetable.domain.people.models import Person
from tourdetable.domain.topics.enums import LIVE, WAITING, TopicState


class Topic(Versioned):
    """What a member puts forward, for a body or (`body` None) for the network as a whole.

    `question`: what one wants to work out; `why`: for whom it matters; `existing`: what exists and
    works already (CLUB-06), which may be said later, and must be before it becomes work; `added`:
    what one brings beside that. An urgent one cannot wait for the usual work (CLUB-09). `answer`
    says in words why it went where it went. `sent_to` is the body to which it was sent, or the
    group that took it up (`taken_up_at`): it answers for it since. `merged_into` is the topic that
    it was joined to.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="topics")
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.CASCADE, related_name="topics"
    )
    title = models.CharField(max_length=200)
    question = models.CharField(max_length=500, blank=True)
    why = models.TextField(blank=True)
    existing = models.TextField(blank=True)
    added = models.TextField(blank=True)
    tags = models.ManyToManyField("tags.Tag", blank=True, related_name="topics")
    urgent = models.BooleanField(default=False)
    put_on = models.DateField()
    put_at = models.DateTimeField()
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="topics"
    )
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="topics"
    )
    state = models.CharField(max_length=12, choices=TopicState, default=TopicState.OPEN)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    sent_to = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_up_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )

    class Meta:
        ordering = ("-put_at", "-id")
        constraints = (
            one_of(TopicState, "state", "topic_state_known"),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into=None)),
                name="topic_merged_into_another",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("in_group", "sent_on")) | Q(sent_to__isnull=False),
                name="topic_sent_somewhere",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def where(self) -> Body | None:
        """The body that answers it (None: the network as a whole)."""
        return self.sent_to or self.body

    @property
    def waits(self) -> bool:
        """Whether somebody has to answer."""
        return self.state in WAITING

    @property
    def lives(self) -> bool:
        """Whether one still works on it, or will."""
        return self.state in LIVE

    @property
    def told(self) -> dict[str, Any]:
        """Its events change what the charter knows of its body, if it has one."""
        said: dict[str, Any] = {"network": self.network.slug, "subject": f"topic:{self.pk}"}
        if self.body_id is None:
            return said
        return said | {"body": self.body_id, "facts": ["topics"]}


class TopicSupport(models.Model):
    """A seat says that a topic matters to it too."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="supports")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("topic", "seat"), name="one_support_a_seat"),
        )


class PointOfView(models.Model):
    """What a seat adds to a topic."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="views")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    words = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
