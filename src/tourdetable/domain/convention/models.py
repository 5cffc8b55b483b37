from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.convention.enums import (
    DiagnosisEntryKind,
    DiagnosisLetter,
    DiagnosisState,
    PartnerAnswer,
)
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.files.models import StoredFile
from tourdetable.domain.journal.departures import Departure, DepartureState, sent_at_a_moment
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.networks.enums import SEAT_KINDS
from tourdetable.domain.networks.models import Body, Dated, Network, Seat, ends_after_start, one_of
from tourdetable.domain.people.models import Institution, Person
from tourdetable.domain.people.sorting import SortKeyField


class Documented(models.Model):
    """A row that a document may come with, under the name that people read."""

    stored = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True


class Agreement(Versioned):
    """The framework agreement under which a network lives (ITC-01), one period after the other."""

    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="agreement")
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.title

    @property
    def told(self) -> dict[str, Any]:
        """Its events change what the network shares."""
        return {"network": self.network.slug, "subject": f"agreement:{self.pk}"}


class AgreementPeriod(Versioned, Documented):
    """Some years of the agreement: a draft until signed. `ends` is its last day as amended."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="periods")
    title = models.CharField(max_length=200)
    starts = models.DateField()
    ends = models.DateField()
    signed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("starts", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")), name="agreement_period_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return self.title

    def holds(self, on: date) -> bool:
        """Whether it is in force that day."""
        return self.signed_on is not None and self.starts <= on <= self.ends

    @property
    def told(self) -> dict[str, Any]:
        """Its events change what the network shares."""
        return {"network": self.agreement.network.slug, "subject": f"agreement_period:{self.pk}"}


class AgreementAmendment(Documented):
    """What changed in a signed period: who joined, who left, until when it goes on.

    `ends` is the new last day of the period, if it changed, and `former_ends` the one before.
    """

    period = models.ForeignKey(AgreementPeriod, on_delete=models.CASCADE, related_name="amendments")
    number = models.PositiveIntegerField()
    signed_on = models.DateField()
    applies_from = models.DateField()
    words = models.TextField(blank=True)
    ends = models.DateField(null=True, blank=True)
    former_ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("period", "number")
        constraints = (
            models.UniqueConstraint(fields=("period", "number"), name="one_amendment_a_number"),
        )


class Signatory(Dated):
    """An institution that signed a period, or joined it: its college, how it sits, in which kinds
    of bodies (`bodies`, codes of the charter) it is expected where it is present (ITC-09)."""

    period = models.ForeignKey(
        AgreementPeriod, on_delete=models.CASCADE, related_name="signatories"
    )
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="signatures"
    )
    college = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=SEAT_KINDS, default=SeatKind.STANDING.value)
    bodies = models.JSONField(default=list, blank=True)
    joined_by = models.ForeignKey(
        AgreementAmendment,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="joined",
    )
    left_by = models.ForeignKey(
        AgreementAmendment, null=True, blank=True, on_delete=models.PROTECT, related_name="left"
    )
    of_its_end = ("left_by",)

    class Meta:
        ordering = ("starts", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("period", "institution", "starts"), name="one_signature_a_start"
            ),
            ends_after_start("signatory"),
        )


class FacilitySeats(models.Model):
    """Where the agreement seats whoever runs a facility of a kind (« centre social »), in bodies on
    whose territory it stands: the college, how it sits, in which kinds of bodies (ITC-09)."""

    period = models.ForeignKey(
        AgreementPeriod, on_delete=models.CASCADE, related_name="facility_seats"
    )
    facility_kind = models.CharField(max_length=80)
    college = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=SEAT_KINDS, default=SeatKind.STANDING.value)
    bodies = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("period", "facility_kind"), name="one_seating_a_kind_of_facility"
            ),
        )


class Assessment(Versioned, Documented):
    """What a period gave (ITC-01): by which body, or whom (`led_by`); it counts from `adopted_on`.

    `decision` adopted it; of what was adopted before the network was kept here, `adopted_as` says
    by whom.
    """

    period = models.OneToOneField(
        AgreementPeriod, on_delete=models.CASCADE, related_name="assessment"
    )
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="assessments"
    )
    led_by = models.CharField(max_length=200, blank=True)
    words = models.TextField()
    given_on = models.DateField()
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="assessments"
    )
    adopted_as = models.CharField(max_length=300, blank=True)
    adopted_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(adopted_on=None, decision=None, adopted_as="")
                | Q(adopted_on__isnull=False, decision__isnull=False)
                | (Q(adopted_on__isnull=False) & ~Q(adopted_as="")),
                name="assessment_adopted_by_somebody",
            ),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events change what the network shares."""
        network = self.period.agreement.network.slug
        return {"network": network, "subject": f"assessment:{self.pk}"}


class SharedDiagnosis(Versioned, Documented):
    """What partners say together of a territory (ITC-01), before a body is opened there or after.

    Written while it is a draft; frozen once it is put to partners; shared on the day of the last
    approval. `body` is that of the territory, once there is one; `decision` the one that opened it.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="diagnoses")
    title = models.CharField(max_length=200)
    sort_key = SortKeyField(of=("title",))
    territory = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    state = models.CharField(
        max_length=8, choices=DiagnosisState, default=DiagnosisState.DRAFT.value
    )
    public = models.BooleanField(default=False)
    asked_on = models.DateField(null=True, blank=True)
    shared_on = models.DateField(null=True, blank=True)
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="diagnoses"
    )
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="diagnoses"
    )

    class Meta:
        ordering = ("sort_key", "id")
        constraints = (
            one_of(DiagnosisState, "state", "diagnosis_state_known"),
            models.CheckConstraint(
                condition=Q(state="shared", shared_on__isnull=False)
                | (~Q(state="shared") & Q(shared_on=None)),
                name="diagnosis_shared_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        return self.state == DiagnosisState.DRAFT

    @property
    def is_public(self) -> bool:
        """Whether strangers read its portrait."""
        return self.public and self.state == DiagnosisState.SHARED

    @property
    def told(self) -> dict[str, Any]:
        """Its events change the diagnoses of its body, if it has one."""
        said = {"network": self.network.slug, "subject": f"diagnosis:{self.pk}"}
        return said | {"body": self.body_id, "facts": ["diagnoses"]}


class DiagnosisEntry(models.Model):
    """A line of a diagnosis, brought by a seat, by the link of an `institution` that has none
    (`said_by`: who wrote, in words), or by whoever prepares it.

    A figure has a `value`, a `source` and a `year`; a facility says where it is (`place`); a source
    may have an `address`.
    """

    diagnosis = models.ForeignKey(SharedDiagnosis, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=8, choices=DiagnosisEntryKind)
    words = models.TextField()
    value = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=500, blank=True)
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="diagnosis_entries"
    )
    institution = models.ForeignKey(
        Institution,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="diagnosis_lines",
    )
    said_by = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ("id",)
        constraints = (
            one_of(DiagnosisEntryKind, "kind", "diagnosis_entry_kind_known"),
            models.CheckConstraint(
                condition=~Q(kind="figure")
                | (Q(year__isnull=False) & ~Q(value="") & ~Q(source="")),
                name="figure_has_its_source_and_year",
            ),
            models.CheckConstraint(
                condition=Q(seat=None) | Q(institution=None), name="entry_by_a_seat_or_a_link"
            ),
        )

    @property
    def whose(self) -> Institution | None:
        """The institution that brought it, if one did."""
        return self.seat.institution if self.seat else self.institution


class DiagnosisPartner(models.Model):
    """An institution that is called on while a diagnosis is written (`called_on`), then asked to
    approve it, and its answer, by a seat that it has.

    Without a seat, it answers by a link: the `link`-th that was sent to `email`, which opens until
    `open_until`; `said_by` is who answered by it, in words. Without an address, no link opens.
    `answered_on` is the day on which it was given, `recorded_on` the one on which it was said here.
    """

    diagnosis = models.ForeignKey(
        SharedDiagnosis, on_delete=models.CASCADE, related_name="partners"
    )
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="diagnoses_asked"
    )
    answer = models.CharField(max_length=8, choices=PartnerAnswer, blank=True)
    words = models.TextField(blank=True)
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="diagnosis_answers"
    )
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    recorded_on = models.DateField(null=True, blank=True)
    called_on = models.DateField(null=True, blank=True)
    said_by = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    link = models.PositiveSmallIntegerField(default=0)
    open_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("diagnosis", "institution"), name="one_partner_a_diagnosis"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None, recorded_on=None)
                | Q(
                    answer__in=PartnerAnswer.values,
                    answered_on__isnull=False,
                    recorded_on__isnull=False,
                ),
                name="partner_answers_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(email="", open_until=None)
                | (~Q(email="") & Q(open_until__isnull=False, link__gt=0)),
                name="partner_link_opens_until_a_day",
            ),
        )

    @property
    def approves(self) -> bool:
        return self.answer == PartnerAnswer.APPROVED

    def opens(self, on: date) -> bool:
        """Whether its link opens something that day."""
        return self.open_until is not None and on <= self.open_until

    def outweighs(self, other: DiagnosisPartner) -> bool:
        """Which is kept when two institutions turn out to be one: an answer."""
        return bool(self.answer) and not other.answer


class DiagnosisMessage(Departure):
    """A message to a partner that has no seat, with its link: one a number of that link."""

    SLUG = "partner__diagnosis__network__slug"
    AROUND = ("partner__diagnosis__network", "partner__institution")

    partner = models.ForeignKey(DiagnosisPartner, on_delete=models.CASCADE, related_name="messages")
    link = models.PositiveSmallIntegerField()
    letter = models.CharField(max_length=10, choices=DiagnosisLetter)
    to = models.EmailField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("partner", "link"), name="one_message_a_link"),
            one_of(DiagnosisLetter, "letter", "diagnosis_letter_known"),
            one_of(DepartureState, "state", "diagnosis_message_state_known"),
            models.CheckConstraint(
                condition=sent_at_a_moment(), name="diagnosis_message_sent_at_a_moment"
            ),
        )

    @property
    def recipient(self) -> str:
        return self.to

    @property
    def sort(self) -> str:
        return self.get_letter_display()

    @property
    def shown_in(self) -> str:
        return self.partner.diagnosis.network.slug
