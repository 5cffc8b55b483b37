"""A reading circle, built through the actions: Ana, Bao and Chloé hold seats, Dora an office, Zoé
is a stranger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db import connection
from django.db.backends.utils import CursorWrapper

from tests.domain.kept import kept, tables
from tourdetable.domain.decisions.actions.decisions import conclude, put_proposal
from tourdetable.domain.decisions.actions.effects import attach_effect
from tourdetable.domain.decisions.actions.positions import record_positions, settle_objection
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.decisions.models import Decision, Position
from tourdetable.domain.decisions.positions import PositionDraft
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.meetings import draw_meeting
from tourdetable.domain.meetings.actions.sitting import assign_turn, mark_attendance, open_meeting
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.minutes import begin, send_for_review
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.actions.charters import lift_article
from tourdetable.domain.networks.actions.founding import found_network, install_body
from tourdetable.domain.networks.actions.seats import create_seat, give_mandate, give_office
from tourdetable.domain.networks.actors import Actor, Operator
from tourdetable.domain.networks.models import Body, CharterException, Network, Office, Seat
from tourdetable.domain.networks.queries import Standing, charter_in_force, standing
from tourdetable.domain.people.actions import register_institution, register_person
from tourdetable.domain.people.models import Person, Session

CHARTER = (Path(__file__).parent / "circle.md").read_text()
OPERATOR = Operator()
FOUNDED = date(2026, 9, 1)
NOW = datetime(2027, 4, 6, 8, 0, tzinfo=UTC)
"""Tuesday 6 April 2027, ten o'clock in Paris."""
TODAY = NOW.date()

MARCH = datetime(2027, 3, 4, 9, 0, tzinfo=UTC)
APRIL = datetime(2027, 4, 1, 9, 0, tzinfo=UTC)
"""Thursdays of the circle's meetings."""


def charter(**minutes: object) -> str:
    """The circle's charter, with another rule for its minutes."""
    text = CHARTER
    for key, value in minutes.items():
        line = next(line for line in text.splitlines() if line.startswith(f"{key} = "))
        text = text.replace(
            line, f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}", 1
        )
    return text


@dataclass
class Circle:
    """The network, its circle, and who is in it."""

    network: Network
    body: Body
    ana: Person
    bao: Person
    chloe: Person
    dora: Person
    zoe: Person
    town: Seat
    library: Seat
    school: Seat
    lead: Office

    def of(self, person: Person, on: date = TODAY) -> Standing:
        return standing(person, self.network, on=on)

    def by_ana(self, **gesture: Any) -> Actor:
        return Actor(self.ana, seat=self.town, **gesture)

    def by_bao(self, **gesture: Any) -> Actor:
        return Actor(self.bao, seat=self.library, **gesture)

    def by_chloe(self, **gesture: Any) -> Actor:
        return Actor(self.chloe, seat=self.school, **gesture)

    def holders(self) -> list[tuple[Seat, Person]]:
        return [(self.town, self.ana), (self.library, self.bao), (self.school, self.chloe)]


def found_circle(text: str = CHARTER, slug: str = "circle") -> Circle:
    """The circle with three seats held since its foundation."""
    return kept(("circle", text, slug), lambda: build_circle(text, slug))


def build_circle(text: str, slug: str) -> Circle:
    network = found_network(
        slug=slug, name="Cercle", charter=text, in_force_from=FOUNDED, by=OPERATOR, now=NOW
    )
    body = install_body(
        network=network,
        kind="circle",
        name="Cercle du port",
        slug="port",
        territory="Haute-Corse",  # whose school year is not known: no day is in its holidays
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    town, library, school = (
        seat_of(body, name, college)
        for name, college in (
            ("Ville du Port", "towns"),
            ("Médiathèque", "libraries"),
            ("École du Môle", "towns"),
        )
    )
    ana, bao, chloe, dora, zoe = (
        register_person(given_name=given, family_name=family)
        for given, family in (
            ("Ana", "Ruiz"),
            ("Bao", "Trần"),
            ("Chloé", "Émery"),
            ("Dora", "Weiss"),
            ("Zoé", "Ailleurs"),
        )
    )
    for seat, person in ((town, ana), (library, bao), (school, chloe)):
        give_mandate(seat=seat, person=person, starts=FOUNDED, by=OPERATOR, now=NOW)
    lead = give_office(
        network=network, kind="lead", person=dora, body=body, starts=FOUNDED, by=OPERATOR, now=NOW
    )
    return Circle(network, body, ana, bao, chloe, dora, zoe, town, library, school, lead)


def circle_with(rule: str, gate: str) -> Circle:
    """A circle whose charter has one more rule, with a gate."""
    text = f'{CHARTER}\n## Une règle de plus {{#CIR-09}}\n\n```rule\n{rule}\ngate = "{gate}"\n```\n'
    return found_circle(text, slug="gated")


def seat_of(body: Body, name: str, college: str, starts: date = FOUNDED) -> Seat:
    """A seat of a new institution."""
    institution = register_institution(name=name)
    return create_seat(
        body=body, institution=institution, college=college, starts=starts, by=OPERATOR, now=NOW
    )


def draw(
    body: Body, starts_at: datetime = MARCH, title: str = "Lecture de mars", kind: str = "reading"
) -> Meeting:
    """A meeting of two hours, confirmed in advance."""
    ends_at = starts_at + timedelta(hours=2)
    return draw_meeting(
        body=body,
        kind=kind,
        title=title,
        starts_at=starts_at,
        ends_at=ends_at,
        by=OPERATOR,
        now=NOW,
        confirmed=True,
    )


def hold(
    circle: Circle,
    starts_at: datetime = MARCH,
    title: str = "Lecture de mars",
    came: Iterable[tuple[Seat, Person]] | None = None,
) -> Meeting:
    """A meeting of a past day, opened, Ana's seat on duty, to which everybody came (or those who
    are listed)."""
    meeting = draw(circle.body, starts_at, title)
    assign_turn(meeting=meeting, duty="secretary", seat=circle.town, by=OPERATOR, now=NOW)
    meeting = open_meeting(meeting=meeting, version=meeting.version, by=circle.by_ana(), now=NOW)
    present = circle.holders() if came is None else list(came)
    modes = {(seat.pk, person.pk): "in_person" for seat, person in present}
    if modes:
        mark_attendance(meeting=meeting, modes=modes, by=circle.by_ana(), now=NOW)
    return meeting


def propose(circle: Circle, meeting: Meeting, title: str = "Lire Colette", **more: Any) -> Decision:
    return put_proposal(meeting=meeting, title=title, by=circle.by_ana(), now=NOW, **more)


def consent(seat: Seat) -> PositionDraft:
    return PositionDraft(seat.pk, "consent")


def objection(
    seat: Seat, words: str = "Trop long.", would_lift: str = "Un extrait."
) -> PositionDraft:
    return PositionDraft(seat.pk, "object", words, would_lift)


def stated(circle: Circle, decision: Decision, *positions: PositionDraft) -> Decision:
    """The decision with these positions recorded."""
    return record_positions(
        decision=decision,
        positions=positions,
        version=decision.version,
        by=circle.by_ana(),
        now=NOW,
    )


def attached(circle: Circle, decision: Decision, effect: EffectDraft, **more: Any) -> Decision:
    """The proposal, with what it would do."""
    said = {"version": decision.version, "by": circle.by_ana(), "now": NOW} | more
    attach_effect(decision=decision, effect=effect, **said)
    decision.refresh_from_db()
    return decision


def agreed(circle: Circle, decision: Decision) -> Decision:
    """The proposal, on which the town and the library agree."""
    return stated(circle, decision, consent(circle.town), consent(circle.library))


def concluded(
    circle: Circle, decision: Decision, outcome: str = "consensus", **more: Any
) -> Decision:
    """The decision, as its positions let it end."""
    said = {"version": decision.version, "by": circle.by_ana(), "now": NOW} | more
    return conclude(decision=decision, outcome=outcome, **said)


def decided(
    circle: Circle,
    meeting: Meeting,
    outcome: str = "consensus",
    title: str = "Lire Colette",
    effect: EffectDraft | None = None,
) -> Decision:
    """A decision of the meeting on which the town and the library agree, with what it does."""
    decision = propose(circle, meeting, title)
    if effect is not None:
        decision = attached(circle, decision, effect)
    return concluded(circle, agreed(circle, decision), outcome)


def lifting(circle: Circle, clause: str = "CIR-01", **more: Any) -> EffectDraft:
    """Lift an article of the circle's charter for the circle, from today to the end of June."""
    said = {"body": circle.body, "starts": TODAY, "ends": date(2027, 6, 30)} | more
    return EffectDraft("lift_article", clause=clause, **said)


def granted(
    circle: Circle, decision: Decision, clause: str, body: Body | None, starts: date, ends: date
) -> CharterException:
    """An exception as an earlier decision would have granted it, whenever it began."""
    lifted = CharterException(network=circle.network, clause=clause, body=body)
    lifted.starts, lifted.ends = starts, ends
    lifted.decision, lifted.reference = decision.pk, decision.reference
    charter = charter_in_force(circle.network, on=TODAY)
    return lift_article(lifted=lifted, charter=charter, by=OPERATOR, now=NOW)


def in_review(
    circle: Circle, meeting: Meeting, text: str = "On a lu.", now: datetime = NOW
) -> Minutes:
    """Minutes written and sent for review."""
    minutes = begin(meeting=meeting, text=text, by=circle.by_ana(), now=now)
    return send_for_review(minutes=minutes, version=minutes.version, by=circle.by_ana(), now=now)


def once_sent(actor: Actor) -> Actor:
    """The same actor, with the token of one sending of a form."""
    return replace(actor, gesture=uuid4())


def everything() -> dict[str, list[Any]]:
    """All rows of the domain, as the engine gives them; what a browser is known by is none, nor the
    index that is made of them when somebody looks for something."""
    ours = {name for name in tables() if not name.startswith("search_")}
    ours.discard(Session._meta.db_table)
    with connection.cursor() as cursor:
        return {table: rows(cursor, table) for table in sorted(ours)}


def rows(cursor: CursorWrapper, table: str) -> list[Any]:
    cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')
    return cursor.fetchall()


@contextmanager
def nothing_changes() -> Iterator[None]:
    """Not one row of the domain is added, changed or removed."""
    before = everything()
    yield
    assert everything() == before


def last_event() -> tuple[str, str, int | None, str, dict[str, Any]]:
    """Kind, subject, person, capacity and data of the latest event."""
    event = Event.objects.latest("pk")
    return event.kind, event.subject, event.person, event.capacity, event.data


def kinds_of_events(events: Sequence[Event] | None = None) -> list[str]:
    found = Event.objects.order_by("pk") if events is None else events
    return [event.kind for event in found]


def settle(circle: Circle, decision: Decision, state: str, how: str = "") -> Position:
    """What became of the decision's one objection."""
    return settle_objection(
        position=decision.positions.get(stance="object"),
        state=state,
        how_lifted=how,
        version=decision.version,
        by=circle.by_ana(),
        now=NOW,
    )


def positions(decision: Decision) -> list[tuple[str, str, str, str, str]]:
    """Where each seat stands: stance, words, what would lift it, what became of it."""
    rows = decision.positions.order_by("seat_id")
    return [(str(row.seat), row.stance, row.words, row.would_lift, row.objection) for row in rows]
