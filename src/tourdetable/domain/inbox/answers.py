"""What an answer by mail comes to: who answers what, for which seats, or why a person must look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tourdetable.core.correspondence.terms import Correspondence, Respondent
from tourdetable.core.words.names import spaced
from tourdetable.domain.inbox.enums import WhyKept
from tourdetable.domain.inbox.moments import moment_of
from tourdetable.domain.inbox.origins import Origin, addresses_of, agrees, box, invitees, untagged
from tourdetable.domain.meetings.calendar.uids import meeting_named_in
from tourdetable.domain.meetings.enums import Answer
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.rules import is_theirs
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.queries import local_day, sits
from tourdetable.domain.people.finding import at_address
from tourdetable.domain.people.models import Account, Person

SAYS = {
    "ACCEPTED": Answer.ATTEND,
    "DECLINED": Answer.EXCUSED,
    "TENTATIVE": Answer.TENTATIVE,
    "DELEGATED": Answer.PAIR,
}
"""What each state of a calendar (PARTSTAT) answers."""

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Understood:
    """Who answers what for which seats. `why` says what makes it wait all the same: what is known
    then is only proposed to whoever reads it."""

    answer: str = ""
    person: Person | None = None
    seats: tuple[Seat, ...] = ()
    why: str = ""


def understood(message: Correspondence, origin: Origin, *, now: datetime) -> Understood:
    """What an answer comes to, for a meeting and a mailbox that are known."""
    meeting, account = origin.meeting, origin.account
    assert meeting is not None
    assert account is not None
    held = mandates_of(account, meeting, now)
    line, person = respondent(message, account, held)
    seats = tuple(one.seat for one in held if one.person == person)
    answer = answer_in(line)
    why = why_not(message, origin, held, person, answer)
    if not why and answer == Answer.PAIR and not shares(line, seats, person, meeting, now):
        why = WhyKept.ELSEWHERE
    if why == WhyKept.OTHER_SENDER:
        person = writer(message, meeting, now)
    return Understood(answer, person, seats, why)


def writer(message: Correspondence, meeting: Meeting, now: datetime) -> Person | None:
    """Who seems to answer an invitation that was somebody else's (their pair, to whom it was passed
    on): a holder of a seat there, by the address of the message; nobody of whom we know."""
    rows = holders_asked(meeting, now)
    known = set(at_address(message.sender).values_list("pk", flat=True))
    return next((one.person for one in rows if one.person_id in known), None)


def respondent(
    message: Correspondence, account: Account, held: Iterable[Mandate]
) -> tuple[Respondent | None, Person | None]:
    """The line of an answer, and the person whose it is."""
    line = line_of(message, account)
    return line, one_person(held, names_in(message, line))


def answer_in(line: Respondent | None) -> str:
    """What a line answers, or nothing."""
    return SAYS.get(line.status, "") if line else ""


def why_not(
    message: Correspondence,
    origin: Origin,
    held: Sequence[Mandate],
    person: Person | None,
    answer: str,
) -> str:
    """The first reason, if there is one, not to count it by itself."""
    assert origin.account is not None
    reasons = (
        (not origin.proven, WhyKept.UNSIGNED),
        (not is_about(message, origin.meeting), WhyKept.OTHER_MEETING),
        (not agrees(message, origin.account), WhyKept.OTHER_SENDER),
        (not held, WhyKept.NOT_SEATED),
        (person is None, WhyKept.SEVERAL),
        (not answer, WhyKept.UNCLEAR),
    )
    return next((why for stops, why in reasons if stops), "")


def is_about(message: Correspondence, meeting: Meeting | None) -> bool:
    """Whether the identifier that an answer quotes, if it does, is that of the meeting."""
    uid = message.response.uid.strip() if message.response else ""
    if not uid or meeting is None:
        return meeting is not None
    return meeting_named_in(uid) == (meeting.body.network.slug, meeting.pk)


def is_for_now(message: Correspondence, meeting: Meeting) -> bool:
    """Whether an answer is for the time at which the meeting is held, as far as it says."""
    response = message.response
    if response is None:
        return True
    written = response.original if response.method == "COUNTER" else response.starts
    said = moment_of(written, response, meeting.body.network.time_zone)
    return said is None or abs(said - meeting.starts_at) < MINUTE


def mandates_of(account: Account, meeting: Meeting, now: datetime) -> list[Mandate]:
    """By which the people of a mailbox may answer for a meeting."""
    asked = holders_asked(meeting, now)
    return [one for one in asked if one.person.account_id == account.pk]


def holders_asked(meeting: Meeting, now: datetime) -> list[Mandate]:
    """By which anybody may answer for a meeting, by name (one query)."""
    today = local_day(meeting.body.network, now)
    rows = Mandate.objects.active(today).filter(seat__body=meeting.body)
    found = rows.select_related("seat__institution", "person").order_by("person__sort_key", "pk")
    return [one for one in found if sits(one, today) and is_theirs(one, meeting)]


def line_of(message: Correspondence, account: Account) -> Respondent | None:
    """The line of an answer that is this mailbox's; else the only one."""
    lines, known = invitees(message), addresses_of(account)
    near = set(map(untagged, known))
    own = [one for one in lines if box(one.address) in known]
    own += [one for one in lines if untagged(one.address) in near]
    if own:
        return own[0]
    return lines[0] if len(lines) == 1 else None


def names_in(message: Correspondence, line: Respondent | None) -> list[str]:
    """The names under which somebody answers."""
    return [one for one in (line.name if line else "", message.sender_name) if one]


def one_person(held: Iterable[Mandate], names: Iterable[str]) -> Person | None:
    """The person who answers from a mailbox: the only one who holds a seat, or the only one whose
    name the message says."""
    persons = list(dict.fromkeys(one.person for one in held))
    if len(persons) == 1:
        return persons[0]
    said = [set(spaced(name).split()) for name in names]
    named = [
        one for one in persons if any(set(spaced(str(one)).split()) == words for words in said)
    ]
    return named[0] if len(named) == 1 else None


def shares(
    line: Respondent | None,
    seats: Iterable[Seat],
    person: Person | None,
    meeting: Meeting,
    now: datetime,
) -> bool:
    """Whether somebody whom they send in their place holds one of their seats with them."""
    sent = {box(address) for address in line.delegated_to} if line else set()
    today = local_day(meeting.body.network, now)
    rows = Mandate.objects.active(today).filter(seat__in=list(seats)).exclude(person=person)
    pairs = rows.select_related("seat", "person__account")
    accounts = [one.person.account for one in pairs if is_theirs(one, meeting)]
    return any(sent & addresses_of(account) for account in accounts if account)
