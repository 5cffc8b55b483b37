from __future__ import annotations

from django.db import models

from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.sorting import SortKeyField


class Tag(models.Model):
    """A word, or a few, that a network files things under, whatever the body: its tags are made by
    those who use them. `slug`: its name without accents, case nor marks, by which it is one."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(max_length=60)
    slug = models.SlugField(max_length=80)
    sort_key = SortKeyField(of=("name",))

    class Meta:
        ordering = ("sort_key", "id")
        constraints = (models.UniqueConstraint(fields=("network", "slug"), name="one_tag_a_slug"),)

    def __str__(self) -> str:
        return self.name
