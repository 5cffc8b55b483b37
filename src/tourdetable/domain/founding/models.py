from __future__ import annotations

from typing import Any

from django.db import models

from tourdetable.domain.journal.versions import Versioned

OPERATOR_FIELDS = (
    "name",
    "legal_form",
    "address",
    "phone",
    "email",
    "publication_director",
)
"""What an operator says of itself."""


class Installation(Versioned):
    """Who runs this installation, as the legal pages say it. There is one row at most."""

    number = models.PositiveSmallIntegerField(default=1, unique=True, editable=False)
    name = models.CharField(max_length=200)
    legal_form = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    publication_director = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(number=1), name="one_installation"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def told(self) -> dict[str, Any]:
        return {"network": "", "subject": "installation"}


class FoundingKey(models.Model):
    """What opens the founding of a network to whoever reads the console, kept as its digest.

    Only the last one made is worth anything, until it has founded a network or has expired.
    """

    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
