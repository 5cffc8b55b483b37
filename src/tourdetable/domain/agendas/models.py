from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.networks.models import Body, Network, Seat
from tourdetable.domain.people.models import Person


class BroughtWords(models.Model):
    """What a member brings to a point before the meeting: news for the go-round, a question."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="brought")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    words = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("item", "seat"), name="brought_once"),
            models.CheckConstraint(condition=~Q(words=""), name="brought_something"),
        )


class PointLeftOver(models.Model):
    """A point that a meeting did not reach, or did not end: it waits for another agenda of the
    body. `taken_by` is the point that takes it up again; `dropped_at`, when it was let go."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="left_over")
    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="left_over")
    why = models.CharField(max_length=300)
    at = models.DateTimeField()
    taken_by = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(why=""), name="point_left_over_says_why"),
        )


class AgendaModel(Versioned):
    """The usual agenda of a kind of meeting in a body; `lines` are the words of its points.

    Another body of the network begins from it as long as it has kept none of its own.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="agenda_models")
    kind = models.CharField(max_length=40)
    lines = models.JSONField(default=list)
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("body", "kind"), name="one_agenda_model_a_kind"),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events change nothing that the charter reads."""
        network, subject = self.body.network.slug, f"agenda_model:{self.pk}"
        return {"network": network, "subject": subject, "body": self.body_id, "facts": []}


class NetworkMethod(Versioned):
    """A method of working that a network adds: a file like those of `methods/`. With the code of
    one of these, it takes its place there (ADR 86)."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="methods")
    code = models.CharField(max_length=40)
    text = models.TextField()

    class Meta:
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(fields=("network", "code"), name="one_method_a_code"),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events tell the charter nothing."""
        return {"network": self.network.slug, "subject": f"method:{self.pk}", "facts": []}
