"""Forgetting: what the planner was told of people's absences goes when its season is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Max, QuerySet

from tourdetable.domain.years.models import Draft, Subproblem

AWAY = ("unavail", "weekly_off", "if_need_be")
"""Where the planner's instance says when people cannot come, or would rather not."""


def forget_absences(*, now: datetime) -> None:
    """Take absences out of what the planner was told of seasons over before yesterday."""
    past = now.date() - timedelta(days=1)
    over = Draft.objects.annotate(end=Max("series__last")).filter(end__lt=past)
    forget_in(over)
    forget_in(Subproblem.objects.filter(draft__in=over))


def forget_in(rows: QuerySet[Draft] | QuerySet[Subproblem]) -> None:
    """The same for rows that keep an instance."""
    for row in rows:
        instance = row.instance or {}
        people = instance.get("persons", [])
        if any(person.get(key) for person in people for key in AWAY):
            instance["persons"] = [
                {k: v for k, v in person.items() if k not in AWAY} for person in people
            ]
            row.save(update_fields=["instance"])
