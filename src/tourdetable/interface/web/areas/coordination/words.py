"""How the support of bodies is said in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy, pgettext_lazy

from tourdetable.core.charter.terms.verdict import State, Verdict
from tourdetable.domain.coordination.doing import ActCount, SeasonDoing, SupportedAct, Whose
from tourdetable.domain.coordination.overview import BodyOverview, Composition, HelpNeed, HelpReason
from tourdetable.domain.referrals.queries import WaitingCount
from tourdetable.interface.language import listed, short_day

ACTS = {
    SupportedAct.CONVENED: gettext_lazy("Sent the invitations"),
    SupportedAct.LED: gettext_lazy("Led the meeting"),
    SupportedAct.WRITTEN: gettext_lazy("Wrote the minutes"),
}

WHOSE = {
    Whose.BODY: pgettext_lazy("whose doing", "The body"),
    Whose.BOTH: pgettext_lazy("whose doing", "The body, with an office of the network"),
    Whose.OFFICE: pgettext_lazy("whose doing", "An office of the network"),
    Whose.UNKNOWN: pgettext_lazy("whose doing", "Not known"),
}


def reason_words(reason: HelpReason) -> str:
    """Why a body needs help, in a few words."""
    said = {"n": reason.number, "clauses": listed(one.clause for one in reason.verdicts)}
    return str({**ALONE, **COUNTED}[reason.need] % said)


ALONE = {
    HelpNeed.BROKEN: gettext_lazy("not kept: %(clauses)s"),
    HelpNeed.AT_RISK: gettext_lazy("at risk: %(clauses)s"),
    HelpNeed.NO_MEETING: gettext_lazy("no meeting in view"),
}


COUNTED = {
    HelpNeed.OVERDUE: ngettext_lazy("%(n)d action overdue", "%(n)d actions overdue", "n"),
    HelpNeed.AGREED: ngettext_lazy("%(n)d agreed step is late", "%(n)d agreed steps are late", "n"),
    HelpNeed.EMPTY: ngettext_lazy(
        "%(n)d seat that nobody holds", "%(n)d seats that nobody holds", "n"
    ),
    HelpNeed.SILENT: ngettext_lazy("%(n)d silent seat", "%(n)d silent seats", "n"),
    HelpNeed.PLACES: ngettext_lazy(
        "%(n)d place merged or split", "%(n)d places merged or split", "n"
    ),
    HelpNeed.EXPECTED: ngettext_lazy(
        "%(n)d difference with who is expected", "%(n)d differences with who is expected", "n"
    ),
    HelpNeed.FEW: ngettext_lazy("%(n)d seat alone takes part", "%(n)d seats alone take part", "n"),
    HelpNeed.LESS: ngettext_lazy(
        "does less by itself: %(n)d point fewer than last season",
        "does less by itself: %(n)d points fewer than last season",
        "n",
    ),
}
"""The words of the reasons that are counted."""


def composition_words(found: Composition) -> str:
    """How many seats there are, and what is missing."""
    said = [ngettext("%(n)d seat", "%(n)d seats", found.seats) % {"n": found.seats}]
    if found.empty:
        said.append(_("%(n)d without anybody") % {"n": found.empty})
    if found.half:
        words = ngettext("%(n)d incomplete", "%(n)d incomplete ones", found.half)
        said.append(words % {"n": found.half})
    if found.silent:
        said.append(ngettext("%(n)d silent", "%(n)d silent", found.silent) % {"n": found.silent})
    return ", ".join(said)


def clock_words(verdict: Verdict | None) -> str:
    """Until when the rule of regularity is kept, or since when it is broken."""
    if verdict is None:
        return ""
    if verdict.state is State.BROKEN and verdict.broken_on:
        return _("since %(day)s") % {"day": short_day(verdict.broken_on)}
    if verdict.next_break:
        return _("until %(day)s") % {"day": short_day(verdict.next_break)}
    return ""


def part_words(season: SeasonDoing) -> str:
    """How many of its standing seats took part in convening, leading or writing."""
    if not season.meetings:
        return ""
    n, seats = len(season.took_part), len(season.seats)
    words = ngettext("%(n)d seat of %(seats)d takes part", "%(n)d seats of %(seats)d take part", n)
    return words % {"n": n, "seats": seats}


def share_words(share: int | None) -> str:
    """A share in percent, or that it is not known."""
    return str(WHOSE[Whose.UNKNOWN]).lower() if share is None else _("%(n)d%%") % {"n": share}


def trend_words(row: BodyOverview) -> str:
    """How a share went since the season before."""
    if row.trend is None:
        return ""
    return _("%(share)s the season before") % {"share": share_words(row.before.share)}


def count_words(count: ActCount) -> str:
    """Of how many meetings an act was the body's doing, and of how many it is not known."""
    said = _("the body %(body)d, with an office %(both)d, an office alone %(office)d")
    words = said % {"body": count.body, "both": count.both, "office": count.office}
    if not count.unknown:
        return words
    return _("%(words)s; not known %(n)d") % {"words": words, "n": count.unknown}


def questions_words(count: WaitingCount | None) -> list[str]:
    """How many of its questions wait, how many it has to answer, how many of these are late."""
    if count is None:
        return []
    found = []
    if count.asked:
        words = ngettext("%(n)d question sent waits", "%(n)d questions sent wait", count.asked)
        found.append(with_late(words % {"n": count.asked}, count.asked_late))
    if count.to_answer:
        words = ngettext("%(n)d question to answer", "%(n)d questions to answer", count.to_answer)
        found.append(with_late(words % {"n": count.to_answer}, count.to_answer_late))
    return found


def with_late(words: str, late: int) -> str:
    """The same, and how many are late."""
    return _("%(words)s, %(n)d late") % {"words": words, "n": late} if late else words
