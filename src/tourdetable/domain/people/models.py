from __future__ import annotations

from importlib import import_module
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.people.enums import PhoneFor, Tier
from tourdetable.domain.people.sorting import InstitutionKeyField, PersonKeyField, SortKeyField

SIGNED_IN = "tourdetable.signed-in"
"""Salt of what sessions prove."""
HANDLES = "tourdetable.session"
"""Salt of what pages call sessions by."""


class AccountManager(BaseUserManager["Account"]):
    """Accounts are found by address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """A mailbox that signs in; it may be shared: persons then say who they are (CONTEXT §1.8)."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    operates = models.BooleanField(default=False)
    """It runs this installation: founds networks and closes them, and reads nothing in them."""

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="account_email_whatever_case"),)

    def __str__(self) -> str:
        return self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session proves, by this key or a former one: another address, and all that were
        open are closed."""
        proved = f"{self.email} {self.password}"
        return salted_hmac(SIGNED_IN, proved, secret=secret, algorithm="sha256").hexdigest()


class Institution(Versioned):
    """An organisation that sits. Persons represent it.

    `kind` is what people call it (« centre social », « commune »), `professional_network` the
    family of professions that it belongs to (« Caf », « réseau jeunesse »: CLUB-05), `mailbox` the
    one that its agents share, `merged_into` the one that it turned out to be: what it held went
    there. `search_key` is what it is found by (`finding`).
    """

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    tier = models.CharField(max_length=20, choices=Tier, blank=True)
    siret = models.CharField(max_length=14, blank=True)
    kind = models.CharField(max_length=80, blank=True)
    professional_network = models.CharField(max_length=80, blank=True)
    territory = models.CharField(max_length=200, blank=True)
    mailbox = models.EmailField(blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    sort_key = SortKeyField(of=("name",))
    search_key = InstitutionKeyField(of=("name", "short_name", "kind"))

    class Meta:
        ordering = ("sort_key", "id")

    def __str__(self) -> str:
        return self.name


class InstitutionLetterhead(models.Model):
    """How an institution signs the papers that it hands on: some lines (where it is, how one writes
    to it) and its image, sniffed and bounded; `media_type` is empty without one."""

    institution = models.OneToOneField(
        Institution, on_delete=models.CASCADE, related_name="letterhead"
    )
    lines = models.CharField(max_length=400, blank=True)
    media_type = models.CharField(max_length=40, blank=True)
    content = models.BinaryField(default=bytes, blank=True)

    class Meta:
        ordering = ("id",)


class Person(Versioned):
    """Somebody who represents an institution; `account`, where they are written to, is null while
    no address is known.

    `phone_for` is who sees the telephone, `access_needs` what the host of a meeting must know,
    `language` the one they are written to in (empty: the network's), `merged_into` the person that
    they turned out to be: what they held went there. `registered_in` is the slug of the network
    whose people added them, `search_key` what they are found by.
    """

    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    account = models.ForeignKey(
        Account, null=True, on_delete=models.SET_NULL, related_name="persons"
    )
    phone = models.CharField(max_length=40, blank=True)
    phone_for = models.CharField(max_length=10, choices=PhoneFor, default=PhoneFor.NOBODY)
    access_needs = models.TextField(blank=True)
    language = models.CharField(max_length=10, blank=True)
    registered_in = models.CharField(max_length=64, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    sort_key = SortKeyField(of=("family_name", "given_name"))
    search_key = PersonKeyField(of=("given_name", "family_name"))

    class Meta:
        ordering = ("sort_key", "id")

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"


class OtherAddress(models.Model):
    """Another mailbox from which a person signs in; `confirmed_at` is null until they have shown
    that they read it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="other_addresses")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="others")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "other addresses"
        constraints = (
            models.UniqueConstraint(fields=("person", "account"), name="one_address_a_person"),
        )


class Session(AbstractBaseSession):
    """What one browser is known by, and the account that signed in there, if any: the two are read
    together (`queries.signed_in`).

    `browser` is what it said of itself, `opened_by` how one signed in (`code`, `passkey:12`),
    `seen_at` the day of its last use: a session is written once a day at most.
    """

    account = models.ForeignKey(
        Account, null=True, on_delete=models.CASCADE, related_name="sessions"
    )
    browser = models.CharField(max_length=200, blank=True)
    opened_by = models.CharField(max_length=40, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    @property
    def handle(self) -> str:
        """What a page calls it by: its key would open it."""
        return salted_hmac(HANDLES, self.session_key).hexdigest()[:20]

    @classmethod
    def get_session_store_class(cls) -> Any:
        return import_module(settings.SESSION_ENGINE).SessionStore
