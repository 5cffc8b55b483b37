"""What each line would do: create, change, leave alone or be refused, and why.

The same planner makes the dry run and, later, the rows to be written: nothing is saved here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tourdetable.core.charter.terms.model import SeatKind, word_for
from tourdetable.core.sheets.members import HolderWish, SeatWish
from tourdetable.core.words.collation import folded
from tourdetable.core.words.phrase import Phrase, gettext_noop
from tourdetable.domain.networks.actions.fitting import holders_of
from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.domain.people.models import Account, Institution, Person
from tourdetable.domain.rosters.directory import RosterDirectory, key
from tourdetable.domain.rosters.enums import LineState
from tourdetable.domain.rosters.matching import (
    READ_AS,
    Match,
    PersonMatching,
    Question,
    institution_match,
)
from tourdetable.domain.rosters.options import Options
from tourdetable.domain.rosters.places import (
    body_of,
    college_of,
    first_of_body,
    is_heading,
    names_of,
    placed,
    seat_key,
)

NEW_INSTITUTION = gettext_noop("new institution: %(institution)s")
NEW_SEAT = gettext_noop("new seat of %(institution)s in %(body)s (%(college)s), from %(day)s")
NEW_PERSON = gettext_noop("new person: %(person)s, %(address)s")
NEW_PERSON_BARE = gettext_noop("new person: %(person)s, without an address")
HOLDS = gettext_noop("%(person)s holds the seat of %(institution)s from %(day)s")
HOLDS_UNTIL = gettext_noop("%(person)s holds the seat of %(institution)s from %(day)s to %(ends)s")
ENDS = gettext_noop("the mandate of %(person)s, which had no end, ends on %(day)s")
NEW_ADDRESS = gettext_noop("%(person)s has an address now: %(address)s")
NEW_PHONE = gettext_noop("%(person)s has a telephone now: %(phone)s")
SEAT_THERE = gettext_noop("%(institution)s already has its seat in %(body)s")
HELD = gettext_noop("%(person)s already holds this seat, since %(day)s")
HELD_OTHERWISE = gettext_noop(
    "%(person)s already holds this seat since %(day)s, which the file does not say: it is kept"
)
ENDED = gettext_noop(
    "the mandate of %(person)s ended on %(day)s: to give it again, write a later first day"
)
OTHER_END = gettext_noop(
    "the mandate of %(person)s ends on %(day)s, which the file does not say: it is kept"
)
OTHER_COLLEGE = gettext_noop(
    "its seat is in the college “%(college)s”, which the file does not say: it is kept"
)
OTHER_KIND = gettext_noop("its seat takes part otherwise than the file says: it is kept")
OTHER_ADDRESS = gettext_noop("the address of %(person)s, %(address)s, is not changed by a file")
OTHER_PHONE = gettext_noop("the telephone of %(person)s is not changed by a file")
THEIRS = gettext_noop(
    "%(person)s has a place that you do not compose: what is known of them is theirs to change"
)
FULL = gettext_noop(
    "the seat of %(institution)s already has its %(limit)d holders then, %(names)s: "
    "end a mandate first"
)
AFTER_SEAT = gettext_noop("the seat of %(institution)s ends on %(day)s")
BEFORE_SEAT = gettext_noop("the seat of %(institution)s begins on %(day)s only")
BODY_BEGINS = gettext_noop("%(body)s began on %(day)s: nothing is counted there before")
BEFORE_MANDATE = gettext_noop("the mandate of %(person)s begins on %(day)s only")
AFTER_BODY = gettext_noop("%(body)s ended on %(day)s")
TWICE = gettext_noop("%(person)s is named twice")
TITLE = gettext_noop("a title, a sum, an example or the headings again: nothing to take")


@dataclass
class Rows:
    """What is to be written, in this order; none of it saved."""

    bodies: list[Body] = field(default_factory=list)
    institutions: list[Institution] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    mandates: list[Mandate] = field(default_factory=list)
    ended: list[Mandate] = field(default_factory=list)
    completed: list[Person] = field(default_factory=list)


@dataclass
class LineOutcome:
    """What a line does, and why; `questions` are what must be said by hand first."""

    number: int
    state: LineState
    says: list[Phrase] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    rows: Rows = field(default_factory=Rows)
    wish: SeatWish | None = None


class Stop(Exception):
    """A line is refused."""

    def __init__(self, *why: Phrase) -> None:
        super().__init__()
        self.why = why


@dataclass
class LineDraft:
    """A line being planned."""

    wish: SeatWish
    rows: Rows = field(default_factory=Rows)
    added: list[Phrase] = field(default_factory=list)
    changed: list[Phrase] = field(default_factory=list)
    notes: list[Phrase] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    then: list[Callable[[], None]] = field(default_factory=list)


class LinePlanner:
    """Plans lines one after the other: each sees what those before it add.

    `allowed` says whether whoever imports may write in a body; `first_days` when a seat that the
    file opens begins: with the first of its holders, on whichever line they are.
    """

    def __init__(
        self,
        directory: RosterDirectory,
        options: Options,
        allowed: Callable[[Body], bool],
        first_days: Mapping[str, date],
    ) -> None:
        self.directory, self.options, self.allowed = directory, options, allowed
        self.first_days = first_days
        self.people = PersonMatching(directory, options)

    def plan(self, number: int, wish: SeatWish | None) -> LineOutcome:
        """What a line does; None asks nothing."""
        wish = wish and placed(wish, self.directory, self.options)
        if wish is None or is_heading(wish, self.directory):
            return LineOutcome(number, LineState.SAME, [Phrase(TITLE)])
        draft = LineDraft(wish, notes=list(wish.notes))
        try:
            if wish.problems:
                raise Stop(*wish.problems)
            self.draw(draft)
        except Stop as stopped:
            return LineOutcome(
                number, LineState.REFUSED, [*stopped.why], draft.questions, wish=wish
            )
        for put in draft.then:
            put()
        said = [*draft.added, *draft.changed, *draft.notes]
        return LineOutcome(number, state_of(draft), said, rows=draft.rows, wish=wish)

    def draw(self, draft: LineDraft) -> None:
        wish, place = draft.wish, self.place(draft)
        first = self.first_day(draft, place)
        must_be_within(place, first, wish.ends)
        institution = self.institution(draft)
        seat = self.seat(draft, place, institution, first)
        for number, holder in enumerate(wish.holders):
            self.hold(draft, seat, holder, first, earlier=wish.holders[:number])
        self.must_be_free(draft, seat, first)

    def place(self, draft: LineDraft) -> Body:
        """The body of a line; one that the file opens begins with the first of its lines."""
        wish = draft.wish
        place = body_of(wish, self.directory, self.options, self.allowed)
        if isinstance(place, Phrase):
            raise Stop(place)
        if not place.pk and place not in self.directory.bodies:
            self.open_body(draft, place)
        elif wish.body and folded(wish.body) not in map(folded, names_of(place)):
            draft.notes.append(Phrase(READ_AS, name=wish.body, known=place.name))
        return place

    def open_body(self, draft: LineDraft, body: Body) -> None:
        body.starts = first_of_body(draft.wish, self.first_days, body.starts)
        draft.rows.bodies.append(body)
        draft.added.append(Phrase(NEW_BODY, body=body.name))
        draft.then.append(lambda: self.directory.add_body(body))

    def first_day(self, draft: LineDraft, body: Body) -> date:
        """That of the line; the body's own when the line begins before the body."""
        first = draft.wish.starts or self.options.starts
        if body.pk and first < body.starts:
            draft.notes.append(Phrase(BODY_BEGINS, body=body.name, day=body.starts))
            return body.starts
        return first

    def institution(self, draft: LineDraft) -> Institution:
        wish = draft.wish
        match = institution_match(wish.institution, self.directory, self.options)
        known: Institution | None = settled(draft, match)
        if known:
            return known
        made = Institution(
            name=wish.institution, short_name=wish.short_name, kind=wish.institution_kind
        )
        draft.rows.institutions.append(made)
        draft.added.append(Phrase(NEW_INSTITUTION, institution=made.name))
        draft.then.append(lambda: self.directory.add_institution(made))
        return made

    def seat(self, draft: LineDraft, body: Body, institution: Institution, first: date) -> Seat:
        rows = self.directory.seats_of(body, institution)
        live = [seat for seat in rows if seat.ends is None or seat.ends >= first]
        college = college_of(draft.wish, body, self.directory.charter, self.options)
        if live:
            self.compare(draft, live[0], college)
            return live[0]
        if isinstance(college, Phrase):
            raise Stop(college)
        seat = self.new_seat(draft.wish, body, institution, first)
        seat.college = college
        self.open_seat(draft, seat)
        return seat

    def open_seat(self, draft: LineDraft, seat: Seat) -> None:
        draft.rows.seats.append(seat)
        college = self.directory.charter.vocabulary.colleges[seat.college].name
        where = {"institution": seat.institution.name, "body": seat.body.name, "college": college}
        draft.added.append(Phrase(NEW_SEAT, **where, day=seat.starts))
        draft.then.append(lambda: self.directory.add_seat(seat))

    def new_seat(self, wish: SeatWish, body: Body, institution: Institution, first: date) -> Seat:
        """It begins with the first of its holders, on whichever line they are."""
        begins = min(first, max(self.first_days.get(seat_key(wish), first), body.starts))
        kind = wish.seat_kind or SeatKind.STANDING.value
        said = {"kind": kind, "starts": begins, "ends": body.ends}
        return Seat(body=body, institution=institution, **said)

    def compare(self, draft: LineDraft, seat: Seat, college: str | Phrase) -> None:
        """Say where the file does not agree with a seat that is there: nothing is changed of it."""
        wish = draft.wish
        if not wish.holders:
            said = {"institution": seat.institution.name, "body": seat.body.name}
            draft.notes.append(Phrase(SEAT_THERE, **said))
        if wish.college:
            self.compare_college(draft, seat, college)
        if wish.seat_kind and wish.seat_kind != seat.kind:
            draft.notes.append(Phrase(OTHER_KIND))

    def compare_college(self, draft: LineDraft, seat: Seat, college: str | Phrase) -> None:
        if isinstance(college, Phrase):
            raise Stop(college)
        if college != seat.college:
            known = word_for(self.directory.charter.vocabulary.colleges, seat.college)
            draft.notes.append(Phrase(OTHER_COLLEGE, college=known))

    def hold(
        self,
        draft: LineDraft,
        seat: Seat,
        holder: HolderWish,
        first: date,
        earlier: Iterable[HolderWish],
    ) -> None:
        if any(one.full == holder.full for one in earlier):
            raise Stop(Phrase(TWICE, person=holder.full))
        match = self.people.match(holder, seat.institution, draft.wish.number)
        person = settled(draft, match)
        if person is None:
            person = self.register(draft, holder)
        else:
            self.complete(draft, person, holder)
            if self.already(draft, seat, person, first):
                return
        self.give(draft, seat, person, first)

    def give(self, draft: LineDraft, seat: Seat, person: Person, first: date) -> None:
        until = draft.wish.ends or seat.ends
        must_be_of_seat(seat, first, until)
        mandate = Mandate(seat=seat, person=person, starts=first, ends=until)
        draft.rows.mandates.append(mandate)
        held = {"person": str(person), "institution": seat.institution.name, "day": first}
        words = Phrase(HOLDS_UNTIL, **held, ends=until) if until else Phrase(HOLDS, **held)
        draft.added.append(words)
        draft.then.append(lambda: self.directory.add_mandate(mandate))

    def register(self, draft: LineDraft, holder: HolderWish) -> Person:
        account = self.directory.account(holder.email)
        person = Person(
            given_name=holder.given,
            family_name=holder.family,
            account=account,
            phone=holder.phone,
            registered_in=self.directory.network.slug,
        )
        if account and not account.pk:
            draft.rows.accounts.append(account)
        draft.rows.people.append(person)
        draft.added.append(new_person(holder))
        draft.then.append(lambda: self.directory.add_person(person))
        return person

    def complete(self, draft: LineDraft, person: Person, holder: HolderWish) -> None:
        """Give somebody known the address and the telephone that they lack; change neither."""
        lacks = (holder.email and not person.account) or (holder.phone and not person.phone)
        if lacks and not self.governs(person):
            draft.notes.append(Phrase(THEIRS, person=str(person)))
            return
        self.complete_address(draft, person, holder.email)
        self.complete_phone(draft, person, holder.phone)

    def governs(self, person: Person) -> bool:
        """Whether whoever imports composes all that somebody holds or held: an address opens it."""
        places = self.directory.places[key(person)]
        return person.pk not in self.directory.elsewhere and all(map(self.allowed, places))

    def complete_address(self, draft: LineDraft, person: Person, address: str) -> None:
        if address and person.account is None:
            draft.then.append(lambda: self.addressed(draft.rows, person, address))
            draft.changed.append(Phrase(NEW_ADDRESS, person=str(person), address=address))
        elif address and person not in self.directory.readers.get(address, []):
            known = person.account.email if person.account else ""
            draft.notes.append(Phrase(OTHER_ADDRESS, person=str(person), address=known))

    def complete_phone(self, draft: LineDraft, person: Person, phone: str) -> None:
        if phone and not person.phone:
            draft.then.append(lambda: self.phoned(draft.rows, person, phone))
            draft.changed.append(Phrase(NEW_PHONE, person=str(person), phone=phone))
        elif phone and phone != person.phone:
            draft.notes.append(Phrase(OTHER_PHONE, person=str(person)))

    def addressed(self, rows: Rows, person: Person, address: str) -> None:
        account = self.directory.account(address)
        if account and not account.pk:
            rows.accounts.append(account)
        person.account = account
        self.directory.reads(person, address)
        self.completed(rows, person)

    def phoned(self, rows: Rows, person: Person, phone: str) -> None:
        person.phone = phone
        self.completed(rows, person)

    def completed(self, rows: Rows, person: Person) -> None:
        if person.pk and person not in rows.completed:
            rows.completed.append(person)

    def already(self, draft: LineDraft, seat: Seat, person: Person, first: date) -> bool:
        """Whether they hold the seat already, or did: what the file says of it is compared."""
        held = [m for m in self.directory.mandates[key(seat)] if m.person is person]
        held.sort(key=lambda mandate: mandate.starts)
        over = [m for m in held if m.ends is not None and m.ends < max(first, self.directory.today)]
        if len(held) > len(over):
            self.compare_mandate(draft, next(m for m in held if m not in over))
            return True
        return bool(over) and self.ended(draft, over[-1], first)

    def ended(self, draft: LineDraft, last: Mandate, first: date) -> bool:
        """Whether the file still tells a mandate that is over: it is left as it is."""
        told = last.ends is not None and (draft.wish.starts is None or first <= last.ends)
        if told:
            draft.notes.append(Phrase(ENDED, person=str(last.person), day=last.ends))
        return told

    def compare_mandate(self, draft: LineDraft, mandate: Mandate) -> None:
        wish, person = draft.wish, str(mandate.person)
        differs = wish.starts is not None and wish.starts != mandate.starts
        words = HELD_OTHERWISE if differs else HELD
        draft.notes.append(Phrase(words, person=person, day=mandate.starts))
        if wish.ends is not None and wish.ends != mandate.ends:
            self.compare_end(draft, mandate, wish.ends)

    def compare_end(self, draft: LineDraft, mandate: Mandate, ends: date) -> None:
        """A file gives an end to a mandate that has none, and changes no other."""
        said = {"person": str(mandate.person)}
        if mandate.ends is not None:
            draft.notes.append(Phrase(OTHER_END, **said, day=mandate.ends))
            return
        if ends < mandate.starts:
            raise Stop(Phrase(BEFORE_MANDATE, **said, day=mandate.starts))
        draft.changed.append(Phrase(ENDS, **said, day=ends))
        draft.then.append(lambda: self.end(draft.rows, mandate, ends))

    def end(self, rows: Rows, mandate: Mandate, ends: date | None) -> None:
        mandate.ends = ends
        if mandate.pk:
            rows.ended.append(mandate)

    def must_be_free(self, draft: LineDraft, seat: Seat, first: date) -> None:
        """Refuse a holder too many on one of these days."""
        new = [m for m in draft.rows.mandates if m.seat is seat]
        others = self.others(draft, seat, first)
        limit = holders_of(self.directory.charter, seat.body)
        if new and len(new) + len(others) > limit:
            names = ", ".join(str(m.person) for m in [*others, *new])
            said = {"institution": seat.institution.name, "limit": limit, "names": names}
            raise Stop(Phrase(FULL if others else TOO_MANY, **said))

    def others(self, draft: LineDraft, seat: Seat, first: date) -> list[Mandate]:
        """Those who hold the seat on one of the days of a line, and whose mandate it does not
        end."""
        last = draft.wish.ends or date.max
        ending = {id(m) for m in draft.rows.ended}
        held = [m for m in self.directory.mandates[key(seat)] if id(m) not in ending]
        return [m for m in held if m.starts <= last and (m.ends is None or m.ends >= first)]


def settled(draft: LineDraft, match: Match) -> Any:
    """Who or what a line names, if it is known; the line stops at what must be asked first."""
    if match.question:
        draft.questions.append(match.question)
        raise Stop(match.question.words)
    draft.notes += match.notes
    return match.found


def must_be_of_seat(seat: Seat, first: date, until: date | None) -> None:
    """Refuse days on which the seat does not exist."""
    if first < seat.starts:
        said = {"institution": seat.institution.name, "day": seat.starts}
        raise Stop(Phrase(BEFORE_SEAT, **said))
    if until and seat.ends and until > seat.ends:
        raise Stop(Phrase(AFTER_SEAT, institution=seat.institution.name, day=seat.ends))


def new_person(holder: HolderWish) -> Phrase:
    if holder.email:
        return Phrase(NEW_PERSON, person=holder.full, address=holder.email)
    return Phrase(NEW_PERSON_BARE, person=holder.full)


NEW_BODY = gettext_noop("new body: %(body)s")
TOO_MANY = gettext_noop(
    "the seat of %(institution)s has %(limit)d holders at most; the file names %(names)s"
)


def state_of(draft: LineDraft) -> LineState:
    changed = LineState.CHANGED if draft.changed else LineState.SAME
    return LineState.CREATED if draft.added else changed


def must_be_within(body: Body, first: date, last: date | None) -> None:
    """Refuse what lasts longer than its body."""
    if body.ends is not None and (first > body.ends or (last or body.ends) > body.ends):
        raise Stop(Phrase(AFTER_BODY, body=body.name, day=body.ends))
