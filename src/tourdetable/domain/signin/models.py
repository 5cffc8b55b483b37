from __future__ import annotations

from django.db import models

from tourdetable.domain.people.models import Account


class SignInLink(models.Model):
    """A link that lets one in once, sent with a code or given by the operator (ADR 72).

    It is found by the `digest` of what its address ends with: whoever reads this table enters
    nowhere. `wanted` is the page on the way to which it was asked for. The code that was sent
    with it is void when it has been used, and the other way round.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    wanted = models.CharField(max_length=500, blank=True)
    by_operator = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
