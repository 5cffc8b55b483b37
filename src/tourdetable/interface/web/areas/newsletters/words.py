"""What newsletters say in words: to whom they go, what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.domain.journal.departures import DepartureState
from tourdetable.domain.newsletters.enums import ReaderProfile
from tourdetable.domain.newsletters.segments import EVERYBODY, READERS
from tourdetable.domain.people.enums import Tier


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
        (code, f"{segment_words(code, charter)} ({mailboxes(sizes[code])})")
        for code in sorted(sizes, key=rank)
    ]


def rank(code: str) -> tuple[int, str]:
    """The whole network first, bodies, colleges, levels, then those who subscribed."""
    sort = code.partition(":")[0]
    order = (EVERYBODY, "kind", "college", "tier", READERS)
    return (order.index(sort) if sort in order else len(order)), code


def mailboxes(number: int) -> str:
    return ngettext("%(n)d mailbox", "%(n)d mailboxes", number) % {"n": number}


@dataclass(frozen=True)
class Departed:
    """How many copies are in a state, in words."""

    words: str
    number: int


def departed_words(states: Mapping[str, int]) -> list[Departed]:
    """What became of the copies: only what there is."""
    said = {
        DepartureState.SENT: pgettext("newsletter", "Sent"),
        DepartureState.WAITING: pgettext("newsletter", "Waiting"),
        DepartureState.LEAVING: pgettext("newsletter", "On their way"),
        DepartureState.GIVEN_UP: pgettext("newsletter", "Refused by the mailbox"),
        DepartureState.UNCERTAIN: pgettext("newsletter", "Perhaps sent: nobody knows"),
        DepartureState.UNWANTED: pgettext("newsletter", "Not sent: unsubscribed in between"),
        DepartureState.OVERTAKEN: pgettext("newsletter", "Not sent: the mailbox is gone"),
    }
    found = [(words, states[code]) for code, words in said.items() if code in states]
    return [Departed(capfirst(words), number) for words, number in found]
