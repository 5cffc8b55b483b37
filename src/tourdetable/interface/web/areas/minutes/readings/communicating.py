"""A copy of adopted minutes for somebody who asks for them: what an audience may have, a box
wherever something is left out, and words covered for good. The words are kept nowhere."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any
from uuid import uuid5

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.core.documents.kinds.minutes import MinutesDocument
from tourdetable.core.documents.text.covering import WordsCovered, covered
from tourdetable.core.words.audience import LADDER, Audience
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.minutes.actions.communicating import communicate
from tourdetable.domain.minutes.enums import CoverGround
from tourdetable.domain.networks.queries import local_day
from tourdetable.interface.language import day, in_turn
from tourdetable.interface.web.answer import members_form, posted
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, record_of
from tourdetable.interface.web.areas.minutes.paper import fingerprint, minutes_document
from tourdetable.interface.web.areas.minutes.parts.whole import answer_about, begun, writers
from tourdetable.interface.web.areas.minutes.readings.lent import as_stranger, boxes, lent
from tourdetable.interface.web.areas.minutes.words import AUDIENCES
from tourdetable.interface.web.base.forms import WriteForm, offer
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.files import given

MOST_WORDS = 500
OFFERED = tuple(one for one in reversed(LADDER) if one is not Audience.PRESENT)


class CommunicateForm(WriteForm):
    """For whom the copy is, what is covered in it, and why."""

    audience = forms.ChoiceField(
        label=gettext_lazy("What may they have?"), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("Words to cover"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy(
            "A name, an address, a phrase on each line. Each is taken out wherever it stands, "
            "whatever its capitals and accents; other ways of writing it are not: read the copy "
            "again before you send it."
        ),
    )
    grounds = forms.MultipleChoiceField(
        label=gettext_lazy("Why something is covered"),
        choices=CoverGround,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    ending = forms.ChoiceField(
        label=gettext_lazy("Format of the copy"),
        choices=[("pdf", "PDF"), *((one.value, one.upper()) for one in OfficeFormat)],
        initial="pdf",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, record: MinutesInContext, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = record.reading.audience
        choices = [(one.value, capfirst(str(AUDIENCES[one]))) for one in OFFERED if own.shows(one)]
        offer(self, "audience", choices)

    @property
    def phrases(self) -> tuple[str, ...]:
        """What is to be covered. Only on a valid form."""
        lines = self.cleaned_data["words"].splitlines()
        return tuple(line.strip() for line in lines if line.strip())[:MOST_WORDS]


@members_form
def export(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say what is covered, then have the copy."""
    record = record_of(scene, pk)
    allowed, minutes = writers(record), begun(record)
    usual = record.reading.default
    initial = {"audience": Audience.NETWORK if usual is Audience.PRESENT else usual}
    known: dict[str, Any] = {"scene": scene, "capacities": allowed, "initial": initial}
    form = CommunicateForm(posted(request), record=record, **known)
    title = _("A copy to communicate")
    if record.adopted is None and not form.is_bound:
        words = _("Only adopted minutes are communicated.")
        there: dict[str, Any] = {"title": title, "said": "", "not_now": words}
        return answer_about(request, record, form, nothing, "communicate", **there)
    form.resumed = form.is_bound and request.method != "POST"
    asked = form.is_bound and not form.resumed and form.is_valid()
    if asked and form.attempt(copy_of(record, form)):
        name = f"{slugify(title)}-{local_day(scene.network, minutes.meeting.starts_at)}"
        return given(scene, form.result, name, form.cleaned_data["ending"], ours=True)
    context = {"form": form, "record": record, "title": title, "usual": AUDIENCES[usual]}
    context["cancel"] = scene.url("minutes", pk)
    return render(request, "minutes/communicate.html", context, status=form.status)


def nothing() -> None:
    """What is done where nothing may be."""


def copy_of(record: MinutesInContext, form: CommunicateForm) -> Callable[[], MinutesDocument]:
    """Make the copy and record it; the same one asked for again is recorded once."""

    def act() -> MinutesDocument:
        audience = Audience(form.cleaned_data["audience"])
        grounds = form.cleaned_data["grounds"]
        left, number, left_out = redacted(record, audience, form.phrases)
        actor = form.actor
        assert actor.gesture is not None
        once = replace(actor, gesture=uuid5(actor.gesture, form.fingerprint()))
        said: dict[str, Any] = {"audience": audience, "grounds": grounds}
        said |= {"covered": number, "left_out": left_out, "by": once, "now": form.scene.now}
        with suppress(AlreadyDone):
            communicate(minutes=begun(record), **said)
        return replace(left, notes=notes(record, audience, grounds))

    return act


def redacted(
    record: MinutesInContext, audience: Audience, phrases: tuple[str, ...]
) -> tuple[MinutesDocument, int, int]:
    """The copy, how many times words are covered in it, how many passages are left out of it."""
    box = _("Passage left out")
    shown = lent(as_stranger(record), audience, box=box)
    whole = replace(minutes_document(shown), integrity="")
    cover = WordsCovered(phrases, _("[covered]"))
    left, number = covered(whole, cover)
    integrity = fingerprint(shown, left.decisions, left.text)
    left = replace(left, integrity=integrity, cover=cover.box if phrases else "")
    return left, number, passages_left_out(whole, box)


def passages_left_out(document: MinutesDocument, box: str) -> int:
    """How many boxes stand in a copy."""
    number = boxes(document.text.blocks)
    for decision in document.decisions:
        said = [*decision.reservations, *decision.dissents]
        number += boxes(decision.text.blocks) + sum(str(one).count(box) for one in said)
    return number


def notes(record: MinutesInContext, audience: Audience, grounds: list[str]) -> tuple[str, ...]:
    """What the copy says of itself."""
    about = {"day": day(record.scene.now), "audience": AUDIENCES[audience]}
    said = _("Copy made on %(day)s, of what these may read: %(audience)s.") % about
    if not grounds:
        return (said,)
    why = in_turn([str(CoverGround(one).label) for one in grounds])
    return (said, _("Why something is covered: %(why)s.") % {"why": why})
