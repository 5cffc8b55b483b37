"""What newsletters say in words: to whom they go, what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.core.figures.terms import THRESHOLD
from tourdetable.domain.journal.departures import DepartureState
from tourdetable.domain.newsletters.enums import ReaderProfile
from tourdetable.domain.newsletters.queries import MailboxCount
from tourdetable.domain.newsletters.segments import EVERYBODY, READERS
from tourdetable.domain.people.enums import Tier
from tourdetable.interface.language import listed


def segment_words(code: str, charter: Charter) -> str:
    """What a segment is called, in the charter's words."""
    sort, _colon, value = code.partition(":")
    if code == EVERYBODY:
        return _("Everybody who has a seat or an office in the network")
    if code == READERS:
        return _("Everybody who subscribed")
    if sort == READERS:
        who = ReaderProfile(value).label if value in ReaderProfile.values else value
        return _("Subscribed for: %(who)s") % {"who": who}
    if sort == "kind":
        known = charter.vocabulary.body_kinds.get(value)
        body = known.plural if known else value
        return _("Those who sit in: %(bodies)s") % {"bodies": body}
    if sort == "college":
        college = word_for(charter.vocabulary.colleges, value)
        return _("The college: %(college)s") % {"college": college}
    tier = Tier(value).label if value in Tier.values else value
    return _("Institutions of a level: %(tier)s") % {"tier": tier}


def segment_choices(charter: Charter, sizes: Mapping[str, int]) -> list[tuple[str, str]]:
    """The segments of today, each with how many mailboxes it holds."""
    return [
        (code, f"{segment_words(code, charter)} ({mailboxes(held_in(code, sizes[code]))})")
        for code in sorted(sizes, key=rank)
    ]


def rank(code: str) -> tuple[int, str]:
    """The whole network first, bodies, colleges, levels, then those who subscribed."""
    sort = code.partition(":")[0]
    order = (EVERYBODY, "kind", "college", "tier", READERS)
    return (order.index(sort) if sort in order else len(order)), code


def held_in(code: str, number: int) -> MailboxCount:
    """What a segment holds."""
    subscribed = code.partition(":")[0] == READERS
    return MailboxCount(subscribers=number) if subscribed else MailboxCount(members=number)


def mailboxes(count: MailboxCount) -> str:
    """So many; of those who subscribed, by fives: nobody is seen to come, or to leave."""
    held, read, found = count.members, count.subscribers, []
    if held or not read:
        found.append(ngettext("%(n)d mailbox", "%(n)d mailboxes", held) % {"n": held})
    if 0 < read < THRESHOLD:
        found.append(_("fewer than %(n)d subscribers") % {"n": THRESHOLD})
    elif read:
        found.append(_("at least %(n)d subscribers") % {"n": read - read % THRESHOLD})
    return listed(found)


@dataclass(frozen=True)
class Departed:
    """How many copies are in a state, in words."""

    words: str
    number: str


GONE_BY = (DepartureState.SENT, DepartureState.UNWANTED, DepartureState.OVERTAKEN)
"""Told as one: who wants no newsletter is their own affair."""
LEFT_AS = {
    DepartureState.SENT: gettext_lazy("Sent, but to those who want none any more"),
    DepartureState.WAITING: pgettext_lazy("newsletter", "Waiting"),
    DepartureState.LEAVING: pgettext_lazy("newsletter", "On their way"),
    DepartureState.GIVEN_UP: pgettext_lazy("newsletter", "Refused by the mailbox"),
    DepartureState.UNCERTAIN: pgettext_lazy("newsletter", "Perhaps sent: nobody knows"),
}


def departed_words(states: Mapping[str, MailboxCount]) -> list[Departed]:
    """What became of the copies: only what there is."""
    gone = sum((states[one] for one in GONE_BY if one in states), MailboxCount())
    known = {**states, DepartureState.SENT: gone}
    found = [(words, known[code]) for code, words in LEFT_AS.items() if known.get(code)]
    return [Departed(capfirst(str(words)), mailboxes(count)) for words, count in found]
