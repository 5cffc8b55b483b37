"""The demo's Club des territoires, played from `data/club.toml`: its seasons 2026 and 2027."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from tourdetable.domain.agendas.actions.designing import keep_model
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.actions import charters
from tourdetable.domain.networks.actors import Actor
from tourdetable.interface.demo.script import (
    InstitutionScript,
    NetworkScript,
    SeatScript,
    SittingScript,
    YearToCome,
)
from tourdetable.interface.demo.stage import Stage, at, signed
from tourdetable.interface.demo.story.lately import Lately

CLUB = "club"
ONLINE = "En visioconférence"
CALLED, OPENED = date(2027, 2, 2), date(2027, 2, 10)
"""When the groups are called, and begin."""

UNDECIDED = "Yanis Obrecht"
"""Who has not accepted the charter's undertaking yet."""


class GroupScript(msgspec.Struct, frozen=True):
    """A working group: the institutions of the Club that sit there, and those that lead it."""

    slug: str
    name: str
    members: tuple[str, ...]
    leads: tuple[str, ...]


class CalendarLine(msgspec.Struct, frozen=True, array_like=True):
    """A meeting put in the calendar."""

    kind: str
    title: str
    day: date
    hours: tuple[int, int, int, int]
    place: str


class ClubScript(msgspec.Struct, frozen=True):
    """The whole Club; its meetings are called by their month, `group` is the opening of a group.

    `group_sessions` follow, by title and day; groups meet a day apart, or together.
    """

    network: NetworkScript
    institutions: dict[str, InstitutionScript]
    seats: tuple[SeatScript, ...]
    groups: tuple[GroupScript, ...]
    calendar: tuple[CalendarLine, ...]
    november: SittingScript
    january: SittingScript
    march: SittingScript
    april: SittingScript
    group: SittingScript
    group_sessions: tuple[tuple[str, date, bool], ...]
    to_come: YearToCome
    lately: Lately


def build_club(charter: str, script: ClubScript) -> Stage:
    """Build the whole network."""
    stage = Stage.found(script.network, charter, script.institutions)
    stage.install(
        kind="club", slug=CLUB, name="Le Club", on=script.network.founded, plans=script.seats
    )
    for group in script.groups:
        install_group(stage, script, group)
    launch = draw_2027(stage, script.calendar)
    past = season_2026(stage, script.november)
    january(stage, launch, script.january, past)
    for rank, group in enumerate(script.groups):
        group_sessions(stage, group.slug, script, rank)
    spring(stage, script)
    undertakings(stage, script.seats)
    return stage


def install_group(stage: Stage, script: ClubScript, group: GroupScript) -> None:
    """A group, with its leads."""
    opened = date(2027, 2, 1)
    plans = {plan.institution: plan for plan in script.seats}
    members = [plans[institution] for institution in group.members]
    body = stage.install(
        kind="working_group", slug=group.slug, name=group.name, on=opened, plans=members
    )
    for institution in group.leads:
        stage.give_office("lead", plans[institution].holders[0], opened, body)


def season_2026(stage: Stage, script: SittingScript) -> Minutes:
    """The last gathering of 2026, which made of the calendar of 2027 its programme; its minutes,
    written by two."""
    title, day = "Rencontre n° 4 : restitution et programme 2027", date(2026, 11, 17)
    gathering = stage.draw(
        CLUB, "gathering", title, day, drawn_on=date(2025, 11, 19), place="Paris"
    )
    gathering = stage.call(gathering, script, date(2026, 11, 2), date(2026, 11, 3))
    gathering = stage.hold_and_decide(gathering, script)
    notes, text = script.minutes.partition("\n\n# ")[0], script.minutes
    by = stage.actor(gathering, script.turns["minutes"])
    stage.write(gathering, notes, date(2026, 11, 18), by=by)
    draft = stage.write(gathering, text, date(2026, 11, 20), by=stage.officer())
    return stage.review(draft, date(2026, 11, 24))


def draw_2027(stage: Stage, calendar: tuple[CalendarLine, ...]) -> Meeting:
    """The calendar of 2027, put to the Club in November (CLUB-07); returns the launch gathering."""
    drawn = date(2026, 11, 2)
    drawings = [
        stage.draw(
            CLUB, one.kind, one.title, one.day, drawn_on=drawn, hours=one.hours, place=one.place
        )
        for one in calendar
    ]
    return drawings[0]


def january(stage: Stage, launch: Meeting, script: SittingScript, past: Minutes) -> None:
    """The launch gathering: one decision with a dissensus; minutes in review until 8 April. It
    adopts the minutes of November (`past`), which are circulated.

    They are the notes of the seat whose turn it was, completed by the facilitator.
    """
    launch = stage.call(launch, script, date(2027, 1, 8), date(2027, 1, 11))
    launch = stage.hold_and_decide(launch, script)
    stage.adopt_at(launch, past, date(2027, 1, 27))
    notes, text = script.minutes.partition("\n\n# Partager")[0], script.minutes
    stage.write(launch, notes, date(2027, 1, 26), by=stage.actor(launch, script.turns["minutes"]))
    draft = stage.write(launch, text, date(2027, 1, 29), by=stage.officer())
    stage.review(draft, date(2027, 2, 3))


def spring(stage: Stage, script: ClubScript) -> None:
    """An experience report held, and the gathering of 8 April convened."""
    coming = stage.bodies[CLUB].meetings
    report = coming.get(starts_at__date=date(2027, 3, 24))
    report = stage.call(report, script.march, date(2027, 3, 8), date(2027, 3, 9))
    stage.hold_and_decide(report, script.march)
    april = coming.get(title="Rencontre n° 2")
    april = stage.call(april, script.april, date(2027, 3, 18), date(2027, 3, 19))
    stage.reply(april, script.april.answers, date(2027, 3, 24))
    stage.bring(april, script.april.brought, date(2027, 3, 25))
    keep_usual(april)


def keep_usual(meeting: Meeting) -> None:
    """The next gatherings begin from its agenda."""
    meeting.refresh_from_db()
    keep_model(meeting=meeting, version=meeting.version, **signed(date(2027, 3, 26)))


def group_sessions(stage: Stage, slug: str, script: ClubScript, rank: int) -> None:
    """The opening session of a group, held; the next ones, drawn until October."""
    opening = draw_session(stage, slug, "Ouverture du groupe", OPENED, date(2027, 2, 1))
    stage.hold(stage.call(opening, script.group, CALLED, CALLED))
    for title, first_day, apart in script.group_sessions:
        day = first_day + timedelta(days=rank % 3 if apart else 0)
        session = draw_session(stage, slug, title, day, OPENED)
        if day < date(2027, 4, 1):
            stage.hold(stage.convene(session, date(2027, 2, 12)))


def draw_session(stage: Stage, slug: str, title: str, day: date, drawn_on: date) -> Meeting:
    """A session of a group, online."""
    return stage.draw(slug, "group_session", title, day, drawn_on=drawn_on, place=ONLINE)


def undertakings(stage: Stage, seats: tuple[SeatScript, ...]) -> None:
    """Each member accepts the charter's undertaking on 5 January, but for one who has not yet."""
    version, now = stage.network.charters.get().version, at(date(2027, 1, 5))
    for seat in seats:
        for name in seat.holders:
            if name != UNDECIDED:
                by = Actor(stage.person(name))
                charters.accept_charter(network=stage.network, version=version, by=by, now=now)
