"""What has changed of the agenda since the invitation, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tourdetable.domain.meetings.agendas import PointChange
from tourdetable.domain.meetings.enums import Purpose


def changed_words(change: PointChange | None) -> list[str]:
    """« était au point 3 », « durait 30 min »… for one point; nothing when nothing has."""
    if change is None:
        return []
    was, found = change.was, []
    if was is None:
        return [_("new since the invitation")]
    if change.moved:
        found.append(_("was point %(number)d") % {"number": was.position})
    if change.longer_or_shorter:
        found.append(_("was to take %(minutes)d min") % {"minutes": was.minutes})
    if change.for_something_else:
        found.append(_("was for %(purpose)s") % {"purpose": Purpose(was.purpose).label})
    if change.retitled:
        found.append(_("was called “%(title)s”") % {"title": was.title})
    return found
