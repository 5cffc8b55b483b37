"""Marks: who may read an entry, as tokens that the engines index with its words.

A mark says of which readers somebody is; an entry holds those of who may read it, and those of who
has a fuller reading of the same thing, and must not find this one too. So whoever searches finds
each thing once at most, as they may read it, before anything is counted or sorted.

| mark | of |
|---|---|
| `p` | everybody, strangers included |
| `m` | the members of the network |
| `a` | those who fill an office of the whole network: they sit in all its bodies |
| `b12`, `b12u34` | who sits in a body, and the person 34 among them |
| `au34` | the person 34, if they sit in all |
| `s_kind`, `c_kind` | strangers, members, who may know of meetings of a kind |
| `f_kind`, `t` | strangers, where the charter shows them bodies of a kind, and its own text |
| `g_kind` | the members, of a body of a kind that gathers the network |
| `l12`, `l_kind` | who leads the work of a body by an office of its own, of the network |
| `v` | who draws up the year |
| `e12` | who holds the seat 12 |
| `u34` | the person 34, wherever they sit |
| `-` | nobody: what is read again on a day |

Those that name a kind, `l12` and `t` are asked of the charter of the day on which one searches: a
charter that says otherwise changes no entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.finding.tokens import plain
from tourdetable.domain.deliverables.rules import LEADING
from tourdetable.domain.meetings.calendar.seasons import reach_of
from tourdetable.domain.networks.models import Body, Network, Office
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.years.rules import may_draft

EVERYBODY, MEMBERS, ALL_BODIES, THE_TEXT, THE_YEAR, NOBODY = "p", "m", "a", "t", "v", "-"
READ, FULLER = "y", "n"
"""What a token says of a mark: who holds it may read this; or has a fuller reading of it."""


def sitting(body: int) -> frozenset[str]:
    """Those who sit in a body."""
    return frozenset({f"b{body}", ALL_BODIES})


def there(body: int, people: Iterable[int]) -> frozenset[str]:
    """Those of these people who sit in a body."""
    return frozenset(mark for one in people for mark in (f"b{body}u{one}", f"{ALL_BODIES}u{one}"))


def knowing(kind: str, *, public: bool = True) -> frozenset[str]:
    """Those who may know of meetings of a kind: members; and strangers."""
    return frozenset({f"c_{kind}", f"s_{kind}"} if public else {f"c_{kind}"})


def shown(kind: str) -> frozenset[str]:
    """Those who know of a body of a kind: the members, and strangers where it is shown."""
    return frozenset({MEMBERS, f"f_{kind}"})


def gathered(kind: str) -> frozenset[str]:
    """The members, where a body of a kind gathers the network."""
    return frozenset({f"g_{kind}"})


def leading(body: Body) -> frozenset[str]:
    """Those who lead the work of a body by an office."""
    return frozenset({f"l{body.pk}", f"l_{body.kind}"})


def holding(seats: Iterable[int | None]) -> frozenset[str]:
    """Those who hold some seats."""
    return frozenset(f"e{seat}" for seat in seats if seat is not None)


def being(people: Iterable[int | None]) -> frozenset[str]:
    """Some people, wherever they sit."""
    return frozenset(f"u{person}" for person in people if person is not None)


@dataclass(frozen=True)
class SearchPlace:
    """A network where somebody searches: as a member, or (`standing` None) as a stranger."""

    network: Network
    charter: Charter
    standing: Standing | None = None

    @property
    def member(self) -> Standing | None:
        """As what they search: whoever has no place there is a stranger."""
        return self.standing if self.standing is not None and self.standing.belongs else None

    @property
    def marks(self) -> frozenset[str]:
        """Those of this reader."""
        member = self.member
        kinds = reach_of(self.charter, member).kinds
        known = self.charter.vocabulary.meeting_kinds if kinds is None else kinds
        if member is None:
            return frozenset(f"s_{kind}" for kind in known) | face(self.charter)
        return frozenset({EVERYBODY, MEMBERS, *(f"c_{kind}" for kind in known), *seated(member)})


def face(charter: Charter) -> frozenset[str]:
    """What everybody is shown of a network."""
    text = {THE_TEXT} if charter.public.text else set[str]()
    return frozenset({EVERYBODY, *text, *(f"f_{kind}" for kind in charter.public.bodies)})


def seated(member: Standing) -> frozenset[str]:
    """Where somebody sits."""
    offices = {office.body_id for office in member.offices}
    bodies = {seat.body_id for seat in member.seats} | (offices - {None})
    marks = {f"b{body}" for body in bodies} | ({ALL_BODIES} if None in offices else set())
    own = {f"{mark}u{member.person.pk}" for mark in marks} | being([member.person.pk])
    seats = holding(seat.pk for seat in member.seats)
    year = {THE_YEAR} if may_draft(member) else set[str]()
    return frozenset(marks | own | seats | year | led(member) | set(wide(member.charter)))


def led(member: Standing) -> set[str]:
    """Whose work somebody leads, by their offices."""
    return {mark for office in member.offices for mark in led_by(office, member.charter)}


def led_by(office: Office, charter: Charter) -> Iterator[str]:
    """The body whose work an office leads; for one of the whole network, the kinds of bodies."""
    kind = charter.vocabulary.offices.get(office.kind)
    if kind is None or not set(LEADING) & set(kind.rights):
        return
    bodies = kind.bodies or charter.vocabulary.body_kinds
    if office.body is None:
        yield from (f"l_{code}" for code in bodies)
    elif office.body.kind in bodies:
        yield f"l{office.body_id}"


def wide(charter: Charter) -> Iterator[str]:
    """The kinds of bodies that gather the network."""
    kinds = charter.vocabulary.body_kinds.values()
    return (f"g_{kind.code}" for kind in kinds if kind.gathers_network)


def tokens(sign: str, generation: int, marks: Iterable[str]) -> list[str]:
    """What is indexed of marks, and asked: of one index, which no other answers for."""
    return sorted(f"{sign}{generation}_{plain(mark)}" for mark in marks)
