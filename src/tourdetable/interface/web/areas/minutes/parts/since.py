"""What a meeting holds already of each of its points, as the minutes may tell it: what members
brought, what was said in the session, what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _

from tourdetable.core.documents.text.sections import TextSection, apart, join
from tourdetable.domain.agendas.queries import BROUGHT
from tourdetable.domain.decisions.enums import Outcome
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.enums import Bringing
from tourdetable.domain.rounds.capturing import attributed, captured, plain
from tourdetable.interface.language import day
from tourdetable.interface.web.areas.decisions.words import outcome
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext

Said = Mapping[int | None, str]
"""Point of the agenda → Markdown, a block for each round; None: outside of any point."""

NOWHERE = ("", 0)
"""The key of what belongs to no section."""


def said_in(record: MinutesInContext) -> Said:
    """All of it, point by point (nine queries at most)."""
    found: dict[int | None, str] = {}
    for part in (brought(record), captured(record.meeting), decided(record)):
        for item, text in part.items():
            found[item] = found.get(item, "") + text
    return found


def brought(record: MinutesInContext) -> Said:
    """What members brought to a point, where all who were invited read it (a query)."""
    told = {point.pk for point in record.points if point.bringing == Bringing.EVERYBODY}
    lines: dict[int, list[str]] = {}
    for words, *_seat in BROUGHT.rows(meeting=record.meeting.pk):
        if words.item_id in told:
            said = [plain(line) for line in words.words.splitlines()]
            own = [f"- {attributed(str(words.seat.institution), line)}" for line in said if line]
            lines.setdefault(words.item_id, []).extend(own)
    return {item: block(_("Brought before the meeting"), own) for item, own in lines.items()}


def decided(record: MinutesInContext) -> Said:
    """What was decided of a point, and what is to be done; the positions are told with each
    decision, to those who may read them."""
    found: dict[int | None, str] = {}
    for one in record.decided:
        title = plain(one.title)
        name = _("Decision %(reference)s") % {"reference": one.reference}
        told = block(attributed(name, title), [f"- {line}" for line in lines_of(one)])
        found[one.item_id] = found.get(one.item_id, "") + told
    return found


def lines_of(decision: Decision) -> Iterator[str]:
    """How it ended, whether all agreed, what is to be done by whom."""
    yield outcome(decision)
    if decision.outcome == Outcome.ADOPTED_WITH_DISSENT:
        yield _("Dissensus: the reasons of those who disagree are told with the decision.")
    for task in decision.follow_ups.all():
        when = f", {day(task.due)}" if task.due else ""
        yield f"{attributed(str(task.seat.institution), plain(task.what))}{when}"


def block(title: str, lines: list[str]) -> str:
    """Lines under a title in bold; nothing without lines."""
    return "\n".join([f"**{title}**", "", *lines, "", ""]) if lines else ""


def skeleton(record: MinutesInContext) -> str:
    """The headings, each with who brings the point and what was said in the session; without an
    agenda, one heading."""
    items, said = list(record.meeting.agenda.all()), dict(said_in(record))
    parts = [section(item.title, item.brought_by, said.pop(item.pk, "")) for item in items]
    beside = "".join(said.values())
    if beside or not items:
        parts.append(section(_("Exchanges"), "", beside))
    return "\n".join(parts)


def section(title: str, brought_by: str, said: str) -> str:
    """One heading, with what was said, or room below it."""
    below = said or "\n"
    if not brought_by:
        return f"# {title}\n\n{below}"
    who = _("Brought by %(who)s.") % {"who": brought_by}
    return f"# {title}\n\n*{who}*\n\n{below}"


def missing(said: str, words: str) -> str:
    """The lines that a section does not hold word for word, under their titles."""
    there, title, found = {line.strip() for line in words.splitlines()}, "", list[str]()
    for line in filter(None, map(str.strip, said.splitlines())):
        if line.startswith("**"):
            title = line
        elif line not in there:
            found += [*(["", title, ""] if title else []), line]
            title = ""
    return "\n".join(found).strip()


def since(record: MinutesInContext, sections: Iterable[TextSection]) -> dict[tuple[str, int], str]:
    """What each section does not hold yet of what is known of its point, by key; what is of no
    section has the key of none (`NOWHERE`). What is sealed for the reader is held too."""
    listed, minutes = list(sections), record.minutes
    held = {one.key: one.words for one in (apart(minutes.text) if minutes else ())}
    titles = {point.pk: point.title.strip() for point in record.points}
    whole = "\n".join([*held.values(), *(one.words for one in listed)])
    found: dict[tuple[str, int], str] = {}
    for item, said in said_in(record).items():
        title = titles.get(item or 0, "")
        own = next((one for one in listed if title and one.title == title), None)
        here = f"{own.words}\n{held.get(own.key, '')}" if own else whole
        if rest := missing(said, here):
            key = own.key if own else NOWHERE
            head = "" if own or not title else f"# {title}\n\n"
            found[key] = "\n\n".join(filter(None, [found.get(key), head + rest]))
    return found


def with_said(record: MinutesInContext, text: str) -> str:
    """The text, each section followed by what it does not hold yet."""
    sections = apart(text)
    rest = since(record, sections)
    added = (
        one.saying(f"{one.words}\n\n{rest[one.key]}") if one.key in rest else one
        for one in sections
    )
    return "\n\n".join(filter(None, [join(added).rstrip(), rest.get(NOWHERE)]))
