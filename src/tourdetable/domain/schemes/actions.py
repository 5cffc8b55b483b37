"""Keeping the register: adding, correcting, making sure, saying that it has ended, importing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal import versions
from tourdetable.domain.journal.actions import once, record, save, tell
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import one_line, wording
from tourdetable.domain.schemes.models import OutsideScheme
from tourdetable.domain.tags.actions import named

MOST = 2_000
"""Lines of the register of a network."""

LONGEST = 2_000


@dataclass(frozen=True)
class SchemeDetails:
    """What people write of a body or a scheme: the fields of `OutsideScheme`, and its tags."""

    name: str
    what: str
    acronym: str = ""
    for_whom: str = ""
    territory: str = ""
    led_by: str = ""
    address: str = ""
    tags: Sequence[str] = ()


WORDS = tuple(one.name for one in fields(SchemeDetails) if one.name != "tags")


@dataclass(frozen=True)
class SchemesImported:
    """How many lines were added, changed, and left as they were."""

    added: int = 0
    changed: int = 0
    same: int = 0


@once
def add_scheme(*, network: Network, details: SchemeDetails, by: By, now: datetime) -> OutsideScheme:
    """Write down a body or a scheme. Raises `ValidationError` when its name is there already."""
    return added(network, details, by, now)


def added(network: Network, details: SchemeDetails, by: By, now: datetime) -> OutsideScheme:
    """A new line: a step of an action."""
    if network.schemes.count() >= MOST:
        raise ValidationError(_("The register holds %(most)d lines at most.") % {"most": MOST})
    scheme = OutsideScheme(network=network)
    say(scheme, details)
    made_sure(scheme, by, now)
    scheme.save()
    scheme.tags.set(named(network, details.tags))
    tell("scheme.added", scheme, by, now)
    return scheme


@once
def change_scheme(
    *, scheme: OutsideScheme, version: int, details: SchemeDetails, by: By, now: datetime
) -> OutsideScheme:
    """Say it better: whoever does has made sure of it."""
    return changed(versions.lock(scheme, version=version), details, by, now)


def changed(scheme: OutsideScheme, details: SchemeDetails, by: By, now: datetime) -> OutsideScheme:
    """A line written again: a step of an action."""
    say(scheme, details)
    made_sure(scheme, by, now)
    scheme.tags.set(named(scheme.network, details.tags))
    return save("scheme.changed", scheme, by, now)


@once
def check_scheme(*, scheme: OutsideScheme, version: int, by: By, now: datetime) -> OutsideScheme:
    """Make sure that what is written still holds."""
    current = versions.lock(scheme, version=version)
    made_sure(current, by, now)
    return save("scheme.checked", current, by, now)


@once
def end_scheme(
    *, scheme: OutsideScheme, version: int, ended_on: date, by: By, now: datetime
) -> OutsideScheme:
    """Say since when it is no more: it stays readable."""
    current = versions.lock(scheme, version=version)
    if ended_on > local_day(current.network, now):
        raise ValidationError({"ended_on": _("This day is still to come: come back then.")})
    current.ended_on = ended_on
    made_sure(current, by, now)
    return save("scheme.ended", current, by, now)


@once
def resume_scheme(*, scheme: OutsideScheme, version: int, by: By, now: datetime) -> OutsideScheme:
    """Say that it goes on after all."""
    current = versions.lock(scheme, version=version)
    current.ended_on = None
    made_sure(current, by, now)
    return save("scheme.resumed", current, by, now)


@once
def import_schemes(
    *, network: Network, lines: Sequence[SchemeDetails], by: By, now: datetime
) -> SchemesImported:
    """Take the lines of a table: those whose name is known are written again, the others added."""
    known = {one.name: one for one in network.schemes.prefetch_related("tags")}
    each, done = replace(by, gesture=None), SchemesImported()
    for details in lines:
        done = with_line(done, known.get(details.name), details, network, each, now)
    said: dict[str, Any] = {"subject": f"network:{network.slug}", **asdict(done)}
    record(kind="schemes.imported", network=network.slug, by=by, now=now, **said)
    return done


def with_line(
    done: SchemesImported,
    known: OutsideScheme | None,
    details: SchemeDetails,
    network: Network,
    by: By,
    now: datetime,
) -> SchemesImported:
    """One line more."""
    if known is None:
        added(network, details, by, now)
        return replace(done, added=done.added + 1)
    if written_of(known) == details:
        return replace(done, same=done.same + 1)
    changed(known, details, by, now)
    return replace(done, changed=done.changed + 1)


def written_of(scheme: OutsideScheme) -> SchemeDetails:
    """What is written of one, as people would write it again."""
    words = {name: getattr(scheme, name) for name in WORDS}
    return SchemeDetails(**words, tags=tuple(tag.name for tag in scheme.tags.all()))


LIMITS = {"acronym": 30, "for_whom": 300, "territory": 200, "led_by": 200}
"""How many characters are kept of what may be said of one."""


def say(scheme: OutsideScheme, details: SchemeDetails) -> None:
    """What it is."""
    scheme.name = one_line(details.name, limit=200, missing=_("Write its name."))
    scheme.what = wording(details.what, limit=LONGEST).strip()
    if not scheme.what:
        raise ValidationError({"what": _("Say in a line what it does.")})
    for name, limit in LIMITS.items():
        setattr(scheme, name, wording(getattr(details, name), limit=limit).strip())
    scheme.address = web_address(details.address)
    must_be_alone(scheme)


def must_be_alone(scheme: OutsideScheme) -> None:
    """Refuse a name that another line of the register has."""
    same = OutsideScheme.objects.filter(network=scheme.network, name=scheme.name)
    if same.exclude(pk=scheme.pk).exists():
        raise ValidationError({"name": _("It is in the register already: correct it there.")})


def web_address(written: str) -> str:
    """An address that a browser opens, or nothing."""
    address = wording(written, limit=500).strip()
    if address and (urlsplit(address).scheme not in ("http", "https") or " " in address):
        raise ValidationError({"address": _("Write the whole address, with https:// before it.")})
    return address


def made_sure(scheme: OutsideScheme, by: By, now: datetime) -> None:
    """Who looked at it last, and when."""
    scheme.checked_on, scheme.checked_by = local_day(scheme.network, now), by.person
