"""What the demo’s networks tell everybody: pages, news, decisions, a day to which anybody comes."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.departures import mark_sent
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.site.actions import days, images, pages, readings, registering
from tourdetable.domain.site.actions.days import DayDetails
from tourdetable.domain.site.actions.letters import take_letters
from tourdetable.domain.site.actions.registering import Visitor, VisitorDetails
from tourdetable.domain.site.models import OpenDay, SitePage
from tourdetable.interface.demo.script import DATA
from tourdetable.interface.demo.stage import Stage, at

VISITOR = Visitor()
LAST = date(2027, 4, 5)
"""The day before that of the demo: what was written to people has left."""


class PageScript(msgspec.Struct, frozen=True, kw_only=True):
    """A page or a piece of news, written on a day; read from the day `shows`, unless it is still a
    draft. `images` are files of the data, each with what it shows."""

    kind: str
    title: str
    lead: str
    text: str
    on: date
    shows: date | None = None
    language: str = "fr"
    images: tuple[tuple[str, str], ...] = ()


class DecidedScript(msgspec.Struct, frozen=True, kw_only=True):
    """The public reading of the decision that has this title in the network."""

    of: str
    title: str
    text: str
    on: date


class ComingScript(msgspec.Struct, frozen=True, array_like=True):
    """Somebody registers: their name, their mailbox, for whom, what they need."""

    name: str
    email: str
    organisation: str = ""
    needs: str = ""


class DayScript(msgspec.Struct, frozen=True, kw_only=True):
    """An open day of a body: its meeting is that of the day, or is `drawn` (kind, title, hours) at
    a place."""

    body: str
    day: date
    drawn: tuple[str, str, tuple[int, int, int, int]] | None = None
    where: str = ""
    on: date
    lead: str
    for_whom: str
    programme: str
    places: int | None
    closes: date
    forget: date
    coming: tuple[ComingScript, ...] = ()
    asked: tuple[ComingScript, ...] = ()


class PublicScript(msgspec.Struct, frozen=True):
    """One network's."""

    pages: tuple[PageScript, ...] = ()
    decided: tuple[DecidedScript, ...] = ()
    days: tuple[DayScript, ...] = ()


class Publishing(msgspec.Struct, frozen=True):
    """The file of data."""

    club: PublicScript
    convention: PublicScript


def publish(stage: Stage, script: PublicScript) -> None:
    """All of it, by whoever holds the office of the network."""
    for page in script.pages:
        write(stage, page)
    for one in script.decided:
        say(stage, one)
    for day in script.days:
        receive(stage, day)
    for letter in take_letters(worker="demo", now=at(LAST, 23), most=100):
        mark_sent(parcel=[letter], now=letter.due_at, subject=str(letter.registration.day))


def write(stage: Stage, script: PageScript) -> SitePage:
    """A page is written, and published if it was."""
    how: dict[str, Any] = {"by": stage.officer(), "now": at(script.on)}
    words: dict[str, Any] = {"title": script.title, "language": script.language}
    page = pages.begin_page(network=stage.network, kind=script.kind, **words, **how)
    said = {"lead": script.lead, "text": script.text, **words, **how}
    page = pages.write_page(page=page, version=page.version, **said)
    illustrate(page, script, how)
    if script.shows is not None:
        pages.publish_page(page=page, version=page.version, shows_on=script.shows, **how)
    return page


def illustrate(page: SitePage, script: PageScript, how: dict[str, Any]) -> None:
    """With its images."""
    for name, alt in script.images:
        with (DATA / name).open("rb") as content:
            drawn: dict[str, Any] = {"content": content, "name": name, "alt": alt}
            images.add_image(page=page, version=page.version, **drawn, **how)
        page.refresh_from_db()


def say(stage: Stage, script: DecidedScript) -> None:
    """A decision is said to everybody."""
    decision = Decision.objects.get(network=stage.network, title=script.of)
    how: dict[str, Any] = {"by": stage.officer(), "now": at(script.on)}
    readings.publish_reading(decision=decision, title=script.title, text=script.text, **how)


def receive(stage: Stage, script: DayScript) -> None:
    """A day is prepared, opened; people register."""
    how: dict[str, Any] = {"by": stage.officer(), "now": at(script.on)}
    said = (script.places, script.closes, script.forget)
    details = DayDetails(script.lead, script.for_whom, script.programme, *said)
    day = days.prepare_day(meeting=sitting(stage, script), details=details, **how)
    day = days.open_day(day=day, version=day.version, **how)
    for number, one in enumerate(script.coming):
        asked = register(day, one, script.on, number)
        known: dict[str, Any] = {"by": VISITOR, "now": at(script.on, 11, number)}
        registering.confirm(registration=asked, **known)
    for number, one in enumerate(script.asked):
        register(day, one, LAST, number)


def sitting(stage: Stage, script: DayScript) -> Meeting:
    """Its meeting."""
    if script.drawn is None:
        return stage.bodies[script.body].meetings.get(starts_at__date=script.day)
    kind, title, hours = script.drawn
    more: dict[str, Any] = {"hours": hours, "place": script.where, "drawn_on": script.on}
    return stage.draw(script.body, kind, title, script.day, **more)


def register(day: OpenDay, script: ComingScript, on: date, number: int) -> Any:
    """Somebody asks to come."""
    who = VisitorDetails(script.name, script.organisation, script.needs)
    known: dict[str, Any] = {"by": VISITOR, "now": at(on, 10, number)}
    return registering.register(day=day, email=script.email, details=who, **known)
