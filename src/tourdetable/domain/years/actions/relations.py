"""Saying what two series of a draft owe each other; the next draft begins with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.years.actions.drafts import changeable, changed
from tourdetable.domain.years.enums import RelationRule
from tourdetable.domain.years.models import Draft, Series, SeriesRelation

LONGEST = 180
"""Days that may be asked from one meeting to the other."""


@once
def add_relation(
    *,
    draft: Draft,
    rule: str,
    first: Series,
    second: Series,
    days: int = 1,
    version: int,
    by: By,
    now: datetime,
) -> SeriesRelation:
    """Say that two series are apart, or that the first comes before the second by some days.
    Raises `ValidationError` by field, `Changed`."""
    current = changeable(draft, version)
    must_be_known(_("choice"), rule, RelationRule.values)
    faults = dict(wrong(current, rule, first, second, days))
    if faults:
        raise ValidationError(faults)
    row = SeriesRelation.objects.create(
        draft=current,
        rule=rule,
        first=first,
        second=second,
        days=days if rule == RelationRule.BEFORE else 1,
    )
    changed(current, by, now, "relations")
    return row


def wrong(
    draft: Draft, rule: str, first: Series, second: Series, days: int
) -> Iterator[tuple[str, str]]:
    """By field: two series of the draft, once, and a number of days that can be kept."""
    pair = {first.pk, second.pk}
    if {first.draft_id, second.draft_id} != {draft.pk}:
        yield "second", _("This series is not of this draft.")
    elif len(pair) == 1:
        yield "second", _("Choose two different lines.")
    elif draft.relations.filter(rule=rule, first__in=pair, second__in=pair).exists():
        yield "second", _("This is already asked of these two.")
    if not 1 <= days <= LONGEST:
        yield "days", _("From 1 to %(most)d days.") % {"most": LONGEST}


@once
def drop_relation(*, relation: SeriesRelation, version: int, by: By, now: datetime) -> Draft:
    """Ask it no more."""
    current = changeable(relation.draft, version)
    relation.delete()
    return changed(current, by, now, "relations")
