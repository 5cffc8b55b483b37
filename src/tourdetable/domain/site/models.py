from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.files.models import StoredFile
from tourdetable.domain.journal.departures import Departure, DepartureState, sent_at_a_moment
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Network, one_of
from tourdetable.domain.people.models import Person
from tourdetable.domain.site.enums import DayLetterKind, PageKind, PlaceState


class PublicWords(models.Model):
    """Words that everybody may read, in Markdown: `lead` is what a list says of them."""

    title = models.CharField(max_length=200)
    lead = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        abstract = True


class SitePage(Versioned, PublicWords):
    """A page of the public site, or a piece of news, as it is being written.

    What everybody reads are its editions. Its address is made of `slug`, which never changes.
    `dated_on` is the first day from which an edition is read; once `taken_back_on` is set, none is.
    One that is published again begins again: only editions from number `since` on are read.
    `language` is that of its words.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="pages")
    kind = models.CharField(max_length=5, choices=PageKind)
    slug = models.SlugField(max_length=80)
    language = models.CharField(max_length=8, default="fr")
    dated_on = models.DateField(null=True, blank=True)
    taken_back_on = models.DateField(null=True, blank=True)
    since = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-dated_on", "-id")
        constraints = (
            models.UniqueConstraint(fields=("network", "slug"), name="one_page_a_slug"),
            one_of(PageKind, "kind", "page_kind_known"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def told(self) -> dict[str, Any]:
        """Its events tell the charter nothing."""
        return {"network": self.network.slug, "subject": f"page:{self.pk}", "facts": []}


class PageEdition(PublicWords):
    """A page as it was published, for ever: read from the day `shows_on`, until the day of the
    next one."""

    page = models.ForeignKey(SitePage, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    shows_on = models.DateField()
    kept_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("page", "number"), name="one_page_edition_a_number"),
            models.CheckConstraint(condition=~Q(text=""), name="edition_says_something"),
        )

    def __str__(self) -> str:
        return self.title


class PageImage(models.Model):
    """An image of a page, shown where its text says `[image 2]`; `alt` says what it shows."""

    page = models.ForeignKey(SitePage, on_delete=models.CASCADE, related_name="images")
    number = models.PositiveSmallIntegerField()
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    alt = models.CharField(max_length=300)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("page", "number"), name="one_page_image_a_number"),
            models.CheckConstraint(condition=~Q(alt=""), name="image_said_in_words"),
        )


class PublicReading(Versioned):
    """What everybody reads of a decision: words of their own, never its record."""

    decision = models.OneToOneField(
        Decision, on_delete=models.CASCADE, related_name="public_reading"
    )
    title = models.CharField(max_length=200)
    text = models.TextField()
    published_on = models.DateField()
    taken_back_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-published_on", "-id")

    def __str__(self) -> str:
        return self.title

    @property
    def told(self) -> dict[str, Any]:
        """Its events name the body that decided, and tell the charter nothing."""
        return self.decision.told | {"subject": f"reading:{self.pk}", "facts": []}


class OpenDay(Versioned):
    """A public meeting to which anybody registers: a restitution day.

    `lead` says what it is in a line, `for_whom` who should come, `programme` what happens, in
    Markdown. `places`: how many people may come (null: as many as one likes). One registers until
    `closes_on`; what is known of those who registered is deleted on `forget_on`, and only
    `registered` and `came` are kept from then on. It is open to everybody from `published_on`.
    `told_as` is when the meeting was to be held, as those who registered were last told.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="open_day")
    lead = models.CharField(max_length=300, blank=True)
    for_whom = models.TextField(blank=True)
    programme = models.TextField()
    places = models.PositiveIntegerField(null=True, blank=True)
    closes_on = models.DateField()
    forget_on = models.DateField()
    published_on = models.DateField(null=True, blank=True)
    told_as = models.CharField(max_length=60, blank=True)
    registered = models.PositiveIntegerField(null=True, blank=True)
    came = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(places=None) | Q(places__gte=1), name="day_of_somebody"
            ),
        )

    def __str__(self) -> str:
        return self.meeting.title

    @property
    def told(self) -> dict[str, Any]:
        """Its events name the body that holds it, and tell the charter nothing."""
        return self.meeting.told | {"subject": f"day:{self.pk}", "facts": []}

    def takes(self, on: date) -> bool:
        """Whether one may still register that day; read `meeting` with it."""
        return self.published_on is not None and on <= self.closes_on


class DayRegistration(models.Model):
    """Somebody who has no place in the network comes to an open day.

    `nonce` is what their link is made of. `needs`: what they need to take part, for the hosts
    alone. The row is all that is known of them: it is deleted when they withdraw, and in the end.
    """

    day = models.ForeignKey(OpenDay, on_delete=models.CASCADE, related_name="registrations")
    name = models.CharField(max_length=120)
    email = models.EmailField()
    organisation = models.CharField(max_length=160, blank=True)
    needs = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=8, default="fr")
    state = models.CharField(max_length=8, choices=PlaceState, default=PlaceState.ASKED)
    nonce = models.CharField(max_length=32)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    came = models.BooleanField(default=False)

    class Meta:
        ordering = ("confirmed_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("day", "email"), name="one_registration_a_mailbox"),
            one_of(PlaceState, "state", "place_state_known"),
            models.CheckConstraint(
                condition=Q(state=PlaceState.ASKED, confirmed_at=None)
                | ~Q(state=PlaceState.ASKED) & Q(confirmed_at__isnull=False),
                name="place_held_once_confirmed",
            ),
        )


class DayLetter(Departure):
    """Somebody who registered is told something, once at most."""

    SLUG = "registration__day__meeting__body__network__slug"
    AROUND = (
        "registration__day__meeting__body__network",
        "registration__day__meeting__place",
    )

    registration = models.ForeignKey(
        DayRegistration, on_delete=models.CASCADE, related_name="letters"
    )
    kind = models.CharField(max_length=10, choices=DayLetterKind)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("state", "due_at"), name="day_letter_due"),)
        constraints = (
            one_of(DayLetterKind, "kind", "day_letter_kind_known"),
            one_of(DepartureState, "state", "day_letter_state_known"),
            models.CheckConstraint(
                condition=sent_at_a_moment(), name="day_letter_sent_at_a_moment"
            ),
        )

    @property
    def recipient(self) -> str:
        return self.registration.email

    @property
    def sort(self) -> str:
        return self.get_kind_display()

    @property
    def network(self) -> Network:
        return self.registration.day.meeting.body.network

    @property
    def shown_in(self) -> str:
        return self.network.slug
