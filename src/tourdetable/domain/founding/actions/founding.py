"""Founding a network, all at once: its text, its look, its bodies, its first person."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.founding.actions.operator import state_operator
from tourdetable.domain.founding.addresses import address_of, must_be_free
from tourdetable.domain.founding.charters import first_day, fit_charter
from tourdetable.domain.founding.models import FoundingKey
from tourdetable.domain.founding.outline import FirstPerson, Foundation, NetworkOutline
from tourdetable.domain.founding.queries import is_worth
from tourdetable.domain.founding.sound import must_be_sound
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.networks.actions.founding import found_network, install_body
from tourdetable.domain.networks.actions.identity import change_identity, change_logo
from tourdetable.domain.networks.actions.seats import create_seat, give_mandate, give_office
from tourdetable.domain.networks.actors import By, Operator
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.people.actions import register_institution, register_person
from tourdetable.domain.people.models import Account, Institution, Person
from tourdetable.domain.people.wording import one_line


@once
def found(
    *,
    foundation: Foundation,
    by: By,
    now: datetime,
    key: str | None = None,
    reserved: Collection[str] = (),
) -> Network:
    """Found a network, whole or not at all.

    `key` is the digest of the key by which it is founded, which is used up, and the person then
    operates the installation; None for whoever operates it already, and from the command line.
    """
    charter = fit_charter(foundation.charter)
    must_be_sound(foundation, charter)
    must_be_free(foundation.network.slug, reserved)
    opened = None if key is None else held_key(key, now)
    network = found_text(foundation, charter, by=by, now=now)
    quiet: dict[str, Any] = {"by": Operator(person_id=by.person_id), "now": now}
    look(network, foundation.network, quiet)
    person = peopled(network, foundation, quiet)
    use_up(opened, person, quiet)
    return network


def use_up(opened: FoundingKey | None, person: Person, quiet: dict[str, Any]) -> None:
    """The key founds nothing more; whom it brought runs the installation, as where nobody does."""
    if opened is not None:
        opened.used_at = quiet["now"]
        opened.save(update_fields=["used_at"])
    if opened is not None or not Account.objects.filter(operates=True).exists():
        let_operate(person, quiet)


def peopled(network: Network, foundation: Foundation, quiet: dict[str, Any]) -> Person:
    """Who runs the installation is said; the bodies open, and the first person comes."""
    if foundation.operator is not None:
        state_operator(facts=foundation.operator, **quiet)
    return first_person(network, foundation, open_bodies(network, foundation, quiet), quiet)


def held_key(digest: str, now: datetime) -> FoundingKey:
    """The key, locked until the network is founded: nobody founds another one by it."""
    last = FoundingKey.objects.select_for_update(no_key=True).first()
    if last is None or not is_worth(last, digest, now=now):
        raise PermissionDenied(_("This key founds nothing any more: ask for another."))
    return last


def found_text(foundation: Foundation, charter: Charter, *, by: By, now: datetime) -> Network:
    """The network on its text, in its time zone."""
    outline = foundation.network
    today = now.astimezone(ZoneInfo(outline.time_zone or charter.time_zone)).date()
    name = one_line(outline.name, limit=120, missing="")
    said: dict[str, Any] = {"slug": outline.slug, "name": name, "by": by, "now": now}
    said |= {"purpose": outline.purpose, "accent": outline.accent}
    try:
        with transaction.atomic():
            return found_network(
                charter=charter.source, in_force_from=first_day(charter, today), **said
            )
    except IntegrityError:
        must_be_free(outline.slug, ())
        raise


def look(network: Network, outline: NetworkOutline, quiet: dict[str, Any]) -> None:
    """Its time zone, its school zone, and its logo if it has one."""
    zone = outline.time_zone or network.time_zone
    change_identity(
        network=network,
        name=outline.name,
        purpose=outline.purpose,
        accent=outline.accent,
        time_zone=zone,
        school_zone=outline.school_zone,
        **quiet,
    )
    network.refresh_from_db()
    if outline.logo is not None:
        media_type, content = outline.logo.media_type, outline.logo.content
        change_logo(network=network, media_type=media_type, content=content, **quiet)


def open_bodies(network: Network, foundation: Foundation, quiet: dict[str, Any]) -> list[Body]:
    """The bodies, each at an address of its own."""
    taken: set[str] = set()
    found = []
    for one in foundation.bodies:
        slug = own_address(one.name, one.kind, taken)
        taken.add(slug)
        name = one_line(one.name, limit=200, missing="")
        said: dict[str, Any] = {"kind": one.kind, "name": name, "territory": one.territory}
        found.append(install_body(network=network, slug=slug, starts=one.starts, **said, **quiet))
    return found


def own_address(name: str, kind: str, taken: Collection[str]) -> str:
    """The address of a body, which no other one of the network has."""
    first = address_of(name, limit=70) or address_of(kind, limit=70) or "instance"
    return next(
        one
        for one in (first, *(f"{first}-{number}" for number in range(2, len(taken) + 3)))
        if one not in taken
    )


def registered(first: FirstPerson) -> Person:
    """Somebody whom no network knows yet."""
    names = {"given_name": first.given_name, "family_name": first.family_name}
    return register_person(**names, email=first.email)


def first_person(
    network: Network, foundation: Foundation, bodies: list[Body], quiet: dict[str, Any]
) -> Person:
    """Who composes, with their office and their seat if they have one, from the first day."""
    first, starts = foundation.person, begins(network, quiet["now"])
    person = same_person(foundation) or registered(first)
    body = None if first.body is None else bodies[first.body]
    must_open_by(body, starts)
    said: dict[str, Any] = {"kind": first.office, "person": person, "starts": starts, "body": body}
    give_office(network=network, confirmed=True, **said, **quiet)
    if first.seat is not None:
        sits = bodies[first.seat.body]
        seat_first(first.seat.institution, first.seat.college, sits, person, quiet)
    return person


def must_open_by(body: Body | None, starts: date) -> None:
    """The body that somebody composes is there from the first day."""
    if body is not None and body.starts > starts:
        words = _("%(body)s opens later: until then nobody could compose. Choose an earlier day.")
        raise ValidationError({"office": words % {"body": body}})


def begins(network: Network, now: datetime) -> date:
    """The day on which the network is founded, where it is."""
    return now.astimezone(ZoneInfo(network.time_zone)).date()


def seat_first(name: str, college: str, body: Body, person: Person, quiet: dict[str, Any]) -> None:
    """Give the first person a seat of a body, from the day on which both are there."""
    called = one_line(name, limit=200, missing="")
    known = Institution.objects.filter(name__iexact=called, merged_into=None).first()
    institution = known or register_institution(name=called)
    starts = max(begins(body.network, quiet["now"]), body.starts)
    seat = create_seat(body=body, institution=institution, college=college, starts=starts, **quiet)
    give_mandate(seat=seat, person=person, starts=starts, confirmed=True, **quiet)


def same_person(foundation: Foundation) -> Person | None:
    """Who has this name at this address already, through another network."""
    first = foundation.person
    return Person.objects.filter(
        account__email__iexact=first.email,
        given_name__iexact=first.given_name,
        family_name__iexact=first.family_name,
        merged_into=None,
    ).first()


def let_operate(person: Person, quiet: dict[str, Any]) -> None:
    """From now on this mailbox founds networks and closes them."""
    account = person.account
    if account is None:
        raise ValidationError({"email": _("Write the address of the first person.")})
    account.operates = True
    account.save(update_fields=["operates"])
    record(kind="account.operates", network="", subject=f"account:{account.pk}", **quiet)
