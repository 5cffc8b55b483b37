from __future__ import annotations

from django.db import models

from tourdetable.domain.networks.models import Network


class Programme(models.Model):
    """The programme of one season, published on a day (CLUB-19). `year` is that of the season's first day."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="programmes")
    year = models.PositiveSmallIntegerField()
    published_on = models.DateField()

    class Meta:
        ordering = ("year",)
        constraints = (models.UniqueConstraint(fields=("network", "year"), name="one_programme_a_year"),)

    def __str__(self) -> str:
        return f"{self.network_id} {self.year}"
