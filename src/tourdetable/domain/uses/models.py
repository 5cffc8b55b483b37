from __future__ import annotations

from django.db import models

from tourdetable.domain.journal.versions import Versioned
from tourdetable.domain.networks.models import Seat, one_of
from tourdetable.domain.people.models import Person
from tourdetable.domain.uses.enums import UseOutcome


class Use(Versioned):
    """Somebody used what others made, for their seat or (`seat` None) by their office, and says
    what happened.

    There is no other rating. Whoever may read the thing, and belongs to the network, reads it; a
    stranger reads how many there are. A concrete one says of what it is: `related_name="uses"`.
    """

    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    on = models.DateField()
    outcome = models.CharField(max_length=8, choices=UseOutcome)
    words = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ("-on", "-id")
        constraints = (one_of(UseOutcome, "outcome", "%(class)s_outcome_known"),)
