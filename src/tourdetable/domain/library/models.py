from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience
from tourdetable.domain.files.models import StoredFile
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.library.enums import (
    EntryKind,
    FollowUpWish,
    ItemState,
    PracticeState,
    WatchNature,
)
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.networks.models import Body, Network, Seat, one_of
from tourdetable.domain.people.models import Person
from tourdetable.domain.tags.models import Tag
from tourdetable.domain.uses.models import Use

FACTS = {
    EntryKind.TOOL: "tools",
    EntryKind.SHEET: "practice_sheets",
    EntryKind.INNOVATION: "practice_sheets",
    EntryKind.WATCH: "watch_items",
}
"""What the charter calls what is brought."""


class Entry(Versioned):
    """Something that a member brings to a body, or (`body` None) to the network as a whole.

    `line`: it in a line; `text`: all that is to say. `address` and `stored` (`file_name`): where
    it is, or the document itself. Of a practice: who runs it (`organiser`), who began it
    (`initiative`), with whom (`partners`), whether it goes on and why not, what it gave
    (`results`). Of a watch item: its `nature`, whose news it is (`source`), the day it happened,
    its `deadline`, and what its author proposes to do with it (`follow_up`); `point` is the point
    of an agenda that took it up, `settled` what those who prepare answered.

    `seat` and `person` brought it; `keeper` is the seat that says it is still true by
    `expires_on`, and was asked on `asked_on`. Once retired it is in no list.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="entries")
    body = models.ForeignKey(Body, null=True, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=10, choices=EntryKind)
    title = models.CharField(max_length=200)
    line = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    territory = models.CharField(max_length=200, blank=True)
    for_whom = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=500, blank=True)
    stored = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    tags = models.ManyToManyField(Tag, blank=True, related_name="entries")
    audience = models.CharField(max_length=10, default=Audience.NETWORK.value)
    attribution = models.CharField(max_length=12, default=Attribution.INSTITUTION.value)

    organiser = models.CharField(max_length=200, blank=True)
    initiative = models.CharField(max_length=200, blank=True)
    partners = models.CharField(max_length=300, blank=True)
    practice = models.CharField(
        max_length=8, choices=PracticeState, default=PracticeState.UNSAID, blank=True
    )
    practice_because = models.CharField(max_length=300, blank=True)
    results = models.TextField(blank=True)

    nature = models.CharField(max_length=8, choices=WatchNature, blank=True)
    source = models.CharField(max_length=200, blank=True)
    happened_on = models.DateField(null=True, blank=True)
    deadline = models.DateField(null=True, blank=True)
    follow_up = models.CharField(max_length=8, choices=FollowUpWish, default=FollowUpWish.INFORM)
    point = models.ForeignKey(
        AgendaItem, null=True, on_delete=models.SET_NULL, related_name="entries"
    )
    settled = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)

    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="entries")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    brought_on = models.DateField()
    brought_at = models.DateTimeField()
    keeper = models.ForeignKey(
        Seat, null=True, on_delete=models.SET_NULL, related_name="kept_entries"
    )
    expires_on = models.DateField()
    asked_on = models.DateField(null=True)
    retired_on = models.DateField(null=True)
    retired_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-brought_at", "-id")
        indexes = (models.Index(fields=("network", "-brought_at"), name="entry_latest"),)
        constraints = (
            one_of(EntryKind, "kind", "entry_kind_known"),
            one_of(PracticeState, "practice", "entry_practice_known"),
            one_of(FollowUpWish, "follow_up", "entry_follow_up_known"),
            models.CheckConstraint(
                condition=Q(nature="") | Q(nature__in=WatchNature.values),
                name="entry_nature_known",
            ),
            models.CheckConstraint(
                condition=Q(audience__in=("body", "network", "partners", "public")),
                name="entry_audience_known",
            ),
            models.CheckConstraint(
                condition=Q(attribution__in=[one.value for one in Attribution]),
                name="entry_attribution_known",
            ),
            models.CheckConstraint(
                condition=~Q(audience="body") | Q(body__isnull=False),
                name="entry_for_a_body_has_one",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def place(self) -> int | None:
        """The body for which it counts: its own, else that of the seat that brought it."""
        return self.body_id or (self.seat.body_id if self.seat else None)

    @property
    def told(self) -> dict[str, Any]:
        """Its events change what the charter knows of what is brought to its body."""
        said: dict[str, Any] = {"network": self.network.slug, "subject": f"entry:{self.pk}"}
        place, facts = self.place, [FACTS[EntryKind(self.kind)]]
        return said if place is None else said | {"body": place, "facts": facts}

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it."""
        return self.audience == Audience.PUBLIC

    @property
    def discreet(self) -> bool:
        """Whether nothing may tell which institution brought it."""
        return self.attribution in (Attribution.COLLEGE, Attribution.NONE)

    @property
    def waits(self) -> bool:
        """Whether its author waits to be told what becomes of it."""
        live = self.retired_on is None and self.settled_at is None
        asks = self.kind == EntryKind.WATCH and self.follow_up != FollowUpWish.INFORM
        return live and asks and not self.is_on_agenda

    @property
    def is_on_agenda(self) -> bool:
        """Whether an agenda that stands has it."""
        return self.point is not None and self.point.meeting.state != MeetingState.CANCELLED

    def is_stale(self, on: date) -> bool:
        """Whether nobody has said, since its last day, that it is still true."""
        return self.retired_on is None and self.expires_on < on


class EntryUse(Use):
    """Somebody used something of the library, and says what happened."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="uses")

    @property
    def told(self) -> dict[str, Any]:
        """Its events are of the entry, and tell the charter nothing."""
        return self.entry.told | {"facts": [], "use": self.pk}


class NewsSource(Versioned):
    """An Atom or RSS feed that is read for a body, or for the network, by whoever leads it.

    It is read again from `next_at`; `etag` and `modified` are what its server said last. After
    `failures` in a row it is read less and less often, and `trouble` says what was wrong.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="sources")
    body = models.ForeignKey(Body, null=True, on_delete=models.CASCADE, related_name="sources")
    title = models.CharField(max_length=200)
    address = models.CharField(max_length=500)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    added_on = models.DateField()
    stopped_on = models.DateField(null=True)
    next_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    etag = models.CharField(max_length=300, blank=True)
    modified = models.CharField(max_length=100, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("title", "id")
        constraints = (
            models.UniqueConstraint(fields=("body", "address"), name="one_source_a_body"),
            models.UniqueConstraint(
                fields=("network", "address"), condition=Q(body=None), name="one_source_a_network"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def told(self) -> dict[str, Any]:
        """Its events tell the charter nothing."""
        return {"network": self.network.slug, "subject": f"source:{self.pk}", "facts": []}


class SourceItem(models.Model):
    """What a source said, in plain text: it waits for somebody to keep it, or set it aside.

    `key` is what tells it from the others of its source; `link_key`, from the same news in another
    source of the same place.
    """

    source = models.ForeignKey(NewsSource, on_delete=models.CASCADE, related_name="items")
    key = models.CharField(max_length=64)
    link = models.CharField(max_length=500, blank=True)
    link_key = models.CharField(max_length=64, blank=True)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    said_on = models.DateField(null=True)
    seen_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ItemState, default=ItemState.WAITING)
    entry = models.OneToOneField(
        Entry, null=True, on_delete=models.SET_NULL, related_name="source_item"
    )

    class Meta:
        ordering = ("-seen_at", "-id")
        constraints = (
            one_of(ItemState, "state", "source_item_state_known"),
            models.UniqueConstraint(fields=("source", "key"), name="one_item_a_key"),
        )

    def __str__(self) -> str:
        return self.title
