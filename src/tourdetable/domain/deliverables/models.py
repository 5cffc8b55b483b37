from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.deliverables.enums import (
    DONE,
    OWED,
    CirculationHow,
    DeliverableKind,
    DeliverableState,
    Licence,
    ReviewVerdict,
)
from tourdetable.domain.files.models import StoredFile
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.networks.models import Body, Network, Seat, one_of
from tourdetable.domain.people.models import Institution, Person
from tourdetable.domain.tags.models import Tag
from tourdetable.domain.uses.models import Use


class WorkTerms(models.Model):
    """What a work is called, who may read it, who is told to have made it, how it may be used.

    `audience` is that of the whole, and of each passage that no mark keeps to fewer people.
    """

    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    audience = models.CharField(max_length=10, default=Audience.NETWORK.value)
    attribution = models.CharField(max_length=12, default=Attribution.INSTITUTION.value)
    licence = models.CharField(max_length=12, choices=Licence, default=Licence.ETALAB)

    class Meta:
        abstract = True


class Deliverable(Versioned, WorkTerms):
    """What a body is to produce, from the day it is promised to what came of it.

    `number` is its own in its network, for ever: its address is made of it. `held_by` are the seats
    that make it. `text` is what is being written; what was kept of it is in its versions, of which
    `in_force` is the last one that was approved. `expected_as` is the line of the terms of
    reference of its body that asks for it, empty when none does. `delivered_on` and `circulated_on`
    are the days of the first approval and of the first circulation. `because` says why it was given
    up.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="deliverables")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="deliverables")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=DeliverableKind)
    due_on = models.DateField(null=True, blank=True)
    held_by = models.ManyToManyField(Seat, related_name="deliverables")
    tags = models.ManyToManyField(Tag, blank=True, related_name="deliverables")
    state = models.CharField(
        max_length=10, choices=DeliverableState, default=DeliverableState.PLANNED
    )
    expected_as = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    in_force = models.ForeignKey(
        "WorkVersion", null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    delivered_on = models.DateField(null=True, blank=True)
    circulated_on = models.DateField(null=True, blank=True)
    because = models.TextField(blank=True)
    abandoned_on = models.DateField(null=True, blank=True)
    planned_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    planned_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("network", "number"), name="one_work_a_number"),
            models.UniqueConstraint(
                fields=("body", "expected_as"),
                condition=~Q(expected_as=""),
                name="one_work_an_expected_line",
            ),
            one_of(DeliverableKind, "kind", "deliverable_kind_known"),
            one_of(DeliverableState, "state", "deliverable_state_known"),
            one_of(Licence, "licence", "deliverable_licence_known"),
            models.CheckConstraint(
                condition=Q(state="abandoned", abandoned_on__isnull=False, in_force=None)
                & ~Q(because="")
                | ~Q(state="abandoned") & Q(abandoned_on=None, because=""),
                name="deliverable_given_up_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(in_force=None, delivered_on=None, circulated_on=None)
                | Q(in_force__isnull=False, delivered_on__isnull=False),
                name="deliverable_delivered_by_a_version",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def owed(self) -> bool:
        """Whether its body still has to deliver it."""
        return self.state in OWED and self.in_force_id is None

    @property
    def done(self) -> bool:
        """Whether the last version that was kept is in force."""
        return self.state in DONE

    @property
    def sort(self) -> str:
        """What sort of work it is, in words; empty as long as nobody says it."""
        return "" if self.kind == DeliverableKind.OTHER else str(self.get_kind_display())

    @property
    def out(self) -> bool:
        """Whether it has left the body: its audience reads the version in force."""
        return self.circulated_on is not None

    @property
    def told(self) -> dict[str, Any]:
        """Its events change what the charter knows of its body."""
        network, subject = self.network.slug, f"deliverable:{self.pk}"
        said: dict[str, Any] = {"network": network, "subject": subject, "body": self.body_id}
        return said | {"facts": ["deliverables"]}


class WorkVersion(WorkTerms):
    """A version that was kept, and never changes: a text, or a stored file called `name`.

    `digest` is the SHA-256 of what it holds. `note` says what changed. `decision` approved it.
    """

    deliverable = models.ForeignKey(Deliverable, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    stored = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="work_versions"
    )
    name = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64)
    note = models.CharField(max_length=300, blank=True)
    kept_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kept_at = models.DateTimeField()
    approved_on = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="approved_works"
    )

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("deliverable", "number"), name="one_version_a_number"),
            models.CheckConstraint(
                condition=Q(text="", stored__isnull=False) & ~Q(name="")
                | Q(stored=None, name="") & ~Q(text=""),
                name="version_is_a_text_or_a_file",
            ),
            models.CheckConstraint(
                condition=Q(approved_on=None, decision=None)
                | Q(approved_on__isnull=False, decision__isnull=False),
                name="version_approved_by_a_decision",
            ),
        )

    @property
    def is_file(self) -> bool:
        """A file, rather than a text of ours."""
        return self.stored_id is not None


class WorkAuthor(models.Model):
    """Whose work a version is: a seat, and each person who held it the day it was kept."""

    of = models.ForeignKey(WorkVersion, on_delete=models.CASCADE, related_name="authors")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("of", "seat", "person"), name="one_author_a_version"),
        )


class QualityChecklist(models.Model):
    """What a network asks of its deliverables, in its own words: the last one counts."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="checklists")
    number = models.PositiveIntegerField()
    lines = models.JSONField()
    written_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("network", "number"), name="one_checklist_a_number"),
        )


class PeerReview(Versioned):
    """A seat of another institution is asked to read a version; and what it says of it.

    `lines` are those of the checklist as they were asked: `[question, answer, comment]`, where the
    answer is empty until it is given.
    """

    of = models.ForeignKey(WorkVersion, on_delete=models.CASCADE, related_name="reviews")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="peer_reviews")
    lines = models.JSONField()
    wanted_by = models.DateField(null=True, blank=True)
    asked_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()
    verdict = models.CharField(max_length=8, choices=ReviewVerdict, blank=True)
    words = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("of", "seat"), name="one_review_a_seat"),
            models.CheckConstraint(
                condition=Q(verdict="", answered_at=None)
                | Q(verdict__in=ReviewVerdict.values, answered_at__isnull=False),
                name="review_answered_once",
            ),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events are told of the deliverable."""
        return self.of.deliverable.told | {"review": self.pk, "seat": self.seat_id}


class Circulation(Versioned):
    """A version went out: to some bodies, some institutions, others in words; how, on which day."""

    of = models.ForeignKey(WorkVersion, on_delete=models.CASCADE, related_name="circulations")
    how = models.CharField(max_length=12, choices=CirculationHow)
    on = models.DateField()
    bodies = models.ManyToManyField(Body, blank=True, related_name="+")
    institutions = models.ManyToManyField(Institution, blank=True, related_name="+")
    to_whom = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("on", "id")
        constraints = (one_of(CirculationHow, "how", "circulation_how_known"),)

    @property
    def told(self) -> dict[str, Any]:
        """Its events are told of the deliverable."""
        return self.of.deliverable.told | {"circulation": self.pk}


class DeliverableUse(Use):
    """A deliverable was used somewhere, with what happened: what came of it (CLUB-02)."""

    deliverable = models.ForeignKey(Deliverable, on_delete=models.CASCADE, related_name="uses")

    class Meta(Use.Meta):
        pass

    @property
    def told(self) -> dict[str, Any]:
        """Its events are told of the deliverable; they change no fact."""
        return self.deliverable.told | {"use": self.pk, "facts": []}
