"""A line of members: which seat it asks for, who is to hold it, and what cannot be read of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tourdetable.core.sheets.addresses import (
    Mailbox,
    phones_among,
    read_addresses,
    read_phones,
)
from tourdetable.core.sheets.days import read_day
from tourdetable.core.sheets.grid import Broken, Cell, filled, one_line
from tourdetable.core.sheets.headings import SECOND, SheetColumn
from tourdetable.core.sheets.names import Named, nobodies_in, oriented, read_names, read_two
from tourdetable.core.sheets.titles import title_of, with_title
from tourdetable.core.words.collation import folded
from tourdetable.core.words.phrase import Phrase, gettext_noop

LONGEST = 200
MOST_HOLDERS = 6
"""People that one line may name."""

NO_VALUE = gettext_noop("the cell “%(column)s” is a formula in error, or that was never computed")
NO_INSTITUTION = gettext_noop("the institution is missing: write it on each line")
LONG_CELL = gettext_noop("“%(text)s” is too long")
BAD_STARTS = gettext_noop("first day: %(why)s")
BAD_ENDS = gettext_noop("last day: %(why)s")
BACKWARDS = gettext_noop("the last day, %(ends)s, comes before the first one, %(starts)s")
UNKNOWN_SEAT = gettext_noop(
    "“%(text)s” is no kind of seat: write standing, light (follows through the minutes) or invited"
)
MORE_ADDRESSES = gettext_noop("%(address)s is left aside: one address is kept for each person")
NOBODY_ADDRESS = gettext_noop("%(address)s is left aside: the line names nobody")
TOO_MANY = gettext_noop("the line names %(count)d people: a seat is held by two at most")
NOBODY_YET = gettext_noop("“%(text)s” names nobody: the place stays vacant")
NO_ADDRESS_YET = gettext_noop("“%(text)s” is no address: none is kept")
PHONE_THERE = gettext_noop("%(phone)s, among the addresses, is read as a telephone")
NO_PHONE = gettext_noop("“%(text)s” is no telephone: none is kept")
TURNED = gettext_noop(
    "the family name of %(person)s is read as “%(family)s”, as %(address)s says: "
    "if it is not so, write it in capitals"
)
SHARED = gettext_noop("%(address)s is the address of both")

STANDING, LIGHT, INVITED = "standing", "light", "invited"
"""How a seat takes part, as charters code it."""

SEAT_WORDS: Mapping[str, str] = {
    words: code
    for code, variants in {
        STANDING: "permanent|permanente|standing|titulaire|membre|member|oui|plein|deliberatif"
        "|votant|membre permanent|membre permanente|standing member|siege permanent",
        LIGHT: "light|leger|suivi|suit par les comptes rendus|compte rendu|comptes rendus|allege"
        "|siege leger|follows through the minutes|suit les comptes rendus",
        INVITED: "invite|invitee|invite e|invited|guest|siege invite|consultatif",
    }.items()
    for words in variants.split("|")
}


@dataclass(frozen=True, slots=True)
class HolderWish:
    """Somebody who is to hold the seat."""

    given: str
    family: str
    email: str = ""
    phone: str = ""

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}"


@dataclass(frozen=True)
class SeatWish:
    """What a line asks: `problems` are why nothing can be done of it, `notes` what it leaves
    aside. `number` is that of the line in its sheet."""

    number: int
    titles: tuple[str, ...] = ()
    """Those above the line, the latest first."""
    alone: bool = False
    """Whether the line says an institution and nothing else: a title may be written so."""
    institution: str = ""
    body: str = ""
    body_kind: str = ""
    short_name: str = ""
    institution_kind: str = ""
    college: str = ""
    seat_kind: str = ""
    starts: date | None = None
    ends: date | None = None
    holders: tuple[HolderWish, ...] = ()
    problems: tuple[Phrase, ...] = ()
    notes: tuple[Phrase, ...] = field(default=())


@dataclass(frozen=True)
class Layout:
    """How the lines of a sheet are read: where the headings are (from 0), what each column holds,
    and whether whole names begin by the family name."""

    row: int
    words: Sequence[str]
    columns: Sequence[SheetColumn]
    family_first: bool = True


def wishes(
    rows: Sequence[Sequence[Cell]], layout: Layout, titles: tuple[str, ...] = ()
) -> Iterator[tuple[int, SeatWish | None]]:
    """Each filled line after the headings, by its number from 1; None for one that asks nothing:
    a title between lines, a sum, the headings again, the example of our model. `titles` are those
    above the sheet."""
    for n, row in enumerate(rows[layout.row + 1 :], layout.row + 1):
        if not filled(row):
            continue
        title = title_of(row, layout)
        if title is None:
            wish = replace(wish_of(n + 1, row, layout), titles=titles)
            titles = with_title(titles, wish.institution if wish.alone else "")
            yield n + 1, wish
        else:
            titles = with_title(titles, title)
            yield n + 1, None


def wish_of(number: int, row: Sequence[Cell], layout: Layout) -> SeatWish:
    """What one line asks."""
    cells = {
        column: row[n]
        for n, column in enumerate(layout.columns)
        if column and n < len(row) and row[n] != ""
    }
    if problems := without_value(row, layout):
        return SeatWish(number, problems=problems)
    return read_line(SeatWish(number), cells, layout)


def without_value(row: Sequence[Cell], layout: Layout) -> tuple[Phrase, ...]:
    """The cells whose formula gave nothing."""
    return tuple(
        Phrase(NO_VALUE, column=layout.words[n] or str(n + 1))
        for n, column in enumerate(layout.columns)
        if column and n < len(row) and isinstance(row[n], Broken)
    )


def read_line(wish: SeatWish, cells: Mapping[SheetColumn, Cell], layout: Layout) -> SeatWish:
    """What the cells of one line ask, and all that is wrong with them."""
    texts = {column: one_line(cell) for column, cell in cells.items()}
    problems = [] if texts.get(SheetColumn.INSTITUTION) else [Phrase(NO_INSTITUTION)]
    problems += [Phrase(LONG_CELL, text=f"{t[:60]}…") for t in texts.values() if len(t) > LONGEST]
    begun = with_period(with_seat(wish, texts, problems), cells, problems)
    holders, notes = holders_in(cells, layout, problems)
    begun = replace(begun, alone=set(texts) == {SheetColumn.INSTITUTION})
    return replace(begun, holders=tuple(holders), problems=tuple(problems), notes=tuple(notes))


def with_seat(wish: SeatWish, texts: Mapping[SheetColumn, str], problems: list[Phrase]) -> SeatWish:
    """Which seat it is."""
    return replace(
        wish,
        institution=texts.get(SheetColumn.INSTITUTION, ""),
        body=texts.get(SheetColumn.BODY, ""),
        body_kind=texts.get(SheetColumn.BODY_KIND, ""),
        short_name=texts.get(SheetColumn.SHORT_NAME, "")[:80],
        institution_kind=texts.get(SheetColumn.INSTITUTION_KIND, "")[:80],
        college=texts.get(SheetColumn.COLLEGE, ""),
        seat_kind=seat_kind(texts.get(SheetColumn.SEAT_KIND, ""), problems),
    )


def with_period(
    wish: SeatWish, cells: Mapping[SheetColumn, Cell], problems: list[Phrase]
) -> SeatWish:
    """From when to when it is held."""
    starts = day_in(cells, SheetColumn.STARTS, BAD_STARTS, problems)
    ends = day_in(cells, SheetColumn.ENDS, BAD_ENDS, problems)
    if starts and ends and ends < starts:
        problems.append(Phrase(BACKWARDS, starts=starts, ends=ends))
    return replace(wish, starts=starts, ends=ends)


def day_in(
    cells: Mapping[SheetColumn, Cell], column: SheetColumn, words: str, problems: list[Phrase]
) -> date | None:
    cell = cells.get(column, "")
    if cell == "":
        return None
    found = read_day(cell)
    if isinstance(found, Phrase):
        problems.append(Phrase(words, why=found))
        return None
    return found


def seat_kind(text: str, problems: list[Phrase]) -> str:
    if not text:
        return ""
    known = SEAT_WORDS.get(folded(text), "")
    if not known:
        problems.append(Phrase(UNKNOWN_SEAT, text=text))
    return known


def holders_in(
    cells: Mapping[SheetColumn, Cell], layout: Layout, problems: list[Phrase]
) -> tuple[list[HolderWish], list[Phrase]]:
    """Who is to hold the seat: those of the first columns, then those of the second ones."""
    found: list[HolderWish] = []
    notes: list[Phrase] = []
    for group in ({c: c for c in SECOND}, SECOND):
        texts = {c: str(cells.get(own, "")) for c, own in group.items()}
        found += holders_of_group(texts, layout, problems, notes)
    if len(found) > MOST_HOLDERS:
        problems.append(Phrase(TOO_MANY, count=len(found)))
    return found, notes


def put_right(texts: dict[SheetColumn, str], notes: list[Phrase]) -> None:
    """Addresses and telephones written in each other's column, and what is neither."""
    email, phone = texts[SheetColumn.EMAIL], texts[SheetColumn.PHONE]
    if "@" in phone and "@" not in email:
        email, phone = phone, email
    if among := phones_among(email):
        notes += [Phrase(PHONE_THERE, phone=found) for found in among if not phone]
        phone = phone or " / ".join(among)
    elif email and not read_addresses(email):
        notes.append(Phrase(NO_ADDRESS_YET, text=email))
    if phone and not read_phones(phone):
        notes.append(Phrase(NO_PHONE, text=phone))
    texts[SheetColumn.EMAIL], texts[SheetColumn.PHONE] = email, phone


def holders_of_group(
    texts: dict[SheetColumn, str], layout: Layout, problems: list[Phrase], notes: list[Phrase]
) -> Iterator[HolderWish]:
    """Those of the first columns of persons, or of the second ones."""
    put_right(texts, notes)
    names = names_in(texts, layout, notes)
    boxes = read_addresses(texts[SheetColumn.EMAIL])
    problems += [why for why in (names, boxes) if isinstance(why, Phrase)]
    if not isinstance(names, Phrase) and not isinstance(boxes, Phrase):
        yield from held_by(names, boxes, read_phones(texts[SheetColumn.PHONE]), notes)


def names_in(
    texts: Mapping[SheetColumn, str], layout: Layout, notes: list[Phrase]
) -> list[Named] | Phrase:
    full, family, given = (
        texts[c] for c in (SheetColumn.FULL, SheetColumn.FAMILY, SheetColumn.GIVEN)
    )
    notes += [
        Phrase(NOBODY_YET, text=" ".join(part.split())) for part in nobodies_in(full or family)
    ]
    if full:
        return read_names(full, family_first=layout.family_first)
    return read_two(family, given) if family or given else []


def held_by(
    names: Sequence[Named], boxes: Sequence[Mailbox], phones: Sequence[str], notes: list[Phrase]
) -> Iterator[HolderWish]:
    """The persons with their addresses and telephones: one for all is everybody's."""
    given_to = shared_out(names, boxes)
    notes += told_of_addresses(boxes, given_to)
    for n, (name, address) in enumerate(zip(names, given_to, strict=True)):
        turned = oriented(name, address)
        if turned is not name:
            said = {"person": turned.full, "family": turned.family, "address": address}
            notes.append(Phrase(TURNED, **said))
        phone = phones[min(n, len(phones) - 1)] if phones else ""
        yield HolderWish(turned.given, turned.family, address, phone)


def told_of_addresses(boxes: Sequence[Mailbox], given_to: Sequence[str]) -> Iterator[Phrase]:
    """The addresses that are nobody's here, and the one that is everybody's."""
    taken = {address for address in given_to if address}
    words = MORE_ADDRESSES if given_to else NOBODY_ADDRESS
    yield from (Phrase(words, address=b.address) for b in boxes if b.address not in taken)
    if len(given_to) > 1 and len(taken) == 1 and all(given_to):
        yield Phrase(SHARED, address=boxes[0].address)


def shared_out(names: Sequence[Named], boxes: Sequence[Mailbox]) -> list[str]:
    """The address of each person: the one that says their name, else that of their rank."""
    owners = owners_by_name(names, boxes)
    if len(boxes) == 1 and owners:
        return [owners.get(n, "") for n in range(len(names))]
    if len(boxes) == 1:
        return [boxes[0].address] * len(names)
    free = [box.address for box in boxes if box.address not in owners.values()]
    return [owners.get(n) or (free.pop(0) if free else "") for n in range(len(names))]


def owners_by_name(names: Sequence[Named], boxes: Sequence[Mailbox]) -> dict[int, str]:
    """The addresses that say the family name of one person alone, by their rank."""
    owners: dict[int, str] = {}
    for box in boxes:
        said = folded(f"{box.name} {box.address.split('@')[0]}").replace(" ", "")
        named = [n for n, one in enumerate(names) if folded(one.family).replace(" ", "") in said]
        if len(named) == 1:
            owners.setdefault(named[0], box.address)
    return owners
