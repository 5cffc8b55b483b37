from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

HEAD = ""
"""The part of a position that is the network's own: it moves with any other."""

SHARED = "shared"
"""The part that is what a network shares: what belongs to none of its bodies."""

STAMP_BITS = 62
"""Of what both engines keep as a whole number."""

SEALED = 2**STAMP_BITS
"""Added to the stamp of a network whose journal is sealed: nothing more is recorded there."""

KIND = "/"
"""Between a body's part and a kind of its facts: `12/replies`, or `12/*` for any of them."""

NEVER = "Events are never changed or removed; record a new one with journal.actions.record."


class AppendOnly(models.QuerySet["Event"]):
    """Events are added, never changed or removed."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(NEVER)

    def delete(self) -> NoReturn:
        raise TypeError(NEVER)


class JournalPosition(models.Model):
    """How far the journal of a network has come, as a whole and for each part of it (`queries`).

    `part` is `HEAD` for the network, `SHARED` for what belongs to no body, else the id of a body,
    or a person as events name them: what they hold in the network (where `network` is "", what is
    of none). `stamp` is drawn at random each time: a backup put back goes through the same numbers,
    not the same stamps. That of the network also tells where its chain ends: how many links it has
    (`links`), and the last one (`digest`; empty: none yet).
    """

    network = models.CharField(max_length=64)
    part = models.CharField(max_length=80)
    number = models.PositiveBigIntegerField()
    stamp = models.PositiveBigIntegerField()
    links = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "journal_position"
        constraints = (
            models.UniqueConstraint(fields=("network", "part"), name="one_position_a_part"),
        )
        indexes = (models.Index(fields=("network", "number"), name="position_number"),)


class Event(models.Model):
    """Something that was done: opaque ids and codes only, no personal text.

    So that erasing a person never breaks the journal, `person` and `subject` are ids, and `data`
    holds codes, days, numbers and ids. `gesture` is the token of the form that was sent: a form
    sent twice is refused by the database.
    """

    network = models.CharField(max_length=64, db_index=True)
    kind = models.CharField(max_length=64)
    subject = models.CharField(max_length=80)
    person = models.PositiveBigIntegerField(null=True)
    capacity = models.CharField(max_length=80, blank=True)
    gesture = models.UUIDField(null=True, unique=True)
    at = models.DateTimeField()
    data = models.JSONField(default=dict)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("subject",), name="event_subject"),
            models.Index(fields=("kind", "at"), name="event_kind_at"),
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(NEVER)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(NEVER)


class ChainLink(models.Model):
    """A link of the chain of a network's events (`chain`): each says the digest of its event and
    of all those before it, so that none is changed, removed or slipped in unseen."""

    network = models.CharField(max_length=64)
    number = models.PositiveBigIntegerField()
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="link")
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("network", "number")
        constraints = (
            models.UniqueConstraint(fields=("network", "number"), name="one_link_a_number"),
        )
