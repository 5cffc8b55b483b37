"""What minutes start from: a heading for each point of the agenda."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tourdetable.interface.web.areas.minutes.loading import MinutesInContext


def skeleton(record: MinutesInContext) -> str:
    """The headings, each with who brings the point; without an agenda, one heading."""
    items = list(record.meeting.agenda.all())
    if not items:
        heading = _("Exchanges")
        return f"# {heading}\n\n"
    return "\n".join(section(item.title, item.brought_by) for item in items)


def section(title: str, brought_by: str) -> str:
    """One heading, with room below it."""
    if not brought_by:
        return f"# {title}\n\n\n"
    who = _("Brought by %(who)s.") % {"who": brought_by}
    return f"# {title}\n\n*{who}*\n\n\n"
