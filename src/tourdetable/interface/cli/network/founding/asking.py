"""Founding by questions, in a terminal: the same steps as in the pages; nothing is written before
the last answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter, OfficeKind
from tourdetable.domain.founding import charters
from tourdetable.domain.founding.addresses import address_of, must_be_free
from tourdetable.domain.founding.logos import LogoFile, read_logo
from tourdetable.domain.founding.outline import (
    BodyOutline,
    FirstPerson,
    FirstSeat,
    Foundation,
    NetworkOutline,
    OperatorFacts,
)
from tourdetable.domain.founding.queries import installation
from tourdetable.domain.founding.sound import must_be_named, must_compose, must_gather
from tourdetable.domain.networks.enums import Accent, SchoolZone
from tourdetable.interface.web.areas.founding.reserved import reserved_words
from tourdetable.interface.web.base import clock

T = TypeVar("T")


def asked() -> Foundation | None:
    """All that is asked, read over; None when whoever answers goes back on it."""
    operator = None if installation() else operator_facts()
    text, charter = until_right(which_charter)
    network = until_right(lambda: which_network(charter))
    bodies = until_right(lambda: which_bodies(charter))
    person = until_right(lambda: which_person(charter, bodies))
    foundation = Foundation(text, network, person, bodies, operator)
    read_over(foundation, charter)
    return foundation if click.confirm(_("Found this network?"), default=True) else None


def until_right(ask: Callable[[], T]) -> T:
    """Ask again, saying why, until the answer does."""
    while True:
        try:
            return ask()
        except ValidationError as error:
            for words in error.messages:
                click.echo(f"  ! {words}", err=True)


def line(words: str, default: str = "") -> str:
    """One answer, which may be left empty."""
    found: str = click.prompt(words, default=default, show_default=bool(default))
    return found.strip()


def one_of(words: str, choices: Sequence[tuple[str, Any]], default: int = 1) -> str:
    """One among numbered choices: its code."""
    click.echo(words)
    for number, (_code, label) in enumerate(choices, 1):
        click.echo(f"  {number}. {label}")
    among = click.IntRange(1, len(choices))
    return choices[click.prompt(_("Number"), type=among, default=default) - 1][0]


def operator_facts() -> OperatorFacts:
    click.secho(_("Who runs this site"), bold=True)
    name = until_right(lambda: needed(_("Name of the organisation")))
    return OperatorFacts(
        name=name,
        legal_form=line(_("Legal form")),
        address=line(_("Postal address")),
        phone=line(_("Telephone")),
        email=line(_("E-mail address that everybody may read")),
        publication_director=line(_("Publication director")),
    )


def needed(words: str) -> str:
    found = line(words)
    if not found:
        raise ValidationError(_("This cannot be left empty."))
    return found


def which_charter() -> tuple[str, Charter]:
    """A model, or a file of one's own; each mistake is told at its line."""
    click.secho(_("The charter"), bold=True)
    known = charters.models()
    own = ("", _("A text of our own"))
    choices = [*((model.code, model.charter.title) for model in known), own]
    code = one_of(_("Your charter"), choices)
    if code:
        text = next(model.text for model in known if model.code == code)
    else:
        text = charters.text_of_file(content_of(needed(_("Path of its file")), charters.BYTES))
    return text, charters.fit_charter(text)


def content_of(path: str, most: int) -> bytes:
    try:
        with Path(path).expanduser().open("rb") as opened:
            return opened.read(most + 1)
    except OSError as error:
        words = _("this file cannot be read (%(path)s): give its path")
        raise ValidationError(words % {"path": path}) from error


def which_network(charter: Charter) -> NetworkOutline:
    click.secho(_("The network"), bold=True)
    name = line(_("Name of the network"), charter.network_name)
    slug = line(_("Address"), address_of(name))
    must_be_free(slug, reserved_words())
    purpose = line(_("What the network is for"))
    zone = line(_("Time zone"), charter.time_zone)
    nowhere = ("", _("No zone alone: the holidays of all three are told"))
    school = one_of(_("School zone"), [nowhere, *SchoolZone.choices])
    accent = one_of(_("Colour"), Accent.choices)
    network = NetworkOutline(name, slug, purpose, zone, school, accent, which_logo())
    must_be_named(network)
    return network


def which_logo() -> LogoFile | None:
    path = line(_("Path of the logo (PNG or SVG), if there is one"))
    return read_logo(content_of(path, 1_000_000)) if path else None


def which_bodies(charter: Charter) -> tuple[BodyOutline, ...]:
    """A line each, until the name is left empty; first the one that gathers the network."""
    click.secho(_("The bodies"), bold=True)
    kinds = charter.vocabulary.body_kinds
    found = [body(kind.code, kind.name) for kind in charters.gathering(charter)[:1]]
    while name := line(_("Name of another body (nothing when all are there)")):
        kind = one_of(_("Kind"), [(one.code, one.name) for one in kinds.values()])
        found.append(body(kind, name, asked_already=True))
    must_gather(tuple(found), charter)
    return tuple(found)


def body(kind: str, name: str, *, asked_already: bool = False) -> BodyOutline:
    called = name if asked_already else line(_("Name"), name)
    territory = line(_("Territory"))
    today = clock.now().astimezone(ZoneInfo("Europe/Paris")).date()
    return BodyOutline(kind, called, until_right(lambda: first_day(today)), territory)


def first_day(today: date) -> date:
    try:
        return date.fromisoformat(line(_("First day"), today.isoformat()))
    except ValueError as error:
        raise ValidationError(_("write a day, as 2027-04-08")) from error


def which_person(charter: Charter, bodies: tuple[BodyOutline, ...]) -> FirstPerson:
    click.secho(_("The first person"), bold=True)
    given, family = needed(_("First name")), needed(_("Family name"))
    email = needed(_("E-mail address"))
    offices = {office.code: office for office in charters.composing(charter)}
    code = one_of(_("Office"), [(one.code, one.name) for one in offices.values()])
    body_of = which_body_of(offices[code], bodies)
    seat = None
    if click.confirm(_("Does this person also sit?"), default=False):
        seat = which_seat(charter, bodies)
    person = FirstPerson(given, family, email, code, body_of, seat)
    must_compose(person, bodies, charter)
    return person


def which_body_of(office: OfficeKind, bodies: tuple[BodyOutline, ...]) -> int | None:
    """Of which body an office is, when it is of one."""
    if office.scope == "network":
        return None
    return int(one_of(_("Of which body?"), [(str(at), one.name) for at, one in enumerate(bodies)]))


def which_seat(charter: Charter, bodies: tuple[BodyOutline, ...]) -> FirstSeat:
    named = [(str(at), one.name) for at, one in enumerate(bodies)]
    at = int(one_of(_("In which body?"), named))
    colleges = charter.vocabulary.colleges_of(bodies[at].kind)
    college = one_of(_("College"), [(one.code, one.name) for one in colleges])
    return FirstSeat(at, needed(_("Institution for which they sit")), college)


def read_over(foundation: Foundation, charter: Charter) -> None:
    """What will be founded, in a few lines."""
    click.secho(_("Read over"), bold=True)
    network, person = foundation.network, foundation.person
    click.echo(f"  {network.name} (/{network.slug}/), {charter.title}, {charter.version}")
    for one in foundation.bodies:
        kind = charter.vocabulary.body_kinds[one.kind].name
        click.echo(f"  {' · '.join(filter(None, (one.name, kind, one.territory)))}")
    office = charter.vocabulary.offices[person.office].name
    click.echo(f"  {person.given_name} {person.family_name}, {person.email}, {office}")
