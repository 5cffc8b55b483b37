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
    Whose.UNKNOWN: pgettext_lazy("whose doing", "Not known, or not done"),
}


def reason_words(reason: HelpReason) -> str:
    """Why a body needs help, in a few words."""
    said = {"n": reason.number, "clauses": listed(one.clause for one in reason.verdicts)}
    return str({**ALONE, **COUNTED}[reason.need] % said)


ALONE = {
    HelpNeed.BROKEN: gettext_lazy("not kept: %(clauses)s"),
    HelpNeed.AT_RISK: gettext_lazy("at risk: %(clauses)s"),
    HelpNeed.NO_MEETING: gettext_lazy("no meeting in view"),
    HelpNeed.NOBODY: gettext_lazy("no seat takes part"),
}


COUNTED = {
    HelpNeed.OVERDUE: ngettext_lazy("%(n)d action overdue", "%(n)d actions overdue", "n"),
    HelpNeed.AGREED: ngettext_lazy("%(n)d agreed step is late", "%(n)d agreed steps are late", "n"),
    HelpNeed.TO_ANSWER: ngettext_lazy(
        "%(n)d answer that it owes is late", "%(n)d answers that it owes are late", "n"
    ),
    HelpNeed.UNANSWERED: ngettext_lazy(
        "%(n)d answer that it waits for is late", "%(n)d answers that it waits for are late", "n"
    ),
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
    """How many of its standing seats are known to have a part in convening, leading or writing."""
    n, seats = len(season.took_part), len(season.seats)
    if not season.meetings or not seats:
        return ""
    if not n:
        nobody, unknown = _("no standing seat takes part in it"), _("which seats: not known")
        return unknown if season.unknown else nobody
    words = ngettext(
        "%(n)s seat of %(seats)d takes part in it", "%(n)s seats of %(seats)d take part in it", n
    )
    return words % {"n": at_least(season), "seats": seats}


def at_least(season: SeasonDoing) -> str:
    """How many seats take part: at least those that are known."""
    n = len(season.took_part)
    sure = not season.unknown or n == len(season.seats)
    return str(n) if sure else _("at least %(n)d") % {"n": n}


def share_words(season: SeasonDoing | None) -> str:
    """What a body did by itself, in percent: of all, of what is known of it; or that nothing is, or
    that it has not met."""
    if season is not None and not season.meetings:
        return _("no meeting held")
    if season is None or season.share is None:
        return _("not known")
    share = _("%(n)d%%") % {"n": season.share}
    if not season.unknown:
        return share
    said = {"share": share, "known": season.known, "total": season.total}
    return _("%(share)s of what is known (%(known)d of %(total)d)") % said


def trend_words(row: BodyOverview) -> str:
    """How a share went since the season before."""
    if row.trend is None:
        return ""
    return _("%(share)s the season before") % {"share": share_words(row.before)}


def count_words(count: ActCount) -> str:
    """Of how many meetings an act was the body's doing, and of how many it is not known."""
    said = _("the body %(body)d, with an office %(both)d, an office alone %(office)d")
    words = said % {"body": count.body, "both": count.both, "office": count.office}
    if not count.unknown:
        return words
    return _("%(words)s; not known, or not done %(n)d") % {"words": words, "n": count.unknown}


def questions_words(count: WaitingCount) -> list[str]:
    """How many of its questions wait, how many it has to answer, how many of these are late."""
    found = []
    if count.asked:
        words = ngettext("%(n)d question sent waits", "%(n)d questions sent wait", count.asked)
        found.append(with_late(words % {"n": count.asked}, count.asked_late))
    if count.to_answer:
        words = ngettext("%(n)d question to answer", "%(n)d questions to answer", count.to_answer)
        found.append(with_late(words % {"n": count.to_answer}, count.to_answer_late))
    return found


def on_time(count: WaitingCount) -> WaitingCount:
    """Those that wait and are not late."""
    asked, owed = count.asked - count.asked_late, count.to_answer - count.to_answer_late
    return WaitingCount(asked=asked, to_answer=owed)


def with_late(words: str, late: int) -> str:
    """The same, and how many are late."""
    return _("%(words)s, %(n)d late") % {"words": words, "n": late} if late else words
