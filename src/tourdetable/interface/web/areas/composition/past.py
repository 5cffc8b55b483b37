"""What an act dated in the past changes, in sentences, before anybody confirms it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext as _

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.terms.verdict import Verdict
from tourdetable.domain.compliance.foreseen import VerdictChange
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body
from tourdetable.interface.language import day as long_day
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.templating.marks import VERDICTS
from tourdetable.interface.web.templating.words import phrase

SHOWN = 8
"""How many changes are told one by one."""


def sentences(
    scene: Scene, changes: Collection[VerdictChange], bodies: Collection[int] | None, since: date
) -> Iterator[str]:
    """The meetings that are counted otherwise, then the verdicts that change."""
    if bodies is not None and (count := meetings_held(scene, bodies, since)):
        words = ngettext(
            "%(count)d meeting was held since %(day)s: who was expected there, attendance and "
            "turns are counted again with these days.",
            "%(count)d meetings were held since %(day)s: who was expected there, attendance and "
            "turns are counted again with these days.",
            count,
        )
        yield words % {"count": count, "day": long_day(since)}
    if not changes:
        yield _("No verdict of the charter changes.")
    names = body_names(changes)
    for change in list(changes)[:SHOWN]:
        yield sentence(scene, change, names)
    if more := max(len(changes) - SHOWN, 0):
        words = ngettext("And %(more)d other verdict.", "And %(more)d other verdicts.", more)
        yield words % {"more": more}


def sentence(scene: Scene, change: VerdictChange, names: dict[str, str]) -> str:
    """« ITC-09 (ITC de Vitrolles) : Tenu → Rompu. … »"""
    shown = change.shown
    said = {
        "article": about(scene, shown, names.get(shown.body or "", "")),
        "before": state_word(change.before.state) if change.before else "",
        "after": state_word(change.after.state) if change.after else "",
        "words": phrase(shown.words),
    }
    if change.before is None or change.after is None:
        return _("%(article)s: %(words)s.") % said
    if change.before.state is change.after.state:
        return _("%(article)s stays “%(after)s”: %(words)s.") % said
    return _("%(article)s goes from “%(before)s” to “%(after)s”: %(words)s.") % said


def about(scene: Scene, verdict: Verdict, where: str) -> str:
    """The article; of which body; by which rule when it has several."""
    of = [where] if where else []
    if scene.charter.articles_by_id[verdict.clause].rules[1:]:
        of.append(gettext(CHECKS[verdict.check].words).rstrip("."))
    return f"{verdict.clause} ({' – '.join(of)})" if of else verdict.clause


def state_word(state: str) -> str:
    """As its badge says it."""
    return str(VERDICTS[state][1])


def body_names(changes: Collection[VerdictChange]) -> dict[str, str]:
    """The bodies that are named (one query)."""
    ids = {int(one.shown.body) for one in changes if one.shown.body}
    rows = Body.objects.filter(pk__in=ids).values_list("pk", "name") if ids else ()
    return {str(pk): name for pk, name in rows}


def meetings_held(scene: Scene, bodies: Collection[int], since: date) -> int:
    """How many meetings of these bodies took place from a day on (one query)."""
    first = datetime.combine(max(since, date.min + timedelta(days=2)), time())
    moment = first.replace(tzinfo=ZoneInfo(scene.network.time_zone))
    rows = Meeting.objects.filter(body__in=bodies, state__in=CALENDAR)
    return rows.filter(starts_at__gte=moment, starts_at__lt=scene.now).count()
