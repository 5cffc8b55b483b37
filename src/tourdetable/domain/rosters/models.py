from __future__ import annotations

from typing import Any

from django.db import models

from tourdetable.domain.journal.leases import Lease
from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.networks.models import Network, one_of
from tourdetable.domain.people.models import Person
from tourdetable.domain.rosters.enums import ImportState, LineState


class RosterImport(Lease, Versioned):
    """A file of members sent to a network, and how it is read.

    `content` is the file, bounded. `sheet` is the one that is read, `heading_row` where its
    `headings` are (from 0), `columns` what each holds; `choices` is what was settled by hand (see
    `options`). `capacity` is the one in which `begun_by` acts. `total` lines write something, of
    which `done` are carried out. `why`: what stopped it, as a phrase.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="roster_imports")
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    sheet = models.PositiveSmallIntegerField(default=0)
    heading_row = models.PositiveIntegerField(default=0)
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    choices = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.READ)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    begun_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    capacity = models.CharField(max_length=80, blank=True)
    begun_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    why = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ("-begun_at", "-id")
        constraints = (one_of(ImportState, "state", "import_state_known"),)

    def __str__(self) -> str:
        return self.file_name

    @property
    def told(self) -> dict[str, Any]:
        """Its events name its network."""
        return {"network": self.network.slug, "subject": f"import:{self.pk}"}


SHEET = 100_000
"""More than the lines of a sheet."""


class RosterLine(models.Model):
    """A line of an import: its cells as they were read, what it does, and why, as phrases.

    `number` is its place in the sheet, from 1; `SHEET` for each sheet is added when several are
    read. `candidates` are who or what it may be, where that
    must be said by hand. `carried`: what it says is done, or was refused when it was tried.
    """

    roster = models.ForeignKey(RosterImport, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=LineState)
    says = models.JSONField(default=list)
    candidates = models.JSONField(default=list)
    carried = models.BooleanField(default=False)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("roster", "number"), name="one_line_a_number"),
            one_of(LineState, "state", "line_state_known"),
        )

    @property
    def row(self) -> int:
        """Its line in its own sheet, from 1."""
        return self.number % SHEET

    @property
    def sheet(self) -> str:
        """The name of its sheet, when several are read."""
        return str(self.cells[-1]) if self.number > SHEET else ""
