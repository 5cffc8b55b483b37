"""Writing the terms of reference of a group: a new version each time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.groups.models import TermsOfReference
from tourdetable.domain.groups.queries import terms_of
from tourdetable.domain.guests.actions import locked_body
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body
from tourdetable.domain.people.wording import one_line, wording
from tourdetable.domain.tags.actions import named
from tourdetable.domain.topics.models import Topic

LONGEST, LONGEST_LINE = 4_000, 500
MOST_WORKS = 20
Works = Sequence[Mapping[str, str]]
"""Expected works, as terms keep them."""

PROMISES: list[Callable[[TermsOfReference, Works, By, datetime], None]] = []
"""What promises the works that new terms expect, where the former terms expected others. The app
that keeps promises adds its own while Django loads the apps: nothing calls up."""

TEXTS = ("why", "existing", "added", "perimeter", "wanted", "means", "method", "criteria")
"""What is written freely."""


@dataclass(frozen=True)
class TermsDraft:
    """What is written; `works`: a title and a day each."""

    question: str
    existing: str
    added: str
    starts: date
    midway: date
    ends: date
    why: str = ""
    perimeter: str = ""
    wanted: str = ""
    means: str = ""
    method: str = ""
    criteria: str = ""
    reach: str = Audience.NETWORK.value
    works: tuple[tuple[str, date], ...] = ()
    tags: Sequence[str] = ()


@once
def write_terms(
    *,
    body: Body,
    version: int,
    draft: TermsDraft,
    by: By,
    now: datetime,
    topic: Topic | None = None,
    decision: Decision | None = None,
    commissioner: Body | None = None,
) -> TermsOfReference:
    """Add a version; `version` is the number of the one that was read (0: none). Where they come
    from is said once: the next versions keep it. Expected works are promised."""
    current, last = locked_body(body), terms_of(body)
    if last is not None and last.number != version:
        raise Changed(last)  # type: ignore[type-var]  # each row is a version of its own
    row = TermsOfReference(body=current, number=version + 1, written_at=now, written_by=by.person)
    origin = last or TermsOfReference(topic=topic, decision=decision, commissioner=commissioner)
    row.topic, row.decision = origin.topic, origin.decision
    row.commissioner = origin.commissioner
    say(row, draft)
    row.save()
    row.tags.set(named(current.network, draft.tags))
    for promise in PROMISES:
        promise(row, last.works if last else (), by, now)
    current.work_starts, current.work_ends = row.starts, row.ends
    current.save(update_fields=["work_starts", "work_ends"])
    told: dict[str, Any] = {"body": current.pk, "facts": ["bodies", "topics"]}
    told |= {"network": current.network.slug, "subject": f"body:{current.pk}"}
    record(kind="group.terms_written", by=by, now=now, **told, number=row.number)
    return row


def say(row: TermsOfReference, draft: TermsDraft) -> None:
    """What they say, once looked at."""
    missing = _("Say in a line the question that the group works on.")
    row.question = one_line(draft.question, limit=LONGEST_LINE, missing=missing)
    for name in TEXTS:
        setattr(row, name, wording(getattr(draft, name), limit=LONGEST).strip())
    must_say_what_it_adds(row)
    if not draft.starts <= draft.midway <= draft.ends:
        words = _("The mid-way report comes between the first day and the last day.")
        raise ValidationError({"midway": words})
    row.starts, row.midway, row.ends = draft.starts, draft.midway, draft.ends
    row.reach = Audience(draft.reach).value
    row.works = lines_of(draft)


def must_say_what_it_adds(row: TermsOfReference) -> None:
    """Refuse terms that do not say what exists and what the group adds (CLUB-06)."""
    if not row.existing:
        words = _("Say who works on it already, and what works: the group leans on it.")
        raise ValidationError({"existing": words})
    if not row.added:
        raise ValidationError({"added": _("Say what this group adds to what exists.")})


def lines_of(draft: TermsDraft) -> list[dict[str, str]]:
    """The planned works, first due first: each once, and not after the work."""
    must_be_few(draft)
    found: dict[str, date] = {}
    for title, due in draft.works:
        line = one_line(title, limit=200, missing=_("Each planned work has a title."))
        if line in found:
            refuse_works(_("“%(work)s” is planned twice."), work=line)
        if not draft.starts <= due <= draft.ends:
            refuse_works(_("“%(work)s” is due within the days of the work."), work=line)
        found[line] = due
    ordered = sorted(found.items(), key=lambda line: line[1])
    return [{"title": title, "due": due.isoformat()} for title, due in ordered]


def must_be_few(draft: TermsDraft) -> None:
    """Refuse more works than a group can plan."""
    if len(draft.works) > MOST_WORKS:
        refuse_works(_("At most %(most)d works are planned."), most=MOST_WORKS)


def refuse_works(words: str, **said: object) -> NoReturn:
    """Say what is wrong in the planned works."""
    raise ValidationError({"works": words % said})
