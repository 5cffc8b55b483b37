from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.departures import (
    AddressedDeparture,
    DepartureState,
    sent_at_a_moment,
)
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.library.models import Entry
from tourdetable.domain.networks.models import Body, Network, one_of
from tourdetable.domain.people.models import Person
from tourdetable.domain.referrals.enums import (
    LIVE,
    ReferralLetter,
    ReferralReply,
    ReferralState,
    SequelState,
)
from tourdetable.domain.topics.models import Topic

ReferralSource = Decision | Topic | Entry
"""What a question is made of."""


class Signed(models.Model):
    """Something that somebody wrote: who, and in words (the institution of a seat, an office, who
    answers outside) in whose name."""

    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    said_for = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class Referral(Versioned):
    """What a `body` asks of another one, or outside: one, however many floors it goes through.

    `number` is its own in the network. `answered_on` is the day of the first answer that ended it.
    `heard_on`: when the body that asked took note of its answer. Its version grows with each of its
    steps, answers and sequels: whoever writes any carries it.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="referrals")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="referrals")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    words = models.TextField()
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="referrals"
    )
    topic = models.ForeignKey(
        Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="referrals"
    )
    entry = models.ForeignKey(
        Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="referrals"
    )
    state = models.CharField(
        max_length=10, choices=ReferralState, default=ReferralState.WAITING.value
    )
    sent_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    heard_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ("-sent_on", "-id")
        indexes = (models.Index(fields=("network", "state"), name="referral_network_state"),)
        constraints = (
            models.UniqueConstraint(fields=("network", "number"), name="one_referral_a_number"),
            one_of(ReferralState, "state", "referral_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=("accepted", "partly", "refused"), answered_on__isnull=False)
                | (~Q(state__in=("accepted", "partly", "refused")) & Q(answered_on=None)),
                name="referral_answered_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_on__isnull=False)
                | (~Q(state="withdrawn") & Q(withdrawn_on=None)),
                name="referral_withdrawn_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=False, topic=None, entry=None)
                | Q(decision=None, topic__isnull=False, entry=None)
                | Q(decision=None, topic=None, entry__isnull=False),
                name="referral_of_one_thing",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """What people call it: `Q-2027-12`."""
        return f"Q-{self.sent_on.year}-{self.number}"

    @property
    def lives(self) -> bool:
        """Whether somebody still has to answer."""
        return self.state in LIVE

    @property
    def source(self) -> ReferralSource:
        """What it is made of."""
        found = self.decision or self.topic or self.entry
        assert found is not None, "a constraint of the table"
        return found

    @property
    def told(self) -> dict[str, Any]:
        """Its events change the questions of the body that asks, and say none of its words."""
        network, subject = self.network.slug, f"referral:{self.pk}"
        told = {"network": network, "subject": subject, "body": self.body_id}
        return told | {"facts": ["referrals"]}


class ReferralStep(Signed):
    """A floor to which a question was sent: a `body`, or (None) an `institution` outside.

    `carried`: an office of the whole network sent it in the stead of the body that asks. `until` is
    the later day that whoever examines it gave. `closed_on`:
    since when it is no more for them to answer (answered, passed on, withdrawn). `reminded_on`:
    when they were last told that it is overdue.
    """

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="referral_steps"
    )
    institution = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    asks = models.TextField(blank=True)
    carried = models.BooleanField(default=False)
    sent_on = models.DateField()
    due_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("referral", "position"), name="one_step_a_position"),
            models.UniqueConstraint(
                fields=("referral",), condition=Q(closed_on=None), name="one_open_step_a_referral"
            ),
            models.CheckConstraint(
                condition=Q(body__isnull=False, institution="", contact="", email="")
                | (Q(body=None) & ~Q(institution="") & ~Q(email="")),
                name="referral_step_goes_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=models.F("sent_on")), name="referral_step_due_after_sent"
            ),
        )

    @property
    def whom(self) -> str:
        """Who is asked, by name."""
        return self.body.name if self.body else self.institution

    @property
    def due(self) -> date:
        """The last day to answer, or to say more."""
        return max(self.until or self.due_on, self.due_on)

    def is_late(self, on: date) -> bool:
        """Whether its answer should have come before that day."""
        return self.closed_on is None and self.due < on


class ReferralAnswer(Signed):
    """What was answered to a step on a day, with reasons; `by_letter`: it came otherwise than here,
    and those who asked recorded it."""

    step = models.ForeignKey(ReferralStep, on_delete=models.CASCADE, related_name="answers")
    reply = models.CharField(max_length=10, choices=ReferralReply)
    reasons = models.TextField()
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    by_letter = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        constraints = (
            one_of(ReferralReply, "reply", "referral_reply_known"),
            models.CheckConstraint(condition=~Q(reasons=""), name="referral_answer_has_reasons"),
        )


class ReferralSequel(Signed):
    """What became of a question once it was answered, as somebody told it on a day."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="sequels")
    state = models.CharField(max_length=10, choices=SequelState)
    words = models.TextField()
    on = models.DateField()

    class Meta:
        ordering = ("on", "id")
        constraints = (
            one_of(SequelState, "state", "referral_sequel_state_known"),
            models.CheckConstraint(condition=~Q(words=""), name="referral_sequel_says_what"),
        )


class ReferralMessage(AddressedDeparture):
    """A message to whoever is asked outside, once a day at most."""

    SLUG = "step__referral__network__slug"
    AROUND = ("step__referral__network", "step__referral__body")

    step = models.ForeignKey(ReferralStep, on_delete=models.CASCADE, related_name="messages")
    letter = models.CharField(max_length=10, choices=ReferralLetter)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("step", "letter", "to", "day"), name="one_referral_message_a_day"
            ),
            one_of(ReferralLetter, "letter", "referral_letter_known"),
            one_of(DepartureState, "state", "referral_message_state_known"),
            models.CheckConstraint(
                condition=sent_at_a_moment(), name="referral_message_sent_at_a_moment"
            ),
        )

    @property
    def sort(self) -> str:
        return self.get_letter_display()

    @property
    def shown_in(self) -> str:
        return self.step.referral.network.slug
