"""The demo's Convention Cadre, played from `data/convention.toml`: its season 2026–2027."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions import charters, presences
from tourdetable.domain.networks.actors import Actor
from tourdetable.interface.demo.script import (
    InstitutionScript,
    NetworkScript,
    ProposalScript,
    SeatScript,
    SittingScript,
    YearToCome,
)
from tourdetable.interface.demo.stage import PARIS, Stage, at, signed
from tourdetable.interface.demo.story.lately import Lately

TODAY = date(2027, 4, 6)
"""The day before which meetings have been held; the demo's clock stands there by default."""

STILL_IN_REVIEW = date(2027, 3, 15)
"""Minutes of meetings held since are not adopted yet."""

CENTRES, SUMMER = "social_centres", 7


class TerritoryScript(msgspec.Struct, frozen=True):
    """A territorial body, its seats, its season's days; `writers` when the same always write,
    `silent` when a seat gave no sign since some day; `alone` the day from which it sends its own
    invitations, which the coordinator sent before."""

    slug: str
    name: str
    territory: str
    seats: tuple[SeatScript, ...]
    days: tuple[date, ...]
    writers: tuple[str, ...] = ()
    silent: tuple[str, date] | None = None
    alone: date = date.min

    def turn(self, rank: int) -> tuple[str, str]:
        """Who facilitates and who writes at the meeting of that rank: two seats, in turn."""
        order, shift = [plan.institution for plan in self.seats], 5
        if self.writers:
            order, shift = list(self.writers), 1
        return order[(rank + shift) % len(order)], order[rank % len(order)]

    def away(self, day: date) -> dict[str, str]:
        """A seat that sent its apologies that day, and the one that gives no sign."""
        found = {self.seats[day.toordinal() % len(self.seats)].institution: "excused"}
        silent, since = self.silent or ("", day)
        return found | ({silent: "absent"} if silent and day >= since else {})


class CommitteeScript(msgspec.Struct, frozen=True):
    """A committee, where the first `seats` of the board sit; `chairs` hold its office.

    `decisions` are those of a day.
    """

    slug: str
    kind: str
    name: str
    seats: int
    days: tuple[date, ...]
    chairs: tuple[str, ...] = ()
    decisions: dict[str, tuple[ProposalScript, ...]] = {}


class ConventionScript(msgspec.Struct, frozen=True):
    """The whole Convention; `special` are sittings by body and day, other than the usual."""

    network: NetworkScript
    institutions: dict[str, InstitutionScript]
    excused: str
    each_month: dict[str, str]
    reasons: str
    board: tuple[SeatScript, ...]
    followers: tuple[SeatScript, ...]
    committees: tuple[CommitteeScript, ...]
    territories: tuple[TerritoryScript, ...]
    first: SittingScript
    ordinary: SittingScript
    special: dict[str, dict[str, SittingScript]]
    to_come: YearToCome
    lately: Lately

    @property
    def apologies(self) -> dict[str, str]:
        """Those of whoever is invited, every other time."""
        return {one.institution: "excused" for one in self.followers if one.kind == "invited"}

    def sitting(self, territory: TerritoryScript, day: date, rank: int) -> SittingScript:
        """How a meeting goes: as usual or not, and the turns of that rank."""
        usual = self.ordinary if rank else self.first
        found = self.special.get(territory.slug, {}).get(day.isoformat(), usual)
        facilitation, secretary = territory.turn(rank)
        return msgspec.structs.replace(
            found,
            agenda=found.agenda or usual.agenda,
            turns={"facilitation": facilitation, "minutes": secretary},
            away=territory.away(day) | (self.apologies if rank % 2 else {}),
        )


def build_convention(charter: str, script: ConventionScript) -> Stage:
    """Build the whole network."""
    stage = Stage.found(script.network, charter, script.institutions)
    for territory in script.territories:
        install(stage, territory, script.followers)
        live(stage, territory, script)
    drawn = [committee_calendar(stage, committee, script) for committee in script.committees]
    for committee, meetings in zip(script.committees, drawn, strict=True):
        hold_committee(stage, committee, meetings, script)
    propose_each_month(stage, charter, script)
    return stage


def propose_each_month(stage: Stage, charter: str, script: ConventionScript) -> None:
    """A member proposes that bodies meet every month from next season on; nothing is decided."""
    text = charter
    for written, proposed in script.each_month.items():
        text = text.replace(written, proposed)
    charters.propose_charter(
        network=stage.network,
        text=text,
        in_force_from=date(2027, 9, 1),
        reasons=script.reasons,
        by=Actor(stage.person("Delphine Sauvaire")),
        now=at(date(2027, 3, 22)),
    )


def install(stage: Stage, territory: TerritoryScript, followers: tuple[SeatScript, ...]) -> None:
    """One territorial body, on its territory, with those who are present there (ITC-09)."""
    first = territory.days[0]
    body = stage.install(
        kind="itc",
        slug=territory.slug,
        name=territory.name,
        on=first,
        plans=(*territory.seats, *followers),
        territory=territory.territory,
    )
    for plan in (*territory.seats, *followers):
        if plan.kind != "invited":
            presences.declare_presence(
                body=body,
                institution=stage.institution(plan.institution),
                college=plan.college,
                starts=first,
                **signed(first),
            )


def live(stage: Stage, territory: TerritoryScript, script: ConventionScript) -> None:
    """The calendar of the season; what is past was held; what comes next is convened."""
    drawn = territory.days[0] - timedelta(days=20)
    hosts = [plan.institution for plan in territory.seats if plan.college == CENTRES]
    meetings = []
    for rank, day in enumerate(territory.days):
        title = f"Séance n° {rank + 1}" if rank else "Séance d’installation"
        place = hosts[rank % len(hosts)]
        meetings.append(
            stage.draw(territory.slug, "session", title, day, drawn_on=drawn, place=place)
        )
    for rank, meeting in enumerate(meetings):
        play(stage, territory, script, meeting, rank)


def play(
    stage: Stage, territory: TerritoryScript, script: ConventionScript, meeting: Meeting, rank: int
) -> None:
    """One meeting of the season: its agenda, its turns, and, when its day is past, its record."""
    day = meeting.starts_at.astimezone(PARIS).date()
    prepared = day - timedelta(days=16)
    if prepared > TODAY:
        return
    sitting = script.sitting(territory, day, rank)
    by = stage.officer() if day < territory.alone else None
    meeting = stage.call(meeting, sitting, prepared, prepared, by)
    if day < TODAY:
        record(stage, territory, sitting, meeting, day)
    else:
        answers = {plan.institution: "attend" for plan in territory.seats[:3]}
        stage.reply(meeting, answers, TODAY - timedelta(days=4))


def record(
    stage: Stage, territory: TerritoryScript, sitting: SittingScript, meeting: Meeting, day: date
) -> None:
    """What is kept of a past meeting: who came, what was decided, the minutes."""
    held = stage.hold_and_decide(meeting, sitting)
    writer, text = stage.actor(held, sitting.turns["minutes"]), sitting.minutes
    draft = stage.write(held, text or ordinary_minutes(held), day + timedelta(days=5), by=writer)
    draft = stage.review(draft, day + timedelta(days=6))
    if day <= STILL_IN_REVIEW:
        voices = [seat.institution for seat in territory.seats[:3]]
        stage.adopt_by_seats(draft, voices, day + timedelta(days=12))


def ordinary_minutes(meeting: Meeting) -> str:
    """Short minutes, a heading for each point of the agenda."""
    said = "Les échanges ont porté sur ce que chacun·e observe ; les suites sont au relevé."
    return "\n".join(f"# {item.title}\n\n{said}\n" for item in meeting.agenda.all())


def committee_calendar(
    stage: Stage, committee: CommitteeScript, script: ConventionScript
) -> list[Meeting]:
    """Committees meet less often, in the afternoon."""
    slug, founded = committee.slug, script.network.founded
    seats = script.board[: committee.seats]
    body = stage.install(
        kind=committee.kind, slug=slug, name=committee.name, on=founded, plans=seats
    )
    for name in committee.chairs:
        stage.give_office("chair", name, founded, body)
    return [draw_committee(stage, committee, day) for day in committee.days]


def hold_committee(
    stage: Stage, committee: CommitteeScript, meetings: list[Meeting], script: ConventionScript
) -> None:
    """Its past meetings; the departmental one made of the calendar the season's programme."""
    for day, meeting in zip(committee.days, meetings, strict=True):
        if day < TODAY:
            convened = stage.convene(meeting, day - timedelta(days=20))
            held = stage.hold(convened, {script.excused: "excused"})
            for proposal in committee.decisions.get(day.isoformat(), ()):
                stage.decide(held, proposal)


def draw_committee(stage: Stage, committee: CommitteeScript, day: date) -> Meeting:
    """A committee's meeting, told by its season."""
    season = "printemps" if day.month < SUMMER else "automne"
    return stage.draw(
        committee.slug,
        "committee",
        f"{committee.name}, {season} {day.year}",
        day,
        drawn_on=date(2026, 9, 1),
        hours=(14, 0, 16, 0),
        place="Ville de Marseille",
    )
