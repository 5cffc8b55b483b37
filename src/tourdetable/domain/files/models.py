from __future__ import annotations

from django.db import models


class StoredFile(models.Model):
    """The bytes of a document, once however often it is attached: named by their SHA-256 (`digest`,
    hexadecimal). `media_type` is what they were found to be, whatever their name says; `size` is
    in bytes.
    """

    digest = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=127)
    stored_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)


class StoredText(models.Model):
    """The words of a document, read once: `unread` says why they are not all there
    (`apart.Unread`), `reader` is the version of the program that read them (`text.READER`)."""

    stored = models.OneToOneField(StoredFile, on_delete=models.CASCADE, related_name="words")
    text = models.TextField(blank=True)
    unread = models.CharField(max_length=10, blank=True)
    reader = models.PositiveSmallIntegerField()
