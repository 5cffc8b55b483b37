"""What this app tells the charter: tools, practice sheets and watch items that were brought for a
body, and by which seat (ITC-04, CLUB-13). What was retired since was brought all the same."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.db.models.functions import Coalesce

from tourdetable.core.charter.facts.record import ContributionFact
from tourdetable.domain.library.enums import PRACTICES, EntryKind
from tourdetable.domain.library.models import Entry
from tourdetable.domain.networks.registry import FactScope, as_facts, provider


@provider
def tools(scope: FactScope) -> tuple[ContributionFact, ...]:
    """Tools that were shared."""
    return brought(scope, (EntryKind.TOOL,))


@provider
def practice_sheets(scope: FactScope) -> tuple[ContributionFact, ...]:
    """Practices that were told, innovations too."""
    return brought(scope, PRACTICES)


@provider
def watch_items(scope: FactScope) -> tuple[ContributionFact, ...]:
    """Watch items."""
    return brought(scope, (EntryKind.WATCH,))


def brought(scope: FactScope, kinds: Sequence[EntryKind]) -> tuple[ContributionFact, ...]:
    """What was brought of some kinds: for its body, else for that of its seat (`Entry.place`)."""
    of_seat = scope.of_body("seat__body") & Q(body=None)
    rows = Entry.objects.filter(scope.of_body() | of_seat, kind__in=kinds)
    rows = rows.annotate(counts_for=Coalesce("body", "seat__body")).order_by("pk")
    return as_facts(ContributionFact, rows, body="counts_for", on="brought_on")
