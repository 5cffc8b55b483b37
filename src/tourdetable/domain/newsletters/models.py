from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.journal.departures import Departure, DepartureState, sent_at_a_moment
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.networks.models import Network, Office, Seat, one_of
from tourdetable.domain.newsletters.enums import ReaderProfile
from tourdetable.domain.people.models import Account, Person

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Newsletter(Versioned):
    """What a network tells, to the mailboxes of some `segments` (codes of `segments.py`): written,
    then sent once and never changed. `event` is its sending; `open_to_all`: anybody reads it on the
    web once it has left."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="newsletters")
    title = models.CharField(max_length=200)
    text = models.TextField()
    segments = models.JSONField(default=list)
    open_to_all = models.BooleanField(default=True)
    written_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="newsletters"
    )
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    event = models.OneToOneField(
        Event, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("network", "sent_at"), name="newsletter_network_sent_at"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(sent_at=None, event=None)
                | Q(sent_at__isnull=False, event__isnull=False),
                name="newsletter_sent_by_an_event",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def told(self) -> dict[str, Any]:
        """Its events name it, and none of its words."""
        return {"network": self.network.slug, "subject": f"newsletter:{self.pk}"}


class NewsletterItem(models.Model):
    """Something published that a newsletter tells, in its order: what a source offered under a
    `key`, in the words of the day it was chosen, then of the day it left."""

    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="items")
    place = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=20)
    key = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    words = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("place", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("newsletter", "source", "key"), name="one_item_a_newsletter"
            ),
        )


class NewsSubscription(models.Model):
    """Somebody asked to receive the newsletters of a network, and confirmed it from their mailbox:
    `words` is what they agreed to, as it was shown.

    Once it has ended the mailbox is named no more: that it was asked for, and when, remains.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="subscriptions")
    account = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="subscriptions"
    )
    profile = models.CharField(max_length=12, choices=ReaderProfile, default=ReaderProfile.OTHER)
    language = models.CharField(max_length=10, blank=True)
    words = models.TextField()
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            one_of(ReaderProfile, "profile", "reader_profile_known"),
            models.UniqueConstraint(
                fields=("network", "account"),
                condition=Q(ended_at=None),
                name="one_subscription_a_mailbox",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(account=None), name="ended_names_no_mailbox"
            ),
        )


class NewsletterStop(models.Model):
    """A mailbox receives no newsletter of a network any more, whatever seats it is written to
    for."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="newsletter_stops")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("network", "account"), name="one_stop_a_mailbox"),
        )


class NewsletterCopy(Departure):
    """A newsletter to a mailbox, once; and why: a seat or an office that was held there, or a
    subscription."""

    SLUG = "newsletter__network__slug"
    AROUND = ("newsletter__network", "account")

    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="copies")
    account = models.ForeignKey(
        Account, null=True, on_delete=models.SET_NULL, related_name="newsletter_copies"
    )
    seat = models.ForeignKey(Seat, null=True, on_delete=models.SET_NULL, related_name="+")
    office = models.ForeignKey(Office, null=True, on_delete=models.SET_NULL, related_name="+")
    subscription = models.ForeignKey(
        NewsSubscription, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "newsletter copies"
        indexes = (models.Index(fields=("state", "due_at"), name="copy_state_due_at"),)
        constraints = (
            models.UniqueConstraint(fields=("newsletter", "account"), name="one_copy_a_mailbox"),
            one_of(DepartureState, "state", "copy_state_known"),
            models.CheckConstraint(condition=sent_at_a_moment(), name="copy_sent_at_a_moment"),
        )

    @property
    def recipient(self) -> str:
        return self.account.email if self.account else ""

    @property
    def sort(self) -> StrOrPromise:
        return _("newsletter")

    @property
    def shown_in(self) -> str:
        """Its network: the page of the newsletter counts those that nothing reaches."""
        return self.newsletter.network.slug
