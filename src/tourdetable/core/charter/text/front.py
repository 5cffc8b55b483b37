"""The front matter of a charter: who it is for, its words, its minutes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from tourdetable.core.charter.checking.values import (
    EMPTY,
    EMPTY_LIST,
    NOT_TEXT,
    WRITE_WHOLE,
    kind_of,
    member,
    named,
    names,
    whole,
    yes,
)
from tourdetable.core.charter.terms.dates import NO_SUCH_DAY, WRITE, date_mistake, numbers, plain
from tourdetable.core.charter.terms.errors import Unfit, one_among
from tourdetable.core.charter.terms.model import (
    COUNTED,
    OF_MEETINGS,
    Adoption,
    Attribution,
    BodyKind,
    ChangelogEntry,
    CollegeKind,
    DutyKind,
    Front,
    FunctionKind,
    Kind,
    MeetingKind,
    MinutesRule,
    OfficeKind,
    Right,
    SeasonRule,
    Vocabulary,
)
from tourdetable.core.charter.text.competences import read_competences
from tourdetable.core.charter.text.public import read_public
from tourdetable.core.charter.text.source import OBLIGATORY, Lines, Mistakes, TableReader, Toml
from tourdetable.core.words.audience import Audience
from tourdetable.core.words.phrase import Phrase, gettext_noop
from tourdetable.core.words.spoken import SPOKEN

MOST_TABLES = 500
"""How many kinds of one thing, or changes, a charter may declare: people read it."""

COMPETENCE = '[[competences]] effect = "amend_text" bodies = ["club"]'

NOT_SLUG = gettext_noop("`%(name)s` is not made of small letters, digits and hyphens only")
WRITE_SLUG = gettext_noop("write small letters, digits and hyphens only")
NOT_CODE = gettext_noop("`%(name)s` is not made of small letters, digits and underscores only")
WRITE_CODE = gettext_noop("write small letters, digits and underscores only")
NO_LANGUAGE = gettext_noop("`%(name)s` is not a language that the program speaks")
QUOTE_IT = gettext_noop("write it between quotation marks")
WRITE_SOMETHING = gettext_noop("write something")
NO_CONSENT = gettext_noop("no seat could agree to anything")
ADD_CONSENT = gettext_noop("add `consent` to the list")
NO_ZONE = gettext_noop("unknown time zone `%(name)s`")
WRITE_ZONE = gettext_noop("write a name of the IANA time zone database")
NOT_A_DAY = gettext_noop("this is %(kind)s, not a day")
WRITE_DAY = gettext_noop("write a day without quotation marks")
UNQUOTED = gettext_noop("write `%(day)s`, without quotation marks")
NOT_TABLE = gettext_noop("this is %(kind)s, not a table")
WRITE_TABLE = gettext_noop("write a table")
SINGLE_BRACKETS = gettext_noop("write its title between single square brackets")
NO_DAY = gettext_noop("there is no day %(day)s in month %(month)s every year")
WRITE_EVERY_YEAR = gettext_noop("write a day that every year has, e.g. `day = 1`")
ONE_SEAT = gettext_noop("minutes are never adopted by one seat alone")
DECLARED_TWICE = gettext_noop("`%(code)s` is declared twice in `%(key)s`")
OWN_CODE = gettext_noop("give each a code of its own")
NOT_TABLES = gettext_noop("this is %(kind)s, not a list of tables")
WRITE_TABLES = gettext_noop("write each between double square brackets")
DECLARE_ONE = gettext_noop("declare at least one")
TOO_MANY = gettext_noop("there are %(count)s of them")
DECLARE_FEWER = gettext_noop("declare at most %(most)s")
OF_NO_BODY = gettext_noop("an office of the whole network is held for no body in particular")
REMOVE_OR_SCOPE = gettext_noop('remove it, or write `scope = "body"`')

POSITIONS = ("consent", "reservation", "abstain", "object")

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[a-z][a-z0-9_]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")

W = TypeVar("W", bound=Kind)
Reader = Callable[[Any], Any]


def read_front(toml: Toml, mistakes: Mistakes) -> Front | None:
    """The front matter; None when its TOML cannot be read. Mistakes are noted; reading goes on."""
    values = toml.read(mistakes, "+++")
    if values is None:
        return None
    top = TableReader(toml, values, toml.section(), mistakes)
    vocabulary = _vocabulary(top)
    front = Front(
        **_texts(top),
        season=_season(top),
        warn_days=top.read("warn_days", whole(0, 366), 60, "warn_days = 60"),
        positions=top.read("positions", _positions, POSITIONS, 'positions = ["consent", "object"]'),
        minutes=_minutes(top),
        vocabulary=vocabulary,
        in_force=top.read("in_force", _day, None, "in_force = 2027-01-01"),
        changes=_changes(top),
        competences=read_competences(
            _listed(top, "competences", [], COMPETENCE), vocabulary.body_kinds
        ),
        public=read_public(_inner(top, "public", {}, ""), vocabulary.body_kinds),
    )
    top.done()
    return front


def _texts(top: TableReader) -> dict[str, Any]:
    """What names the charter, by field."""
    slug = _matching(_SLUG, NOT_SLUG, WRITE_SLUG)
    title = 'title = "Charte du club"'
    return {
        "slug": top.read("charter", slug, example='charter = "reading-club"'),
        "version": top.read("version", _text, example='version = "2027.1"'),
        "language": top.read("language", _language, example='language = "fr"'),
        "title": top.read("title", _text, example=title),
        "network_name": top.read("network_name", _text, example='network_name = "Club"'),
        "time_zone": top.read("time_zone", _time_zone, example='time_zone = "Europe/Paris"'),
    }


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Unfit(Phrase(NOT_TEXT, kind=kind_of(value)), Phrase(QUOTE_IT))
    if not value.strip():
        raise Unfit(Phrase(EMPTY), Phrase(WRITE_SOMETHING))
    return value.strip()


def _matching(pattern: re.Pattern[str], problem: str, remedy: str) -> Reader:
    def read(value: Any) -> str:
        said = _text(value)
        if not pattern.fullmatch(said):
            fit = re.sub(r"[^a-z0-9]+", "-" if pattern is _SLUG else "_", plain(said)).strip("-_")
            near = Phrase(WRITE, line=fit) if pattern.fullmatch(fit) else Phrase(remedy)
            raise Unfit(Phrase(problem, name=said), near)
        return said

    return read


def _language(value: Any) -> str:
    """A language that the program speaks; a country may follow it (`fr-CA`)."""
    said = _text(value)
    if not _LANGUAGE.fullmatch(said) or said.split("-")[0] not in SPOKEN:
        raise Unfit(Phrase(NO_LANGUAGE, name=said), one_among("", SPOKEN))
    return said


def _names(known: tuple[str, ...], what: str) -> Reader:
    return lambda value: names(value, known, what, empty=True)


def _counts(value: Any, known: tuple[str, ...]) -> tuple[str, ...]:
    """What counts for a function: something at least."""
    return names(value, known, "kind of fact, of meeting or of point")


FORMER_RIGHTS = {"manage_seats": Right.COMPOSE.value}
"""Words of texts adopted before, which are never edited."""


def _rights(value: Any) -> frozenset[Right]:
    now = [_right_now(name) for name in value] if isinstance(value, list) else value
    return frozenset(Right(name) for name in names(now, tuple(Right), "right", empty=True))


def _right_now(name: Any) -> Any:
    return FORMER_RIGHTS.get(name, name) if isinstance(name, str) else name


def _positions(value: Any) -> tuple[str, ...]:
    """The positions of a seat: it can agree, or nothing would ever be adopted."""
    read = names(value, POSITIONS, "position")
    if not {"consent", "reservation"} & {*read}:
        raise Unfit(Phrase(NO_CONSENT), Phrase(ADD_CONSENT))
    return read


def _time_zone(value: Any) -> str:
    said = _text(value)
    try:
        ZoneInfo(said)
    except (KeyError, ValueError, OSError):
        raise Unfit(Phrase(NO_ZONE, name=said), Phrase(WRITE_ZONE)) from None
    return said


def _day(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and (found := numbers(value)):
        problem, remedy = date_mistake(value)
        day = "-".join(f"{n:02}" for n in found)
        if problem.source == NO_SUCH_DAY:
            raise Unfit(problem, remedy)
        quoted_day = Phrase(NOT_A_DAY, kind=kind_of(value)) if day == value else problem
        raise Unfit(quoted_day, Phrase(UNQUOTED, day=day))
    raise Unfit(Phrase(NOT_A_DAY, kind=kind_of(value)), Phrase(WRITE_DAY))


def _changes(top: TableReader) -> tuple[ChangelogEntry, ...]:
    """`[[changes]]`: what this version and the earlier ones changed, why, by whom and when."""
    found = []
    for table in _listed(top, "changes", [], '[[changes]] article = "ITC-14"'):
        remark = 'remark = "Deux mois au lieu de trois"'
        body = 'adopted_by = "Comité départemental"'
        change = ChangelogEntry(
            article=table.read("article", _text, example='article = "ITC-14"'),
            remark=table.read("remark", _text, example=remark),
            adopted_by=table.read("adopted_by", _text, example=body),
            on=table.read("on", _day, example="on = 2027-01-01"),
            removed=table.value("removed", yes, usual=False, example="removed = true"),
        )
        table.done()
        found.append(change)
    return tuple(found)


def _listed(top: TableReader, key: str, default: object, example: str) -> Iterator[TableReader]:
    """The tables `[[key]]`, each with its reader."""
    for nth, values in enumerate(top.read(key, _tables, default, example) or []):
        yield TableReader(top.toml, values, top.toml.section(key, nth), top.mistakes)


def _table(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        remedy = SINGLE_BRACKETS if isinstance(value, list) else WRITE_TABLE
        raise Unfit(Phrase(NOT_TABLE, kind=kind_of(value)), Phrase(remedy))
    return value


def _inner(top: TableReader, key: str, default: Any, example: str) -> TableReader | None:
    values = top.read(key, _table, default, example)
    if values is None:
        return None
    section = top.toml.section(key)
    if section.first == 0:
        section = Lines(top.line(key) - top.toml.before - 1, len(top.toml.lines))
    return TableReader(top.toml, values, section, top.mistakes)


def _season(top: TableReader) -> SeasonRule:
    table = _inner(top, "season", {}, "season = { month = 9, day = 1 }")
    if table is None:
        return SeasonRule()
    month = table.read("month", whole(1, 12), 1, "month = 9")
    day = table.read("day", whole(1, 31), 1, "day = 1")
    table.done()
    try:
        date(2027, month or 1, day or 1)  # not a leap year: the season must begin every year
    except ValueError:
        table.wrong("day", Phrase(NO_DAY, day=day, month=month), Phrase(WRITE_EVERY_YEAR))
        return SeasonRule()
    return SeasonRule(month or 1, day or 1)


def _minutes(top: TableReader) -> MinutesRule:
    table, usual = _inner(top, "minutes", {}, ""), MinutesRule()
    if table is None:
        return usual
    adoption, audience = 'adoption = "next_meeting"', 'audience = "network"'
    attribution = 'attribution = "institution"'
    rule = MinutesRule(
        adoption=table.value("adoption", member(Adoption), usual.adoption, adoption),
        days=table.value("days", whole(1, 366), usual.days, "days = 15"),
        seats=table.value("seats", _seats, usual.seats, "seats = 3"),
        audience=table.value("audience", member(Audience), usual.audience, audience),
        attribution=table.value("attribution", member(Attribution), usual.attribution, attribution),
    )
    table.done()
    return rule


def _seats(value: Any) -> int:
    if value in (0, 1) and not isinstance(value, bool):
        raise Unfit(Phrase(ONE_SEAT), Phrase(WRITE_WHOLE, least=2, most=1000))
    return whole(2, 1000)(value)


def _vocabulary(top: TableReader) -> Vocabulary:
    bodies = _kinds(top, "body_kinds", BodyKind, ())
    known = tuple(bodies)
    meetings = _kinds(top, "meeting_kinds", MeetingKind, known)
    return Vocabulary(
        body_kinds=bodies,
        colleges=_kinds(top, "colleges", CollegeKind, known),
        meeting_kinds=meetings,
        offices=_kinds(top, "offices", OfficeKind, known, (*meetings, *known)),
        duties=_kinds(top, "duties", DutyKind, known),
        functions=_kinds(top, "functions", FunctionKind, known, tuple(meetings)),
    )


KIND = 'code = "club" name = "Club"'
_code = _matching(_CODE, NOT_CODE, WRITE_CODE)


def _kinds(
    top: TableReader,
    key: str,
    made: type[W],
    body_kinds: tuple[str, ...],
    comes_to: tuple[str, ...] = (),
) -> Mapping[str, W]:
    """A list of tables `[[key]]` by their codes; a code is declared once."""
    among: dict[str, Reader] = {
        "bodies": _names(body_kinds, "body kind"),
        "comes_to": _names(comes_to, "kind of meeting or body"),
        "counts": partial(_counts, known=(*COUNTED, *(OF_MEETINGS + code for code in comes_to))),
    }
    default, example = OBLIGATORY if made is BodyKind else [], f"[[{key}]] {KIND}"
    found: dict[str, W] = {}
    for table in _listed(top, key, default, example):
        code = table.read("code", _code, example='code = "club"')
        if code in found:
            table.wrong("code", Phrase(DECLARED_TWICE, code=code, key=key), Phrase(OWN_CODE))
        thing = _kind(table, made, among)
        if code:
            found[code] = thing
    return MappingProxyType(found)


def _tables(value: Any) -> list[Mapping[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        raise Unfit(Phrase(NOT_TABLES, kind=kind_of(value)), Phrase(WRITE_TABLES))
    if not value:
        raise Unfit(Phrase(EMPTY_LIST), Phrase(DECLARE_ONE))
    if len(value) > MOST_TABLES:
        raise Unfit(Phrase(TOO_MANY, count=len(value)), Phrase(DECLARE_FEWER, most=MOST_TABLES))
    return value


_KEYS: Mapping[str, tuple[Reader, object, str]] = {
    "name": (_text, OBLIGATORY, 'name = "Club"'),
    "plural": (_text, None, 'plural = "Clubs"'),
    "holders": (whole(1, 20), 1, "holders = 2"),
    "gathers_network": (yes, False, "gathers_network = true"),
    "audience": (member(Audience), Audience.NETWORK, 'audience = "network"'),
    "scope": (partial(named, known=("network", "body")), OBLIGATORY, 'scope = "body"'),
    "rights": (_rights, frozenset(), 'rights = ["convene"]'),
}
"""The keys of kinds: how each is read, its usual value, an example."""


def _kind(table: TableReader, made: type[W], among: Mapping[str, Reader]) -> W:
    """A kind of bodies, meetings…, by the fields it declares; its plural is its name, usually.

    `among`: how the keys that name other kinds are read.
    """
    keys = {**_KEYS, **{key: (read, (), "") for key, read in among.items()}}
    keys["counts"] = (among["counts"], OBLIGATORY, 'counts = ["topics"]')
    given = {key.name: table.read(key.name, *keys[key.name]) for key in fields(made)[1:]}
    if "plural" in given:
        given["plural"] = given["plural"] or given["name"]
    if given.get("scope") == "network" and given["bodies"]:
        table.wrong("bodies", Phrase(OF_NO_BODY), Phrase(REMOVE_OR_SCOPE))
    table.done()
    return made(str(table.values.get("code", "")), **given)
