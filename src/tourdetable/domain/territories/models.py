from __future__ import annotations

from typing import Any

from django.db import models

from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.networks.models import Body, Dated, Network, ends_after_start
from tourdetable.domain.people.models import Institution
from tourdetable.domain.people.sorting import SortKeyField
from tourdetable.domain.territories.terrain import Terrain


class OfDivision(Dated):
    """A row that says something of a division, by its key (`commune:13005`), from one day to
    another.

    `named`: a neighbourhood of that division alone, as people call it (« Belsunce »). `known_on`:
    the day up to which what became of the division has been read: what happened since then is
    shown, and somebody settles it; until they do, the row stands for what the division became.
    """

    division = models.CharField(max_length=40)
    named = models.CharField(max_length=120, blank=True)
    known_on = models.DateField()

    class Meta:
        abstract = True

    @property
    def terrain(self) -> Terrain:
        """What it says, as it was written."""
        return Terrain(self.division, self.named)


class BodyTerritory(OfDivision):
    """A part of the territory of a body."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="territory_parts")

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "body territories"
        constraints = (
            models.UniqueConstraint(
                fields=("body", "division", "named", "starts"), name="one_territory_part_a_start"
            ),
            ends_after_start("territory_part"),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events name its body."""
        network, subject = self.body.network.slug, f"body:{self.body_id}"
        return {"network": network, "subject": subject, "body": self.body_id}


class Coverage(OfDivision):
    """A division that an institution covers: a Caf its department, a town its commune."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="coverages")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("institution", "division", "named", "starts"), name="one_coverage_a_start"
            ),
            ends_after_start("coverage"),
        )


class Facility(OfDivision, Versioned):
    """An equipment of an institution, somewhere: a social centre, a one-stop shop, a nursery.

    `division` is where it stands: a commune, or a municipal district; `named` its neighbourhood.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="facilities")
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="facilities"
    )
    name = models.CharField(max_length=200)
    sort_key = SortKeyField(of=("name",))
    kind = models.CharField(max_length=80)
    address = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("sort_key", "id")
        verbose_name_plural = "facilities"
        constraints = (ends_after_start("facility"),)

    def __str__(self) -> str:
        return self.name

    @property
    def told(self) -> dict[str, Any]:
        """Its events are of its network."""
        return {"network": self.network.slug, "subject": f"facility:{self.pk}"}


class CatchmentArea(OfDivision):
    """A part of the area of influence of a facility: from where people come to it."""

    facility = models.ForeignKey(Facility, on_delete=models.CASCADE, related_name="areas")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("facility", "division", "named", "starts"), name="one_area_a_start"
            ),
            ends_after_start("catchment_area"),
        )

    @property
    def told(self) -> dict[str, Any]:
        """Its events are of its facility."""
        return self.facility.told
