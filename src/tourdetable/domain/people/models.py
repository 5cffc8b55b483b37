from __future__ import annotations

from importlib import import_module
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower

from tourdetable.domain.people.enums import Tier
from tourdetable.domain.people.sorting import SortKeyField


class AccountManager(BaseUserManager["Account"]):
    """Accounts are found by address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """A mailbox that signs in; it may be shared: persons then say who they are (CONTEXT §1.8)."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="account_email_whatever_case"),)

    def __str__(self) -> str:
        return self.email


class Institution(models.Model):
    """An organisation that sits. Persons represent it."""

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    tier = models.CharField(max_length=20, choices=Tier, blank=True)
    siret = models.CharField(max_length=14, blank=True)
    sort_key = SortKeyField(of=("name",))

    class Meta:
        ordering = ("sort_key", "id")

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody who represents an institution; `account` is null while no address is known."""

    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    account = models.ForeignKey(
        Account, null=True, on_delete=models.SET_NULL, related_name="persons"
    )
    sort_key = SortKeyField(of=("family_name", "given_name"))

    class Meta:
        ordering = ("sort_key", "id")

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"


class Session(AbstractBaseSession):
    """What one browser is known by, and the account that signed in there, if any: the two are read
    together (`queries.signed_in`)."""

    account = models.ForeignKey(
        Account, null=True, on_delete=models.CASCADE, related_name="sessions"
    )

    @classmethod
    def get_session_store_class(cls) -> Any:
        return import_module(settings.SESSION_ENGINE).SessionStore
