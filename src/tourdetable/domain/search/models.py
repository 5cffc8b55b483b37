from __future__ import annotations

from django.db import models

from tourdetable.domain.networks.models import Body, Network

FORMER = ""
"""What an index is made of that answers no more, and is being taken away."""


class SearchGeneration(models.Model):
    """The index of a network: the one that answers (`live`), the one that is being made beside, or
    a former one.

    `made` names what it is made of (`sources`): another program makes another one. While it is
    made, `stage` is the number of the source that is read and `after` its last row indexed; then it
    follows the journal: `position` is the link that was last read of the network's chain, `common`
    of the one that all networks share. `given` numbers its entries.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    live = models.BooleanField(default=False)
    made = models.CharField(max_length=64)
    stage = models.PositiveSmallIntegerField(default=0)
    after = models.PositiveBigIntegerField(default=0)
    position = models.PositiveBigIntegerField(default=0)
    common = models.PositiveBigIntegerField(default=0)
    given = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("network", "live"),
                condition=~models.Q(made=FORMER),
                name="one_index_that_answers_and_one_beside",
            ),
        )


class SearchEntry(models.Model):
    """One reading of one thing: the words that some readers may read of it, and who they are.

    `id` sorts by day (`ordering`). `about` is the row of its `source`, and `part` a part of it;
    `at` is the meeting of which it is, if any. `tokens` is all that engines index: stems, marks of
    who may read (`marks`), kind and body. `said` is its words one after the other, folded: phrases
    are looked for there. It is read again on `again_on`, a day on which more or less may be read.
    """

    id = models.BigIntegerField(primary_key=True)
    generation = models.ForeignKey(SearchGeneration, on_delete=models.CASCADE, related_name="+")
    source = models.CharField(max_length=20)
    about = models.PositiveBigIntegerField()
    part = models.CharField(max_length=200, blank=True)
    at = models.PositiveBigIntegerField(null=True)
    body = models.ForeignKey(Body, null=True, on_delete=models.CASCADE, related_name="+")
    on = models.DateField(null=True)
    title = models.TextField()
    text = models.TextField(blank=True)
    said = models.TextField()
    tokens = models.TextField()
    again_on = models.DateField(null=True)

    class Meta:
        db_table = "search_entry"
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("generation", "source", "about"), name="search_entry_about"),
            models.Index(
                fields=("generation", "at"),
                name="search_entry_at",
                condition=models.Q(at__isnull=False),
            ),
            models.Index(
                fields=("generation", "again_on"),
                name="search_entry_again",
                condition=models.Q(again_on__isnull=False),
            ),
        )


class SearchSpelling(models.Model):
    """A word of a title, and one of the keys by which those who mistype it find it
    (`core.finding.spelling`). What it is used for is shown to nobody who may not read the title."""

    generation = models.ForeignKey(SearchGeneration, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)
    word = models.CharField(max_length=40)

    class Meta:
        db_table = "search_spelling"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("generation", "key", "word"), name="one_word_a_key_of_spelling"
            ),
        )
        indexes = (models.Index(fields=("generation", "word"), name="search_spelling_word"),)
