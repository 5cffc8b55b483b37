"""Forgetting: what was read in a spreadsheet does not stay."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from tourdetable.domain.rosters.enums import ImportState
from tourdetable.domain.rosters.models import RosterImport

KEPT = timedelta(days=30)
"""How long one may still read what each line did, or come back to an import."""


@transaction.atomic
def forget_imports(*, now: datetime) -> None:
    """Delete old imports, their lines and their files, but those that are under way."""
    old = RosterImport.objects.filter(begun_at__lt=now - KEPT)
    old.exclude(state=ImportState.WORKING).delete()
