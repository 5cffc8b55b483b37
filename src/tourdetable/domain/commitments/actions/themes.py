"""Opening a theme, changing it, closing it."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.commitments.enums import CommitmentState
from tourdetable.domain.commitments.models import Theme
from tourdetable.domain.commitments.queries import Days
from tourdetable.domain.guests.actions import locked_body
from tourdetable.domain.journal import versions
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body
from tourdetable.domain.people.wording import one_line


@once
def open_theme(
    *, body: Body, title: str, starts: date, ends: date | None, by: By, now: datetime
) -> Theme:
    """A body begins to work on something."""
    theme = Theme(body=locked_body(body))
    say(theme, title, Days(starts, ends))
    theme.save()
    tell("theme.opened", theme, by, now)
    return theme


def say(theme: Theme, title: str, days: Days) -> None:
    """Its name and its days."""
    if days.ends is not None and days.ends < days.starts:
        raise ValidationError({"ends": _("It cannot end before it starts.")})
    theme.title = one_line(title, limit=200, missing=_("Say what the theme is."))
    theme.starts, theme.ends = days.starts, days.ends


@once
def change_theme(
    *,
    theme: Theme,
    version: int,
    title: str,
    starts: date,
    ends: date | None,
    by: By,
    now: datetime,
) -> Theme:
    """Name it otherwise, or change its days."""
    current = versions.lock(theme, version=version)
    say(current, title, Days(starts, ends))
    follow(current)
    return save("theme.changed", current, by, now)


@once
def close_theme(*, theme: Theme, version: int, ends: date, by: By, now: datetime) -> Theme:
    """The body stops working on it on a day: nobody is held to it any longer."""
    current = versions.lock(theme, version=version)
    say(current, current.title, Days(current.starts, ends))
    follow(current)
    return save("theme.closed", current, by, now, on=str(ends))


def follow(theme: Theme) -> None:
    """What was asked or accepted ends with the theme, and is never made longer: the days that a
    theme gains are asked for anew. What was asked for days that are no more is asked no more."""
    rows = theme.commitments.filter(state__in=(CommitmentState.ASKED, CommitmentState.ACCEPTED))
    for one in rows.select_for_update(no_key=True):
        asked = Days(one.starts, one.ends).within(theme.starts, theme.ends)
        if asked is not None:
            one.starts, one.ends = asked.starts, asked.ends
        elif one.state == CommitmentState.ASKED:
            one.delete()
            continue
        else:
            one.ends = one.starts
        one.version += 1
        one.save()
