from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.library.models import Entry
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Network, Seat, one_of
from tourdetable.domain.people.models import Person
from tourdetable.domain.relays.enums import RelayHow

Shared = Deliverable | ExperienceReport | Entry
"""What a network shares beyond a body, besides minutes."""
RelayedContent = Minutes | Shared
"""What is relayed."""

COLUMNS: dict[type[models.Model], str] = {
    Minutes: "minutes",
    Deliverable: "work",
    ExperienceReport: "report",
    Entry: "entry",
}
"""Where a relay names what it carried."""


def only_one_content() -> Q:
    """A relay carries one thing."""
    names = COLUMNS.values()
    found = Q()
    for name in names:
        found |= Q(**{f"{other}__isnull": other != name for other in names})
    return found


def network_of(content: RelayedContent) -> Network:
    """The network that shares it."""
    return content.meeting.body.network if isinstance(content, Minutes) else content.network


class Relay(Versioned):
    """A seat carried something to its own institution (ITC-16): circulated minutes, a deliverable
    that is out, a published experience, something of the library.

    `to_whom` and `came_back` are free words: to whom it was told there, and what they answered,
    which is often known later. A seat may relay the same thing in several ways.
    """

    minutes = models.ForeignKey(Minutes, null=True, on_delete=models.PROTECT, related_name="relays")
    work = models.ForeignKey(
        Deliverable, null=True, on_delete=models.PROTECT, related_name="relays"
    )
    report = models.ForeignKey(
        ExperienceReport, null=True, on_delete=models.PROTECT, related_name="relays"
    )
    entry = models.ForeignKey(Entry, null=True, on_delete=models.PROTECT, related_name="relays")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="relays")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    how = models.CharField(max_length=10, choices=RelayHow)
    to_whom = models.CharField(max_length=300, blank=True)
    came_back = models.TextField(blank=True)
    on = models.DateField()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("minutes", "seat"), name="relay_minutes_seat"),)
        constraints = (
            one_of(RelayHow, "how", "relay_how_known"),
            models.CheckConstraint(condition=only_one_content(), name="relay_of_one_thing"),
        )

    @property
    def content(self) -> RelayedContent:
        """What it carried."""
        found = self.minutes or self.work or self.report or self.entry
        assert found is not None, "a constraint of the table"
        return found

    @property
    def told(self) -> dict[str, Any]:
        """Its events name what it carried, its seat and the body of that; no word of anybody."""
        content = self.content
        named = {COLUMNS[type(content)]: content.pk, "seat": self.seat_id}
        if isinstance(content, Minutes):
            named["meeting"] = content.meeting_id
        network, subject = network_of(content).slug, f"relay:{self.pk}"
        return {"network": network, "subject": subject, "body": self.seat.body_id, **named}
