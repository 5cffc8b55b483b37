"""Writing minutes section by section: the list of sections, the page of one, what its script asks
for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tourdetable.core.documents.text.marks import WORDS, Passages, marks_in
from tourdetable.core.documents.text.sealing import passages_for_those_present
from tourdetable.core.documents.text.sections import TextSection, apart
from tourdetable.core.words.audience import Audience
from tourdetable.domain.journal.merging import Disagreed
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.domain.minutes.actions.pens import take_pen
from tourdetable.domain.minutes.actions.sections import SectionWritten, add_section, write_section
from tourdetable.domain.minutes.enums import PREPARATORY
from tourdetable.domain.minutes.models import Minutes, Pen
from tourdetable.domain.minutes.pens import SEEN, held_now
from tourdetable.interface.language import clock, listed
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.minutes.forms import SectionForm, TitleForm
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, record_of
from tourdetable.interface.web.areas.minutes.parts.since import NOWHERE, since, skeleton
from tourdetable.interface.web.areas.minutes.parts.whole import writers
from tourdetable.interface.web.areas.minutes.readings.marking import help_of
from tourdetable.interface.web.areas.minutes.readings.sealing import (
    sealed_for,
    shown_by,
    text_shown,
    without_seals,
)
from tourdetable.interface.web.areas.minutes.words import AUDIENCES
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.base.streams import stream_address

SIGNS = re.compile(r"[*`]+")
"""What makes words bold, leaning or literal in a title."""
SCRIPT = "X-Editor"
"""What our script says that it asks for: `save`, `here` or `preview`; it is answered in JSON."""


class SectionLine(NamedTuple):
    """A section in the list: where it is written, by whom now, what waits to be brought in."""

    title: str
    url: str
    words: int
    writing: str
    waits: bool


@dataclass(frozen=True)
class MinutesDraft:
    """The minutes as their writers have them, begun or not."""

    record: MinutesInContext

    @cached_property
    def text(self) -> str:
        minutes = self.record.minutes
        return text_shown(self.record, minutes) if minutes else skeleton(self.record)

    @cached_property
    def sections(self) -> Sequence[TextSection]:
        return apart(self.text)

    @cached_property
    def since(self) -> dict[tuple[str, int], str]:
        """What each section does not hold yet."""
        return since(self.record, self.sections)

    @cached_property
    def pens(self) -> list[Pen]:
        minutes, now = self.record.minutes, self.record.scene.now
        return held_now(minutes, now=now) if minutes else []

    @cached_property
    def lines(self) -> list[SectionLine]:
        mine = self.record.scene.member.person.pk
        return [
            SectionLine(
                title=title_of(one),
                url=address(self.record, one.key),
                words=len(one.words.split()),
                writing=writing_here([pen for pen in self.pens if pen.person_id != mine], one.key),
                waits=one.key in self.since,
            )
            for one in self.sections
        ]

    @property
    def elsewhere(self) -> str:
        """What belongs to no section."""
        return self.since.get(NOWHERE, "")

    def section(self, title: str, nth: int) -> TextSection:
        found = next((one for one in self.sections if one.key == (title, nth)), None)
        if found is None:
            raise Http404
        return found

    def begun(self, form: WriteForm) -> Minutes:
        """The minutes, made from the agenda when this is the first that is written."""
        if self.record.minutes is not None:
            return self.record.minutes
        by, now = replace(form.actor, gesture=None), self.record.scene.now
        return begin(meeting=self.record.meeting, text=self.text, by=by, now=now)


def title_of(section: TextSection) -> str:
    """What a section is called."""
    title = SIGNS.sub("", section.title)
    return title or (_("Beginning") if not section.head else _("Without a title"))


def address(record: MinutesInContext, key: tuple[str, int]) -> str:
    """Where a section is written."""
    query = urlencode({"title": key[0], "nth": str(key[1])})
    return f"{record.scene.url('minutes_section', record.meeting.pk)}?{query}"


def writing_here(pens: Sequence[Pen], key: tuple[str, int]) -> str:
    """« Nadège Fournel écrit ici »; nothing when nobody does."""
    names = list(dict.fromkeys(str(pen.person) for pen in pens if (pen.title, pen.nth) == key))
    if not names:
        return ""
    many = _("%(names)s are writing here") if len(names) > 1 else _("%(names)s is writing here")
    return many % {"names": listed(names)}


@members_form
def sections(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The sections of the minutes, and who writes where; a new one is added at the end."""
    record = record_of(scene, pk)
    allowed, draft = writers(record), MinutesDraft(record)
    form = TitleForm(posted(request), scene=scene, capacities=allowed)

    def act() -> Minutes:
        return add_section(minutes=draft.begun(form), **form.values("title"), **form.signature)

    title = _("Write the minutes")
    stream = stream_address(scene, record.meeting)
    context: dict[str, Any] = {"record": record, "draft": draft, "title": title, "stream": stream}
    there = scene.url("minutes_sections", pk)
    said = _("The part is added.")
    return answer(request, form, act, "minutes/sections.html", then=there, said=said, **context)


@members_form
def section(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Write one section; for our script, keep it, say where one is, or show how it will be read."""
    record = record_of(scene, pk)
    allowed, draft = writers(record), MinutesDraft(record)
    asked = request.headers.get(SCRIPT, "")
    if request.method == "POST" and asked:
        form = SectionForm(request.POST, scene=scene, capacities=allowed, shown=shown_by(record))
        return JsonResponse(ANSWERS.get(asked, saved)(draft, form))
    one = shown(request, draft)
    begins = {"text": one.words, "base": one.words, "title": one.title, "nth": one.nth}
    form = SectionForm(
        posted(request),
        scene=scene,
        capacities=allowed,
        shown=shown_by(record),
        initial=begins | {"hand": uuid4()},
    )
    context = page_of_section(record, draft, one)
    return answer(
        request,
        form,
        lambda: saving(draft, form),
        "minutes/section.html",
        then=lambda written: (
            address(record, written.section.key) if written.section else context["cancel"]
        ),
        said=_("This part is saved."),
        **context,
    )


def shown(request: Request, draft: MinutesDraft) -> TextSection:
    """The section that the address names; one that is gone is shown as it was sent."""
    asked = request.POST if request.method == "POST" else request.GET
    title, nth = asked.get("title", ""), asked.get("nth", "1")
    key = (title, int(nth) if nth.isdecimal() and len(nth) < 6 else 1)
    if request.method == "POST":
        return next((one for one in draft.sections if one.key == key), TextSection(*key, "", ""))
    return draft.section(*key)


def page_of_section(
    record: MinutesInContext, draft: MinutesDraft, one: TextSection
) -> dict[str, Any]:
    """What the page of a section shows beside its form."""
    mine = record.scene.member.person.pk
    return {
        "record": record,
        "section": one,
        "title": title_of(one),
        "cancel": record.scene.url("minutes_sections", record.meeting.pk),
        "stream": stream_address(record.scene, record.meeting),
        "since": draft.since.get(one.key, ""),
        "writing": writing_here([p for p in draft.pens if p.person_id != mine], one.key),
        **help_of(record),
        "kept_to": kept_to(record, one),
        "decisions": [(one.reference, one.title) for one in record.decided],
    }


def kept_to(record: MinutesInContext, section: TextSection) -> str:
    """Who alone reads a whole section, in words; nothing when no mark stands above its heading."""
    passages = Passages(record.reading.default, WORDS)
    for mark in filter(None, marks_in(section.head)):
        passages.obey(mark, [0])
    return str(AUDIENCES[passages.audience]) if passages.opened else ""


def saving(draft: MinutesDraft, form: SectionForm) -> SectionWritten:
    """Keep what was sent. Raises `Disagreed` when others changed the same words."""
    minutes, said = draft.begun(form), form.values("title", "nth", "base", "text", "hand")
    if form.cleaned_data["anew"]:
        added = add_section(minutes=minutes, **form.values("title", "text"), **form.signature)
        return SectionWritten(added, apart(added.text)[-1])
    said["sealed_for"] = sealed_for(draft.record)
    written = write_section(minutes=minutes, **said, **form.signature)
    if written.conflict is not None:
        raise Disagreed(written.minutes, written.conflict)
    return written


def saved(draft: MinutesDraft, form: SectionForm) -> dict[str, Any]:
    """What the script is told once it has sent words: kept, refused and why, or a disagreement."""
    done = form.is_valid() and form.attempt(lambda: saving(draft, form))
    if done:
        return {"state": "saved", "at": clock(draft.record.scene.now), **now_in(form.result)}
    if form.already_done:
        return {"state": "saved", "at": clock(draft.record.scene.now), **here(draft, form)}
    if form.merged is not None:
        merged = form.merged
        html = render_to_string("minutes/disagreement.html", {"pairs": merged.conflicts})
        return {
            "state": "conflict",
            "html": html,
            "theirs": merged.theirs,
            "mine": merged.mine,
            "both": merged.both,
            "base": form.theirs,
            "gone": form.gone,
        }
    errors = [str(error) for errors in form.errors.values() for error in errors]
    return {"state": "refused", "words": errors}


def now_in(written: SectionWritten) -> dict[str, Any]:
    """A section as it stands once it was written."""
    one = written.section
    return {"text": one.words, "title": one.title, "nth": one.nth} if one else {"gone": True}


def here(draft: MinutesDraft, form: SectionForm) -> dict[str, Any]:
    """Note that somebody writes here; who else does, and how the section stands."""
    minutes = draft.record.minutes
    form.full_clean()
    data = form.cleaned_data
    if minutes is None or not {"hand", "nth", "acting"} <= data.keys():
        return {"others": ""}
    if minutes.state not in PREPARATORY:
        return {"closed": True}
    hand: UUID = data["hand"]
    key, by = (data.get("title", ""), data["nth"]), replace(form.actor, gesture=None)
    now, mine = draft.record.scene.now, draft.record.scene.member.person.pk
    if not any(pen.hand == hand and is_fresh(pen, key, now) for pen in draft.pens):
        take_pen(minutes=minutes, hand=hand, title=key[0], nth=key[1], by=by, now=now)
    found = next((one for one in draft.sections if one.key == key), None)
    others = [pen for pen in draft.pens if pen.person_id != mine]
    told = {"text": found.words} if found else {"gone": True}
    return {"others": writing_here(others, key), **told}


def is_fresh(pen: Pen, key: tuple[str, int], now: datetime) -> bool:
    """Whether a page said too lately where it is to be worth saying again."""
    return (pen.title, pen.nth) == key and pen.at > now - SEEN / 4


def preview(draft: MinutesDraft, form: SectionForm) -> dict[str, Any]:
    """The words as this writer will read them, and whether there are more for those present."""
    text, reading = form.data.get("text", "")[:300_000], draft.record.reading
    html = reading.html(without_seals(text), offset=3)
    hides = not reading.audience.shows(Audience.PRESENT)
    if hides and passages_for_those_present(text, default=reading.default):
        said = _("Not shown here: what only those who were there may read.")
        html = format_html('<p class="tdt-muted">{}</p>{}', said, SafeString(html))
    return {"html": html}


ANSWERS = {"save": saved, "here": here, "preview": preview}
