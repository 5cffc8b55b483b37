"""Where minutes stand, in whole sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.core.charter.terms.model import Adoption, MinutesRule
from tourdetable.core.words.audience import Audience
from tourdetable.domain.journal.models import ChainLink
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.models import Edition, Minutes
from tourdetable.domain.minutes.queries import LEAST_SEATS, AdoptionProgress, seats_needed
from tourdetable.interface.language import clock, day, listed

AUDIENCES = {
    Audience.PRESENT: gettext_lazy("those who were present"),
    Audience.BODY: gettext_lazy("the members of the body"),
    Audience.NETWORK: gettext_lazy("the whole network"),
    Audience.PARTNERS: gettext_lazy("the network and its partners"),
    Audience.PUBLIC: gettext_lazy("everybody"),
}
"""Who each audience is, in words."""


def moment_words(meeting: Meeting) -> str:
    """« jeudi 15 avril 2027, de 9 h 30 à 12 h »."""
    return _("%(day)s, from %(start)s to %(end)s") % {
        "day": day(meeting.starts_at),
        "start": clock(meeting.starts_at),
        "end": clock(meeting.ends_at),
    }


def adopted_words(minutes: Minutes) -> str:
    """How and when they were adopted."""
    on = {"day": day(minutes.adopted_on)}
    if minutes.adoption == Adoption.NEXT_MEETING and minutes.adopted_at is not None:
        meeting = {**on, "meeting": minutes.adopted_at.title}
        return _("Adopted on %(day)s at the meeting “%(meeting)s”") % meeting
    if minutes.adoption == Adoption.SILENCE_DAYS:
        return _("Adopted on %(day)s, nobody having asked for a correction") % on
    return _("Adopted on %(day)s with the agreement of the seats") % on


def embargo_words(minutes: Minutes) -> list[str]:
    """That they wait for a day before they leave the body."""
    if not minutes.later:
        return []
    words = _(
        "They stay among the members of the body until %(day)s; that day they go further by "
        "themselves: %(audience)s."
    )
    return [words % {"day": day(minutes.embargo), "audience": AUDIENCES[Audience(minutes.later)]}]


def edition_words(minutes: Minutes, former: Edition) -> str:
    """« Version 2, qui remplace celle du 4 mars 2027. Pourquoi : … »."""
    return _("Version %(number)d, which replaces that of %(day)s. Why: %(why)s") % {
        "number": minutes.edition,
        "day": day(former.adopted_on),
        "why": former.because,
    }


def link_words(link: ChainLink) -> str:
    """At which link of the chain of the journal something was done: `tourdetable journal verify
    --link` finds it."""
    return _("link %(number)d of the journal, %(digest)s") % {
        "number": link.number,
        "digest": link.digest,
    }


def rule_words(rule: MinutesRule) -> str:
    """The charter's rule of adoption."""
    if rule.adoption is Adoption.NEXT_MEETING:
        return _("The charter has minutes adopted at a later meeting of the same body.")
    if rule.adoption is Adoption.SILENCE_DAYS:
        return ngettext(
            "The charter has minutes adopted when nobody has asked for a correction during %(n)d "
            "day.",
            "The charter has minutes adopted when nobody has asked for a correction during %(n)d "
            "days.",
            rule.days,
        ) % {"n": rule.days}
    needed = seats_needed(rule)
    return ngettext(
        "The charter has minutes adopted once %(n)d seat has approved them.",
        "The charter has minutes adopted once %(n)d different seats have approved them.",
        needed,
    ) % {"n": needed}


def progress_words(minutes: Minutes, progress: AdoptionProgress, rule: MinutesRule) -> list[str]:
    """Where adoption stands: one sentence for each thing to know."""
    if progress.adopted:
        return [adopted_words(minutes) + ".", *embargo_words(minutes)]
    if not progress.in_review:
        return [
            _("The minutes are being written: they have not been sent for review."),
            rule_words(rule),
        ]
    began = _("The review began on %(day)s.") % {"day": day(minutes.review_from)}
    if progress.asking:
        return [began, *asking_words(progress)]
    return [began, what_is_missing(progress)]


def what_is_missing(progress: AdoptionProgress) -> str:
    """What adoption still waits for."""
    if progress.rule is Adoption.SEATS:
        return ngettext(
            "%(given)d seat of the %(needed)d needed has approved.",
            "%(given)d seats of the %(needed)d needed have approved.",
            progress.given,
        ) % {"given": progress.given, "needed": progress.needed}
    if progress.rule is Adoption.SILENCE_DAYS:
        if not progress.days_left:
            return _("The time to ask for a correction is over: they can be adopted.")
        words = _("They will be adopted by silence on %(day)s if nobody asks for a correction.")
        return words % {"day": day(progress.adoptable_on)}
    return meeting_words(progress.meeting, progress.given)


def meeting_words(meeting: Meeting | None, present: int) -> str:
    """Which meeting they are put to."""
    if meeting is None:
        return _("They will be put to the next meeting; none is in the calendar yet.")
    if meeting.state != MeetingState.OPENED:
        return _("They will be put to the next meeting on %(day)s.") % {
            "day": day(meeting.starts_at)
        }
    words = {"meeting": meeting.title, "day": day(meeting.starts_at)}
    if present < LEAST_SEATS:
        once = _(
            "The meeting “%(meeting)s” (%(day)s) can adopt them once at least two seats are marked "
            "present."
        )
        return once % words
    return _("The meeting “%(meeting)s” (%(day)s) can adopt them now.") % words


def asking_words(progress: AdoptionProgress) -> list[str]:
    """What stops adoption, and whose it is."""
    who = ngettext(
        "%(seats)s asks for a correction: the minutes are not adopted before it is answered.",
        "%(seats)s ask for corrections: the minutes are not adopted before they are answered.",
        len(progress.asking),
    ) % {"seats": listed(list(map(str, progress.asking)))}
    if progress.rule is not Adoption.SILENCE_DAYS:
        return [who, what_is_missing(progress)]
    return [who, _("Their silence no longer counts as an agreement meanwhile.")]
