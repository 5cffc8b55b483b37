"""Writing minutes section by section, several at once: what others wrote meanwhile is merged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.documents.text.merging import Disagreement, Merged, merge, removes
from tourdetable.core.documents.text.sealing import passages_for_those_present
from tourdetable.core.documents.text.sections import TextSection, apart, join, replaced
from tourdetable.core.words.audience import Audience
from tourdetable.domain.journal.actions import RECORDED, AlreadyDone, once, touch
from tourdetable.domain.journal.models import Event
from tourdetable.domain.minutes.actions.minutes import (
    TEXT,
    must_be_preparatory,
    put,
    put_down,
)
from tourdetable.domain.minutes.actions.pens import hold
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes, Revision
from tourdetable.domain.minutes.sealing import edited_by, whole_again
from tourdetable.domain.networks.actors import By
from tourdetable.domain.people.models import Person
from tourdetable.domain.people.wording import one_line, wording

STRETCH = timedelta(minutes=10)
"""What somebody writes within this time is one revision."""
BEGINS, ENDS = ("minutes.begun", "minutes.written"), "minutes.taken_back"
"""What the journal says of revisions that begin, and of minutes that were in review until then."""
TITLE = 200


@dataclass(frozen=True)
class SectionWritten:
    """What became of words that were sent: the section as it stands, unless they disagree with
    what others wrote there. `section` is None when it is gone."""

    minutes: Minutes
    section: TextSection | None
    conflict: Merged | None = None


@once
def write_section(
    *,
    minutes: Minutes,
    title: str,
    nth: int,
    base: str,
    text: str,
    by: By,
    now: datetime,
    hand: UUID | None = None,
    sealed_for: Person | None = None,
) -> SectionWritten:
    """Put these words under the heading of a section, merged with what others wrote there since
    `base`, the words from which their writer began. Nothing is changed when both disagree.
    `sealed_for` is that writer, when they were given words without what is for those present.

    In a draft, what one person writes within ten minutes is one revision; in review, each writing
    asks anew.
    """
    current = Minutes.objects.select_for_update(no_key=True).get(pk=minutes.pk)
    must_be_preparatory(current)
    must_be_new(current, hand, by)
    seen = edited_by(current, sealed_for)
    there = section_of(seen, title, nth)
    merged = with_others(there, base, text)
    if merged.conflicts:
        return SectionWritten(current, there, merged)
    edited = replaced(apart(seen), (title, nth), merged.text)
    keep(current, wording(whole_again(current, edited, sealed_for), limit=TEXT), by, now)
    if hand is not None and by.person is not None:
        hold(current, by.person, hand, title, nth, now, gesture=by.gesture)
    return SectionWritten(current, section_of(edited_by(current, sealed_for), title, nth))


@once
def add_section(*, minutes: Minutes, title: str, by: By, now: datetime, text: str = "") -> Minutes:
    """Put one more section at the end."""
    current = Minutes.objects.select_for_update(no_key=True).get(pk=minutes.pk)
    must_be_preparatory(current)
    name = one_line(title, limit=TITLE, missing=_("Give this part a title."))
    added = TextSection(name, 1, f"# {name}\n", "").saying(wording(text, limit=TEXT))
    return add(current, added.text, by, now)


@once
def bring_in(*, minutes: Minutes, text: str, by: By, now: datetime) -> Minutes:
    """Put a text that comes from elsewhere at the end, with its own headings."""
    current = Minutes.objects.select_for_update(no_key=True).get(pk=minutes.pk)
    must_be_preparatory(current)
    brought = wording(text, limit=TEXT).strip()
    if not brought:
        raise ValidationError({"text": _("There is nothing to bring in.")})
    return add(current, join(apart(f"{brought}\n")), by, now)


def add(current: Minutes, text: str, by: By, now: datetime) -> Minutes:
    """Put sections at the end: one revision of its own."""
    before = join(apart(current.text)).rstrip()
    whole = wording(f"{before}\n\n{text}".lstrip("\n"), limit=TEXT)
    return put_down(current, whole, by, now)


def section_of(text: str, title: str, nth: int) -> TextSection | None:
    """The section of that key, if it is still there."""
    return next((one for one in apart(text) if one.key == (title, nth)), None)


def with_others(section: TextSection | None, base: str, text: str) -> Merged:
    """What this writer and the others made of the words of a section."""
    before, mine = (wording(words, limit=TEXT).strip("\n") for words in (base, text))
    if section is None:
        return Merged((Disagreement("", mine),))
    return merge(before, section.words, mine)


def keep(minutes: Minutes, text: str, by: By, now: datetime) -> None:
    """Save this text, in the revision under way of this person or in a new one."""
    before = minutes.text
    if text == before:
        return
    under_way = stretch(minutes, by, now)
    if under_way is None:
        put_down(minutes, text, by, now)
        return
    put(minutes, text, by, now)
    go_on(minutes, under_way, now)


def go_on(minutes: Minutes, revision: Revision, now: datetime) -> None:
    """Keep the text of minutes in a revision that is under way: nothing more is told of it."""
    minutes.version += 1
    minutes.save()
    said = {"text": minutes.text, "version": minutes.version, "at": now}
    Revision.objects.filter(pk=revision.pk).update(**said)
    body = minutes.meeting.body
    touch(body.network.slug, RECORDED, str(body.pk))


def stretch(minutes: Minutes, by: By, now: datetime) -> Revision | None:
    """The revision of a draft that this person began less than ten minutes ago, unless it is the
    only trace of something: of what was since taken away, or of who wrote what."""
    if minutes.state != MinutesState.DRAFT or not began_lately(minutes, by, now):
        return None
    last = minutes.revisions.filter(person=by.person).order_by("-version").first()
    if last is None or last.version == minutes.version:
        return last
    lost = removes(last.text, minutes.text) or keeps_something(minutes, last)
    return None if lost else last


def began_lately(minutes: Minutes, by: By, now: datetime) -> bool:
    """Whether this person began a revision less than ten minutes ago, and the minutes were not in
    review since: what was read there stays as it was."""
    told = Event.objects.filter(subject=f"minutes:{minutes.pk}", kind__in=(*BEGINS, ENDS))
    lately = told.filter(at__gt=now - STRETCH, at__lte=now).order_by("-pk")
    for kind, person in lately.values_list("kind", "person"):
        if kind == ENDS:
            return False
        if by.person is not None and person == by.person.pk:
            return True
    return False


def keeps_something(minutes: Minutes, revision: Revision) -> bool:
    """Whether a revision brought words for those present: were it put after those of others, whose
    texts hold them too, they would be taken for theirs."""
    earlier = minutes.revisions.filter(version__lt=revision.version).order_by("-version").first()
    default = Audience(minutes.audience)
    kept, before = (
        {line for one in passages_for_those_present(text, default=default) for line in one.words}
        for text in (revision.text, earlier.text if earlier else "")
    )
    return not kept <= before


def must_be_new(minutes: Minutes, hand: UUID | None, by: By) -> None:
    """Refuse what a page sends again, not knowing that it was kept."""
    if hand is None or by.gesture is None:
        return
    if minutes.pens.filter(hand=hand, gesture=by.gesture).exists():
        raise AlreadyDone
