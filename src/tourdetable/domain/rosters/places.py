"""Which body a line is about, and which college its words mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.utils.text import slugify

from tourdetable.core.charter.terms.model import Charter, Kind
from tourdetable.core.sheets.members import SeatWish
from tourdetable.core.words.collation import folded
from tourdetable.core.words.names import same_institution
from tourdetable.core.words.phrase import Phrase, gettext_noop
from tourdetable.domain.networks.models import Body
from tourdetable.domain.rosters.directory import RosterDirectory
from tourdetable.domain.rosters.options import Options

NO_BODY = gettext_noop("the line names no body: choose above the one of such lines")
UNKNOWN_BODY = gettext_noop(
    "the network has no body “%(body)s”: say above which one it is, or of which kind it is opened"
)
UNKNOWN_KIND = gettext_noop("“%(kind)s” is no kind of body in the charter; it knows: %(known)s")
BODY_ABOVE = gettext_noop("in %(body)s, by the title “%(title)s”")
COLLEGE_ABOVE = gettext_noop("its college by the title “%(title)s”")
NOT_YOURS = gettext_noop("you do not compose %(body)s")
NO_COLLEGE = gettext_noop("the college is missing: write one of %(known)s, or choose it above")
UNKNOWN_COLLEGE = gettext_noop(
    "“%(text)s” is no college of %(body)s: say above which one it is (%(known)s)"
)
SLUG = 80


def placed(wish: SeatWish, directory: RosterDirectory, options: Options) -> SeatWish:
    """A line that names no body, or no college, in those that the titles above it name."""
    found = wish
    colleges = list(directory.charter.vocabulary.colleges.values())
    for title in wish.titles:
        college = matching(title, colleges) if "college" in folded(title) else []
        body = None if college else directory.body_titled(title)
        if len(college) == 1 and not found.college:
            said = Phrase(COLLEGE_ABOVE, title=title)
            found = replace(found, college=title, notes=(*found.notes, said))
        if body:
            if not wish.body and not options.body:
                said = Phrase(BODY_ABOVE, body=body.name, title=title)
                found = replace(found, body=body.name, notes=(*found.notes, said))
            break
    return found


def is_heading(wish: SeatWish, directory: RosterDirectory) -> bool:
    """Whether a line that says a name alone is the title of a body or of a college."""
    if not wish.alone:
        return False
    colleges = directory.charter.vocabulary.colleges.values()
    of_college = "college" in folded(wish.institution) and matching(wish.institution, colleges)
    return bool(of_college) or directory.body_titled(wish.institution, whole=True) is not None


def body_of(
    wish: SeatWish, directory: RosterDirectory, options: Options, allowed: Callable[[Body], bool]
) -> Body | Phrase:
    """The body of a line, to be opened if need be; or why there is none."""
    found = named_body(wish, directory, options)
    if isinstance(found, Body) and not allowed(found):
        return Phrase(NOT_YOURS, body=found.name)
    return found


def named_body(wish: SeatWish, directory: RosterDirectory, options: Options) -> Body | Phrase:
    if not wish.body:
        return body_by_id(directory, options.body) or only_body(directory) or Phrase(NO_BODY)
    found = directory.body_named(wish.body)
    if found:
        return found
    settled, _sep, code = options.bodies.get(folded(wish.body), "").partition(":")
    if settled == "body" and (chosen := body_by_id(directory, int(code))):
        return chosen
    kind = code if settled == "kind" else kind_of(wish.body_kind, directory.charter)
    if kind:
        return new_body(wish.body, kind, directory, options)
    return unknown_body(wish, directory.charter)


def unknown_body(wish: SeatWish, charter: Charter) -> Phrase:
    if wish.body_kind:
        known = ", ".join(one.name for one in charter.vocabulary.body_kinds.values())
        return Phrase(UNKNOWN_KIND, kind=wish.body_kind, known=known)
    return Phrase(UNKNOWN_BODY, body=wish.body)


def body_by_id(directory: RosterDirectory, pk: int | None) -> Body | None:
    return next((body for body in directory.bodies if pk and body.pk == pk), None)


def only_body(directory: RosterDirectory) -> Body | None:
    """The body of a network that has one."""
    live = [b for b in directory.bodies if b.pk and (b.ends is None or b.ends >= directory.today)]
    return live[0] if len(live) == 1 else None


def kind_of(text: str, charter: Charter) -> str:
    """The code of a kind of body, by its code or its names."""
    kinds = charter.vocabulary.body_kinds
    for code, kind in kinds.items():
        if text and folded(text) in {folded(code), folded(kind.name), folded(kind.plural)}:
            return code
    return ""


def new_body(name: str, kind: str, directory: RosterDirectory, options: Options) -> Body:
    taken = {body.slug for body in directory.bodies}
    base = slugify(name)[: SLUG - 4].strip("-") or "instance"
    slug = next(s for n in range(1, 999) if (s := base if n == 1 else f"{base}-{n}") not in taken)
    said = {"kind": kind, "name": name[:200], "slug": slug, "starts": options.starts}
    return Body(network=directory.network, **said)


def college_of(wish: SeatWish, body: Body, charter: Charter, options: Options) -> str | Phrase:
    """The code of the college that a line means."""
    known = charter.vocabulary.colleges_of(body.kind)
    settled = options.colleges.get(folded(wish.college), "")
    codes = [college.code for college in known]
    if settled in codes:
        return settled
    found = matching(wish.college, known) if wish.college else codes
    if len(found) == 1:
        return found[0]
    names = ", ".join(college.name for college in known)
    if not wish.college:
        return Phrase(NO_COLLEGE, known=names)
    return Phrase(UNKNOWN_COLLEGE, text=wish.college, body=body.name, known=names)


def matching(text: str, known: Iterable[Kind]) -> list[str]:
    """The codes of those that a text names: whole, else in the singular or the plural, else by a
    part of their names."""
    asked = folded(text)
    known = list(known)
    for same in (lambda name: name == asked, lambda name: bare(name) == bare(asked)):
        if found := [k.code for k in known if same(folded(k.name)) or same(folded(k.code))]:
            return found
    part = [k.code for k in known if f" {bare(asked)} " in f" {bare(folded(k.name))} "]
    return part or [k.code for k in known if initials(k.name) == asked.replace(" ", "")]


def initials(name: str) -> str:
    """The first letters of the words of a name (two at least) that say something.

    >>> initials("Union des centres sociaux")
    'ucs'
    """
    words = [word for word in folded(name).split() if word not in LEFT_OUT]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


LEFT_OUT = frozenset(("college", "des", "de", "du", "la", "le", "les", "l", "d", "et"))


def bare(words: str) -> str:
    """Words in the singular, without those that say nothing.

    >>> bare("college des elus")
    'elu'
    """
    kept = [word for word in words.split() if word not in LEFT_OUT] or words.split()
    return " ".join(word.rstrip("sx") or word for word in kept)


def seat_key(wish: SeatWish) -> str:
    """The same for the lines of one seat."""
    return f"{folded(wish.body)}/{same_institution(wish.institution)}"


def names_of(body: Body) -> tuple[str, str, str]:
    """What a body is called."""
    return body.name, body.slug, body.territory


def first_of_body(wish: SeatWish, first_days: Mapping[str, date], otherwise: date) -> date:
    """The first day that lines say for a body: one that they open begins then."""
    body = f"{folded(wish.body)}/"
    days = [day for seat, day in first_days.items() if seat.startswith(body)]
    return min(days, default=otherwise)


def first_days(wishes: Iterable[SeatWish], options: Options) -> dict[str, date]:
    """The first day that lines say for each seat."""
    found: dict[str, date] = {}
    for wish in wishes:
        if not wish.problems:
            day, seat = wish.starts or options.starts, seat_key(wish)
            found[seat] = min(day, found.get(seat, day))
    return found
