"""A foundation from one TOML file, for those who automate (docs/fondation.example.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.errors import nearest
from tourdetable.domain.founding import charters
from tourdetable.domain.founding.addresses import address_of
from tourdetable.domain.founding.logos import MOST_BYTES, LogoFile, read_logo
from tourdetable.domain.founding.outline import (
    BodyOutline,
    FirstPerson,
    FirstSeat,
    Foundation,
    NetworkOutline,
    OperatorFacts,
)
from tourdetable.interface.web.base import clock

Table = Mapping[str, Any]

TEXTS = {
    "operator": ("name", "legal_form", "address", "phone", "email", "publication_director"),
    "network": ("name", "slug", "purpose", "time_zone", "school_zone", "accent", "logo"),
    "bodies": ("kind", "name", "territory"),
    "person": ("given_name", "family_name", "email", "office", "body"),
    "person.seat": ("body", "institution", "college"),
}
"""The keys of each table that are texts."""
REQUIRED = {
    "operator": ("name",),
    "network": ("name",),
    "bodies": ("kind", "name"),
    "person": ("given_name", "family_name", "email", "office"),
    "person.seat": ("body", "institution", "college"),
}
TOP = ("charter", "model", "operator", "network", "bodies", "person")


class FoundingFile:
    """One file being read: each mistake names it, and the key."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def stop(self, key: str, words: str) -> click.ClickException:
        return click.ClickException(": ".join(filter(None, (str(self.file), key, words))))

    def load(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.file.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError as error:
            raise self.stop("", _("save this file in UTF-8")) from error
        except tomllib.TOMLDecodeError as error:
            raise self.stop("", _("this is not TOML (%(why)s)") % {"why": error}) from error

    def must_know(self, keys: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
        for key in keys:
            if key not in known:
                near = nearest(key, list(known))
                words = _("this key is not known; write one of: %(known)s")
                said = words % {"known": ", ".join([near] if near else known)}
                raise self.stop(f"{where} {key}".strip(), said)

    def texts(self, found: Any, name: str, where: str, *more: str) -> dict[str, str]:
        """The texts of a table, all of them known, none that is needed left out."""
        if not isinstance(found, dict):
            raise self.stop(where, _("write a table, on its own line"))
        self.must_know(found, (*TEXTS[name], *more), where)
        for key in REQUIRED[name]:
            if not str(found.get(key, "")).strip():
                raise self.stop(f"{where} {key}", _("this key is missing: write it"))
        for key in TEXTS[name]:
            if not isinstance(found.get(key, ""), str):
                raise self.stop(f"{where} {key}", _('write a text between quotes ("…")'))
        return {key: found[key] for key in TEXTS[name] if key in found}


def read_foundation(file: Path) -> Foundation:
    """All that the file founds. Raises `click.ClickException`."""
    reading = FoundingFile(file)
    told = reading.load()
    reading.must_know(told, TOP, "")
    text = charter_text(reading, told)
    network = network_of(reading, told)
    bodies = bodies_of(reading, told.get("bodies", []))
    operator = told.get("operator")
    return Foundation(
        charter=text,
        network=network,
        bodies=bodies,
        person=person_of(reading, told.get("person", {}), bodies),
        operator=OperatorFacts(**reading.texts(operator, "operator", "[operator]"))
        if operator is not None
        else None,
    )


def charter_text(reading: FoundingFile, told: Table) -> str:
    """The text of `charter` (a path from the file's own folder), or of a `model`."""
    if "model" in told:
        known = {one.code: one.text for one in charters.models()}
        if told["model"] not in known:
            words = _("there is no such model; write one of: %(known)s")
            raise reading.stop("model", words % {"known": ", ".join(known)})
        return known[told["model"]]
    if not isinstance(told.get("charter"), str):
        raise reading.stop("charter", _("write the path of the text of your charter"))
    content = content_of(reading, "charter", told["charter"], charters.BYTES)
    try:
        return charters.text_of_file(content)
    except ValidationError as error:
        raise reading.stop("charter", " ".join(error.messages)) from error


def content_of(reading: FoundingFile, key: str, path: str, most: int) -> bytes:
    """What a file named in the file holds, no more than may be read."""
    try:
        with (reading.file.parent / path).open("rb") as opened:
            return opened.read(most + 1)
    except OSError as error:
        words = _("this file cannot be read (%(path)s): give its path")
        raise reading.stop(key, words % {"path": path}) from error


def network_of(reading: FoundingFile, told: Table) -> NetworkOutline:
    texts = reading.texts(told.get("network", {}), "network", "[network]")
    path = texts.pop("logo", "")
    slug = texts.pop("slug", "") or address_of(texts["name"])
    return NetworkOutline(slug=slug, logo=logo_of(reading, path), **texts)


def logo_of(reading: FoundingFile, path: str) -> LogoFile | None:
    if not path:
        return None
    try:
        return read_logo(content_of(reading, "[network] logo", path, MOST_BYTES))
    except ValidationError as error:
        raise reading.stop("[network] logo", " ".join(error.messages)) from error


def bodies_of(reading: FoundingFile, rows: Any) -> tuple[BodyOutline, ...]:
    if not isinstance(rows, list):
        raise reading.stop("bodies", _("write [[bodies]] above each body"))
    today = clock.now().astimezone(ZoneInfo("Europe/Paris")).date()
    found = []
    for number, row in enumerate(rows, 1):
        where = f"[[bodies]] {number}"
        texts = reading.texts(row, "bodies", where, "starts")
        starts = row.get("starts", today)
        if isinstance(starts, datetime) or not isinstance(starts, date):
            raise reading.stop(f"{where} starts", _("write a day, as 2027-04-08"))
        found.append(BodyOutline(starts=starts, **texts))
    return tuple(found)


def person_of(reading: FoundingFile, told: Any, bodies: tuple[BodyOutline, ...]) -> FirstPerson:
    texts = reading.texts(told, "person", "[person]", "seat")
    name = texts.pop("body", None)
    body = None if name is None else place_of(reading, "[person] body", name, bodies)
    seat = told.get("seat")
    return FirstPerson(body=body, seat=seat and seat_of(reading, seat, bodies), **texts)


def seat_of(reading: FoundingFile, told: Any, bodies: tuple[BodyOutline, ...]) -> FirstSeat:
    where = "[person.seat]"
    texts = reading.texts(told, "person.seat", where)
    at = place_of(reading, f"{where} body", texts["body"], bodies)
    return FirstSeat(body=at, institution=texts["institution"], college=texts["college"])


def place_of(reading: FoundingFile, key: str, name: str, bodies: tuple[BodyOutline, ...]) -> int:
    """Which body of the list has this name."""
    names = [body.name for body in bodies]
    if name not in names:
        words = _("no body has this name; write one of: %(known)s")
        raise reading.stop(key, words % {"known": ", ".join(names)})
    return names.index(name)
