from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.networks.enums import SEAT_KINDS, Accent, EndReason
from tourdetable.domain.people.models import Institution, Person
from tourdetable.domain.people.sorting import SortKeyField

M = TypeVar("M", bound=models.Model, covariant=True)


class DatedQuerySet(models.QuerySet[M]):
    """Rows that hold for a time."""

    def active(self, on: date | models.Value) -> Self:
        """Those that hold on that day."""
        return self.during(on, on)

    def during(self, first: date | models.Value, last: date | models.Value) -> Self:
        """Those that hold on one at least of these days."""
        return self.filter(Q(ends=None) | Q(ends__gte=first), starts__lte=last)


class Dated(models.Model):
    """A row that holds from `starts` to `ends`, both included; `ends` null is open.

    `of_its_end` are the columns that say something of how it ended."""

    of_its_end: ClassVar[tuple[str, ...]] = ()
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True


def ends_after_start(name: str) -> models.CheckConstraint:
    """A period never ends before it starts."""
    return models.CheckConstraint(
        condition=Q(ends=None) | Q(ends__gte=F("starts")), name=f"{name}_ends_after_start"
    )


def one_of(choices: type[models.TextChoices], column: str, name: str) -> models.CheckConstraint:
    """A column holds one of these codes."""
    return models.CheckConstraint(condition=Q((f"{column}__in", choices.values)), name=name)


class Network(models.Model):
    """A territorial consultation network, defined by its charter.

    `school_zone` is that of the bodies whose territory does not tell. From `closed_on` it is only
    read; from `archived_on` by whoever operates the installation alone.
    """

    slug = models.SlugField(max_length=64, unique=True)
    name = models.CharField(max_length=120)
    sort_key = SortKeyField(of=("name",))
    purpose = models.TextField(blank=True)
    time_zone = models.CharField(max_length=64, default="Europe/Paris")
    accent = models.CharField(max_length=10, choices=Accent, default=Accent.BLUE)
    contact = models.EmailField(blank=True)
    school_zone = models.CharField(max_length=20, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    archived_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("sort_key", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(archived_on=None) | Q(closed_on__isnull=False),
                name="closed_before_archived",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Logo(models.Model):
    """The image of a network, sniffed and bounded; `digest` is in its address."""

    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="logo")
    media_type = models.CharField(max_length=40)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)


class CharterVersion(models.Model):
    """One text of a network's charter, never edited: the next one supersedes it on its day."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="charters")
    version = models.CharField(max_length=40)
    text = models.TextField()
    digest = models.CharField(max_length=64, editable=False)
    in_force_from = models.DateField()

    class Meta:
        ordering = ("in_force_from", "id")
        constraints = (
            models.UniqueConstraint(fields=("network", "in_force_from"), name="one_charter_a_day"),
            models.UniqueConstraint(fields=("network", "version"), name="one_text_a_version"),
        )


class Body(Dated):
    """A body of the network (committee, working group…); its kind comes from the charter.

    `work_starts` and `work_ends` are the days of its work, where they are said apart from its life.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="bodies")
    kind = models.CharField(max_length=40)
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    sort_key = SortKeyField(of=("name",))
    purpose = models.TextField(blank=True)
    territory = models.CharField(max_length=200, blank=True)
    work_starts = models.DateField(null=True, blank=True)
    work_ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("sort_key", "id")
        verbose_name_plural = "bodies"
        constraints = (
            models.UniqueConstraint(fields=("network", "slug"), name="body_slug_in_network"),
            ends_after_start("body"),
            models.CheckConstraint(
                condition=Q(work_starts=None, work_ends=None) | Q(work_ends__gte=F("work_starts")),
                name="body_work_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Seat(Dated, Versioned):
    """An institution's seat in a body: it decides, takes turns and is counted present.

    A seat that changes its college or its way of taking part ends the day before, and another one
    `continues` it: what happened is counted as it was then. `version` grows at each change of the
    seat or of who holds it.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="seats")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="seats")
    college = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=SEAT_KINDS, default=SeatKind.STANDING.value)
    volunteers = models.BooleanField(default=False)
    continues = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="continued_by"
    )

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("body", "institution", "starts"), name="one_seat_an_institution"
            ),
            ends_after_start("seat"),
        )

    def __str__(self) -> str:
        return str(self.institution)

    @property
    def told(self) -> dict[str, Any]:
        """Its events name its body."""
        network, subject = self.body.network.slug, f"seat:{self.pk}"
        return {"network": network, "subject": subject, "body": self.body_id}

    @property
    def follows(self) -> bool:
        """It follows through the minutes: nobody waits for it (ITC-13)."""
        return self.kind == SeatKind.LIGHT

    @property
    def takes_turns(self) -> bool:
        """Standing seats do, and the others if they volunteer (ITC-06)."""
        return self.kind == SeatKind.STANDING or self.volunteers


class Mandate(Dated):
    """A person holds a seat. The holders of one seat are equals and have one voice (CLUB-12).

    `reason` is why it ended, if somebody said so.
    """

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="mandates")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    reason = models.CharField(max_length=12, choices=EndReason, blank=True)
    of_its_end = ("reason",)

    class Meta:
        ordering = ("starts", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(reason__in=("", *EndReason.values)), name="mandate_reason_known"
            ),
            models.UniqueConstraint(
                fields=("seat", "person", "starts"), name="one_mandate_a_start"
            ),
            ends_after_start("mandate"),
        )


class Correction(models.Model):
    """A mandate or an office that was recorded by mistake, as it was: nobody held it so.

    It is counted no more; `starts` and `ends` are what was recorded, and the journal says what
    replaced it and by whom.
    """

    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.CASCADE, related_name="corrections"
    )
    office = models.CharField(max_length=40, blank=True)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="corrections")
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.CASCADE, related_name="corrections"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="corrections")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    corrected_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    corrected_at = models.DateTimeField()

    class Meta:
        ordering = ("-corrected_at", "-id")


class Office(Dated):
    """A person holds an office of the charter, for a body or (`body` null) for the network."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="offices")
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.CASCADE, related_name="offices"
    )
    kind = models.CharField(max_length=40)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="offices")

    class Meta:
        ordering = ("starts", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("network", "body", "kind", "person", "starts"),
                name="one_office_a_start",
                nulls_distinct=False,
            ),
            ends_after_start("office"),
        )


class Presence(Dated):
    """An institution is present on a body's territory, and belongs there to a college (ITC-09)."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="presences")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="presences")
    college = models.CharField(max_length=40)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("body", "institution", "starts"), name="one_presence_a_start"
            ),
            ends_after_start("presence"),
        )


class Acceptance(models.Model):
    """A person accepted, on a day, the undertaking of one version of the charter (CLUB-11)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="acceptances")
    charter = models.ForeignKey(
        CharterVersion, on_delete=models.CASCADE, related_name="acceptances"
    )
    on = models.DateField()

    class Meta:
        ordering = ("on", "id")
        constraints = (
            models.UniqueConstraint(fields=("person", "charter"), name="one_acceptance_a_version"),
        )

    def outweighs(self, other: Acceptance) -> bool:
        """Which is kept when two persons turn out to be one: the first."""
        return self.on < other.on


class CharterException(models.Model):
    """A collective decision lifts an article for a while, for a body or (`body` null) for all.

    `decision` is the id of that decision, which belongs to an app above this one; `reference` is
    its number as said. Another decision may end it early: `ended_on` is then the last day on which
    it lifts, before it started if it never does.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="exceptions")
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.CASCADE, related_name="exceptions"
    )
    clause = models.CharField(max_length=200)
    starts = models.DateField()
    ends = models.DateField()
    decision = models.PositiveBigIntegerField()
    reference = models.CharField(max_length=40)
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.PositiveBigIntegerField(null=True, blank=True)
    ended_reference = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("starts", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("network", "body", "clause", "starts", "decision"),
                name="one_exception_a_decision",
                nulls_distinct=False,
            ),
            ends_after_start("exception"),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_by=None, ended_reference="")
                | (Q(ended_on__lt=F("ends"), ended_by__isnull=False) & ~Q(ended_reference="")),
                name="exception_ended_early_by_a_decision",
            ),
        )

    @property
    def last(self) -> date:
        """The last day on which it lifts the article; before it starts, it never does."""
        return self.ends if self.ended_on is None else self.ended_on

    @property
    def holds(self) -> bool:
        """Whether it lifts the article on any day."""
        return self.last >= self.starts


class CharterProposal(models.Model):
    """A text that a member proposes for the charter (CLUB-03).

    `adopted` is the version it became, by a decision. Its author may withdraw it until then: it
    stays to be read, and is adopted no more.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="charter_proposals")
    version = models.CharField(max_length=40)
    text = models.TextField()
    reasons = models.TextField(blank=True)
    in_force_from = models.DateField()
    proposed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    proposed_on = models.DateField()
    adopted = models.OneToOneField(
        CharterVersion, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposal"
    )
    decision = models.PositiveBigIntegerField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-proposed_on", "-id")
